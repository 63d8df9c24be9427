"""The facets of the result page: plain links with counts."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote_plus

from django.http import QueryDict

from portal.search.engines.interface import Results
from portal.search.narrowing import LABELS, PARAMETERS, Narrowing, address_with
from portal.topics.models import Topic
from portal.units.models import Unit

# Links shown at once; the rest opens without script (<details>).
SHOWN = 8
LISTED = ("topic", "subkind", "section", "programme", "year")
LEVELS_BELOW = {
    None: "province",
    Unit.Level.CENTRAL: "province",
    Unit.Level.PROVINCE: "commune",
    Unit.Level.DISTRICT: "commune",
    Unit.Level.COMMUNE: "branch",
}


@dataclass(frozen=True)
class Offer:
    """One value of a facet: `url` narrows to it, or opens up again where it `is_active`."""

    label: str
    count: int | None
    url: str
    is_active: bool = False
    depth: int = 0


@dataclass
class Facet:
    name: str
    offers: list[Offer] = field(default_factory=list)

    @property
    def label(self):
        return LABELS[self.name]

    @property
    def first(self) -> list[Offer]:
        return self.offers[:SHOWN]

    @property
    def rest(self) -> list[Offer]:
        return self.offers[SHOWN:]

    @property
    def is_open(self) -> bool:
        """Whether what was chosen stands among those that are folded away."""
        return any(offer.is_active for offer in self.rest)


def wanted_facets(narrowing: Narrowing) -> list[str]:
    """The facets that the engine has to count for this page."""
    level = narrowing.unit.level if narrowing.unit else None
    below = LEVELS_BELOW.get(level)
    return ["kind", *LISTED, *([below] if below else [])]


def offers(address: QueryDict, narrowing: Narrowing, results: Results, other_kinds: dict[str, int]) -> list[Facet]:
    """The facets with at least one value, in the order of the page. Two queries: names of topics and of units."""
    counts = dict(results.facets)
    counts["kind"] = [*counts.get("kind", ()), *other_kinds.items()]
    labels = dict(narrowing.choices)
    labels["topic"] = {
        topic.pk: (topic.slug, topic.name) for topic in Topic.objects.filter(pk__in=[value for value, _ in counts.get("topic", ())])
    }
    facets = [_listed("kind", address, narrowing, counts, labels), _of_units(address, narrowing, counts)]
    facets += [_listed(name, address, narrowing, counts, labels) for name in LISTED]
    return [facet for facet in facets if facet.offers]


def _addresses(address: QueryDict, name: str) -> Callable[[str], str]:
    """`address_with` for many values of one facet: what stays the same is written once."""
    without = address_with(address, name, None)
    begun = without if without == "?" else f"{without}&"
    return lambda slug: f"{begun}{PARAMETERS[name]}={quote_plus(slug)}"


def _listed(name: str, address: QueryDict, narrowing: Narrowing, counts: dict, labels: dict) -> Facet:
    active, facet, narrowed = getattr(narrowing.filters, name), Facet(name), _addresses(address, name)
    for value, count in counts.get(name, ()):
        slug, label = _named(name, value, labels)
        if slug and count:
            is_active = value == active
            url = narrowing.url_without(name, address) if is_active else narrowed(slug)
            facet.offers.append(Offer(label, count, url, is_active))
    if name == "year":
        facet.offers.sort(key=lambda offer: offer.label, reverse=True)
    return facet


def _named(name: str, value: int | str, labels: dict) -> tuple[str, str]:
    """Slug and label of a value; empty where it is gone."""
    if name == "year":
        return str(value), str(value)
    known = labels[name].get(value)
    if known is None:
        return "", ""
    return known if name == "topic" else (known.slug, str(known.label))


def _of_units(address: QueryDict, narrowing: Narrowing, counts: dict) -> Facet:
    """A tree: the units above the chosen one, the chosen one, and those straight below it that have something."""
    facet, chosen, narrowed = Facet("unit"), narrowing.unit, _addresses(address, "unit")
    depth = 0
    if chosen:
        above = [unit for unit in chosen.get_ancestors() if unit.level != Unit.Level.CENTRAL]
        for depth, unit in enumerate([*above, chosen]):
            is_active = unit.pk == chosen.pk
            url = narrowing.url_without("unit", address) if is_active else narrowed(unit.slug)
            facet.offers.append(Offer(unit.name, None, url, is_active, depth))
        depth += 1
    level = LEVELS_BELOW.get(chosen.level if chosen else None)
    found = dict(counts.get(level, ()))
    units = Unit.objects.filter(pk__in=found)
    if chosen and chosen.is_current and chosen.level != Unit.Level.CENTRAL:
        units = units.filter(path__startswith=chosen.path)
    below = sorted(units, key=lambda unit: (-found[unit.pk], unit.path))
    facet.offers += [Offer(unit.name, found[unit.pk], narrowed(unit.slug), depth=depth) for unit in below]
    return facet
