"""Writes of the newsroom. The caller has asked for permission."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from news.models import ArticlePage, MonthPage, NewsIndexPage


def month_page(day: date) -> MonthPage:
    """The page of the month of `day`, made if it is not there yet."""
    first = day.replace(day=1)
    found = MonthPage.objects.filter(month=first).first()
    if found:
        return found
    with transaction.atomic():
        index = NewsIndexPage.objects.select_for_update().get()
        found = MonthPage.objects.filter(month=first).first()
        if found:
            return found
        page = MonthPage(month=first, title=f"{first:%m/%Y}", slug=f"{first:%Y-%m}", live=True)
        return index.add_child(instance=page)


@transaction.atomic
def add_article(*, owner, topics=(), published_at: datetime | None = None, **fields) -> ArticlePage:
    """A new article in the month of its publication (or of today); published at once when `published_at` is given.

    `fields` are those of `ArticlePage`; `topics` are topics or names of topics.
    """
    at = published_at or timezone.now()
    article = ArticlePage(owner=owner, live=False, **fields)
    article.slug = article.slug or slugify(article.title)[:200]
    month_page(timezone.localtime(at).date()).add_child(instance=article)
    if topics:
        article.topics.set(list(topics))
    if published_at:
        article.published_at = published_at
        article.first_published_at = published_at
    revision = article.save_revision(user=owner)
    if published_at:
        revision.publish(user=owner, skip_permission_checks=True)
        article.refresh_from_db()
    return article
