"""Writing synonyms. Each verb takes effect with the next search of every process, on both engines."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from portal.search.abbreviations import is_bare_syllable
from portal.search.office.models import Synonym
from portal.search.office.steering import MOST_ROWS, changed
from portal.search.vietnamese import folded_tokens
from portal.ui.typed import clean_line

BARE = _(
    "Without its marks “%(text)s” is written like many other words; a search for any of them would find it. Write two syllables or more."
)
LONGEST_TERM, LONGEST_MEANING, MOST_SYLLABLES = 60, 120, 12


@dataclass(frozen=True)
class Pair:
    """One row of the table as it is typed or imported."""

    term: str
    meaning: str
    is_two_way: bool = True
    note: str = ""
    is_active: bool = True

    @property
    def keys(self) -> tuple[str, str]:
        return key_of(self.term), key_of(self.meaning)

    @property
    def row(self) -> tuple[str, str, bool]:
        """As `portal.search.abbreviations.Table` takes it."""
        return self.term, self.meaning, self.is_two_way


def key_of(text: str) -> str:
    return " ".join(folded_tokens(text))


def problems(term: str, meaning: str) -> dict[str, str]:
    """What is wrong with two forms by themselves, as a sentence for each field."""
    found = {name: said for name, text in (("term", term), ("meaning", meaning)) if (said := _problem(text))}
    if not found and key_of(term) == key_of(meaning):
        found["meaning"] = _now("Without marks both are the same; they are found as one already.")
    return found


def _problem(text: str) -> str:
    syllables = folded_tokens(text)
    if not syllables:
        return _now("Write letters or digits.")
    if len(syllables) > MOST_SYLLABLES:
        return _now("That is too long: at most %(most)s syllables.") % {"most": MOST_SYLLABLES}
    if is_bare_syllable(text):
        return BARE % {"text": text}
    return ""


def twin_of(pair: Pair, without: int | None = None) -> Synonym | None:
    """The row that says the same already, in the same direction or, where one of them goes both ways, in the other."""
    one, other = pair.keys
    turned = Q(term_key=other, meaning_key=one)
    same = Q(term_key=one, meaning_key=other) | (turned if pair.is_two_way else turned & Q(is_two_way=True))
    return Synonym.objects.filter(same).exclude(pk=without).first()


@transaction.atomic
def keep(*, synonym: Synonym) -> Synonym:
    """Save a row that was looked through by `problems` and `twin_of`."""
    _fill(synonym)
    synonym.save()
    changed()
    return synonym


@transaction.atomic
def drop(*, synonym: Synonym) -> None:
    synonym.delete()
    changed()


def _fill(synonym: Synonym) -> None:
    synonym.term, synonym.meaning, synonym.note = (clean_line(text) for text in (synonym.term, synonym.meaning, synonym.note))
    synonym.term_key, synonym.meaning_key = key_of(synonym.term), key_of(synonym.meaning)


@dataclass(frozen=True)
class Taken:
    """What an import did, in rows."""

    new: int
    altered: int
    same: int


@transaction.atomic
def take(*, pairs: Iterable[Pair]) -> Taken:
    """Write pairs that were looked through by `portal.search.office.importing`: new ones are added, others get what the pair says.

    All or nothing.
    """
    there = {(row.term_key, row.meaning_key): row for row in Synonym.objects.select_for_update()}
    new, altered, same = [], [], 0
    for pair in pairs:
        row, turned = there.get(pair.keys), there.get(pair.keys[::-1])
        if row is None and turned and (turned.is_two_way or pair.is_two_way):
            row = turned
        if row is None:
            row = Synonym(**vars(pair))
            _fill(row)
            new.append(row)
        elif _said(row) != pair:
            for name, value in vars(pair).items():
                setattr(row, name, value)
            _fill(row)
            altered.append(row)
        else:
            same += 1
    if len(there) + len(new) > MOST_ROWS:
        raise TooMany
    Synonym.objects.bulk_create(new)
    fields = ["term", "meaning", "term_key", "meaning_key", "is_two_way", "note", "is_active"]
    Synonym.objects.bulk_update(altered, fields, batch_size=200)
    if new or altered:
        changed()
    return Taken(len(new), len(altered), same)


def _said(row: Synonym) -> Pair:
    return Pair(row.term, row.meaning, row.is_two_way, row.note, row.is_active)


class TooMany(Exception):
    """The table would grow beyond what every process holds in memory."""
