"""Writes of the newsroom. The caller has asked for permission."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from news import rules
from news.models import ArticlePage, MonthPage, Promotion
from news.permissions import can_publish_for
from portal.units.models import Lineage, Unit


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


class PromotionRefusedError(Exception):
    """The story is not published, the unit is its own, or the unit does not stand above it."""


@transaction.atomic
def ask_promotion(*, article: ArticlePage, unit: Unit, by, note: str = "") -> Promotion:
    """Ask `unit`, which stands above that of `article`, to show it. Accepted at once when `by` edits there too."""
    if not Lineage.objects.filter(unit=article.unit_id, ancestor=unit).exists():
        raise PromotionRefusedError
    return _begin(article, unit, by, note, Promotion.State.ASKED, can_publish_for(by, unit))


@transaction.atomic
def offer_promotion(*, article: ArticlePage, unit: Unit, by, note: str = "") -> Promotion:
    """Offer to show `article` on the page of `unit`. Accepted at once when `by` edits the article's unit too."""
    return _begin(article, unit, by, note, Promotion.State.OFFERED, can_publish_for(by, article.unit_id))


def _begin(article, unit, by, note, state, is_agreed) -> Promotion:
    if not article.live or unit.pk == article.unit_id:
        raise PromotionRefusedError
    promotion, is_new = Promotion.objects.get_or_create(article=article, unit=unit, defaults={"state": state, "note": note, "begun_by": by})
    if not is_new and promotion.state == Promotion.State.DECLINED:
        promotion.state, promotion.note, promotion.begun_by = state, note, by
        promotion.answered_by = promotion.answered_at = None
        promotion.save()
    elif promotion.state != state:  # The other side has asked for the same.
        is_agreed = True
    if is_agreed and promotion.state != Promotion.State.ACCEPTED:
        accept_promotion(promotion, by=by)
    return promotion


def accept_promotion(promotion: Promotion, *, by) -> None:
    """Show the story on the page of the unit from now on."""
    _answer(promotion, Promotion.State.ACCEPTED, by)


def decline_promotion(promotion: Promotion, *, by) -> None:
    """Do not show it, or stop showing it; it may be asked for again."""
    _answer(promotion, Promotion.State.DECLINED, by)


def _answer(promotion: Promotion, state: str, by) -> None:
    promotion.state, promotion.answered_by, promotion.answered_at = state, by, timezone.now()
    promotion.save(update_fields=["state", "answered_by", "answered_at"])
