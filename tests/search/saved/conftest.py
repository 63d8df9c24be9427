"""A member with a saved search, and what is published after."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from portal.members.models import User
from portal.search.saved import services
from portal.search.saved.models import SavedSearch


@pytest.fixture
def sen(db):
    return User.objects.create_user("sen", "sen@example.org", name="Phạm Thị Sen")


@pytest.fixture
def keep(sen):
    """Saves a search as it was some days ago: `keep("q=nấm", rhythm="weekly", days=8)`."""

    def make(address="q=nấm rơm", *, user=None, rhythm="daily", days=2, name="Nấm rơm") -> SavedSearch:
        search, _new = services.save(user=user or sen, asked=QueryDict(address), name=name, rhythm=rhythm)
        then = timezone.now() - timedelta(days=days)
        SavedSearch.objects.filter(pk=search.pk).update(created_at=then, looked_at=then)
        search.refresh_from_db()
        return search

    return make


@pytest.fixture
def news(publish):
    """Publishes now: `news("Trồng nấm rơm")`."""
    return lambda title, **fields: publish(title, **{"published_at": timezone.now(), **fields})
