"""Rows of the permission table about the search and what the office keeps of it."""

COLUMNS = ("visitor", "member", "communicator", "editor", "elsewhere", "administrator")
POSTED = dict.fromkeys(COLUMNS, 405)
# Editors and communicators have no business here; the newsroom sends them to their desk.
CENTRE = {**dict.fromkeys(COLUMNS, 302), "administrator": 200}

# A saved search is its owner's alone.
OWNER = {**dict.fromkeys(COLUMNS, 404), "visitor": 302, "member": 200}
MEMBERS = {**dict.fromkeys(COLUMNS, 200), "visitor": 302}

ROWS = {
    "tim-kiem/rss/": ("/tim-kiem/rss/?q=tap+huan", dict.fromkeys(COLUMNS, 200)),
    "tim-kiem/da-luu/": ("/tim-kiem/da-luu/", MEMBERS),
    "tim-kiem/da-luu/moi/": ("/tim-kiem/da-luu/moi/?q=tap+huan", MEMBERS),
    "tim-kiem/da-luu/<int:pk>/": ("/tim-kiem/da-luu/{saved.pk}/", OWNER),
    "tim-kiem/da-luu/<int:pk>/xoa/": ("/tim-kiem/da-luu/{saved.pk}/xoa/", {**POSTED, "visitor": 302}),
    "tim-kiem/da-mo/": ("/tim-kiem/da-mo/", POSTED),
    "quan-tri/tim-kiem/tim-gi/": ("/quan-tri/tim-kiem/tim-gi/", CENTRE),
    "quan-tri/tim-kiem/tu-dong-nghia/": ("/quan-tri/tim-kiem/tu-dong-nghia/", CENTRE),
    "quan-tri/tim-kiem/tu-dong-nghia/results/": ("/quan-tri/tim-kiem/tu-dong-nghia/results/", CENTRE),
    "quan-tri/tim-kiem/tu-dong-nghia/new/": ("/quan-tri/tim-kiem/tu-dong-nghia/new/?tu=CLB", CENTRE),
    "quan-tri/tim-kiem/tu-dong-nghia/edit/<int:pk>/": ("/quan-tri/tim-kiem/tu-dong-nghia/edit/{synonym.pk}/", CENTRE),
    "quan-tri/tim-kiem/tu-dong-nghia/delete/<int:pk>/": ("/quan-tri/tim-kiem/tu-dong-nghia/delete/{synonym.pk}/", CENTRE),
    "quan-tri/tim-kiem/tu-dong-nghia/nhap/": ("/quan-tri/tim-kiem/tu-dong-nghia/nhap/", CENTRE),
    "quan-tri/tim-kiem/tu-dong-nghia/bang-tinh/": ("/quan-tri/tim-kiem/tu-dong-nghia/bang-tinh/", CENTRE),
    "quan-tri/tim-kiem/goi-y/": ("/quan-tri/tim-kiem/goi-y/", CENTRE),
    "quan-tri/tim-kiem/goi-y/results/": ("/quan-tri/tim-kiem/goi-y/results/", CENTRE),
    "quan-tri/tim-kiem/goi-y/new/": ("/quan-tri/tim-kiem/goi-y/new/?tu=toa+dam", CENTRE),
    "quan-tri/tim-kiem/goi-y/edit/<int:pk>/": ("/quan-tri/tim-kiem/goi-y/edit/{advice.pk}/", CENTRE),
    "quan-tri/tim-kiem/goi-y/delete/<int:pk>/": ("/quan-tri/tim-kiem/goi-y/delete/{advice.pk}/", CENTRE),
    "quan-tri/tim-kiem/tim-gi/bang-tinh/": ("/quan-tri/tim-kiem/tim-gi/bang-tinh/", CENTRE),
}
