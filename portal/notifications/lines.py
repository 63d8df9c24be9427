"""What rows of notifications and of mails say: who may see them, and their sentences.

Visibility is asked here each time: a thread that was hidden meanwhile, or a board that was closed, is neither listed nor mailed.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.members.models import User
from portal.notifications.models import Grouped, Notification
from portal.notifications.sources import Card, Kind, Source, kinds, source_of
from portal.ui import words

NAMED = 2  # So many people are named; the others are counted.


@dataclass(frozen=True)
class Line:
    """One row as it is read."""

    row: Grouped
    sentence: str
    card: Card
    icon: str

    @property
    def is_new(self) -> bool:
        return isinstance(self.row, Notification) and self.row.seen_at is None

    @property
    def at(self) -> datetime:
        return self.row.last_at


def lines(rows: list[Grouped], people: Iterable[User]) -> list[Line]:
    """The lines of those of `rows` that their owners, who are among `people`, may see; in the order of `rows`.

    The number of queries depends on how many sources there are, not on how many rows; only targets that are not open to all
    are asked for person by person, or target by target where these are fewer.
    """
    rows = seen_by_owner(rows, {user.pk: user for user in people})
    cards = _cards(rows)
    shown = [row for row in rows if _card_of(row, cards)]
    names = _names(shown)
    return [_line(row, _card_of(row, cards), names) for row in shown]


def seen_by_owner(rows: list[Grouped], people: dict[int, User]) -> list[Grouped]:
    """Those of `rows` whose owner may see the target now."""
    allowed = set()
    for source, own in _by_source(rows):
        ids = {row.object_id for row in own}
        open_ids = source.open_to_all(ids)
        allowed |= {row.pk for row in own if row.object_id in open_ids}
        closed = [row for row in own if row.object_id not in open_ids]
        allowed |= _allowed(source, closed, people)
    return [row for row in rows if row.pk in allowed and row.user_id in people]


def _allowed(source: Source, rows: list[Grouped], people: dict[int, User]) -> set[int]:
    """Of rows whose targets are not for everybody: the keys of those whose owner may see them."""
    of_person, of_target = defaultdict(list), defaultdict(list)
    for row in rows:
        if row.user_id in people:
            of_person[row.user_id].append(row)
            of_target[row.object_id].append(row)
    found = set()
    if len(of_person) <= len(of_target):
        for user, own in of_person.items():
            ids = source.visible(people[user], {row.object_id for row in own})
            found |= {row.pk for row in own if row.object_id in ids}
    else:
        for target, own in of_target.items():
            users = source.visible_for(target, [people[row.user_id] for row in own])
            found |= {row.pk for row in own if row.user_id in users}
    return found


def _by_source(rows: list[Grouped]) -> list[tuple[Source, list[Grouped]]]:
    grouped = defaultdict(list)
    for row in rows:
        grouped[row.content_type_id].append(row)
    return [(source, own) for source, own in ((source_of(pk), own) for pk, own in grouped.items()) if source]


def _cards(rows: list[Grouped]) -> dict[tuple, Card]:
    """The cards of what rows began with and ended with, by content type, id and what it was about."""
    cards = {}
    for source, own in _by_source(rows):
        asked = {(row.object_id, about) for row in own for about in (row.first_about, row.last_about)}
        cards |= {(own[0].content_type_id, *key): card for key, card in source.cards(asked).items()}
    return cards


def _card_of(row: Grouped, cards: dict[tuple, Card]) -> Card | None:
    """What is new begins where it began, what was seen is shown where it ended; where one is no longer to be read, the other."""
    first, last = ((*row.target_key, about) for about in (row.first_about, row.last_about))
    keys = (last, first) if isinstance(row, Notification) and row.seen_at else (first, last)
    return cards.get(keys[0]) or cards.get(keys[1])


def _names(rows: list[Grouped]) -> dict[int, str]:
    """How the people are called whom the lines name; one query."""
    ids = {pk for row in rows for pk in row.actor_ids[:NAMED]}
    return {user.pk: name_of(user) for user in User.objects.filter(pk__in=ids)} if ids else {}


def name_of(user: User) -> str:
    """How `user` is called in a line: on one line, whatever she typed."""
    return " ".join(user.display_name.split())


def _line(row: Grouped, card: Card, names: dict[int, str]) -> Line:
    known = sorted((kinds()[name] for name in row.kind_names if name in kinds()), key=lambda kind: -kind.weight)
    if known and known[0].path:
        card = replace(card, url=card.url + known[0].path)
    return Line(row=row, sentence=_sentence(row, known, card, names), card=card, icon=known[0].icon if known else "bell")


def _sentence(row: Grouped, known: list[Kind], card: Card, names: dict[int, str]) -> str:
    """ "Hạnh và 3 người khác đã trả lời trong “Lớp học buổi tối”". Plain text on one line."""
    values = {"actors": people_in_words(row, names), "title": card.title, "count": words.number(row.count)}
    if not known:
        return card.title
    if len(known) == 1:
        return str(known[0].one if row.count == 1 or not known[0].many else known[0].many) % values
    reasons = (str(kind.short or kind.label) for kind in known)
    values["reasons"] = ", ".join(reason[:1].lower() + reason[1:] for reason in reasons)
    return _("%(count)s things are new in “%(title)s”: %(reasons)s") % values


def people_in_words(row: Grouped, names: dict[int, str]) -> str:
    """ "Mai", "Mai và Hạnh", "Mai, Hạnh và 3 người khác". Those who are gone are not counted."""
    ids = row.actor_ids
    named = [names[pk] for pk in ids[:NAMED] if pk in names]
    others = len(ids) - len(ids[:NAMED])
    if not named:
        return _("Somebody")
    if others:
        text = ngettext("%(names)s and %(count)s other", "%(names)s and %(count)s others", others)
        return text % {"names": ", ".join(named), "count": words.number(others)}
    return _("%(first)s and %(second)s") % {"first": named[0], "second": named[1]} if len(named) == NAMED else named[0]
