"""What people ask about a model: of its owner, and whether a figure is right. Both are threads."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forum import services as forum
from forum.models import Board, Post, Thread
from forum.practices import telling
from forum.practices.models import Figure, FigureDoubt, Practice
from forum.practices.refusals import DoubtedAlready, NotPublished
from portal.notifications import services as notifications
from portal.ui.typed import clean_text, slug_of
from portal.units.models import Unit


def board() -> Board:
    """Where models are discussed; made where it is missing, with the name that the office may change."""
    found = Board.objects.filter(slug=settings.PRACTICE_BOARD).first()
    if found is not None:
        return found
    given = {
        "name": _("Models of work"),
        "description": _("Questions and experience about the models of the library."),
        "unit": Unit.objects.filter(depth=1).first(),
        "kinds": [Thread.Kind.EXPERIENCE, Thread.Kind.QUESTION],
        "order": 90,
    }
    return Board.objects.get_or_create(slug=settings.PRACTICE_BOARD, defaults=given)[0]


@transaction.atomic
def open_discussion(*, practice: Practice) -> Thread:
    """The thread in which `practice` is discussed, made by whoever writes first. Its keeper follows it."""
    practice = Practice.objects.select_for_update(of=("self",)).select_related("owner").get(pk=practice.pk)
    if practice.published_at is None:
        raise NotPublished
    if practice.discussion_id:
        return practice.discussion
    practice.discussion = Thread.objects.create(
        board=board(), kind=Thread.Kind.DISCUSSION, title=practice.name[:160], slug=slug_of(practice.name), unit_id=practice.unit_id,
        last_post_at=timezone.now(),
    )  # fmt: skip
    practice.save(update_fields=["discussion"])
    practice.discussion.topics.set(practice.topics.all())
    notifications.follow_unasked(user=practice.owner, target=practice.discussion)
    return practice.discussion


@transaction.atomic
def ask_owner(*, practice: Practice, by, body: str, client_key: str = "") -> Post:
    """Write in the discussion of a model; its keeper is told, as a follower of it."""
    return forum.reply(thread=open_discussion(practice=practice), author=by, body=body, client_key=client_key)


@transaction.atomic
def doubt_figure(*, figure: Figure, by, body: str) -> FigureDoubt:
    """Ask whether a figure is right. The question is a thread; who entered the figure and who keeps the model are told."""
    practice = figure.practice or figure.report.adoption.practice
    if practice.published_at is None:
        raise NotPublished
    if figure.doubts.filter(by=by).exists():
        raise DoubtedAlready
    title = _("Is this right? %(figure)s – %(practice)s") % {"figure": figure, "practice": practice}
    thread = forum.start_thread(
        board=board(), author=by, kind=Thread.Kind.QUESTION, title=title[:160], body=clean_text(body), unit=practice.unit,
        topics=practice.topics.all(),
    )  # fmt: skip
    doubt = FigureDoubt.objects.create(figure=figure, thread=thread, by=by)
    for person in {figure.entered_by, practice.owner} - {None, by}:
        notifications.follow_unasked(user=person, target=thread)
    telling.tell_doubted(doubt, practice)
    return doubt
