"""Sums and recognition as templates show them."""

from decimal import Decimal

from django import template
from django.utils.translation import gettext as _

from forum.practices.models import Found, Practice
from forum.practices.numbers import short
from forum.practices.querysets import LONG

register = template.Library()
MOST_IN_ARTICLE = 8
PETALS = {Practice.Level.COMMUNE: 1, Practice.Level.PROVINCE: 2, Practice.Level.CENTRAL: 3}


@register.filter
def money(amount: int | None) -> str:
    """12_500_000 → "12,5 triệu đồng" in the reader's language; "" for None."""
    if amount is None:
        return ""
    if amount == 0:
        return _("nothing")
    for size, words in ((10**9, _("%(sum)s billion đồng")), (10**6, _("%(sum)s million đồng"))):
        if amount >= size:
            return words % {"sum": short(Decimal(amount) / size)}
    return _("%(sum)s đồng") % {"sum": f"{amount:,}".replace(",", ".")}


@register.filter
def figure(value: Decimal) -> str:
    """A result as it is read: 78.85 → "78,85", 1200.00 → "1.200"."""
    return short(Decimal(value))


@register.filter
def petals(level: str) -> range:
    """One petal for the commune, two for the province, three for the centre."""
    return range(PETALS.get(level, 0))


@register.filter
def least(number: int, most: int) -> int:
    """The smaller of both: how far a row is set in on a narrow screen."""
    return min(int(number), int(most))


@register.simple_tag
def practices_in(article) -> list[Practice]:
    """The models that `article` speaks of, as its editors agreed: one query."""
    if not article.pk:
        return []
    found = Found.objects.agreed().filter(article=article.pk).order_by("start").values("practice")
    return list(Practice.objects.listed().filter(pk__in=found).select_related("unit").defer(*LONG)[:MOST_IN_ARTICLE])
