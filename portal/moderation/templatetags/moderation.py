"""Tags of moderation's screens and of what other apps show of it."""

from collections.abc import Iterable
from typing import Any

from django import template

from portal.moderation.handlers import handler_of
from portal.moderation.models import Act, Hold, Notice, Report, Standing
from portal.moderation.models.acts import Verb
from portal.moderation.notices import default_notice, notice_for
from portal.moderation.permissions import JUDGING, limits, sanctions_of, standing_level, trust
from portal.moderation.telling import outcome_of
from portal.moderation.words import to_person

register = template.Library()

COLOURS = {Hold.Kind.HELD: "amber", Hold.Kind.REPORTED: "brick", Hold.Kind.FLAGGED: "lotus"}
ICONS = {
    Verb.APPROVE: "check",
    Verb.KEEP: "check",
    Verb.HIDE: "x",
    Verb.SHOW: "eye",
    Verb.ASK_TO_EDIT: "pencil",
    Verb.ALLOW_NUMBERS: "phone",
    Verb.RENAME: "pencil",
    Verb.MOVE: "arrow-right",
    Verb.SPLIT: "git-branch",
    Verb.MERGE: "layers",
    Verb.LOCK: "lock",
    Verb.UNLOCK: "key",
    Verb.PIN: "bookmark",
    Verb.UNPIN: "bookmark",
    Verb.WARN: "triangle-alert",
    Verb.SILENCE: "mic",
    Verb.BAN: "minus",
    Verb.OPEN_AUTHOR: "user-round",
}

MOST_READ = 5_000


@register.filter
def kind_colour(kind: str) -> str:
    """The colour of a kind of line; the word stands beside it."""
    return COLOURS[Hold.Kind(kind)]


@register.filter
def verb_icon(verb: str) -> str:
    return ICONS[Verb(verb)]


@register.filter
def standing_name(person) -> str:
    """The level of a person in a word; without a query where her standing was fetched with her."""
    return str(Standing.Level(standing_level(person)).label)


@register.simple_tag
def hotline() -> Notice | None:
    """The notice of boards that show the hotline."""
    return default_notice()


@register.simple_tag
def hotline_for(thread: Any, rows: Iterable[Any] = (), topics: Iterable[Any] = ()) -> Notice | None:
    """The notice for the page of a thread: by its board, its title, its topics and the shown posts of `rows` (with `post`)."""
    always = bool(thread.board_id and thread.board.shows_hotline)
    posts = [row.post.text[:MOST_READ] for row in rows if row.post.is_shown]
    return notice_for([thread.title, *(topic.name for topic in topics), *posts], always=always)


@register.filter
def said_to_person(act: Act) -> str:
    """The act in a sentence for whom it concerns."""
    return to_person(act)


@register.filter
def outcome(report: Report) -> str:
    """What came of a report, for who filed it."""
    return outcome_of(report)


@register.simple_tag
def standing_of(user) -> dict[str, Any]:
    """Name of the level, limits and running sanctions, for the page of her account."""
    return {"name": Standing.Level(trust(user)).label, "limits": limits(user), "sanctions": sanctions_of(user)}


@register.filter
def post_verbs(post: Any, user: Any) -> list[tuple[str, str, str]]:
    """What the menu of a post offers to who looks after it, as code, word and icon. No query: the form asks again."""
    return _menu(post, user)


@register.filter
def thread_verbs(thread: Any, user: Any) -> list[tuple[str, str, str]]:
    """The same for the head of a thread."""
    return _menu(thread, user)


def _menu(target: Any, user: Any) -> list[tuple[str, str, str]]:
    handler = handler_of(target)
    possible = handler.possible(target)
    is_hers = target.author_id == user.pk
    verbs = [verb for verb in handler.verbs if verb in possible and verb != Verb.KEEP and not (is_hers and verb in JUDGING)]
    return [(verb.value, str(verb.label), ICONS[verb]) for verb in verbs]
