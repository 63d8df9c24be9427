"""The reasons of `forum.practices.fit` in the reader's language."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forum.practices.fit import DAYS_A_MONTH, Fit, Reason
from forum.practices.models import Practice, Setting, TargetGroup


class Names:
    """Names of settings and target groups, for all sentences of a page: two queries."""

    def __init__(self):
        self.settings: Mapping[str, str] = dict(Setting.objects.values_list("slug", "name"))
        self.groups: Mapping[int, str] = dict(TargetGroup.objects.values_list("pk", "name"))
        self.spaces: Mapping[str, str] = {value: str(label) for value, label in Practice.Space.choices}


def lines(fit: Fit, names: Names) -> tuple[list[str], list[str]]:
    """Why it fits, and what does not: "cùng địa bàn khu nhà trọ", "8/10 triệu"."""
    return [said(reason, names) for reason in fit.reasons], [said(reason, names) for reason in fit.misfits]


def said(reason: Reason, names: Names) -> str:
    return SAYERS[reason.criterion](reason, names)


def _setting(reason: Reason, names: Names) -> str:
    listed = ", ".join(names.settings.get(slug, slug).lower() for slug in reason.params["settings"])
    return (_("the same kind of place: %(list)s") if reason.fits else _("made for other places: %(list)s")) % {"list": listed}


def _groups(reason: Reason, names: Names) -> str:
    listed = ", ".join(names.groups.get(pk, "").lower() for pk in reason.params["groups"])
    return (_("for %(list)s") if reason.fits else _("made for others: %(list)s")) % {"list": listed}


def _money(reason: Reason, names: Names) -> str:
    cost, money = millions(reason.params["cost"]), millions(reason.params["money"])
    if reason.fits:
        return _("%(cost)s of %(money)s million đồng in the first year") % {"cost": cost, "money": money}
    return _("needs %(cost)s million đồng in the first year; you have %(money)s") % {"cost": cost, "money": money}


def millions(amount: int) -> str:
    """8_000_000 → "8", 7_250_000 → "7,25"."""
    return f"{amount / 1_000_000:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _alike(reason: Reason, names: Names) -> str:
    count = reason.params["count"]
    return ngettext("runs in %(count)s place like yours", "runs in %(count)s places like yours", count) % {"count": count}


def _people(reason: Reason, names: Names) -> str:
    if reason.fits:
        return _("%(needed)s of your %(there)s people are enough") % reason.params
    return _("needs %(needed)s people to run it; you have %(there)s") % reason.params


def _members(reason: Reason, names: Names) -> str:
    if reason.fits:
        return _("starts with %(needed)s members") % reason.params
    return _("starts with %(needed)s members; you have %(there)s") % reason.params


def _space(reason: Reason, names: Names) -> str:
    if reason.params["needed"] == Practice.Space.NONE:
        return _("no room of its own is needed")
    needed = names.spaces[reason.params["needed"]]
    return (_("room: %(needed)s is enough") if reason.fits else _("needs %(needed)s")) % {"needed": needed}


def _months(reason: Reason, names: Names) -> str:
    months = -(-reason.params["days"] // DAYS_A_MONTH)
    if reason.fits:
        return ngettext("runs after %(count)s month", "runs after %(count)s months", months) % {"count": months}
    return _("takes %(count)s months to start; you have %(months)s") % {"count": months, "months": reason.params["months"]}


SAYERS = {
    "setting": _setting,
    "groups": _groups,
    "money": _money,
    "alike": _alike,
    "people": _people,
    "members": _members,
    "space": _space,
    "months": _months,
}
