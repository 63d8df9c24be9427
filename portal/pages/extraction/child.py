"""A program of its own: reads a file from its standard input, writes its words as a line of JSON. Knows nothing of the site.

`python -I child.py docx < file`. It takes its own rights away before it looks at the first byte: memory, processor time, files, processes.
"""

import io
import json
import re
import resource
import sys
import zipfile

MEMORY = 700 * 1024 * 1024  # Of addresses; what is in use is about half.
SECONDS = 20
MOST_PAGES = 300
MOST_ROWS = 20_000
MOST_CHARACTERS = 100_000
# What an archive may unpack to, of all its members, and of one that is read.
MOST_UNPACKED = 300 * 1024 * 1024
MOST_OF_MEMBER = 60 * 1024 * 1024

# Of each kind of archive the members that hold words, and the elements that are a line of them.
MEMBERS = {
    "docx": r"word/(document|footnotes|endnotes)\.xml",
    "pptx": r"ppt/(slides|notesSlides)/\w+\.xml",
    "odt": r"content\.xml",
    "odp": r"content\.xml",
    "ods": r"content\.xml",
}
LINES = {"docx": {"p"}, "pptx": {"p"}, "odt": {"p", "h"}, "odp": {"p", "h"}, "ods": {"table-row"}}
# Elements of a line that stand for a blank; those that say once more what stands there, or what somebody remarked.
BLANKS = {"tab", "br", "cr", "s", "line-break", "table-cell"}
UNREAD = {"Fallback", "annotation"}


class Broken(Exception):
    """It is not what its name says, or damaged."""


class Locked(Exception):
    """It opens with a password only."""


class Heavy(Exception):
    """It would unpack to more than anybody writes."""


class Words:
    """Collects lines up to MOST_CHARACTERS."""

    def __init__(self):
        self.lines, self.length, self.pages = [], 0, 0

    @property
    def is_full(self) -> bool:
        return self.length >= MOST_CHARACTERS

    def add(self, line: str) -> None:
        line = " ".join(line.encode("utf-8", "ignore").decode().replace("\0", " ").split())
        if line and not self.is_full:
            self.lines.append(line)
            self.length += len(line) + 1


def read_pdf(data: bytes, words: Words) -> None:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Locked
    for page in reader.pages:
        if words.is_full or words.pages >= MOST_PAGES:
            break
        words.pages += 1
        for line in page.extract_text().splitlines():
            words.add(line)


def read_office(data: bytes, words: Words, suffix: str) -> None:
    with unpacked(data) as archive:
        names = sorted((name for name in archive.namelist() if re.fullmatch(MEMBERS[suffix], name)), key=in_order)
        if not names:
            raise Broken
        for name in names:
            if archive.getinfo(name).file_size > MOST_OF_MEMBER:
                raise Heavy
            with archive.open(name) as member:
                read_xml(member, words, LINES[suffix], is_tagged=suffix in {"docx", "pptx"})


def in_order(name: str) -> list:
    """ "slide10" after "slide9", notes after what they explain."""
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)]


def read_xml(member, words: Words, lines: set[str], *, is_tagged: bool) -> None:
    """A line for each of the elements `lines`. Entities are not resolved, and nothing is fetched."""
    from lxml import etree

    for _event, element in etree.iterparse(member, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False):
        if local(element) in lines:
            words.add("".join(said(element, is_tagged)))
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
        if words.is_full:
            return


def local(element) -> str:
    """The name without its namespace; none for comments and entities."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def said(element, is_tagged: bool):
    """All that is written in an element, in order; where words are tagged, what is not in a `t` are numbers of the layout."""
    name = local(element)
    if name in UNREAD:
        return
    if name in BLANKS:
        yield " "
    if name == "t" or (name and not is_tagged):
        yield element.text or ""
    for child in element:
        yield from said(child, is_tagged)
        if not is_tagged:
            yield child.tail or ""


def read_sheets(data: bytes, words: Words) -> None:
    import openpyxl

    unpacked(data).close()
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    rows = 0
    for sheet in book.worksheets:
        words.add(sheet.title)
        for row in sheet.iter_rows(values_only=True):
            words.add(" · ".join(text for value in row if value is not None and (text := str(value).strip())))
            rows += 1
            if words.is_full or rows >= MOST_ROWS:
                return


def read_plain(data: bytes, words: Words) -> None:
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    for line in data[: 8 * MOST_CHARACTERS].decode(encoding, "ignore").splitlines():
        words.add(line)


def unpacked(data: bytes) -> zipfile.ZipFile:
    """The archive, if it says that it unpacks to a bearable size. A member that lies is cut by `zipfile` where it said it ends."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        # Office puts what is encrypted into the container of its old formats.
        raise Locked
    archive = zipfile.ZipFile(io.BytesIO(data))
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise Locked
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise Heavy
    return archive


def read(data: bytes, suffix: str, words: Words) -> None:
    if suffix == "pdf":
        read_pdf(data, words)
    elif suffix == "xlsx":
        read_sheets(data, words)
    elif suffix in MEMBERS:
        read_office(data, words, suffix)
    else:
        read_plain(data, words)


def found(data: bytes, suffix: str) -> dict:
    """What is said of the file; what was read before it broke is kept."""
    words = Words()
    try:
        read(data, suffix, words)
    except Locked:
        return {"state": "locked"}
    except (Heavy, MemoryError, RecursionError):
        return {"state": "heavy"}
    except Exception:  # Whatever a library raises at a file that is made to break it.
        if not words.lines:
            return {"state": "broken"}
    text = "\n".join(words.lines)[:MOST_CHARACTERS]
    state = "read" if text else "silent"
    return {"state": state, "text": text, "pages": words.pages, "is_cut": words.is_full or words.pages >= MOST_PAGES}


def give_up_rights() -> None:
    limits = ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0))
    for kind, most in limits:
        resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    give_up_rights()
    json.dump(found(sys.stdin.buffer.read(), sys.argv[1]), sys.stdout)
