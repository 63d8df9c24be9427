"""Links inside a line: to the web, to this site, and to the people and units that are called by name."""

import re
from html import escape
from urllib.parse import urlsplit, urlunsplit

PERMALINK = re.compile(r"^(?:https?://[^/\s]+)?/dien-dan/bai/(\d{1,18})/?$")
OWN_NAME = re.compile(r"^(?:https?://[^/\s]+)?/(?:thanh-vien|don-vi)/")
MENTION = re.compile(r"(?<![\w@./])@(don-vi/[a-z0-9-]{1,160}|[\w.+-]{1,150})(?![\w@])", re.IGNORECASE)
ADDRESS = re.compile(r"(?<![\w@/])https?://[^\s<>\"'“”]{3,500}", re.IGNORECASE)
LEADS_SOMEWHERE = re.compile(r"(?:https?://[^/\s]|mailto:[^\s]|/(?![/\\]))", re.IGNORECASE)
WORDS = re.compile(f"(?P<address>{ADDRESS.pattern})|(?P<mention>{MENTION.pattern})", re.IGNORECASE)
# Ends of a sentence that stand behind an address do not belong to it.
TRAILING = ".,;:!?…)]}»”"


def link_html(href: str, words: str, known, result) -> str:
    """`words` as a link, if `href` leads to the web, a mail address or this site; what leads elsewhere is marked with its host."""
    if not words.strip() or not LEADS_SOMEWHERE.match(href):
        return escape(words, quote=False)
    host = host_of(href)
    if host is None:
        return escape(words, quote=False)
    if not host or host in known.hosts:
        own = href if href.startswith(("/", "mailto:")) else own_path(href)
        return f'<a href="{escape(own)}">{escape(words, quote=False)}</a>'
    result.links.append(href)
    return f'<a href="{escape(href)}" rel="nofollow ugc noopener" data-host="{escape(host)}">{escape(words, quote=False)}</a>'


def own_path(href: str) -> str:
    """The path of an address of this site. Never two slashes at its beginning, which browsers take for the name of another host."""
    parts = urlsplit(href)
    return urlunsplit(("", "", "/" + parts.path.lstrip("/\\ "), parts.query, parts.fragment))


def words_html(words: str, known, result) -> str:
    """Plain words, with the addresses and the known names in them made links."""
    html, place = "", 0
    for match in WORDS.finditer(words):
        if match["address"]:
            address = match["address"].rstrip(TRAILING)
            made, end = link_html(address, address, known, result), match.start() + len(address)
        else:
            made, end = _mention_html(match, known, result)
        if made:
            html += escape(words[place : match.start()], quote=False) + made
            place = end
    return html + escape(words[place:], quote=False)


def _mention_html(match: re.Match, known, result) -> tuple[str, int]:
    typed = match["mention"][1:].rstrip(".-")
    name = typed.lower()
    end = match.start() + 1 + len(typed)
    if name.startswith("don-vi/"):
        slug = name.removeprefix("don-vi/")
        if slug not in known.units:
            return "", end
        result.units.append(known.units[slug][0])
        return f'<a href="/don-vi/{slug}/">@{typed}</a>', end
    if name not in known.people:
        return "", end
    result.users.append(known.people[name][0])
    return f'<a href="/thanh-vien/{escape(known.people[name][1])}/">@{typed}</a>', end


def host_of(href: str) -> str | None:
    """The host that a link leads to, in the letters that browsers resolve; empty for an address of this site or of no web page, None for
    what is no address."""
    try:
        parts = urlsplit(href)
        host, _port = (parts.hostname or "").lower(), parts.port
        return host if host.isascii() else host.encode("idna").decode()
    except (ValueError, UnicodeError):
        return None
