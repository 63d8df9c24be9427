"""Answers on standard output what is asked on standard input, a line of JSON each: {"add"}, {"built"}, {"ask"}, {"save"}."""

import json
import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402  (Django first)
from modelsearch.backends import get_search_backend  # noqa: E402
from modelsearch.query import PlainText  # noqa: E402

from tests.bench.stories.models import Story  # noqa: E402

BATCH, DEPTH = 1_000, 10


def add(rows: list[list]) -> None:
    stories = Story.objects.bulk_create(Story(pk=key + 1, title=title, text=text) for key, title, text in rows)
    get_search_backend().add_bulk(Story, stories)


def ask(text: str) -> list[int]:
    try:
        found = get_search_backend().search(PlainText(text), Story)[:DEPTH]
        return [story.pk - 1 for story in found]
    except django.db.Error:
        return []


def main() -> None:
    call_command("migrate", run_syncdb=True, verbosity=0)
    waiting: list[list] = []
    for line in sys.stdin:
        what = json.loads(line)
        if "add" in what:
            waiting.append(what["add"])
            if len(waiting) < BATCH:
                continue
            add(waiting)
            waiting = []
            continue
        answer: object = True
        if "built" in what and waiting:
            add(waiting)
            waiting = []
        elif "ask" in what:
            answer = ask(what["ask"])
        elif "save" in what:
            add([what["save"]])
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
