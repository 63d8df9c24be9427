"""What waits for an officer, for one of her units: each list is short, and their number of queries is fixed."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from forum.models import Thread
from forum.permissions import OFFICIALS
from forum.practices import catalogue
from forum.practices.models import Adoption, Found, Guidance, Practice, PracticeVersion, UnitFact
from forum.practices.rules import guidance_for
from portal.units.models import Lineage, Unit

MOST = 10


@dataclass
class Desk:
    """`more` says of which lists there is more than is shown."""

    unit: Unit
    to_review: list[PracticeVersion]
    to_report: list[Adoption]
    asked: list[Thread]
    to_check: list[Practice]
    being_written: list[Practice]
    found: list[Found]
    guidance: list[Guidance]
    nearby: list[Adoption]
    ours: list[Adoption]
    more: dict[str, bool]

    @property
    def is_clear(self) -> bool:
        """Nothing waits for an answer of hers."""
        return not (self.to_review or self.to_report or self.asked or self.to_check)


def units_at_desk(user, most: int = 50) -> list[Unit]:
    """The units that she works for: those in which she is an officer or administrator herself."""
    roles = user.roles.filter(kind__in=OFFICIALS).order_by("unit__path").select_related("unit")[:most]
    return list({role.unit_id: role.unit for role in roles}.values())


def offer(user, practice: Practice) -> dict:
    """What the page of a model offers her: the button, or the way to what her units run already. At most two queries."""
    if user.is_anonymous:
        return {"offers_adoption": practice.is_published, "own_adoptions": []}
    units = units_at_desk(user)
    own = list(practice.adoptions.going_on().filter(counts_for__in=units).select_related("unit")) if units else []
    for adoption in own:
        adoption.practice = practice
    return {"offers_adoption": practice.is_published and bool(units or user.is_superuser), "own_adoptions": own}


def desk(user, unit: Unit) -> Desk:
    """Her desk for `unit`: seventeen queries at most."""
    lists = {
        "to_review": to_review(user, unit),
        "to_report": Adoption.objects.due_for_report(unit=unit).select_related("practice", "unit").order_by("asked_at"),
        "asked": asked(user),
        "to_check": to_check(user, unit),
        "being_written": Practice.objects.being_written_by(user).select_related("unit").order_by("-changed_at"),
        "found": Found.objects.waiting()
        .filter(unit__in=_below(unit))
        .select_related("article", "unit", "practice")
        .order_by("-confidence"),
        "nearby": nearby(unit),
        "ours": Adoption.objects.counted_for(unit).going_on().select_related("practice", "unit").order_by("-at"),
    }
    found = {name: list(rows[: MOST + 1]) for name, rows in lists.items()}
    guidance = guidance_for(unit, most=MOST)
    more = {name: len(rows) > MOST for name, rows in found.items()}
    return Desk(unit=unit, guidance=guidance, more=more, **{name: rows[:MOST] for name, rows in found.items()})


def _below(unit: Unit):
    return Lineage.objects.filter(ancestor=unit).values("unit")


def to_review(user, unit: Unit):
    """Versions of the units straight below `unit` (the centre also reviews its own), the oldest first; never hers."""
    below = Q(practice__unit__path__startswith=unit.path, practice__unit__depth=unit.depth + 1)
    former = Q(
        practice__unit__successions__successor__path__startswith=unit.path, practice__unit__successions__successor__depth=unit.depth + 1
    )
    own = Q(practice__unit=unit) if unit.is_root() else Q(pk__in=[])
    waiting = PracticeVersion.objects.filter(state=PracticeVersion.State.REVIEW).exclude(author=user).exclude(practice__owner=user)
    return waiting.filter(below | former | own).select_related("practice__unit", "author").order_by("submitted_at").distinct()


def asked(user):
    """Discussions of models that she keeps, and questions about figures of hers, in which somebody else wrote last; the newest first."""
    hers = Q(practice__owner=user) | Q(figure_doubt__figure__practice__owner=user) | Q(figure_doubt__figure__entered_by=user)
    ids = Thread.objects.public().listed().filter(hers, post_count__gt=0).exclude(last_post_by=user).order_by().values("pk")
    return Thread.objects.filter(pk__in=ids).select_related("board").order_by("-last_post_at", "-pk")


def to_check(user, unit: Unit):
    """Published models that she keeps, or that are of `unit`, whose day has come."""
    mine = Q(owner=user) | Q(unit=unit)
    return (
        Practice.objects.listed().filter(mine, check_again_on__lte=timezone.localdate()).select_related("unit").order_by("check_again_on")
    )


# Of how many adoptions in the whole country "lately" speaks.
LATELY = 1_000


def nearby(unit: Unit, most: int = MOST + 1) -> list[Adoption]:
    """What units like `unit` took up last, by the day on which they began: those in the same kind of place, else of the same level."""
    facts = UnitFact.objects.filter(key=UnitFact.Key.SETTING)
    slugs = list(facts.filter(unit=unit).values_list("value", flat=True))
    begun = Adoption.objects.going_on().filter(started_on__lte=timezone.localdate())
    latest = begun.order_by("-started_on", "-pk").values_list("pk", "counts_for", "practice")[:LATELY]
    listed = catalogue.current().places
    pairs = [(pk, other) for pk, other, practice in latest if practice in listed]
    others = {other for _pk, other in pairs} - {unit.pk}
    if slugs:
        alike = set(facts.filter(unit__in=others, value__in=slugs).values_list("unit", flat=True))
    else:
        alike = set(Unit.objects.filter(pk__in=others, level=unit.level).values_list("pk", flat=True))
    chosen = [pk for pk, other in pairs if other in alike][:most]
    found = Adoption.objects.select_related("practice", "unit", "counts_for").in_bulk(chosen)
    return [found[pk] for pk in chosen]
