"""What people may write in a post, from one declaration: `EXTENSIONS` makes the editor's toolbar and the list of what is let through.

Pure: what the database knows is handed in as `Known`. What an editor or a plain text area sends is written again, block after block, so
that no shape comes out that was not meant:

- a *quote* begins with a line that is a link to the permalink of a post; it is stored as `<blockquote data-post="12">` with the words that
  this post really says, nothing else (who is quoted, and whether that may still be read, is asked when it is shown);
- a *picture* is `<img data-file="7" alt="…">` of one of the author's own uploads; pictures of other sites go;
- a *mention* is `@username` or `@don-vi/phu-dien`; it becomes a link to the person or unit;
- *links* lead to the web, a mail address or this site, marked with the foreign host.
"""

import re
from html import escape

import nh3
from django_prose_editor.config import allowlist_from_extensions

from forum.links import MENTION, PERMALINK
from forum.pen import BORDERS, Known, Pen, Written, comparable
from portal.ui.typed import clean_text

__all__ = ["ALLOWED", "EXTENSIONS", "RULES", "Known", "Written", "comparable", "write"]

# Grows whenever what is let through changes; posts that were stored under an older number are cleaned again when they are shown.
RULES = 1

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "Image": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
}
ALLOWED = allowlist_from_extensions(EXTENSIONS)
FIRST_PASS = nh3.Cleaner(
    tags=ALLOWED["tags"] | BORDERS | {"b", "i"},
    attributes=ALLOWED["attributes"] | {"blockquote": {"data-post"}, "img": {"data-file", "alt"}, "a": {"href"}},
    clean_content_tags={"script", "style", "title", "xml", "template", "noscript", "iframe", "textarea", "svg", "math"},
    url_schemes=set(EXTENSIONS["Link"]["protocols"]),
    link_rel=None,
)
# Marks piled upon one letter until they cover the lines above; no language needs more than four.
PILED = re.compile("([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]{4})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]+")
IS_HTML = re.compile(
    r"\s*<(?:p|div|ul|ol|li|blockquote|img|h[1-6]|br|table|figure|strong|em|a|b|i|section|article|pre)\b[^>]*>", re.IGNORECASE
)


def write(body: str, known: Known, *, is_masked: bool = True) -> Written:
    """`body`, HTML or plain text, as it is stored. Idempotent on what it gave. Words are never lost, only what surrounds them."""
    html = body if IS_HTML.match(body) else plain_as_html(body)
    pen = Pen(known, is_masked)
    pen.feed(FIRST_PASS.clean(PILED.sub(r"\1", clean_text(html))))
    pen.close()
    return pen.done()


def plain_as_html(text: str) -> str:
    """What a plain text area sends: paragraphs between empty lines, "> " before quoted lines, "- " before the items of a list."""
    blocks = re.split(r"\n[ \t]*\n", clean_text(text).strip("\n"))
    return "".join(map(_block_as_html, filter(str.strip, blocks)))


def _block_as_html(block: str) -> str:
    html, lines = "", block.split("\n")
    while lines:
        sign = next((sign for sign in (">", "- ", "* ", "• ") if lines[0].lstrip().startswith(sign)), "")
        run = []
        while lines and (lines[0].lstrip().startswith(sign) if sign else not lines[0].lstrip().startswith((">", "- ", "* ", "• "))):
            run.append(lines.pop(0).lstrip().removeprefix(sign) if sign else lines.pop(0))
        if sign == ">":
            html += f"<blockquote>{''.join(f'<p>{_quoted_line(line)}</p>' for line in run)}</blockquote>"
        elif sign:
            html += f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in run)}</ul>"
        else:
            html += f"<p>{'<br>'.join(map(escape, run))}</p>"
    return html


def _quoted_line(line: str) -> str:
    """The first line of a quote may be nothing but a permalink."""
    line = line.strip()
    return f'<a href="{escape(line)}">{escape(line)}</a>' if PERMALINK.match(line) else escape(line)


def quoted_ids(body: str) -> set[int]:
    """Posts that `body` may quote, for looking them up before it is written; at most 50."""
    found = re.findall(r"/dien-dan/bai/(\d{1,18})|data-post=[\"'](\d{1,18})", body)
    return {int(first or second) for first, second in found[:50]}


def picture_ids(body: str) -> set[int]:
    """Pictures that `body` may show; at most 100."""
    return {int(number) for number in re.findall(r"data-file=[\"']?(\d{1,18})", body)[:100]}


def called_names(body: str) -> tuple[set[str], set[str]]:
    """Usernames and slugs of units that `body` may call, in small letters; at most 200 together."""
    names = {name.lower().rstrip(".") for name in MENTION.findall(body)[:200]}
    units = {name.removeprefix("don-vi/") for name in names if name.startswith("don-vi/")}
    return {name for name in names if not name.startswith("don-vi/")}, units
