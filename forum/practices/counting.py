"""Stored counters and facets of models: what services write after a change, and the same from scratch.

`Practice.facets` holds what lists narrow by, so that the catalogue is one query:
`groups` and `topics` (ids; of topics also those above), `settings` (slugs), `lineage` (ids of the units that count it as theirs),
`adopted_in` (ids of provinces of today), `alike` (setting → how many units in such a place run it).
"""

from collections import Counter
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from forum.practices.models import Adoption, LedgerMonth, Practice, PracticeTopic, UnitFact
from portal.units.lineage import lineage
from portal.units.models import Lineage, Succession, Unit

LEVELS = (Practice.Level.CENTRAL, Practice.Level.PROVINCE, Practice.Level.COMMUNE)
RUNNING = Q(state__in=Adoption.RUNNING_STATES)


def province_of(unit: Unit | int) -> int | None:
    """Id of the province of today that `unit` lies in; of a unit of which parts went to several, the first. None for the centre."""
    today = timezone.localdate()
    above = Lineage.objects.filter(unit=unit, ancestor__level=Unit.Level.PROVINCE)
    current = above.filter(Q(ancestor__valid_until=None) | Q(ancestor__valid_until__gt=today))
    return current.order_by("-whole", "ancestor__path").values_list("ancestor", flat=True).first()


def unit_of_today(unit: Unit) -> Unit:
    """`unit`, or the one unit that took the whole of it over; a unit that was divided stays itself."""
    seen = set()
    while not unit.is_current and unit.pk not in seen:
        seen.add(unit.pk)
        heirs = Succession.objects.filter(predecessor=unit, effective_on__lte=timezone.localdate()).select_related("successor")
        whole = [succession.successor for succession in heirs if succession.kind == Succession.Kind.WHOLE]
        if len(whole) != 1:
            break
        unit = whole[0]
    return unit


@transaction.atomic
def recount(practice: Practice) -> None:
    """Write the counters, the recognition and the facets of `practice` as its rows are."""
    counted = practice.adoptions.aggregate(
        adoptions=Count("pk"),
        running=Count("pk", filter=RUNNING),
        units=Count("counts_for", distinct=True),
        provinces=Count("province", distinct=True),
    )
    levels = set(practice.recognitions.values_list("level", flat=True))
    practice.adoption_count, practice.running_count = counted["adoptions"], counted["running"]
    practice.unit_count, practice.province_count = counted["units"], counted["provinces"]
    practice.recognition = next((level for level in LEVELS if level in levels), "")
    practice.province_id = province_of(practice.unit_id)
    practice.facets = facets_of(practice)
    practice.changed_at = timezone.now()
    practice.save(update_fields=COUNTED)


COUNTED = [
    "adoption_count", "running_count", "unit_count", "province_count", "recognition", "province", "facets", "changed_at",
]  # fmt: skip


def facets_of(practice: Practice) -> dict:
    items = PracticeTopic.objects.filter(content_object=practice).values_list("tag", "tag__parent")
    return {
        "groups": sorted(practice.target_groups.values_list("pk", flat=True)),
        "settings": sorted(practice.settings.values_list("slug", flat=True)),
        "topics": sorted({pk for pair in items for pk in pair if pk}),
        "lineage": lineage(practice.unit_id),
        "adopted_in": sorted(set(practice.adoptions.exclude(province=None).values_list("province", flat=True))),
        "alike": alike(practice),
    }


def alike(practice: Practice) -> dict[str, int]:
    """Setting → how many units of today in such a place run `practice`."""
    running = practice.adoptions.filter(RUNNING).values("counts_for")
    facts = UnitFact.objects.filter(key=UnitFact.Key.SETTING, unit__in=running).values_list("value", "unit")
    return dict(sorted(Counter(setting for setting, _unit in facts).items()))


@transaction.atomic
def units_changed(unit_ids: Iterable[int]) -> int:
    """A listener of UNIT_LISTENERS: adoptions count for who took their unit over, and models lie in their province of today.

    Returns how many models changed.
    """
    ids = list(unit_ids)
    touched: set[int] = set()
    for start in range(0, len(ids), 500):
        chunk = ids[start : start + 500]
        of_units = Q(unit__in=chunk) | Q(counts_for__in=chunk)
        for adoption in Adoption.objects.filter(of_units).select_related("unit"):
            place(adoption)
            touched.add(adoption.practice_id)
        # What was counted for those above them no longer holds; it is counted anew at night.
        LedgerMonth.objects.filter(unit__in=Lineage.objects.filter(unit__in=chunk).values("ancestor")).delete()
        touched |= set(Practice.objects.filter(unit__in=chunk).values_list("pk", flat=True))
    for practice in Practice.objects.filter(pk__in=touched):
        recount(practice)
    return len(touched)


def place(adoption: Adoption) -> bool:
    """Let `adoption` count for the unit and the province of today. Whether that is new."""
    today = unit_of_today(adoption.unit)
    province = province_of(adoption.unit_id)
    if (adoption.counts_for_id, adoption.province_id) == (today.pk, province):
        return False
    adoption.counts_for, adoption.province_id = today, province
    adoption.save(update_fields=["counts_for", "province"])
    return True
