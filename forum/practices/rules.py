"""Which units guidance is for. A rule is a mapping; all that stands in it must hold:

levels       ["commune"]        levels of the unit
provinces    [12]               ids of provinces that count the unit as theirs
settings     ["khu-nha-tro"]    the unit works in one of these
adopted      5                  it runs this model          not_adopted   5   it does not
met          "ty-le-tap-hop"    it met this target          unmet             it did not
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils import timezone

from forum.practices.models import Adoption, Guidance, Practice, Setting, Target, UnitFact
from forum.practices.refusals import RuleBroken
from portal.units.lineage import lineage
from portal.units.models import Unit

LISTS = ("levels", "provinces", "settings")
ADOPTIONS = ("adopted", "not_adopted")
TARGETS = ("met", "unmet")


@dataclass(frozen=True)
class Standing:
    """What rules ask of a unit."""

    level: str
    lineage: frozenset[int] = frozenset()
    settings: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()
    adopted: frozenset[int] = field(default_factory=frozenset)


def holds(rule: Mapping, standing: Standing) -> bool:
    """Whether a unit of this standing meets `rule`. An empty rule is for everybody."""
    if rule.get("levels") and standing.level not in rule["levels"]:
        return False
    if rule.get("provinces") and not standing.lineage & set(rule["provinces"]):
        return False
    if rule.get("settings") and not standing.settings & set(rule["settings"]):
        return False
    if rule.get("adopted") and rule["adopted"] not in standing.adopted:
        return False
    if rule.get("not_adopted") and rule["not_adopted"] in standing.adopted:
        return False
    if rule.get("met") and rule["met"] not in standing.met:
        return False
    return not (rule.get("unmet") and rule["unmet"] in standing.met)


def standing_of(unit: Unit) -> Standing:
    """Three queries."""
    facts = list(UnitFact.objects.filter(unit=unit).values_list("key", "value"))
    adopted = Adoption.objects.counted_for(unit).going_on().values_list("practice", flat=True)
    return Standing(
        level=unit.level,
        lineage=frozenset(lineage(unit)),
        settings=frozenset(value for key, value in facts if key == UnitFact.Key.SETTING),
        met=frozenset(value for key, value in facts if key == UnitFact.Key.TARGET),
        adopted=frozenset(adopted),
    )


def guidance_for(unit: Unit, *, most: int = 20) -> list[Guidance]:
    """What is addressed to `unit`, the latest first: only what its officers may open. Four queries."""
    open_now = Guidance.objects.current(timezone.localdate()).from_above(unit).select_related("article", "practice__unit", "unit")
    standing = standing_of(unit)
    found = []
    for guidance in open_now[:500]:
        is_readable = guidance.article.live if guidance.article_id else guidance.practice.is_published
        if is_readable and holds(guidance.rule, standing):
            found.append(guidance)
            if len(found) == most:
                break
    return found


def units_addressed(guidance: Guidance):
    """Units of today below that of `guidance` whose level, province and setting it asks for; for telling and for the count on its form."""
    rule = guidance.rule
    units = Unit.objects.current().filter(lineage__ancestor=guidance.unit_id)
    if rule.get("levels"):
        units = units.filter(level__in=rule["levels"])
    if rule.get("provinces"):
        units = units.filter(pk__in=Unit.objects.filter(lineage__ancestor__in=rule["provinces"]).values("pk"))
    facts = UnitFact.objects
    if rule.get("settings"):
        units = units.filter(pk__in=facts.filter(key="setting", value__in=rule["settings"]).values("unit"))
    if rule.get("met"):
        units = units.filter(pk__in=facts.filter(key="target", value=rule["met"]).values("unit"))
    if rule.get("unmet"):
        units = units.exclude(pk__in=facts.filter(key="target", value=rule["unmet"]).values("unit"))
    running = Adoption.objects.going_on()
    if rule.get("adopted"):
        units = units.filter(pk__in=running.filter(practice=rule["adopted"]).values("counts_for"))
    if rule.get("not_adopted"):
        units = units.exclude(pk__in=running.filter(practice=rule["not_adopted"]).values("counts_for"))
    return units


def cleaned(rule: Mapping) -> dict:
    """`rule` with only what it may say, each name looked up. Raises `RuleBroken`."""
    found: dict = {}
    unknown: list[str] = []

    def keep(name: str, given, known) -> None:
        missing = set(given) - set(known)
        unknown.extend(str(each) for each in sorted(missing, key=str))
        found[name] = sorted(given)

    for name in rule:
        if name not in (*LISTS, *ADOPTIONS, *TARGETS):
            unknown.append(str(name)[:40])
    if levels := rule.get("levels"):
        keep("levels", set(levels), Unit.Level.values)
    if provinces := rule.get("provinces"):
        ids = {int(pk) for pk in provinces if str(pk).isdecimal()}
        keep("provinces", ids, Unit.objects.filter(pk__in=ids, level=Unit.Level.PROVINCE).values_list("pk", flat=True))
    if settings := rule.get("settings"):
        keep("settings", set(settings), Setting.objects.filter(slug__in=settings).values_list("slug", flat=True))
    for name in ADOPTIONS:
        if rule.get(name):
            pk = int(rule[name]) if str(rule[name]).isdecimal() else 0
            keep(name, {pk}, Practice.objects.public().filter(pk=pk).values_list("pk", flat=True))
            found[name] = pk
    for name in TARGETS:
        if rule.get(name):
            keep(name, {rule[name]}, Target.objects.filter(slug=rule[name]).values_list("slug", flat=True))
            found[name] = rule[name]
    if unknown:
        raise RuleBroken(what=", ".join(unknown))
    return found
