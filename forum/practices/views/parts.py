"""Completing a model part by part: kept while she types, every button working without script, sent on when it is ready."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from forum.practices import answers, completeness, permissions, services, typed_rows
from forum.practices.forms import PartForm, shown
from forum.practices.models import Practice, PracticeVersion
from forum.practices.questions import QUESTIONS
from forum.practices.refusals import ChangedMeanwhile
from forum.practices.uploads import FIELDS, take_files
from forum.practices.views.screens import REFUSED, is_script, parts_of, screen, wishes_of
from forum.refusals import Refused
from forum.views.doors import demand, signed_in, typed_before


def kept_or_404(request: HttpRequest, slug: str) -> Practice:
    """A model that she may write in; 404 when she may not see it, 403 when she may only read it."""
    practice = get_object_or_404(Practice.objects.visible_to(request.user).select_related("unit", "owner"), slug=slug)
    demand(permissions.can_write(request.user, practice))
    return practice


@signed_in
def part(request: HttpRequest, slug: str, part: str) -> HttpResponse:
    """One part of the form. Sent by script it answers with what was kept, else with the next part or with what is to be mended."""
    asked = answers.part_at(part)
    if asked is None:
        raise Http404(part)
    practice = kept_or_404(request, slug)
    version = services.open_version(practice)
    if version is None or version.state != PracticeVersion.State.DRAFT:
        return closed(request, practice)
    version.practice = practice
    if request.method != "POST":
        return part_page(request, version, asked, typed_before(request))
    return saved(request, version, asked)


def closed(request: HttpRequest, practice: Practice) -> HttpResponse:
    """There is no version that she could write in; the overview says why and what to do."""
    if is_script(request):
        return JsonResponse({"error": _("This version is not open for writing any more. Load the page again.")}, status=409)
    if request.method == "POST":
        messages.error(request, _("This version is not open for writing any more. Load the page again."))
    return redirect("practices:parts", slug=practice.slug)


def saved(request: HttpRequest, version: PracticeVersion, part: answers.Part) -> HttpResponse:
    form = PartForm(part, request.POST)
    values = {name: typed_rows.sent(request.POST, name) for name in part.fields if name in answers.ROWS}
    gone_to = typed_rows.changed(values, request.POST.get("row", ""))
    values |= form.values()
    refused = take_files(request.FILES, values, practice=version.practice, by=request.user)
    try:
        done = services.complete(version=version, values=values, by=request.user, seen=request.POST.get("seen", "")[:16])
    except ChangedMeanwhile as refusal:
        if is_script(request):
            return JsonResponse({"error": str(refusal), "changed": True}, status=409)
        version.refresh_from_db()
        return part_page(request, version, part, request.POST, rows=values, errors={"": str(refusal)}, status=409)
    except Refused as refusal:
        if is_script(request):
            return JsonResponse({"error": str(refusal)}, status=409)
        messages.error(request, str(refusal))
        return redirect("practices:parts", slug=version.practice.slug)
    errors = of_part(done.errors, part)
    if is_script(request):
        return as_script(request, done, part, errors)
    if gone_to:
        name, place = gone_to
        more = f"?them={name}" if request.POST["row"].endswith(".add") else ""
        return redirect(f"{request.path}{more}#{name}-{place}")
    if errors or refused:
        return part_page(request, done.version, part, request.POST, rows=values, errors=errors | refused, status=REFUSED)
    return onward(request, done, part)


def of_part(errors: dict[str, str], part: answers.Part) -> dict[str, str]:
    return {place: sentence for place, sentence in errors.items() if place.split(".")[0] in part.fields}


def as_script(request: HttpRequest, done: services.Completed, part: answers.Part, errors: dict[str, str]) -> JsonResponse:
    progress = {"wishes": wishes_of(done.version.practice, done.completeness), "measured": done.completeness}
    return JsonResponse(
        {
            "seen": answers.mark(done.version, part.fields),
            "errors": errors,
            "said": _("Kept at %(time)s.") % {"time": f"{timezone.localtime():%H:%M}"},
            "progress": render_to_string("practices/_parts_progress.html", progress, request),
        }
    )


def onward(request: HttpRequest, done: services.Completed, part: answers.Part) -> HttpResponse:
    """To the part that follows, to the overview after the last, or back here where she asked for no more than keeping."""
    if request.POST.get("go") == "stay":
        messages.success(request, _("Kept."))
        return redirect(f"{request.path}#id_{part.fields[0]}" if request.FILES else request.path)
    places = list(answers.ALL_PARTS)
    place = places.index(part) + 1
    slug = done.version.practice.slug
    if request.POST.get("go") == "end" or place == len(places):
        return redirect("practices:parts", slug=slug)
    return redirect("practices:part", slug=slug, part=places[place].slug)


def part_page(
    request: HttpRequest, version: PracticeVersion, part: answers.Part, data=None, *, rows=None, errors=None, status: int = 200
) -> HttpResponse:
    """The screen of one part. `data` is what was posted; without it, what the version holds."""
    held = shown(version, part)
    errors = of_part(services.obstacles(version) if data is None else version.errors, part) if errors is None else errors
    errors = {name: sentence for name, sentence in errors.items() if data is not None or is_worth_saying(name, version)}
    if rows is None and data is not None:
        rows = {name: typed_rows.sent(data, name) for name in part.fields if name in answers.ROWS}
    form = PartForm(part, held if data is None else data, errors)
    rows = held if rows is None else rows
    listed = [row_block(request, version, name, rows[name], errors) for name in part.fields if name in answers.ROWS]
    here, measured = parts_of(version, part), completeness.measure(version.data)
    context = {
        "part": part,
        "form": form,
        "rows": listed,
        "blank": typed_rows.Row("__", {}),
        "general": errors.get("", ""),
        "summary": summary(form, errors),
        "seen": answers.mark(version, part.fields),
        "measured": measured,
        "wishes": wishes_of(version.practice, measured),
        "parts": here,
        "place": next(place for place, each in enumerate(here, start=1) if each.is_here),
        "version": version,
    }
    return screen(request, "practices/part.html", str(part.label), version.practice, status, **context)


def row_block(request: HttpRequest, version: PracticeVersion, name: str, values: list, errors: dict[str, str]) -> tuple:
    """Rows with the fragment that shows one, what is wrong with all of them, and with the files that came for them."""
    upload = next((field for field, (rows, _cell) in FIELDS.items() if rows == name), "")
    more = 1 if request.GET.get("them") == name else 0
    lines = typed_rows.lines(name, values, errors, more=more, by=request.user, held=version.data.get(name, ()))
    return name, lines, f"practices/_part_{name}.html", errors.get(name, ""), errors.get(upload, "")


def summary(form: PartForm, errors: dict[str, str]) -> list[tuple[str, str, str]]:
    """What is wrong, for the top of the screen: the anchor, the question, the sentence."""
    found = []
    for name, sentences in form.errors.items():
        found += [(form[name].id_for_label or form[name].auto_id, form[name].label, sentence) for sentence in sentences]
    for place, sentence in errors.items():
        name = FIELDS[place][0] if place in FIELDS else place.split(".")[0]
        if name in answers.ROWS:
            number = f" {int(place.split('.')[1]) + 1}" if place.count(".") == 2 else ""
            anchor = place if place in FIELDS else f"id_{place.replace('.', '-')}"
            found.append((anchor, f"{QUESTIONS[name][0]}{number}", sentence))
    return found


def is_worth_saying(name: str, version: PracticeVersion) -> bool:
    """On a fresh screen only what was typed and not understood, and photos without consent; not that she has not come to it yet."""
    return name in version.errors or name.startswith("photos.")


@signed_in
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    """Where a model stands: what it still lacks and why that matters, what the unit above said, and the next thing to do."""
    practice = kept_or_404(request, slug)
    version = services.open_version(practice) or practice.versions.first()
    version.practice = practice
    measured = completeness.measure(version.data)
    context = {
        "version": version,
        "measured": measured,
        "wishes": wishes_of(practice, measured),
        "parts": parts_of(version),
        "reviews": list(version.reviews.select_related("by", "unit")[:10]),
        "above": permissions.reviewing_unit(practice),
    }
    return screen(request, "practices/parts.html", _("Complete the model"), practice, **context)


@signed_in
def revise(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin a new version of a model that has none open."""
    practice = kept_or_404(request, slug)
    if request.method == "POST":
        services.revise(practice=practice, by=request.user)
        if practice.is_published:
            messages.success(request, _("A new version has begun. Readers see the old one until the unit above accepts yours."))
    return redirect("practices:parts", slug=practice.slug)


@signed_in
def take_back(request: HttpRequest, slug: str) -> HttpResponse:
    """Go on writing what the unit above is looking at."""
    practice = kept_or_404(request, slug)
    version = services.open_version(practice)
    if request.method == "POST" and version is not None:
        try:
            services.take_back(version=version, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("You can write in it again. Send it on once more when it is ready."))
    return redirect("practices:parts", slug=practice.slug)
