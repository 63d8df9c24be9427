"""Threads are found by those who may read them."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict

from forum import services
from portal.search.finding import find
from portal.units.models import Role
from tests.forum.factories import make_board, make_member, make_officer, make_post, make_thread

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture(autouse=True)
def index(settings, tmp_path):
    from portal.search.engines import engine

    settings.SEARCH_INDEX_DIR = tmp_path
    engine.cache_clear()
    yield
    engine.cache_clear()


def found(words: str, user=None) -> list[str]:
    return [result.url for result in find(QueryDict(f"q={words}"), user or AnonymousUser()).results]


def test_a_thread_is_found_by_title_first_post_and_replies(board):
    thread = make_thread(board, title="Nuôi gà thả vườn", body="<p>Chuồng bằng tre nứa</p>")
    make_post(thread, body="<p>Phòng bệnh bằng tỏi</p>")
    for words in ("ga tha vuon", "chuồng tre nứa", "phòng bệnh tỏi"):
        assert found(words) == [thread.get_absolute_url()]


def test_what_is_hidden_or_held_is_not_found(board):
    thread = make_thread(board, title="Nuôi gà thả vườn")
    post = make_post(thread, body="<p>Phòng bệnh bằng tỏi</p>")
    services.hide(target=post, by=None)
    assert found("phòng bệnh tỏi") == []
    services.hide(target=thread, by=None)
    assert found("nuôi gà thả vườn") == []


def test_numbers_that_are_masked_are_not_found(board, unit_tree):
    thread = make_thread(board, make_officer(unit_tree.sai_gon), title="Nuôi gà thả vườn", body="<p>Gọi 0912345678 nhé</p>")
    assert thread.is_shown
    assert found("0912345678") == []


def test_boards_are_found_by_their_audience_alone(unit_tree):
    officer = make_officer(unit_tree.chi_hoi, Role.Kind.OFFICER)
    members = make_thread(make_board(unit_tree.phu_dien, audience="members"), title="Nuôi gà trong hội")
    officers = make_thread(make_board(unit_tree.phu_dien, audience="officers"), officer, title="Nuôi gà của cán bộ")
    assert found("nuôi gà") == []
    assert found("nuôi gà", make_member()) == [members.get_absolute_url()]
    assert set(found("nuôi gà", officer)) == {members.get_absolute_url(), officers.get_absolute_url()}


def test_a_moved_thread_is_found_by_its_new_readers(board, unit_tree):
    thread = make_thread(board, title="Nuôi gà thả vườn")
    services.move(thread=thread, board=make_board(unit_tree.phu_dien, audience="members"), by=None)
    assert found("nuôi gà thả vườn") == []
    thread.refresh_from_db()
    assert found("nuôi gà thả vườn", make_member()) == [thread.get_absolute_url()]


def test_threads_are_narrowed_to_a_board_that_one_may_read(board, unit_tree):
    closed = make_board(unit_tree.phu_dien, audience="members", name="Góc riêng", slug="goc-rieng")
    mine = [make_thread(place, title="Nuôi gà thả vườn").get_absolute_url() for place in (board, closed)]
    make_thread(make_board(unit_tree.phu_dien), title="Nuôi gà thả vườn")
    asked = find(QueryDict(f"q=nuoi ga&chuyen-muc=dien-dan-{board.slug}"), AnonymousUser())
    assert [result.url for result in asked.results] == mine[:1]
    member = make_member()
    assert [result.url for result in find(QueryDict("q=nuoi ga&chuyen-muc=dien-dan-goc-rieng"), member).results] == mine[1:]
    hidden = find(QueryDict("q=nuoi ga&chuyen-muc=dien-dan-goc-rieng"), AnonymousUser())
    offered = [offer.label for facet in hidden.facets for offer in facet.offers]
    assert "Góc riêng" not in [*offered, *(chip.label for chip in hidden.narrowing.chips)]
    assert board.name in offered
