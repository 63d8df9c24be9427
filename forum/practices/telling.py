"""What the library tells: whom, and how a line of it reads."""

from django.utils.translation import gettext_lazy as _

from forum.permissions import OFFICIALS
from forum.practices.models import Adoption, AdoptionReport, FigureDoubt, Guidance, Practice, PracticeVersion, Recognition, Review
from portal.members.models import User
from portal.notifications import services as notifications
from portal.notifications.sources import Card, Kind, Source
from portal.units.models import Lineage, Role, Unit

MOST_TOLD = 2_000


class PracticeSource(Source):
    """Models are followed: new versions, adoptions and results are told."""

    model = Practice
    label = _("Model of work")
    kinds = {
        "practice_review": Kind(
            _("Models that wait for my review"),
            one=_("%(actors)s asks for a review of the model “%(title)s”"),
            mail="daily",
            weight=50,
            icon="inbox",
            path="duyet/",
        ),
        "practice_decision": Kind(
            _("Decisions about models that I wrote"),
            one=_("The model “%(title)s” was reviewed"),
            mail="now",
            weight=60,
            icon="check",
            path="hoan-thien/",
        ),
        "practice_recognised": Kind(
            _("Models that I keep or follow were recognised"),
            one=_("The model “%(title)s” was recognised"),
            mail="daily",
            weight=55,
            icon="award",
        ),
        "practice_adopted": Kind(
            _("Units take up models that I keep or follow"),
            one=_("%(actors)s recorded that a unit takes up “%(title)s”"),
            many=_("%(count)s units took up “%(title)s”"),
            mail="daily",
            weight=40,
            icon="git-branch",
        ),
        "practice_state": Kind(
            _("Units that have a model from me start or stop it"),
            one=_("%(actors)s: news of a unit that runs “%(title)s”"),
            mail="weekly",
            weight=20,
            icon="git-branch",
        ),
        "practice_reported": Kind(
            _("Results of models that I keep, review or follow"),
            one=_("%(actors)s reported results of “%(title)s”"),
            many=_("%(count)s reports of results of “%(title)s”"),
            mail="daily",
            weight=35,
            icon="table",
        ),
        "practice_ask": Kind(
            _("Results that I am asked for"),
            one=_("Please report the results of “%(title)s”: three short fields"),
            mail="now",
            weight=58,
            icon="pencil",
            path="ket-qua/",
        ),
        "practice_check": Kind(
            _("Models that I am to check again"),
            one=_("Does “%(title)s” still hold? Please look at it again"),
            mail="now",
            weight=57,
            icon="refresh-cw",
            path="con-dung/",
        ),
        "practice_new": Kind(
            _("New models of units, topics and people that I follow"),
            one=_("New model: “%(title)s”"),
            mail="weekly",
            weight=30,
            icon="sprout",
        ),
        "practice_changed": Kind(
            _("New versions of models that I follow or run"),
            one=_("“%(title)s” has a new version"),
            mail="weekly",
            weight=25,
            icon="history",
            path="lich-su/",
        ),
        "practice_withdrawn": Kind(
            _("Models that I run were withdrawn"),
            one=_("The model “%(title)s” was withdrawn; your unit may go on with it"),
            mail="now",
            weight=59,
            icon="folder",
        ),
        "practice_doubted": Kind(
            _("Figures of mine were questioned"),
            one=_("%(actors)s asks about a figure of “%(title)s”"),
            mail="now",
            weight=56,
            icon="circle-help",
        ),
        "practice_handed": Kind(
            _("Models that I am to keep from now on"),
            one=_("%(actors)s hands “%(title)s” over to you: you keep it from now on"),
            mail="now",
            weight=59,
            icon="handshake",
            path="hoan-thien/",
        ),
        "practice_guidance": Kind(
            _("Models commended to my unit"),
            one=_("“%(title)s” is commended to your unit"),
            mail="daily",
            weight=45,
            icon="flag",
        ),
    }

    def visible(self, user, ids):
        return set(Practice.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))

    def open_to_all(self, ids):
        return set(Practice.objects.public().filter(pk__in=ids).values_list("pk", flat=True))

    def cards(self, asked):
        practices = Practice.objects.select_related("unit").in_bulk({pk for pk, _about in asked})
        return {(pk, about): _card(practices[pk]) for pk, about in asked if pk in practices and practices[pk].is_shown}

    def cards_for(self, user, ids):
        practices = Practice.objects.visible_to(user).select_related("unit").in_bulk(ids)
        return {pk: _card(practice) for pk, practice in practices.items() if practice.is_shown}

    def around(self, obj):
        return [obj.unit, *obj.topics.all()]


def _card(practice: Practice) -> Card:
    return Card(title=practice.name, url=practice.get_absolute_url(), excerpt=practice.one_line[:200], where=practice.unit.title)


def reviewers_of(practice: Practice) -> list[int]:
    """Ids of the officers of the nearest unit above that has any: those of the reviewing unit, else of the one above it."""
    from forum.practices.permissions import reviewing_unit

    unit = reviewing_unit(practice)
    above = Unit.objects.filter(pk__in=Lineage.objects.filter(unit=unit, whole=True).values("ancestor")).order_by("-depth")
    for each in above:
        held = User.objects.filter(is_active=True, roles__unit=each, roles__kind__in=OFFICIALS).distinct()
        if found := list(held.values_list("pk", flat=True)[:MOST_TOLD]):
            return found
    return []


def tell_reviewers(version: PracticeVersion, *, actor) -> None:
    practice = version.practice
    told = [pk for pk in reviewers_of(practice) if pk not in (version.author_id, practice.owner_id)]
    notifications.tell(
        kind="practice_review", target=practice, actor=actor, recipients=told, key=f"practice_review/{version.pk}/{version.revision}"
    )


def tell_decision(review: Review) -> None:
    people = {review.version.author_id, review.practice.owner_id}
    notifications.tell(kind="practice_decision", target=review.practice, actor=review.by, recipients=people, note=review.note, about=review)


def tell_published(practice: Practice, version: PracticeVersion, *, is_first: bool) -> None:
    """A new model: to who follows its unit, a unit above, a topic or its keeper. A new version: to who follows or runs the model."""
    if not is_first:
        runners = list(practice.adoptions.going_on().values_list("by", flat=True).distinct()[:MOST_TOLD])
        notifications.tell(kind="practice_changed", target=practice, actor=version.author, about=version)
        notifications.tell(kind="practice_changed", target=practice, actor=version.author, recipients=runners, about=version)
        return
    units = Unit.objects.filter(reach__unit=practice.unit_id).exclude(depth=1) | Unit.objects.filter(pk=practice.unit_id)
    followed = [*units.distinct(), *practice.topics.all(), practice.owner]
    notifications.tell(kind="practice_new", target=practice, actor=practice.owner, followed=followed, key=f"practice_new/{practice.pk}")


def tell_recognised(row: Recognition) -> None:
    notifications.tell(kind="practice_recognised", target=row.practice, actor=row.by, recipients=[row.practice.owner_id], about=row)
    notifications.tell(kind="practice_recognised", target=row.practice, actor=row.by, exclude=[row.practice.owner_id], about=row)


def tell_adopted(adoption: Adoption) -> None:
    """Its keeper, and the unit that it was taken over from; then who follows the model."""
    practice = adoption.practice
    first = {practice.owner_id, *([adoption.parent.by_id] if adoption.parent else [])}
    notifications.tell(kind="practice_adopted", target=practice, actor=adoption.by, recipients=first, about=adoption)
    notifications.tell(kind="practice_adopted", target=practice, actor=adoption.by, exclude=first, about=adoption)


def tell_state(adoption: Adoption, *, actor) -> None:
    practice = adoption.practice
    people = {practice.owner_id, adoption.by_id, *([adoption.parent.by_id] if adoption.parent else [])}
    notifications.tell(kind="practice_state", target=practice, actor=actor, recipients=people, note=adoption.stop_reason)


def tell_reported(report: AdoptionReport, *, is_new: bool) -> None:
    """The origin and the reviewers; who follows the model once, not at each correction."""
    practice = report.adoption.practice
    first = {practice.owner_id, *reviewers_of(practice)}
    if is_new:
        notifications.tell(kind="practice_reported", target=practice, actor=report.entered_by, recipients=first, about=report)
        notifications.tell(kind="practice_reported", target=practice, actor=report.entered_by, exclude=first, about=report)


def tell_withdrawn(practice: Practice, *, actor) -> None:
    runners = set(practice.adoptions.going_on().values_list("by", flat=True).distinct()[:MOST_TOLD])
    people = runners | {practice.owner_id}
    notifications.tell(kind="practice_withdrawn", target=practice, actor=actor, recipients=people, note=practice.stage_note)


def tell_handed_over(practice: Practice, *, actor) -> None:
    notifications.tell(kind="practice_handed", target=practice, actor=actor, recipients=[practice.owner_id])


def tell_doubted(doubt: FigureDoubt, practice: Practice) -> None:
    people = {doubt.figure.entered_by_id, practice.owner_id} - {None}
    notifications.tell(kind="practice_doubted", target=practice, actor=doubt.by, recipients=people, about=doubt)


def tell_guidance(guidance: Guidance) -> None:
    """Officers of the units that a model is commended to; articles have their own telling."""
    from forum.practices.rules import units_addressed

    if guidance.practice_id is None:
        return
    officers = Role.objects.filter(unit__in=units_addressed(guidance).order_by().values("pk"), kind__in=OFFICIALS, user__is_active=True)
    people = list(officers.values_list("user", flat=True).distinct()[:MOST_TOLD])
    notifications.tell(
        kind="practice_guidance", target=guidance.practice, actor=guidance.by, recipients=people, note=guidance.note, about=guidance
    )


def ask_for_results(adoption: Adoption) -> None:
    key = f"practice_ask/{adoption.pk}/{adoption.asked_month}"
    notifications.tell(kind="practice_ask", target=adoption.practice, recipients=[adoption.by_id], key=key)


def ask_to_check(practice: Practice) -> None:
    key = f"practice_check/{practice.pk}/{practice.check_again_on}"
    notifications.tell(kind="practice_check", target=practice, recipients=[practice.owner_id], key=key)
