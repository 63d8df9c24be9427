"""The demo stories as a collection for `search_eval`. `python -m tests.search.judged.collection FOLDER` writes it to FOLDER/docs.jsonl."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from django.utils.text import slugify

from portal.demo.reading import Story, read_stories
from portal.ui.folding import fold

JUDGED = Path(__file__).resolve().parent
QUERIES, QRELS = JUDGED / "queries.tsv", JUDGED / "qrels.tsv"


def documents() -> list[dict[str, str]]:
    """One document a story, named by the slug of its title."""
    return [{"id": slugify(fold(story.title)), "title": story.title, "text": "\n".join(_written(story))} for story in read_stories()]


def write(folder: Path) -> Path:
    """The documents as JSON lines. Returns the file."""
    path = folder / "docs.jsonl"
    path.write_text("".join(json.dumps(document, ensure_ascii=False) + "\n" for document in documents()), encoding="utf-8")
    return path


def _written(story: Story) -> Iterator[str]:
    yield story.sapo
    for block in story.blocks:
        yield from (part for part in (block.argument, *block.lines) if part)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
