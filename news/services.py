"""Writes of the newsroom. The caller has asked for permission."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from news import rules
from news.models import ArticlePage, MonthPage


def month_page(day: date) -> MonthPage:
    """The page of the month of `day`, made if it is not there yet."""
    return MonthPage.objects.of(day)


@transaction.atomic
def add_article(*, owner, topics=(), published_at: datetime | None = None, **fields) -> ArticlePage:
    """A new article in the month of its publication (or of today); published at once when `published_at` is given.

    `fields` are those of `ArticlePage`; `topics` are topics or names of topics. Raises ValidationError, by field.
    """
    at = published_at or timezone.now()
    article = ArticlePage(owner=owner, live=False, **fields)
    month_page(timezone.localtime(at).date()).add_child(instance=article)
    if topics:
        article.topics.set(list(topics))
    if published_at:
        article.published_at = published_at
        article.first_published_at = published_at
    rules.check_finished(article)
    revision = article.save_revision(user=owner, clean=False)
    if published_at:
        revision.publish(user=owner, skip_permission_checks=True)
        article.refresh_from_db()
    return article
