"""What the address of the result page says: filters, their chips, and what in it makes no sense."""

from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.search import registry
from portal.search.engines.interface import Filters
from portal.search.models import SearchDocument
from portal.topics.models import Topic
from portal.units.models import Lineage, Unit

# Facet → its parameter in the address. Those of units are one parameter: a unit is a unit at any level.
PARAMETERS = {
    "kind": "loai",
    "unit": "don-vi",
    "topic": "chu-de",
    "subkind": "su-kien",
    "section": "chuyen-muc",
    "programme": "de-an",
    "year": "nam",
}
LABELS = {
    "kind": gettext_lazy("Kind"),
    "unit": gettext_lazy("Unit"),
    "topic": gettext_lazy("Topic"),
    "subkind": gettext_lazy("Kind of text"),
    "section": gettext_lazy("Section"),
    "programme": gettext_lazy("Programme"),
    "year": gettext_lazy("Year"),
    "date": gettext_lazy("Time"),
}
# Facets whose values only the sources know.
OF_SOURCES = ("subkind", "section", "programme")


@dataclass(frozen=True)
class Chip:
    """An active filter; `url` is the same search without it. Of one that was said in `text`, `plain_url` leaves it words."""

    facet: str
    label: str
    url: str
    text: str = ""
    plain_url: str = ""

    @property
    def facet_label(self):
        return LABELS[self.facet]


@dataclass
class Narrowing:
    """`filters` for the engine, `chips` for people, `choices` by facet for labels, and `problems` as sentences."""

    filters: Filters
    unit: Unit | None = None
    chips: list[Chip] = field(default_factory=list)
    choices: dict[str, dict[int | str, registry.Choice]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    @property
    def said(self) -> list[Chip]:
        """Those that were only said, and may as well be words."""
        return [chip for chip in self.chips if chip.plain_url]

    def url_without(self, facet: str, address: QueryDict) -> str:
        """The same search without the filter of `facet`, which may stand in the query itself."""
        return next((chip.url for chip in self.chips if chip.facet == facet), address_with(address, facet, None))

    @property
    def family(self) -> str:
        """The family whose listing is shown."""
        source = registry.sources().get(self.filters.kind or "")
        return source.family if source else SearchDocument.Family.CONTENT


def audiences_of(user) -> tuple[str, ...]:
    """The audiences that `user` belongs to. Whoever may read more – a moderator from above – finds it in its own place."""
    if not user.is_authenticated:
        return (SearchDocument.Audience.EVERYBODY,)
    above = Lineage.objects.filter(unit__roles__user=user, whole=True).order_by().values_list("ancestor", flat=True).distinct()
    return (SearchDocument.Audience.EVERYBODY, SearchDocument.Audience.MEMBERS, *map(registry.audience_of_unit, above))


def address_with(query: QueryDict, facet: str | None, slug: str | int | None) -> str:
    """The address of this search with one filter set, or removed where `slug` is None; from the first page."""
    changed = query.copy()
    changed.pop("trang", None)
    if facet:
        changed.pop(PARAMETERS[facet], None)
        if slug is not None:
            changed[PARAMETERS[facet]] = slug
    return f"?{changed.urlencode()}"


def all_choices(user) -> dict[str, dict[int | str, registry.Choice]]:
    """The values of the facets that sources know and `user` may know of, by facet and value; one query a facet and source at most."""
    choices: dict[str, dict[int | str, registry.Choice]] = {facet: {} for facet in OF_SOURCES}
    choices["kind"] = {source.kind: registry.Choice(source.kind, source.slug, source.label) for source in registry.sources().values()}
    for source in registry.sources().values():
        for facet in OF_SOURCES:
            choices[facet] |= {choice.value: choice for choice in source.choices(facet, user)}
    return choices


def narrow(query: QueryDict, user) -> Narrowing:
    """The filters that the address asks for. One that names nothing is left out, and a sentence says so."""
    choices = all_choices(user)
    found = Narrowing(filters=Filters(), choices=choices)
    values: dict[str, int | str] = {}
    for facet, parameter in PARAMETERS.items():
        slug = query.get(parameter, "").strip()[:200].replace("\0", "")
        if not slug:
            continue
        choice = _choice(facet, slug, choices)
        if choice is None:
            found.problems.append(
                _("The filter “%(facet)s: %(value)s” does not exist and was left out.") % {"facet": LABELS[facet], "value": slug[:60]}
            )
            continue
        values[facet] = choice.value
        found.chips.append(Chip(facet, str(choice.label), address_with(query, facet, None)))
        if facet == "unit":
            found.unit = choice.unit
    found.filters = Filters(**values, audiences=audiences_of(user), without=_not_fed())
    return found


@dataclass(frozen=True)
class UnitChoice(registry.Choice):
    unit: Unit | None = None


def _choice(facet: str, slug: str, choices: dict) -> registry.Choice | None:
    if facet == "year":
        is_year = slug.isascii() and slug.isdigit() and 1900 <= int(slug[:5]) <= 2200
        return registry.Choice(int(slug), slug, slug) if is_year else None
    if facet == "topic":
        topic = Topic.objects.at(slug)
        return registry.Choice(topic.pk, topic.slug, topic.name) if topic else None
    if facet == "unit":
        unit = Unit.objects.with_successors().filter(slug=slug).first()
        return UnitChoice(unit.pk, slug, unit.name, unit) if unit else None
    return next((choice for choice in choices[facet].values() if choice.slug == slug), None)


# Rows that wait are few: each change is fed within the second. More than this wait only while everything is written anew.
MOST_NOT_FED = 1_000


def _not_fed() -> tuple[int, ...]:
    """Rows whose change the engine has not seen: what it says of them is not true any more. Where too many wait, those changed last."""
    due = SearchDocument.objects.filter(is_due=True).order_by("-version").values_list("pk", flat=True)
    return tuple(due[:MOST_NOT_FED])
