"""What is commended to units by a rule, and what is known of units."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forum.practices import telling
from forum.practices.counting import recount
from forum.practices.models import Adoption, Guidance, Practice, Setting, Target, UnitFact
from forum.practices.refusals import InTheFuture, NothingAddressed, RuleBroken
from forum.practices.rules import cleaned
from portal.ui.typed import clean_line
from portal.units.models import Unit


@transaction.atomic
def address_guidance(
    *, unit: Unit, by, rule: Mapping, article_id: int | None = None, practice: Practice | None = None, note: str = "",
    ends_on: date | None = None,
) -> Guidance:  # fmt: skip
    """Commend an article or a model to the units below `unit` that meet `rule` (see `forum.practices.rules`)."""
    if bool(article_id) == bool(practice):
        raise NothingAddressed
    if ends_on and ends_on < timezone.localdate():
        raise _past()
    guidance = Guidance.objects.create(
        unit=unit, by=by, rule=cleaned(rule), article_id=article_id, practice=practice, note=clean_line(note)[:300], ends_on=ends_on
    )  # fmt: skip
    telling.tell_guidance(guidance)
    return guidance


def _past() -> InTheFuture:
    refused = InTheFuture()
    refused.message, refused.field = _("This day has passed already."), "ends_on"
    return refused


@transaction.atomic
def end_guidance(*, guidance: Guidance, by) -> bool:
    """It stands on nobody's desk from today on. Whether it did."""
    yesterday = timezone.localdate() - timezone.timedelta(days=1)
    return Guidance.objects.filter(pk=guidance.pk).current(timezone.localdate()).update(ends_on=yesterday) > 0


@transaction.atomic
def state_facts(*, unit: Unit, key: str, values: Iterable[str], by) -> bool:
    """Say in what places `unit` works ("setting") or which targets it met ("target"): `values` are slugs. Whether anything changed."""
    wanted = set(values)
    model = Setting if key == UnitFact.Key.SETTING else Target
    known = set(model.objects.filter(slug__in=wanted).values_list("slug", flat=True))
    if wanted - known:
        raise RuleBroken(what=", ".join(sorted(wanted - known)))
    there = UnitFact.objects.filter(unit=unit, key=key)
    gone = there.exclude(value__in=wanted).delete()[0]
    new = wanted - set(there.values_list("value", flat=True))
    UnitFact.objects.bulk_create([UnitFact(unit=unit, key=key, value=value, by=by) for value in sorted(new)])
    if (gone or new) and key == UnitFact.Key.SETTING:
        for practice in Practice.objects.filter(adoptions__in=Adoption.objects.running().counted_for(unit)).distinct():
            recount(practice)
    return bool(gone or new)
