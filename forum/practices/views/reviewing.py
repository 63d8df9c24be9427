"""The unit above looks at a version: asks for more, accepts or refuses it; a unit records that it recognised a model."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forum.practices import answers, completeness, keeping, library, permissions, services, versions
from forum.practices.forms import capitalised
from forum.practices.models import Practice, PracticeVersion, Review
from forum.practices.questions import QUESTIONS
from forum.practices.refusals import Incomplete
from forum.practices.views.screens import REFUSED, screen, wishes_of
from forum.practices.views.sending import obstacles_of, read_as_accepted
from forum.refusals import Refused
from forum.views.doors import demand, signed_in, typed_before
from forum.views.official import differences as word_differences

CONFLICT = 409
VERBS = {"ask": services.ask_changes, "accept": services.accept, "refuse": services.refuse}
DONE = {
    "ask": gettext_lazy("The author is told what is missing."),
    "accept": gettext_lazy("The model is published; its author is told."),
    "refuse": gettext_lazy("The author is told why it was not accepted."),
}
# Fields whose words are compared word by word; of the others the old and the new stand beside each other.
COMPARED = {"name", "one_line", "contact", "cost_source", "steps", *answers.PROSE}


class ReviewForm(forms.Form):
    """The tick list and the words of a reviewer. What must be ticked and said is the services' to decide."""

    use_required_attribute = False
    ticks = forms.MultipleChoiceField(label=gettext_lazy("What you have checked"), required=False, widget=forms.CheckboxSelectMultiple)
    note = forms.CharField(
        label=gettext_lazy("Your words to the author"),
        help_text=gettext_lazy("Needed when you ask for more or do not accept; she reads them."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ticks"].choices = capitalised(Review.TICKS.items())


@signed_in
def review(request: HttpRequest, slug: str) -> HttpResponse:
    """The version that waits: what it changes, how it will be read, and three answers. Decided by another meanwhile, her words are kept."""
    practice = get_object_or_404(Practice.objects.visible_to(request.user).select_related("unit", "owner"), slug=slug)
    version = services.open_version(practice) or practice.versions.first()
    version.practice = practice
    demand(permissions.can_review(request.user, version))
    form = ReviewForm(request.POST if request.method == "POST" else None, initial={"ticks": []})
    if request.method == "GET" and (typed := typed_before(request)):
        form = ReviewForm(typed)
    if request.method != "POST":
        return review_page(request, version, form)
    verb = request.POST.get("verb", "")
    if not form.is_valid() or verb not in VERBS:
        return review_page(request, version, form, status=REFUSED)
    return decided(request, version, form, verb)


def decided(request: HttpRequest, version: PracticeVersion, form: ReviewForm, verb: str) -> HttpResponse:
    typed = form.cleaned_data
    try:
        VERBS[verb](
            version=seen_version(request, version),
            by=request.user,
            unit=permissions.reviewing_unit(version.practice),
            ticks=typed["ticks"],
            note=typed["note"],
            seen=number(request.POST.get("seen", "")),
        )
    except Incomplete as incomplete:
        return review_page(request, version, form, errors=incomplete.errors, status=REFUSED)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        version.refresh_from_db()
        return review_page(request, version, form, status=REFUSED if refusal.field else CONFLICT)
    messages.success(request, str(DONE[verb]))
    return redirect(version.practice)


def seen_version(request: HttpRequest, version: PracticeVersion) -> PracticeVersion:
    """The version that the form was about, which need not be the one that is open now."""
    asked = number(request.POST.get("version", ""))
    return version.practice.versions.filter(number=asked).select_related("practice").first() or version


def number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None


def review_page(
    request: HttpRequest, version: PracticeVersion, form: ReviewForm, *, errors: dict | None = None, status: int = 200
) -> HttpResponse:
    practice = version.practice
    measured = completeness.measure(version.data)
    is_waiting = version.state == PracticeVersion.State.REVIEW
    context = {
        "version": version,
        "form": form,
        "is_waiting": is_waiting,
        "reviews": list(version.reviews.select_related("by", "unit")[:10]),
        "measured": measured,
        "wishes": wishes_of(practice, measured),
        "changes": compared(version) if practice.published_at else [],
        "obstacles": obstacles_of(version, errors) if errors else [],
        "similar": library.similar(version.data["name"], version.data["one_line"], without=practice.pk),
        "read": read_as_accepted(version),
    }
    return screen(request, "practices/review.html", _("Review of a model"), practice, status, **context)


def compared(version: PracticeVersion, before: dict | None = None, names: versions.Names | None = None) -> list[tuple]:
    """Each changed field: its question, and either the pieces of its words or the old and the new."""
    found = []
    for name, old, new in versions.differences(version, before, names):
        pieces = word_differences(old, new) if name in COMPARED and old and new else []
        found.append((QUESTIONS[name][0], pieces, old, new))
    return found


class RecognitionForm(forms.Form):
    """A decision of a unit: which unit, its number, its day. The level is that of the unit."""

    use_required_attribute = False
    unit = forms.ModelChoiceField(label=gettext_lazy("Unit that decided"), queryset=None, empty_label=None)
    decision_number = forms.CharField(
        label=gettext_lazy("Number of the decision"), max_length=60, help_text=gettext_lazy("For example 125/QĐ-BTV.")
    )
    decided_on = forms.DateField(
        label=gettext_lazy("Day of the decision"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args, units: list, **kwargs):
        super().__init__(*args, **kwargs)
        model = Practice.unit.field.related_model
        self.fields["unit"].queryset = model.objects.filter(pk__in=[unit.pk for unit in units]).order_by("-depth")
        self.fields["unit"].label_from_instance = lambda unit: f"{unit.title} ({unit.get_level_display()})"


@signed_in
def recognise(request: HttpRequest, slug: str) -> HttpResponse:
    """Record that a unit recognised the model; shown with number and day, so that the decision can be looked up."""
    practice = get_object_or_404(Practice.objects.visible_to(request.user).select_related("unit"), slug=slug)
    units = keeping.recognising_units(request.user, practice)
    demand(bool(units) and permissions.can_recognise(request.user, units[0]))
    form = RecognitionForm(
        request.POST or None, units=units, initial={"unit": likely_unit(request.user, units).pk, "decided_on": timezone.localdate()}
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.recognise(practice=practice, level=form.cleaned_data["unit"].level, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("The recognition is recorded; those who keep and follow the model are told."))
            return redirect(practice)
    context = {"form": form, "recognitions": list(practice.recognitions.select_related("unit"))}
    status = REFUSED if form.errors else 200
    return screen(request, "practices/review_recognise.html", _("Record a recognition"), practice, status, **context)


def likely_unit(user, units: list):
    """Of the units that she may record for, the one in which she holds a role herself."""
    own = set(user.roles.filter(kind__in=permissions.OFFICIALS).values_list("unit", flat=True))
    return next((unit for unit in units if unit.pk in own), units[0])
