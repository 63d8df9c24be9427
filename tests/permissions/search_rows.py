"""Rows of the permission table about the search and what the office keeps of it."""

COLUMNS = ("visitor", "member", "communicator", "editor", "elsewhere", "administrator")
POSTED = dict.fromkeys(COLUMNS, 405)
# Editors and communicators have no business here; the newsroom sends them to their desk.
CENTRE = {**dict.fromkeys(COLUMNS, 302), "administrator": 200}

ROWS = {
    "tim-kiem/da-mo/": ("/tim-kiem/da-mo/", POSTED),
    "quan-tri/tim-kiem/tim-gi/": ("/quan-tri/tim-kiem/tim-gi/", CENTRE),
    "quan-tri/tim-kiem/tim-gi/bang-tinh/": ("/quan-tri/tim-kiem/tim-gi/bang-tinh/", CENTRE),
}
