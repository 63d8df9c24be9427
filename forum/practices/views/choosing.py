"""Choosing among models: the fit finder, and two to four beside each other."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from forum.practices import fit, fit_words, library, reading
from forum.practices.models import Practice, Setting, TargetGroup
from portal.ui.heads import Head, Trail, crumbs, head

MOST_COMPARED = 4


class Typed(forms.CharField):
    """A number or a sum as people write it, read by the library's own rules; None where nothing was typed."""

    def __init__(self, reader, **kwargs):
        self.reader = reader
        super().__init__(required=False, max_length=60, **kwargs)

    def clean(self, value):
        try:
            return self.reader(super().clean(value))
        except reading.Unclear as unclear:
            raise forms.ValidationError(str(unclear)) from None


class PlaceForm(forms.Form):
    """Seven questions about her place; each may be left open."""

    dia_ban = forms.MultipleChoiceField(
        label=gettext_lazy("What kind of place is it?"), required=False, widget=forms.CheckboxSelectMultiple
    )  # fmt: skip
    cho_ai = forms.MultipleChoiceField(label=gettext_lazy("For whom do you look?"), required=False, widget=forms.CheckboxSelectMultiple)
    hoi_vien = Typed(lambda value: reading.whole(value, 100_000), label=gettext_lazy("How many members can take part?"))
    kinh_phi = Typed(
        reading.money, label=gettext_lazy("How much money is there for the first year?"), help_text=gettext_lazy("For example “10 triệu”.")
    )  # fmt: skip
    nhan_luc = Typed(lambda value: reading.whole(value, 10_000), label=gettext_lazy("How many people can run it?"))
    cho = forms.ChoiceField(label=gettext_lazy("What room is there?"), required=False)
    thang = Typed(lambda value: reading.whole(value, 120), label=gettext_lazy("Within how many months must it run?"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dia_ban"].choices = list(Setting.objects.values_list("slug", "name"))
        self.fields["cho_ai"].choices = [(str(pk), name) for pk, name in TargetGroup.objects.values_list("pk", "name")]
        self.fields["cho"].choices = [("", _("I do not know")), *Practice.Space.choices]

    @property
    def place(self) -> fit.Place:
        given = self.cleaned_data
        return fit.Place(
            settings=frozenset(given["dia_ban"]),
            groups=frozenset(map(int, given["cho_ai"])),
            members=given["hoi_vien"],
            money=given["kinh_phi"],
            people=given["nhan_luc"],
            space=given["cho"],
            months=given["thang"],
        )


@require_safe
def finder(request: HttpRequest) -> HttpResponse:
    """Models that fit her place best, each with the reasons and with what does not fit."""
    form = PlaceForm(request.GET or None)
    found, is_asked = [], False
    if form.is_bound and form.is_valid():
        is_asked = bool(fit.asked_of(form.place))
        names = fit_words.Names() if is_asked else None
        found = [(practice, ranked, *fit_words.lines(ranked, names)) for practice, ranked in library.fitting(form.place)]
    title = _("Find a model that fits")
    trail = crumbs((_("Models of work"), reverse("practices:index")), (title, request.path))
    described = _("Seven short questions about your place, and the models that fit it with the reasons.")
    context = {
        "title": title,
        "form": form,
        "found": found,
        "is_asked": is_asked,
        "is_empty": form.is_bound and form.is_valid() and not is_asked,
        "crumbs": trail,
        "head": open_head(request, title, trail, described),
    }
    return render(request, "practices/finder.html", context)


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two to four models beside each other: `?m=` their addresses, in her order."""
    asked = list(dict.fromkeys(slug.replace("\0", "")[:110] for slug in request.GET.getlist("m") if slug))
    slugs = asked[:MOST_COMPARED]
    known = {practice.slug: practice for practice in Practice.objects.listed().filter(slug__in=slugs).for_comparison()}
    practices = [known[slug] for slug in slugs if slug in known]
    title = _("Compare models")
    trail = crumbs((_("Models of work"), reverse("practices:index")), (title, request.path))
    offered = library.find(size=MOST_OFFERED, sort="adopted").practices if len(practices) < MOST_COMPARED else []
    context = {
        "title": title,
        "practices": practices,
        "missing": len(slugs) - len(practices),
        "is_cut": len(asked) > MOST_COMPARED,
        "without": [without(practices, practice) for practice in practices],
        "offered": [practice for practice in offered if practice.slug not in known],
        "crumbs": trail,
        "head": open_head(request, title, trail, _("Two to four models of work beside each other.")),
    }
    return render(request, "practices/compare.html", context)


def open_head(request: HttpRequest, title: str, trail: Trail, description: str) -> Head:
    """Whatever was asked for, search engines may look at it: the canonical address leads them to the page without a question."""
    made = head(request, title, trail, description=description)
    made.noindex = False
    return made


MOST_OFFERED = 100


def without(practices: list[Practice], left_out: Practice) -> str:
    """The address of the comparison without one of its models."""
    return "?" + "&".join(f"m={practice.slug}" for practice in practices if practice != left_out)
