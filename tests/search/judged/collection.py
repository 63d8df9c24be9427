"""The demo's stories, threads and models among reports of routine work, as a collection for `search_eval`.

`python -m tests.search.judged.collection FOLDER [COUNT]` writes FOLDER/docs.jsonl, with COUNT documents in all.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.utils.text import slugify

from portal.demo.forum.reading import Script, read_scripts
from portal.demo.practice_scripts import PROSE, PracticeScript, read_practices
from portal.demo.reading import Story, read_stories
from portal.ui.folding import fold
from tests.search.judged.distractors import distractors

JUDGED = Path(__file__).resolve().parent
QUERIES, QRELS, GROUPS = JUDGED / "queries.tsv", JUDGED / "qrels.tsv", JUDGED / "groups.tsv"
THREADS, PRACTICES = "dien-dan/", "mo-hinh/"
# Models that are drafts or were withdrawn are not found on the site either.
READABLE = ("published", "revising")
# Reports of routine work beside what is judged.
DISTRACTORS = 2_000


def judged_documents() -> list[dict[str, str]]:
    """What queries are judged against: one document a story, thread and model, named by the slug of its title."""
    stories = [_document("", story.title, _of_story(story)) for story in read_stories()]
    threads = [_document(THREADS, script.title, _of_thread(script)) for script in read_scripts([])]
    practices = [_document(PRACTICES, script.name, _of_practice(script)) for script in read_practices() if script.stage in READABLE]
    return [*stories, *threads, *practices]


def documents(count: int | None = None) -> Iterator[dict[str, str]]:
    """What is judged and what is not, `count` in all; without a number DISTRACTORS more than what is judged."""
    judged = judged_documents()
    yield from judged
    yield from distractors(DISTRACTORS if count is None else max(0, count - len(judged)))


def write(folder: Path, count: int | None = None) -> Path:
    """The documents as JSON lines. Returns the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "docs.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(document, ensure_ascii=False) + "\n" for document in documents(count))
    return path


def _document(folder: str, title: str, parts: Iterable[str]) -> dict[str, str]:
    return {"id": folder + slugify(fold(title)), "title": title, "text": "\n".join(part for part in parts if part)}


def _of_story(story: Story) -> Iterator[str]:
    yield story.sapo
    for block in story.blocks:
        yield from (part for part in (block.argument, *block.lines) if part)


def _of_thread(script: Script) -> Iterator[str]:
    yield script.text
    yield from (said.text for said in script.replies)


def _of_practice(script: PracticeScript) -> Iterator[str]:
    yield script.facts["one"]
    yield from (script.facts.get(name, "") for name in PROSE)
    for step in script.steps:
        yield from (step.get("title", ""), step.get("text", ""))


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
