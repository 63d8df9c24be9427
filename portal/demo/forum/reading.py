"""Reads the content of the forum; its form is described in docs/features/demo.md. Nothing here touches the database."""

import re
from dataclasses import dataclass, field
from html import escape

from portal.demo.reading import CONTENT, chunks

FOLDER = CONTENT / "forum"
BOLD, ITALIC = re.compile(r"\*\*(.+?)\*\*"), re.compile(r"\*([^*\n]+?)\*")
NUMBERED = re.compile(r"\d+\. ")


@dataclass(frozen=True)
class Said:
    """A post as it stands in a file: who says it ("op", a username, or "*" with tags), marks, and the words."""

    who: str
    marks: dict[str, str]
    text: str


@dataclass(frozen=True)
class Script:
    """A thread as it stands in a file."""

    title: str
    kind: str
    facts: dict[str, str]
    text: str
    replies: tuple[Said, ...] = field(default=())

    @property
    def topics(self) -> list[str]:
        """Names of topics may hold commas ("Phòng, chống bạo lực gia đình"): a part that begins small goes on with the one before."""
        names: list[str] = []
        for part in (part.strip() for part in self.facts.get("topics", "").split(",") if part.strip()):
            if names and not part[0].isupper():
                names[-1] += f", {part}"
            else:
                names.append(part)
        return names


@dataclass(frozen=True)
class Member:
    username: str
    name: str
    unit: str
    tags: frozenset[str]

    @property
    def called(self) -> str:
        """What others call her: "chị Thu", "cô Bích", "chị H'Ban", "chị Y Liên"."""
        words = self.name.split()
        given = self.name if words[0] in ("Y", "Ka") else words[0] if words[0].startswith(("H'", "K'")) else words[-1]
        return f"{'cô' if 'gia' in self.tags else 'em' if 'tre' in self.tags else 'chị'} {given}"


def read_members() -> list[Member]:
    rows = [[cell.strip() for cell in line.split("|")] for line in lines_of("members")]
    return [Member(username, name, unit, frozenset(tags.split())) for username, name, unit, tags in rows]


def read_scripts(boards: list[str]) -> list[Script]:
    """Every thread. The first files belong to `boards` (slugs) one by one; in the others each thread names its board."""
    found = []
    for number, path in enumerate(sorted((FOLDER / "threads").glob("*.md"))):
        board = boards[number] if number < len(boards) else ""
        for part in re.split(r"^# ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
            found.append(read_script(part, board))
    return found


def read_script(text: str, board: str) -> Script:
    """`text` is "title", a line of the kind and facts between semicolons, an empty line, the opening, and replies behind "+ " lines."""
    head, _, rest = text.partition("\n\n")
    title, _, line = head.partition("\n")
    kind, *parts = [part.strip() for part in line.split(" ; ")]
    opening, *replies = re.split(r"^\+ ", rest, flags=re.M)
    return Script(title.strip(), kind, {"board": board, **facts_of(parts)}, opening.strip(), tuple(map(read_said, replies)))


def read_said(text: str) -> Said:
    head, _, words = text.partition("\n")
    who, *parts = [part.strip() for part in head.split(" ; ")]
    return Said(who, facts_of(parts), words.strip())


def facts_of(parts: list[str]) -> dict[str, str]:
    """ "by hanh", "pinned" become {"by": "hanh", "pinned": ""}."""
    return {name: rest.strip() for name, _, rest in (part.partition(" ") for part in parts)}


def read_pools() -> dict[str, list[tuple[str, str, str]]]:
    """By board ("*" for all) the replies that fit every thread there: "<" or ">" (early, late), letter of the kind or "*", text."""
    pools: dict[str, list[tuple[str, str, str]]] = {}
    for line in lines_of("replies-1") + lines_of("replies-2"):
        if line.startswith("== "):
            board = line[3:].strip()
            continue
        head, _, text = line.partition("|")
        when, kinds = head.split()
        pools.setdefault(board, []).append((when, kinds, text.strip()))
    return pools


def read_comments() -> dict[str, list[Said]]:
    """By the beginning of an article's title what readers say below it."""
    found = {}
    for part in re.split(r"^== ", (FOLDER / "comments.txt").read_text(encoding="utf-8"), flags=re.M)[1:]:
        title, _, rest = part.partition("\n")
        said = [read_said(text) for text in re.split(r"^\+ ", rest, flags=re.M)[1:]]
        found |= {name.strip(): said for name in title.split("|")}
    return found


def lines_of(name: str) -> list[str]:
    """Lines of a file that are neither empty nor remarks."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("# ")]


def html_of(text: str) -> str:
    """What the editor would send: paragraphs, lists of "- " or "1. " lines, **bold** and *italic*."""
    return "".join(_block(chunk) for chunk in chunks(text))


def _block(chunk: str) -> str:
    html, lines = "", chunk.splitlines()
    while lines:
        kind = _kind(lines[0])
        run = []
        while lines and _kind(lines[0]) == kind:
            run.append(_inline(NUMBERED.sub("", lines.pop(0), count=1) if kind == "ol" else lines.pop(0).removeprefix("- ")))
        html += f"<p>{'<br>'.join(run)}</p>" if kind == "p" else f"<{kind}>{''.join(f'<li>{line}</li>' for line in run)}</{kind}>"
    return html


def _kind(line: str) -> str:
    return "ul" if line.startswith("- ") else "ol" if NUMBERED.match(line) else "p"


def _inline(text: str) -> str:
    return ITALIC.sub(r"<em>\1</em>", BOLD.sub(r"<strong>\1</strong>", escape(text, quote=False)))
