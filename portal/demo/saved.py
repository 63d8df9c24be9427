"""Searches that people of the demo keep, with what was new for them in the last weeks."""

from datetime import timedelta

from django.http import QueryDict
from django.utils import timezone

from portal.members.models import User
from portal.search.engines.interface import EngineDown
from portal.search.saved import services
from portal.search.saved.looking import look
from portal.search.saved.models import SavedSearch

DAYS = 30
# Account, what she looks for, its name, how often she is told.
KEPT = (
    ("sen", "q=nhà trọ", "Xóm trọ", "daily"),
    ("sen", "q=vay vốn&loai=dien-dan", "Hỏi đáp vay vốn", "weekly"),
    ("hanh", "q=tập huấn&don-vi=ha-noi", "Tập huấn ở Hà Nội", "weekly"),
    ("hanh", "q=mô hình nữ công nhân", "Nữ công nhân", "site"),
)


def add_saved_searches() -> int:
    """Keeps them as if it had been DAYS days ago, and looks once. Returns how many are new."""
    people, then = User.objects.in_bulk({who for who, *_rest in KEPT}, field_name="username"), timezone.now() - timedelta(days=DAYS)
    number = 0
    for who, address, name, rhythm in KEPT:
        if who not in people:
            continue
        search, is_new = services.save(user=people[who], asked=QueryDict(address), name=name, rhythm=rhythm)
        if is_new:
            number += 1
            SavedSearch.objects.filter(pk=search.pk).update(created_at=then, looked_at=then)
            _look(search.pk)
    return number


def _look(pk: int) -> None:
    """As the command does in the morning. Where no engine answers it will."""
    try:
        look(pk, timezone.now())
    except EngineDown:
        return
