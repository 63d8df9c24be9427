"""Two versions side by side: moments as people write them, nothing where nothing was given."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

pytestmark = pytest.mark.django_db


def test_compare_shows_moments_as_people_write_them(client, newsroom, write):
    article = write()
    moment = timezone.make_aware(datetime(2026, 11, 22, 8, 30))
    article.event_starts_at, article.event_attendance = moment, 120
    article.save_revision()
    article.event_starts_at, article.event_attendance = moment + timedelta(hours=1), None
    article.save_revision()
    first, second = article.revisions.order_by("-pk")[1], article.revisions.order_by("-pk")[0]
    client.force_login(newsroom.writer)
    page = client.get(reverse("wagtailadmin_pages:revisions_compare", args=[article.pk, first.pk, second.pk])).content.decode()
    assert "08:30" in page
    assert "09:30" in page
    assert "22/11/2026" in page
    assert "+00:00" not in page
    assert "+07:00" not in page
    assert '<span class="deletion">120</span>' in page
    assert ">None<" not in page
