"""The rows of the form: steps, figures, photos, papers, films. From what was typed to data, and from the tables back.

A reader takes what was typed, who typed it, and the rows as they were; it gives the rows as data and a sentence for each place that
was not understood ("3.days"; "" for the whole). Rows without a word are left out.
"""

import re
from collections.abc import Callable
from urllib.parse import SplitResult, urlsplit

from django.utils.translation import gettext as _

from forum.practices import numbers, reading
from portal.pages.models import PortalDocument, PortalImage

Errors = dict[str, str]
MOST = {"steps": 200, "figures": 40, "photos": 40, "attachments": 20, "videos": 5}
VIDEO_HOSTS = {"youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be", "www.youtube-nocookie.com", "vimeo.com", "player.vimeo.com"}
PERCENT = re.compile(r"^(?:%|phần trăm|phan tram)$", re.IGNORECASE)


def _given(values, name: str, errors: Errors, *keys: str) -> list[tuple[int, dict]]:
    """Rows that say anything, numbered as they were typed; no more than fit."""
    values = values if isinstance(values, list | tuple) else ()
    given = [(place, row) for place, row in enumerate(values) if isinstance(row, dict)]
    given = [(place, row) for place, row in given if any(str(row.get(key) or "").strip() for key in keys)]
    if len(given) > MOST[name]:
        errors[""] = _("%(given)s rows are more than fit: at most %(most)s. Put some of them together.") % {
            "given": len(given),
            "most": MOST[name],
        }
    return given[: MOST[name]]


def _cell(errors: Errors, place: str, clean: Callable, nothing=""):
    """What `clean` gives; where it refuses, a sentence at `place` and nothing."""
    try:
        return clean()
    except reading.Unclear as unclear:
        errors[place] = str(unclear)
        return nothing


def read_steps(values, user, known) -> tuple[list[dict], Errors]:
    """title, who, days (1 to 1825), text."""
    errors: Errors = {}
    steps = []
    for place, row in _given(values, "steps", errors, "title", "who", "text", "days"):
        step = {
            "title": _cell(errors, f"{place}.title", lambda row=row: reading.line(row.get("title"), 160)),
            "who": _cell(errors, f"{place}.who", lambda row=row: reading.line(row.get("who"), 160)),
            "days": _cell(errors, f"{place}.days", lambda row=row: reading.whole(row.get("days"), 1825, least=1), None),
            "text": _cell(errors, f"{place}.text", lambda row=row: reading.prose(row.get("text"), 4000)),
        }
        if not step["title"] and f"{place}.title" not in errors:
            errors[f"{place}.title"] = _("Say in a few words what is done in this step.")
        steps.append(step)
    return steps, errors


def read_figures(values, user, known) -> tuple[list[dict], Errors]:
    """value ("78.85", a string), measure, what, period, source; `id` where the figure is known; who entered it and when."""
    errors: Errors = {}
    figures = []
    for place, row in _given(values, "figures", errors, "value", "what", "measure"):
        figure = {
            "id": int(row["id"]) if (known_as := str(row.get("id") or "")).isdecimal() and len(known_as) < 19 else None,
            "measure": _cell(errors, f"{place}.measure", lambda row=row: reading.line(row.get("measure"), 40)),
            "what": _cell(errors, f"{place}.what", lambda row=row: reading.line(row.get("what"), 200)),
            "period": _cell(errors, f"{place}.period", lambda row=row: reading.line(row.get("period"), 60)),
            "source": _cell(errors, f"{place}.source", lambda row=row: reading.line(row.get("source"), 200)),
        }
        try:
            figure["value"], figure["measure"] = read_value(row.get("value"), figure["measure"])
        except reading.Unclear as unclear:
            errors[f"{place}.value"], figure["value"] = str(unclear), None
        if not figure["what"] and f"{place}.what" not in errors:
            errors[f"{place}.what"] = _("Say what was counted.")
        if not figure["measure"] and f"{place}.measure" not in errors and f"{place}.value" not in errors:
            errors[f"{place}.measure"] = _("Say in what it is measured: people, classes, đồng, %.")
        figures.append(figure)
    return figures, errors


def read_value(value, measure: str) -> tuple[str, str]:
    """The number as a string with two decimals, and its measure: "78,85%" is in %, money may be written as money."""
    is_money = measure.lower().strip(". ") in {"đồng", "đ", "vnđ", "vnd"}
    if is_money and not re.fullmatch(r"[\d.,\s]*", str(value or "")):
        found = reading.money(value)
        if found is not None:
            return f"{found}.00", "đồng"
    try:
        parsed = numbers.parse(str("" if value is None else value)[:60])
    except numbers.Unclear as unclear:
        raise reading.Unclear(reading.number_words(unclear.why)) from None
    if parsed is None:
        raise reading.Unclear(_("Write the number."))
    number, is_percent = parsed
    if is_percent or PERCENT.match(measure):
        if number > 100:
            raise reading.Unclear(reading.number_words("percent"))
        measure = "%"
    return str(number), "đồng" if is_money else measure


def read_photos(values, user, known) -> tuple[list[dict], Errors]:
    """image (id), caption, shows_children, consent. Children are never shown on the ground that nobody can be recognised."""
    errors: Errors = {}
    given = _given(values, "photos", errors, "image")
    allowed = usable(PortalImage, [row.get("image") for _place, row in given], user, {row["image"] for row in known})
    photos = []
    for place, row in given:
        if str(row["image"]) not in allowed:
            errors[f"{place}.image"] = _("This photo cannot be used here. Upload it again.")
            continue
        shows_children = str(row.get("shows_children") or "").lower() in {"true", "1", "on"}
        consent = str(row.get("consent") or "")
        consent = consent if consent in PortalImage.Consent.values else PortalImage.Consent.UNKNOWN.value
        if shows_children and consent == PortalImage.Consent.NOT_NEEDED:
            consent = PortalImage.Consent.UNKNOWN.value
        caption = _cell(errors, f"{place}.caption", lambda row=row: reading.line(row.get("caption"), 300))
        photos.append({"image": int(row["image"]), "caption": caption, "shows_children": shows_children, "consent": consent})
    return photos, errors


def read_attachments(values, user, known) -> tuple[list[dict], Errors]:
    """document (id), title."""
    errors: Errors = {}
    given = _given(values, "attachments", errors, "document")
    allowed = usable(PortalDocument, [row.get("document") for _place, row in given], user, {row["document"] for row in known})
    papers = []
    for place, row in given:
        if str(row["document"]) not in allowed:
            errors[f"{place}.document"] = _("This paper cannot be used here. Upload it again.")
            continue
        title = _cell(errors, f"{place}.title", lambda row=row: reading.line(row.get("title"), 160))
        papers.append({"document": int(row["document"]), "title": title})
    return papers, errors


def usable(model, ids, user, known: set[int]) -> set[str]:
    """Of the ids those that `user` uploaded or may choose, and those that stood there; all that exist where there is no user."""
    pks = {int(pk) for pk in ids if str(pk or "").isdecimal() and len(str(pk)) < 19}
    files = model.objects.filter(pk__in=pks)
    if user is not None and not user.is_superuser:
        hers = files.filter(uploaded_by_user=user).values_list("pk", flat=True)
        chosen = model.objects.choosable_by(user).filter(pk__in=pks).values_list("pk", flat=True)
        return {str(pk) for pk in (*hers, *chosen, *(known & pks))}
    return {str(pk) for pk in files.values_list("pk", flat=True)}


def read_videos(values, user, known) -> tuple[list[dict], Errors]:
    """url of a film on YouTube or Vimeo, title."""
    errors: Errors = {}
    videos = []
    for place, row in _given(values, "videos", errors, "url"):
        url = str(row["url"]).strip()[:300]
        parts = _parts(url)
        if parts.scheme not in ("http", "https") or (parts.hostname or "") not in VIDEO_HOSTS:
            errors[f"{place}.url"] = _("Paste the address of a film on YouTube or Vimeo.")
            continue
        title = _cell(errors, f"{place}.title", lambda row=row: reading.line(row.get("title"), 160))
        videos.append({"url": parts._replace(scheme="https").geturl(), "title": title})
    return videos, errors


def _parts(url: str) -> SplitResult:
    """The parts of an address; of what is none, such as "http://[::1" or letters that stand for others, empty ones."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def _figures(practice) -> list[dict]:
    return [
        {"id": row.pk, "value": str(row.value), "measure": row.measure, "what": row.what, "period": row.period, "source": row.source}
        for row in practice.figures.all()
    ]


READERS = {
    "steps": read_steps,
    "figures": read_figures,
    "photos": read_photos,
    "attachments": read_attachments,
    "videos": read_videos,
}
WRITERS = {
    "steps": lambda practice: list(practice.steps.values("title", "who", "days", "text")),
    "figures": _figures,
    "photos": lambda practice: [
        {"image": row.image_id, "caption": row.caption, "shows_children": row.shows_children, "consent": row.consent}
        for row in practice.photos.all()
    ],
    "attachments": lambda practice: [{"document": row.document_id, "title": row.title} for row in practice.attachments.all()],
    "videos": lambda practice: list(practice.videos.values("url", "title")),
}
