"""What people would have looked for in the demo, and what the office suggests for one of it."""

from datetime import date, timedelta
from random import Random

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from news.models import ArticlePage
from portal.demo.reading import read_table
from portal.search.engines import engine
from portal.search.engines.interface import EngineDown, Filters
from portal.search.office.advice import keep
from portal.search.office.log import Question
from portal.search.office.models import Advice, Asked
from portal.search.office.synonyms import key_of
from portal.search.query import parse

DAYS = 100
SUGGESTED_FOR = "mô hình nhà trọ"
SUGGESTED = "Mô hình tập hợp nữ lao động tại các khu nhà trọ"


def add_searches() -> int:
    """Sums of the last DAYS days, growing slowly, half as many on Saturdays and Sundays. Nothing where somebody searched already."""
    suggest()
    if Asked.objects.exists():
        return 0
    dice, rows, today = Random(8), [], timezone.localdate()  # noqa: S311  (nothing secret is drawn)
    for row in read_table("searches"):
        found = _found(row["query"])
        rows += [_asked(row, found, today - timedelta(days=ago), ago, dice) for ago in range(DAYS)]
    rows = [row for row in rows if row.times]
    Asked.objects.bulk_create(rows, batch_size=500)
    return sum(row.times for row in rows)


def _found(query: str) -> int:
    try:
        return engine().search(parse(query), Filters(), size=1).total
    except EngineDown:
        return 0


def _asked(row: dict[str, str], found: int, day: date, ago: int, dice: Random) -> Asked:
    usual = int(row["often"]) * (1.2 - ago / (1.5 * DAYS)) * (0.5 if day.weekday() > 4 else 1)
    times = max(0, round(dice.gauss(usual, usual / 3)))
    opened = round(times * int(row["open"]) / 10) if found else 0
    question = Question(day, key_of(row["query"]), row["query"], "")
    return Asked(
        code=question.code,
        day=day,
        key=question.key,
        text=question.text,
        times=times,
        missed=0 if found else times,
        found=found,
        opened=opened,
        ranks=opened * int(row["place"]),
    )


def suggest() -> None:
    """The story that the office puts above the results of one query."""
    story = ArticlePage.objects.live().filter(title__startswith=SUGGESTED).first()
    if story and not Advice.objects.exists():
        kind = ContentType.objects.get_for_model(ArticlePage)
        note = "Bắt đầu từ đây: cách lập tổ, kinh phí và những điều đã vấp."
        keep(advice=Advice(query=SUGGESTED_FOR, content_type=kind, object_id=story.pk, title=story.title, note=note))
