"""From a version to the model: writing it in, showing it before it is written in, and saying what it changes."""

import copy
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from forum.practices import answers, completeness, numbers
from forum.practices.counting import recount
from forum.practices.models import Attachment, Figure, Photo, Practice, PracticeVersion, Setting, Step, TargetGroup, Video
from portal.members.models import User
from portal.pages.models import PortalDocument, PortalImage
from portal.topics.models import Topic
from portal.units.models import Unit

COLUMNS = (
    "name", "one_line", "contact", "space", "cost_source", "people_needed", "members_needed", *answers.PROSE, *answers.MONEY,
)  # fmt: skip
MODELS = {"steps": Step, "photos": Photo, "attachments": Attachment, "videos": Video}


def write_in(version: PracticeVersion) -> Practice:
    """Make the practice say what `version` says: columns, relations, rows, completeness, facets. Figures that stay keep their id."""
    practice, data = version.practice, version.data
    _set_columns(practice, data)
    practice.completeness = completeness.measure(data).percent
    practice.save()
    practice.target_groups.set(data["target_groups"])
    practice.settings.set(Setting.objects.filter(slug__in=data["settings"]))
    practice.topics.set(Topic.objects.filter(pk__in=data["topics"]))
    for name, model in MODELS.items():
        getattr(practice, name).all().delete()
        model.objects.bulk_create(_rows(name, practice, data))
    _write_figures(practice, version)
    recount(practice)
    return practice


def _set_columns(practice: Practice, data: dict) -> None:
    for name in COLUMNS:
        setattr(practice, name, data[name])
    practice.unit_id = data["unit"] or practice.unit_id
    practice.started_on = answers.began(data)
    practice.life = data["life"]
    practice.days_needed = sum(step["days"] or 0 for step in data["steps"])


def _rows(name: str, practice: Practice, data: dict) -> list:
    renamed = {"image": "image_id", "document": "document_id"}
    return [
        MODELS[name](practice=practice, order=order, **{renamed.get(key, key): value for key, value in row.items()})
        for order, row in enumerate(data[name])
    ]


def _figure(row: dict, order: int, practice: Practice, author_id: int) -> Figure:
    values = {key: row[key] for key in ("measure", "what", "period", "source")}
    entered_by, entered_at = row.get("entered_by") or author_id, row.get("entered_at")
    moment = datetime.fromisoformat(entered_at) if entered_at else timezone.now()
    return Figure(
        practice=practice, order=order, value=Decimal(row["value"]), entered_by_id=entered_by, entered_at=moment, **values
    )  # fmt: skip


def _write_figures(practice: Practice, version: PracticeVersion) -> None:
    """A figure that says what it said keeps its row, and with it who entered it, when, and who doubted it."""
    known = {figure.pk: figure for figure in practice.figures.all()}
    kept = set()
    rows = [row for row in version.data["figures"] if row["value"] is not None]
    for order, row in enumerate(rows):
        new = _figure(row, order, practice, version.author_id)
        old = known.get(row.get("id"))
        if old is None or old.pk in kept:
            new.save()
            row["id"] = new.pk
            kept.add(new.pk)
            continue
        kept.add(old.pk)
        if _said(old) != _said(new):
            old.value, old.measure, old.what, old.period, old.source = _said(new)
            old.entered_by_id, old.entered_at = new.entered_by_id, new.entered_at
        old.order = order
        old.save()
    practice.figures.exclude(pk__in=kept).delete()
    PracticeVersion.objects.filter(pk=version.pk).update(data=version.data)


def _said(figure: Figure) -> tuple:
    return (figure.value, figure.measure, figure.what, figure.period, figure.source)


def preview(version: PracticeVersion) -> Practice:
    """The practice as it would be read if `version` were accepted; nothing is written. For the templates of the page of a model."""
    practice, data = copy.copy(version.practice), version.data
    practice._state = copy.copy(practice._state)
    practice._state.fields_cache = dict(practice._state.fields_cache)
    _set_columns(practice, data)
    if data["unit"]:
        practice.unit = Unit.objects.get(pk=data["unit"])
    practice.completeness = completeness.measure(data).percent
    rows = {name: _rows(name, practice, data) for name in MODELS}
    figures = [row for row in data["figures"] if row["value"] is not None]
    rows["figures"] = [_figure(row, order, practice, version.author_id) for order, row in enumerate(figures)]
    rows["photos"] = [photo for photo in rows["photos"] if photo.consent != "unknown"]
    _with_related(rows)
    rows["target_groups"] = list(TargetGroup.objects.filter(pk__in=data["target_groups"]))
    rows["settings"] = list(Setting.objects.filter(slug__in=data["settings"]))
    rows["topics"] = list(Topic.objects.filter(pk__in=data["topics"]))
    practice._prefetched_objects_cache = {name: _loaded(found) for name, found in rows.items()}
    return practice


def _with_related(rows: dict[str, list]) -> None:
    """Give rows that are not stored what a page reads through them: files, people, no doubts. Four queries."""
    for name, key, files in (
        ("photos", "image", PortalImage.objects.with_renditions()),
        ("attachments", "document", PortalDocument.objects.all()),
        ("figures", "entered_by", User.objects.all()),
    ):
        known = files.in_bulk({getattr(row, f"{key}_id") for row in rows[name]} - {None})
        rows[name] = [row for row in rows[name] if name == "figures" or getattr(row, f"{key}_id") in known]
        for row in rows[name]:
            setattr(row, key, known.get(getattr(row, f"{key}_id")))
    for order, figure in enumerate(rows["figures"], start=1):
        figure.pk = -order  # Templates ask for its doubts, which only a row with a key can have.
        figure._prefetched_objects_cache = {"doubts": _loaded([])}


def _loaded(objects: list):
    """What a prefetch leaves behind: a queryset that has its objects already."""
    model = type(objects[0]) if objects else Practice
    queryset = model._default_manager.none()
    queryset._result_cache, queryset._prefetch_done = objects, True
    return queryset


class Names:
    """What ids of answers are called: units, target groups, settings, topics. One query a vocabulary, whatever the number of versions."""

    def __init__(self, *datas: dict):
        self.units = {unit.pk: str(unit) for unit in Unit.objects.filter(pk__in={data.get("unit") for data in datas} - {None})}
        self.related = {}
        for name, model in answers.RELATIONS.items():
            key = "slug" if name == "settings" else "pk"
            asked = {value for data in datas for value in data.get(name) or ()}
            self.related[name] = {getattr(row, key): str(row) for row in model.objects.filter(**{f"{key}__in": asked})} if asked else {}


def differences(version: PracticeVersion, before: dict | None = None, names: Names | None = None) -> list[tuple[str, str, str]]:
    """Field name, old words, new words of everything that `version` changes; `before` is what is read now unless it is given."""
    before = answers.of_practice(version.practice) if before is None else before
    names = names or Names(before, version.data)
    found = []
    for name in answers.FIELDS:
        old, new = in_words(name, before.get(name), names), in_words(name, version.data.get(name), names)
        if old != new:
            found.append((name, old, new))
    return found


def in_words(name: str, value, names: Names) -> str:
    """An answer as a reader of a comparison sees it; "" for none."""
    if value in (None, "", []):
        return ""
    if name in answers.RELATIONS:
        return ", ".join(names.related[name][key] for key in value if key in names.related[name])
    if name in answers.ROWS:
        return "\n".join(_row_in_words(name, row) for row in value)
    if name == "unit":
        return names.units.get(value, "")
    if name in answers.MONEY:
        return _("%(sum)s đồng") % {"sum": f"{value:,}".replace(",", ".")}
    if name in ("life", "space"):
        return str(dict(Practice._meta.get_field(name).flatchoices).get(value, value))
    if name == "started_on":
        return f"{date.fromisoformat(value):%m/%Y}"
    return str(value)


def _row_in_words(name: str, row: dict) -> str:
    if name == "photos":
        return row["caption"] or _("photo %(number)s") % {"number": row["image"]}
    if name == "attachments":
        return row["title"] or _("paper %(number)s") % {"number": row["document"]}
    if name == "figures":
        value = "" if row.get("value") is None else numbers.short(Decimal(row["value"]))
        return " · ".join(str(cell) for cell in (f"{value} {row['measure']}".strip(), row["what"], row["period"], row["source"]) if cell)
    if name == "steps":
        days = _("%(days)s days") % {"days": row["days"]} if row.get("days") else ""
        return " · ".join(cell for cell in (row["title"], row["who"], days, row["text"]) if cell)
    return " · ".join(str(row[key]) for key in ("title", "url") if row.get(key))
