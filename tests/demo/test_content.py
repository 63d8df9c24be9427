import re
from collections import Counter
from itertools import combinations

import pytest
from django.utils import timezone

from news.models import EventKind
from portal.demo.bodies import COLUMNS
from portal.demo.pictures.scenes import SCENES
from portal.demo.reading import STATES, Block, read_stories, read_story, read_table
from portal.home.services import SECTIONS
from portal.ui.typed import slug_of

STORIES = read_stories()
PUBLISHED = [story for story in STORIES if story.state == "published"]


def words_of(story) -> str:
    """All running text of a story."""
    parts = [story.sapo, *(f"{block.argument} {' '.join(block.lines)}" for block in story.blocks)]
    return " ".join(parts)


def sentences_of(story) -> set[str]:
    return {part.strip() for part in re.split(r"(?<=[.!?:])\s+", words_of(story)) if len(part.split()) >= 7}


def test_there_is_enough_to_read():
    assert len(PUBLISHED) >= 120
    assert len({story.facts["unit"] for story in PUBLISHED}) >= 25
    assert {story.facts.get("kind", "tin") for story in PUBLISHED} == set(EventKind.values)
    assert sum(len(words_of(story).split()) >= 300 for story in PUBLISHED) >= 20


def test_ten_long_stories_have_large_galleries():
    sizes = [len(block.lines) for story in PUBLISHED for block in story.blocks if block.name == "gallery"]
    assert len([size for size in sizes if 12 <= size <= 40]) >= 10
    assert max(sizes) == 40


def test_every_kind_of_block_is_used():
    names = {block.name for story in PUBLISHED for block in story.blocks}
    assert names >= {"photo", "gallery", "quote", "figures", "agenda", "people", "document", "video", "callout", "table"}


def test_no_two_stories_share_a_title_or_an_address():
    assert [title for title, count in Counter(story.title for story in STORIES).items() if count > 1] == []
    assert [slug for slug, count in Counter(slug_of(story.title) for story in STORIES).items() if count > 1] == []


def test_no_two_stories_share_more_than_a_sentence():
    said = [(story.title, sentences_of(story)) for story in STORIES]
    assert [(one, other) for (one, a), (other, b) in combinations(said, 2) if len(a & b) > 1] == []


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.title[:40])
def test_story_names_what_exists(story):
    facts = story.facts
    known = {row["name"] for row in read_table("topics")}
    assert set(story.topics) <= known
    assert story.topics
    assert facts["section"] in {slug_of(name) for name, _description in SECTIONS}
    assert facts.get("kind", "tin") in EventKind.values
    assert facts.get("programme") in {None, *(row["slug"] for row in read_table("programmes"))}
    assert facts.get("author") in {None, *(slug_of(row["name"]) for row in read_table("authors"))}
    assert story.state in STATES
    assert all(name.rpartition("-")[0] in SCENES and name.rpartition("-")[2].isdigit() for name in story.pictures)
    assert all(len(row) <= len(COLUMNS[block.name]) for block in story.blocks if block.name in COLUMNS for row in block.rows)


@pytest.mark.parametrize("story", PUBLISHED, ids=lambda story: story.title[:40])
def test_published_story_is_not_in_the_future(story):
    now = timezone.now()
    assert story.published_at(now) <= now
    assert len(story.sapo) <= 600


def test_read_story_reckons_days_from_its_publication():
    story = read_story(
        "# Một\npublished: 2026-11-20 09:00\nevent: +14 07:30–11:00\n\nNgày {D}, {thu}.\n\nTrước đó, {d-1}.\n\n:::quote Bà A | B\nMột câu."
    )
    now = timezone.now()
    starts, ends = story.event_times(now)
    assert (timezone.localtime(starts).isoformat(), timezone.localtime(ends).isoformat()) == (
        "2026-12-04T07:30:00+07:00",
        "2026-12-04T11:00:00+07:00",
    )
    assert story.filled(story.sapo, now) == "Ngày 20/11/2026, thứ Sáu."
    assert story.filled(story.blocks[0].argument, now) == "Trước đó, 19/11."
    assert story.blocks[1] == Block("quote", "Bà A | B", ("Một câu.",))
