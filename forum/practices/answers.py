"""The form of a model: its parts, the fields of each, and how what was typed becomes what `PracticeVersion.data` holds.

`data` is JSON: text as text, sums and counts as whole numbers, a month as "2023-10-01", relations as lists of ids (settings by slug), rows
as lists of objects. `read` never raises; what it does not understand it hands back with a sentence.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forum.practices import reading, rows
from forum.practices.models import Practice, PracticeVersion, Setting, TargetGroup
from portal.topics.models import Topic
from portal.units.models import Unit


@dataclass(frozen=True)
class Part:
    """One screen of the form: its address, its name, its fields in order."""

    slug: str
    label: str | Promise
    fields: tuple[str, ...]


QUICK = Part("phieu-nhanh", gettext_lazy("Quick sheet"), ("name", "unit", "target_groups", "one_line", "contact"))
PARTS = (
    Part("van-de", gettext_lazy("Problem and place"), ("problem", "settings", "topics", "started_on", "life")),
    Part("cac-buoc", gettext_lazy("Steps"), ("steps",)),
    Part("nguoi-va-cho", gettext_lazy("People and room"), ("people_needed", "members_needed", "space", "facilities", "partners")),
    Part("kinh-phi", gettext_lazy("Money"), ("cost_once", "cost_yearly", "cost_source")),
    Part("ket-qua", gettext_lazy("Results"), ("figures",)),
    Part("bai-hoc", gettext_lazy("Lessons"), ("lessons", "failures", "conditions", "sustaining")),
    Part("anh-va-tai-lieu", gettext_lazy("Photos and papers"), ("photos", "attachments", "videos")),
)
ALL_PARTS = (QUICK, *PARTS)
FIELDS = tuple(name for part in ALL_PARTS for name in part.fields)
PROSE = ("problem", "facilities", "partners", "lessons", "failures", "conditions", "sustaining")
MONEY = ("cost_once", "cost_yearly")
RELATIONS = {"target_groups": TargetGroup, "settings": Setting, "topics": Topic}
ROWS = ("steps", "figures", "photos", "attachments", "videos")
MOST_RELATED = 12
# What was typed and could not be read is kept up to this length a field, of rows up to the second a cell.
MOST_TYPED, MOST_TYPED_CELL = 40_000, 12_000


@dataclass
class Read:
    """`values` for `data`, and for fields that were not understood a sentence by field; rows as "steps.3.days"."""

    values: dict = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    def blames(self, name: str) -> bool:
        return any(key.split(".")[0] == name for key in self.errors)


def part_at(slug: str) -> Part | None:
    return next((part for part in ALL_PARTS if part.slug == slug), None)


def read(values: Mapping, *, user=None, before: Mapping | None = None) -> Read:
    """Clean the fields in `values`; others than FIELDS are ignored. Photos and papers must be such as `user` may use, or stand in
    `before`, the data as it was."""
    found = Read()
    for name in FIELDS:
        if name not in values:
            continue
        if name in ROWS:
            cleaned, errors = rows.READERS[name](values[name], user, (before or {}).get(name, ()))
            found.values[name] = cleaned
            found.errors |= {f"{name}.{place}" if place else name: sentence for place, sentence in errors.items()}
            continue
        try:
            found.values[name] = _cleaned(name, values[name])
        except reading.Unclear as unclear:
            found.errors[name] = str(unclear)
    return found


def _cleaned(name: str, value):
    if name in PROSE:
        return reading.prose(value)
    if name in MONEY:
        return reading.money(value)
    if name in RELATIONS:
        return _related(name, value)
    return SINGLE[name](value)


def _unit(value) -> int | None:
    if isinstance(value, Unit):
        return value.pk
    text = str(value or "")
    if not text:
        return None
    if not text.isdecimal() or len(text) > 18 or not Unit.objects.filter(pk=int(text)).exists():
        raise reading.Unclear(_("Choose a unit from the list."))
    return int(text)


def _month(value) -> str | None:
    found = reading.month(value)
    return found.isoformat() if found else None


SINGLE = {
    "name": lambda value: reading.line(value, 160, least=3),
    "unit": _unit,
    "one_line": lambda value: reading.line(value, 300, least=10),
    "contact": reading.contact,
    "started_on": _month,
    "life": lambda value: reading.choice(value, Practice.Life.values) or Practice.Life.PILOT.value,
    "people_needed": lambda value: reading.whole(value, 10_000),
    "members_needed": lambda value: reading.whole(value, 100_000),
    "space": lambda value: reading.choice(value, Practice.Space.values),
    "cost_source": lambda value: reading.line(value, 300),
}


def _related(name: str, values) -> list:
    """Ids of rows that exist – slugs for settings – in the order of the table, each once."""
    model, key = RELATIONS[name], "slug" if name == "settings" else "pk"
    values = [values] if isinstance(values, str) else values if isinstance(values, Iterable) else ()
    asked = {str(getattr(value, key, value)) for value in values if value not in ("", None)}
    if len(asked) > MOST_RELATED:
        raise reading.Unclear(_("Choose at most %(most)s; what fits everything finds nobody.") % {"most": MOST_RELATED})
    if key == "pk" and not all(text.isdecimal() and len(text) < 19 for text in asked):
        raise reading.Unclear(_("Choose from the list."))
    found = list(model.objects.filter(**{f"{key}__in": asked}).values_list(key, flat=True))
    if len(found) < len(asked):
        raise reading.Unclear(_("Choose from the list."))
    return found


def blank() -> dict:
    """The data of a model of which nothing is known."""
    found: dict = {name: [] for name in (*RELATIONS, *ROWS)}
    found |= dict.fromkeys(("name", "one_line", "contact", "space", "cost_source", *PROSE), "")
    found |= dict.fromkeys(("unit", "started_on", "people_needed", "members_needed", *MONEY))
    return found | {"life": Practice.Life.PILOT.value}


def of_practice(practice: Practice) -> dict:
    """What is read of `practice` now, as the data of a version."""
    found = blank()
    for name in ("name", "one_line", "contact", "space", "cost_source", "life", "people_needed", "members_needed", *PROSE, *MONEY):
        found[name] = getattr(practice, name)
    found["unit"] = practice.unit_id
    found["started_on"] = practice.started_on.isoformat() if practice.started_on else None
    found["settings"] = list(practice.settings.values_list("slug", flat=True))
    found["target_groups"] = list(practice.target_groups.values_list("pk", flat=True))
    found["topics"] = list(practice.topics.order_by("name").values_list("pk", flat=True))
    return found | {name: rows.WRITERS[name](practice) for name in ROWS}


def began(data: Mapping) -> date | None:
    return date.fromisoformat(data["started_on"]) if data.get("started_on") else None


def as_typed(value):
    """What was typed, as JSON and no longer than is kept."""
    if hasattr(value, "pk"):
        return str(value.pk)
    if isinstance(value, list | tuple):
        return [as_typed(each) for each in value[:400]]
    if isinstance(value, dict):
        return {str(key)[:20]: str("" if cell is None else cell)[:MOST_TYPED_CELL] for key, cell in list(value.items())[:10]}
    return str("" if value is None else value)[:MOST_TYPED]


def said(version: PracticeVersion, names: Iterable[str]) -> list:
    """What these fields say, and what was typed where it was not understood; without the keys of rows and who signed them."""
    asked = set(names)
    return [[_bare(version.data.get(name)), _bare(version.typed.get(name))] for name in FIELDS if name in asked]


def _bare(value):
    if not isinstance(value, list):
        return value
    return [{key: row[key] for key in row if key not in SIGNATURE} if isinstance(row, dict) else row for row in value]


SIGNATURE = ("id", "entered_by", "entered_at")


def mark(version: PracticeVersion, names: Iterable[str]) -> str:
    """A short word for what these fields say now: a form that brings another one was shown before they changed."""
    return hashlib.sha256(json.dumps(said(version, names), sort_keys=True).encode()).hexdigest()[:16]
