"""Who sees which boards, threads and posts."""

import pytest
from django.contrib.auth.models import AnonymousUser

from forum import services
from forum.models import Board, BoardModerator, Post, Thread
from forum.permissions import can_moderate
from portal.units.models import Role
from tests.forum.factories import make_board, make_member, make_officer, make_post, make_thread

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(unit_tree):
    """One of each, by what they are to the ward Phú Diễn in Hà Nội."""
    return {
        "visitor": AnonymousUser(),
        "member": make_member(),
        "officer": make_officer(unit_tree.phu_dien),
        "officer of a branch": make_officer(unit_tree.chi_hoi, Role.Kind.COMMUNICATOR),
        "officer elsewhere": make_officer(unit_tree.sai_gon),
        "officer above": make_officer(unit_tree.ha_noi),
        "moderator": make_officer(unit_tree.phu_dien, Role.Kind.MODERATOR),
        "moderator above": make_officer(unit_tree.trung_uong, Role.Kind.MODERATOR),
        "moderator elsewhere": make_officer(unit_tree.sai_gon, Role.Kind.MODERATOR),
        "administrator": make_member(is_superuser=True),
        "closed": make_officer(unit_tree.phu_dien, is_active=False),
    }


EVERYONE = {
    "visitor", "member", "officer", "officer of a branch", "officer elsewhere", "officer above", "moderator", "moderator above",
    "moderator elsewhere", "administrator", "closed",
}  # fmt: skip
MODERATORS = {"moderator", "moderator above", "administrator"}
AUDIENCES = {
    "everyone": EVERYONE,
    "members": EVERYONE - {"visitor", "closed"},
    "officers": {"officer", "officer of a branch"} | MODERATORS,
}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_board_is_visible_to_its_audience(unit_tree, people, audience):
    board = make_board(unit_tree.phu_dien, audience=audience)
    thread = make_thread(board)
    seen = {name for name, user in people.items() if Board.objects.visible_to(user).filter(pk=board.pk).exists()}
    assert seen == AUDIENCES[audience]
    assert {name for name, user in people.items() if Thread.objects.visible_to(user).filter(pk=thread.pk).exists()} == seen
    assert {name for name, user in people.items() if Post.objects.visible_to(user).filter(thread=thread).exists()} == seen


@pytest.mark.parametrize("state", ["held", "hidden"])
def test_held_and_hidden_posts_are_for_author_and_moderators(thread, people, state):
    people["author"] = make_member()
    post = make_post(thread, people["author"])
    services.states.set_state(target=post, state=state, by=None)
    seen = {name for name, user in people.items() if Post.objects.visible_to(user).filter(pk=post.pk).exists()}
    assert seen == MODERATORS | {"author"}


@pytest.mark.parametrize("state", ["held", "hidden"])
def test_held_and_hidden_threads_are_for_author_and_moderators(board, people, state):
    people["author"] = make_member()
    thread = make_thread(board, people["author"])
    make_post(thread, people["member"])
    services.states.set_state(target=thread, state=state, by=None)
    assert {name for name, user in people.items() if Thread.objects.visible_to(user).exists()} == MODERATORS | {"author"}
    assert {name for name, user in people.items() if Post.objects.visible_to(user).exists()} == MODERATORS | {"author"}


def test_moderators_of_a_board_need_no_role(board):
    person = make_member()
    BoardModerator.objects.create(board=board, user=person)
    thread = make_thread(board)
    services.hide(target=thread, by=person)
    assert can_moderate(person, board)
    assert can_moderate(person, thread)
    assert Thread.objects.visible_to(person).filter(pk=thread.pk).exists()
    assert not can_moderate(person, make_board(board.unit))


def test_predicate_and_queryset_agree_on_moderators(thread, people):
    post = make_post(thread)
    for user in people.values():
        expected = can_moderate(user, thread)
        assert Board.objects.moderated_by(user).filter(pk=thread.board_id).exists() == expected
        assert Thread.objects.moderated_by(user).filter(pk=thread.pk).exists() == expected
        assert Post.objects.moderated_by(user).filter(pk=post.pk).exists() == expected


def test_posts_of_one_thread_are_the_same_by_both_ways(thread, people):
    author = people["author"] = make_member()
    for state in ("shown", "held", "hidden", "removed"):
        post = make_post(thread, author)
        Post.objects.filter(pk=post.pk).update(state=state)
    for user in people.values():
        either = Post.objects.visible_to(user).filter(thread=thread)
        other = Post.objects.in_thread_for(thread, user, moderates=can_moderate(user, thread))
        assert set(either) == set(other)


def test_anonymous_posts_are_not_among_those_of_a_person(unit_tree, people):
    board = make_board(unit_tree.phu_dien, allows_anonymous=True)
    asker = make_member()
    thread = make_thread(board, asker, kind="question", is_anonymous=True)
    make_post(thread, asker)  # In her own anonymous thread she stays without a name.
    for user in people.values():
        assert not Post.objects.by(asker, viewer=user).exists()
        assert not Thread.objects.by(asker, viewer=user).exists()
    assert Post.objects.by(asker, viewer=asker).count() == 2
    thread.refresh_from_db()
    assert thread.last_post_by is None
    assert thread.shown_author is None
