"""Where a moderator may put what people wrote, and what of her own acts she takes back."""

import pytest

from forum.moderating_forms import MergeForm, boards_for
from portal.moderation import services
from portal.moderation.errors import CannotAct
from portal.moderation.permissions import can_undo
from tests.forum.factories import make_board, make_post, make_thread

pytestmark = pytest.mark.django_db


def test_what_was_written_for_fewer_is_not_opened_by_undoing_a_move(thread, board, staff, unit_tree):
    closed = make_board(unit_tree.phu_dien, audience="officers")
    act = services.act(verb="move", target=thread, by=staff.ward, options={"board": closed})
    thread.refresh_from_db()
    make_post(thread, staff.officer)
    with pytest.raises(CannotAct):
        services.undo(act=act, by=staff.ward)


def test_threads_are_carried_to_nobody_to_whom_they_were_closed(board, staff, unit_tree):
    members, officers = (make_board(unit_tree.phu_dien, audience=audience) for audience in ("members", "officers"))
    above = make_board(unit_tree.ha_noi, audience="officers")
    for source, offered in ((board, {members, officers}), (members, {officers}), (officers, set()), (above, {officers})):
        made = make_thread(source, staff.officer)
        assert set(boards_for(made, staff.city)) - {above} == offered, source.audience
    mine, public = make_thread(officers, staff.officer), make_thread(board, staff.officer)
    form = MergeForm({"into": str(public.pk)}, target=mine, by=staff.ward)
    assert not form.is_valid()


def test_moderator_takes_back_what_she_did_with_her_own_thread(board, staff):
    hers = make_thread(board, staff.ward)
    pinned = services.act(verb="pin", target=hers, by=staff.ward)
    assert can_undo(staff.ward, pinned)
    locked = services.act(verb="lock", target=hers, by=staff.colleague)
    assert not can_undo(staff.ward, locked)
    hidden = services.act(verb="hide", target=hers, by=staff.colleague, note="…")
    assert not can_undo(staff.ward, hidden)
