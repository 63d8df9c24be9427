"""What the address of the list says: filters, what may be chosen in each facet, and chips for what is chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forum.practices.models import Practice, Setting, TargetGroup
from portal.topics.models import Topic
from portal.units.models import Unit

# Facet → its parameter in the address, and its name; in the order in which they stand.
FACETS = {
    "setting": ("dia-ban", _("Kind of place")),
    "group": ("cho-ai", _("For whom")),
    "cost": ("kinh-phi", _("Cost in the first year")),
    "people": ("nhan-luc", _("People who run it")),
    "life": ("trang-thai", _("State of the model")),
    "recognition": ("cong-nhan", _("Recognition")),
    "topic": ("chu-de", _("Topic")),
    "province": ("tinh", _("Province of origin")),
    "adopted_in": ("ap-dung-o", _("Taken up in")),
}
SORTS = {"ap-dung": "adopted", "moi": "new", "day-du": "documented"}
SORT_LABELS = {"ap-dung": _("Most taken up"), "moi": _("Newest"), "day-du": _("Best documented")}
COSTS = {
    "0": _("costs nothing"),
    "5": _("up to 5 million"),
    "20": _("over 5 to 20 million"),
    "50": _("over 20 to 50 million"),
    "100": _("over 50 to 100 million"),
    "100+": _("more than 100 million"),
}
PEOPLE = {"3": "1 – 3", "5": "4 – 5", "10": "6 – 10", "20": "11 – 20", "20+": _("more than 20")}
LONGEST = 200
FIRST = 6
MOST_VALUES = 8


@dataclass(frozen=True)
class Offer:
    """One value of a facet; `url` sets it, or takes it back where it is chosen."""

    label: str
    url: str
    count: int
    is_active: bool


@dataclass(frozen=True)
class Facet:
    """Its values: the first few, and the rest below a button."""

    name: str
    label: str
    first: list[Offer]
    rest: list[Offer]

    @property
    def is_open(self) -> bool:
        return any(offer.is_active for offer in self.rest)


@dataclass
class Narrowing:
    """`filters` as `library.find` takes them, by facet."""

    query: QueryDict
    text: str = ""
    sort: str = ""
    filters: dict[str, list] = field(default_factory=dict)
    unit: Unit | None = None

    @property
    def chips(self) -> list[tuple[str, str, str]]:
        """What is chosen: name of the facet, name of the value, the address without it."""
        found = []
        for facet, values in self.filters.items():
            if facet == "unit":
                found.append((_("Unit"), self.unit.title, self.without("don-vi", self.unit.slug)))
                continue
            parameter, label = FACETS[facet]
            names = labels_of(facet, values)
            found += [(label, names[value][1], self.without(parameter, names[value][0])) for value in values if value in names]
        return found

    def with_value(self, parameter: str, value: str) -> str:
        return self._address(parameter, [*self.query.getlist(parameter), value])

    def without(self, parameter: str, value: str) -> str:
        return self._address(parameter, [each for each in self.query.getlist(parameter) if each != value])

    def sorted_by(self, sort: str) -> str:
        return self._address("xep", [sort] if sort else [])

    def _address(self, parameter: str, values: list[str]) -> str:
        changed = self.query.copy()
        changed.pop("trang", None)
        changed.setlist(parameter, list(dict.fromkeys(values)))
        if not values:
            del changed[parameter]
        return f"?{changed.urlencode()}"


def narrow(query: QueryDict) -> Narrowing:
    """What the address asks for; what names nothing is left out."""
    found = Narrowing(query, text=query.get("q", "").replace("\0", "").strip()[:LONGEST], sort=query.get("xep", ""))
    for facet, (parameter, _label) in FACETS.items():
        slugs = [slug.replace("\0", "")[:LONGEST] for slug in query.getlist(parameter)[:MOST_VALUES] if slug]
        if slugs and (values := values_of(facet, slugs)):
            found.filters[facet] = values
    if slug := query.get("don-vi", "").replace("\0", "")[:LONGEST]:
        found.unit = Unit.objects.filter(slug=slug).first()
        if found.unit:
            found.filters["unit"] = [found.unit.pk]
    return found


def values_of(facet: str, slugs: Iterable[str]) -> list:
    """The values that the slugs of an address mean."""
    known = {slug: value for value, (slug, _label) in labels_of(facet, None, slugs).items()}
    return [known[slug] for slug in dict.fromkeys(slugs) if slug in known]


def labels_of(facet: str, values: Iterable | None, slugs: Iterable[str] | None = None) -> dict:
    """Value → its word in the address and its name, of `values` or of `slugs`; one query at most."""
    if facet in FIXED:
        return {value: (value, label) for value, label in FIXED[facet].items()}
    model, key = MODELS[facet], "slug" if facet == "setting" else "pk"
    asked = {"slug__in": list(slugs or ())} if values is None else {f"{key}__in": list(values)}
    rows = model.objects.filter(**asked)
    name = "place_name" if model is Unit else "name"
    columns = rows.values_list(key, "slug", name)
    if model is Unit:
        columns = columns.filter(level=Unit.Level.PROVINCE)
    return {value: (slug, label) for value, slug, label in columns}


MODELS = {"setting": Setting, "group": TargetGroup, "topic": Topic, "province": Unit, "adopted_in": Unit}
FIXED: dict[str, Mapping] = {
    "cost": COSTS,
    "people": PEOPLE,
    "life": dict(Practice.Life.choices),
    "recognition": dict(Practice.Level.choices),
}


def facets(found: Narrowing, counts: Mapping[str, Mapping]) -> list[Facet]:
    """What narrows the list further, with how many models each value leaves: one query for each facet that has a table."""
    shown = []
    for facet, (parameter, label) in FACETS.items():
        chosen = set(found.filters.get(facet, ()))
        known = counts.get(facet, {})
        names = labels_of(facet, {*known, *chosen})
        values = [value for value in names if value in known or value in chosen]
        if facet not in FIXED:
            values.sort(key=lambda value: (-known.get(value, 0), names[value][1]))
        offers = [_offer(found, parameter, names[value], known.get(value, 0), value in chosen) for value in values]
        if offers:
            shown.append(Facet(facet, label, offers[:FIRST], offers[FIRST:]))
    return shown


def _offer(found: Narrowing, parameter: str, named: tuple[str, str], count: int, is_active: bool) -> Offer:
    slug, label = named
    url = found.without(parameter, slug) if is_active else found.with_value(parameter, slug)
    return Offer(label, url, count, is_active)
