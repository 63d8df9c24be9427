"""What moderation tells: of acts to the person, of the outcome to who reported, of private reports to their readers."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.moderation.models import Act, PrivateReport, Report
from portal.moderation.words import to_person
from portal.notifications.sources import Card, Kind, Source


class ActSource(Source):
    model = Act
    label = gettext_lazy("Act of a moderator")
    is_followed = False
    kinds = {
        "act": Kind(
            gettext_lazy("What moderators did with what I wrote"), one="%(title)s", mail="now", always=True, weight=100, icon="flag"
        ),
    }

    def visible(self, user, ids):
        return set(Act.objects.filter(pk__in=ids, person=user).values_list("pk", flat=True))

    def cards(self, asked):
        found = Act.objects.in_bulk({pk for pk, _about in asked})
        return {
            (pk, about): Card(title=to_person(found[pk]), url=found[pk].get_absolute_url(), excerpt=found[pk].told)
            for pk, about in asked
            if pk in found
        }


class ReportSource(Source):
    model = Report
    label = gettext_lazy("Report")
    is_followed = False
    kinds = {
        "report": Kind(gettext_lazy("What came of my reports"), one="%(title)s", mail="daily", always=True, weight=90, icon="flag"),
    }

    def visible(self, user, ids):
        return set(Report.objects.filter(pk__in=ids, reporter=user).values_list("pk", flat=True))

    def cards(self, asked):
        found = Report.objects.in_bulk({pk for pk, _about in asked})
        return {
            (pk, about): Card(title=outcome_of(found[pk]), url="/kiem-duyet/bao-cao-cua-toi/", excerpt="")
            for pk, about in asked
            if pk in found
        }


class PrivateReportSource(Source):
    """Lines and mails say that there is one, never what it says."""

    model = PrivateReport
    label = gettext_lazy("Private report")
    is_followed = False
    kinds = {
        "private_report": Kind(
            gettext_lazy("Private reports to my unit"),
            one=gettext_lazy("Somebody of your unit sent a private report"),
            mail="now",
            always=True,
            weight=120,
            icon="lock",
        ),
        "private_answer": Kind(
            gettext_lazy("Answers to my private reports"),
            one=gettext_lazy("Your unit answered you in private"),
            mail="now",
            always=True,
            weight=110,
            icon="lock",
        ),
    }

    def visible(self, user, ids):
        hers = PrivateReport.objects.filter(pk__in=ids, reporter=user).values_list("pk", flat=True)
        read = PrivateReport.objects.readable_by(user).filter(pk__in=ids).values_list("pk", flat=True)
        return set(hers) | set(read)

    def cards(self, asked):
        there = set(PrivateReport.objects.filter(pk__in={pk for pk, _about in asked}).values_list("pk", flat=True))
        return {(pk, about): Card(title=_("Private report"), url=f"/kiem-duyet/bao-rieng/{pk}/") for pk, about in asked if pk in there}


def outcome_of(report: Report) -> str:
    """What came of a report, for who filed it; nothing about what was done to whom."""
    if report.settled_at is None:
        return _("A moderator will look at your report")
    if report.is_upheld:
        return _("Thank you: something was done about what you reported")
    return _("A moderator looked at what you reported and left it as it is")
