"""Names of files, of what people typed."""

from portal.ui.typed import slug_of

LONGEST = 80


def file_name(title: str, ending: str) -> str:
    """ASCII letters, digits and hyphens alone, so that neither a path nor a line of a header can be hidden in it:
    "../../Kế hoạch\\r\\nSet-Cookie" → "ke-hoach-set-cookie.docx"."""
    return f"{slug_of(title, LONGEST) or 'tep'}.{ending}"
