"""What the content files of the forum say, before anything of it stands in the database."""

import re
from collections import Counter
from datetime import UTC, datetime
from random import Random

import pytest

from forum import masking
from forum.models import Thread
from portal.demo.forum.boards import slugs
from portal.demo.forum.endless import called_roll
from portal.demo.forum.people import everybody
from portal.demo.forum.plan import Planner
from portal.demo.forum.reading import html_of, lines_of, read_comments, read_members, read_pools, read_scripts
from portal.demo.forum.speech import said
from portal.demo.reading import CONTENT, read_stories, read_table

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
LEFT_OPEN = re.compile(r"[{}\[\]|$]")


@pytest.fixture(scope="module")
def plans():
    planner = Planner(everybody(), NOW, Random("diễn đàn"))
    made = []
    for script in read_scripts(slugs()):
        planned = planner.plan(script)
        made.append(called_roll(planner, planned) if "long" in script.facts else planned)
    return made


def texts(plans) -> list[str]:
    return [line.text for planned in plans for line in planned.lines]


def test_as_many_threads_and_posts_as_a_lively_forum(plans):
    assert len(slugs()) == 12
    assert len(plans) >= 249
    assert len(texts(plans)) >= 3000
    assert max(len(planned.lines) for planned in plans) == 1500
    assert len({planned.script.title for planned in plans}) == len(plans)


def test_no_text_is_repeated_more_than_a_few_times(plans):
    counted = Counter(texts(plans))
    assert counted.most_common(1)[0][1] <= 8
    assert len(counted) > 0.85 * len(texts(plans))
    assert max(Counter(text for text in texts(plans) if len(text) > 60).values()) <= 3


def test_a_page_of_the_longest_thread_holds_no_text_twice(plans):
    lines = [line.text for line in next(planned for planned in plans if "long" in planned.script.facts).lines]
    assert all(len(set(lines[start : start + 20])) == len(lines[start : start + 20]) for start in range(0, 1500, 20))


def test_every_choice_is_made_and_every_name_put_in(plans):
    assert [text for text in texts(plans) if LEFT_OPEN.search(text)] == []


def test_nobody_gives_a_telephone_or_account_number(plans):
    comments = [comment.text for each in read_comments().values() for comment in each]
    assert [text for text in texts(plans) + comments if masking.has_numbers(text)] == []


def test_everything_was_written_in_order_and_not_in_the_future(plans):
    for planned in plans:
        times = [line.at for line in planned.lines]
        assert times == sorted(times), planned.script.title
        assert times[-1] <= NOW


def test_speakers_are_members_who_may_speak_there(plans):
    members = {member.username: member for member in everybody()}
    for planned in plans:
        assert {line.by for line in planned.lines} <= members.keys(), planned.script.title
        if planned.script.facts["board"] == "goc-can-bo":
            assert all("cb" in members[line.by].tags for line in planned.lines), planned.script.title


def test_threads_name_known_boards_topics_kinds_and_articles(plans):
    topics = {row["name"] for row in read_table("topics")}
    titles = [story.title for story in read_stories()]
    kinds = {row["slug"]: row["kinds"].split() for row in read_table("forum/boards")}
    for planned in plans:
        facts = planned.script.facts
        assert set(planned.script.topics) <= topics, planned.script.title
        assert planned.script.kind in (*kinds[facts["board"]], "event"), planned.script.title
        assert "event" not in facts or any(title.startswith(facts["event"]) for title in titles), planned.script.title
        official = [line.marks["official"] for line in planned.lines if "official" in line.marks]
        assert set(official) <= set(Thread.Proposal.values)
    for beginning in read_comments():
        assert any(title.startswith(beginning) for title in titles), beginning


def test_all_kinds_and_all_answers_to_proposals_are_there(plans):
    kinds = Counter(planned.script.kind for planned in plans)
    assert min(kinds[kind] for kind in ("experience", "question", "proposal")) >= 30
    assert kinds["event"] >= 3
    official = {line.marks["official"] for planned in plans for line in planned.lines if "official" in line.marks}
    assert official == set(Thread.Proposal.values) - {"new"}
    unanswered = [planned for planned in plans if len(planned.lines) == 1]
    assert len(unanswered) >= 5
    assert any((NOW - planned.lines[0].at).days > 365 for planned in unanswered)


def test_files_are_small_enough_to_read():
    for path in (CONTENT / "forum").rglob("*.*"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, path


def test_members_are_written_once_and_of_all_levels():
    members = read_members()
    assert len({member.username for member in members}) == len(members) >= 120
    assert {"new", "member", "trusted", "veteran", "silenced", "banned", "closed"} <= {tag for member in members for tag in member.tags}


def test_choices_in_square_brackets_fit_each_other():
    for number in range(30):
        told = said("[Con chim|Con mèo] được gỡ ra, {rồi|thế là} [nó bay|nó cào].", Random(number))
        assert ("chim" in told) == ("bay" in told)


def test_all_ways_of_saying_a_deed_are_whole():
    for line in lines_of("day-deeds"):
        counts = {match.count("|") for match in re.findall(r"\[([^\[\]]*)\]", re.sub(r"\{[^{}]*\}", "", line))}
        assert len(counts) <= 1, line
        assert line.count("{") == line.count("}"), line


def test_every_board_has_replies_for_its_kinds():
    pools = read_pools()
    assert set(slugs()) <= pools.keys()
    assert all(len(pools[slug]) >= 5 for slug in slugs())


def test_html_of_lists_and_marks():
    assert html_of("Một **hai** *ba* <b>") == "<p>Một <strong>hai</strong> <em>ba</em> &lt;b&gt;</p>"
    assert html_of("Có:\n- a\n- b\n\n1. x\n2. y") == "<p>Có:</p><ul><li>a</li><li>b</li></ul><ol><li>x</li><li>y</li></ol>"
