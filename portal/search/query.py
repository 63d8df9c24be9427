"""What a person typed, taken apart. Pure: engines turn a `Query` into theirs. Broken syntax is plain words, never an error."""

import re
from dataclasses import dataclass, field

from portal.search import vietnamese
from portal.search.abbreviations import Table, in_force
from portal.search.ranking import EVERY_WORD_FIRST_UP_TO

# A citizen's question begins with a greeting and says what it is about at its end: it is read whole. What is longer is a pasted text.
MAX_LENGTH = 3_000
MAX_TOKENS = 400
# Beside more other words than these a dash is a dash: that is a sentence, not a search.
EXCLUSION_BESIDE_UP_TO = 12
QUOTES = str.maketrans("“”„‟«»″", '"""""""')
QUOTED = re.compile(r'(?:(?<=\s)|^)(?P<minus>-)?"(?P<phrase>[^"]*)"')
# Not before a digit: "covid -19", "-5 độ".
EXCLUDED = re.compile(r"(?:(?<=\s)|^)-(?P<word>[^\W\d_]\S*)")


@dataclass(frozen=True)
class Slot:
    """One thing that was asked for: as typed, and other ways of writing it. `follows`: no sign stands before it.

    `accented` goes with the first of the `ways`, which is the one typed; all are tuples of keys. `likely` has for each of its keys the
    accented ones that may have been meant where no marks were typed, each with its chance (`portal.search.unmarked`).
    """

    accented: tuple[str, ...]
    ways: tuple[tuple[str, ...], ...]
    follows: bool
    likely: tuple[tuple[tuple[str, float], ...], ...] = ()

    @property
    def typed(self) -> tuple[str, ...]:
        return self.ways[0]


@dataclass(frozen=True)
class Phrase:
    """Keys that have to stand one after the other; `has_marks` asks for the accents as well."""

    accented: tuple[str, ...]
    folded: tuple[str, ...]
    has_marks: bool


@dataclass(frozen=True)
class Query:
    """`slots` are all words in order, those of `phrases` included; `excluded` may not stand in what is found; `wished` are words that lift
    what has them and that nothing has to have.

    `insists`: nothing is found without the `phrases`. Otherwise they are a sentence's quotation marks, that name something,
    and only narrow what is counted.
    """

    slots: tuple[Slot, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    excluded: tuple[Phrase, ...] = ()
    has_marks: bool = False
    insists: bool = True
    wished: tuple[Slot, ...] = ()
    words: Phrase = field(default_factory=lambda: Phrase((), (), False))

    @property
    def is_short(self) -> bool:
        """Whether every word was meant: then what lacks one stands behind what has them all."""
        return len(self.slots) <= EVERY_WORD_FIRST_UP_TO

    @property
    def shown(self) -> tuple[Slot, ...]:
        """What is marked where it stands: also what only lifts."""
        return (*self.slots, *self.wished)

    def __bool__(self) -> bool:
        return bool(self.slots or self.wished)


def parse(text: str, table: Table | None = None, *, is_narrowed: bool = False) -> Query:
    """What `text` asks for: words, "phrases", -words and -"phrases" to be left out; in a sentence a minus is a dash.

    Other ways of writing come from `table`, else from the one in force. `is_narrowed`: filters stand beside it, so that it may be nothing
    but what is to be left out.
    """
    text = vietnamese.nfc(text[:MAX_LENGTH].translate(QUOTES))
    excluded = [found["phrase"] for found in QUOTED.finditer(text) if found["minus"]]
    phrases = [found["phrase"] for found in QUOTED.finditer(text) if not found["minus"]]
    rest = QUOTED.sub(lambda found: " " if found["minus"] else f" {found['phrase']} ", text)
    unquoted = QUOTED.sub(" ", text)
    excluded += [found["word"] for found in EXCLUDED.finditer(unquoted)]
    plain = EXCLUDED.sub(" ", rest) if excluded else rest
    beside = len(vietnamese.folded_tokens(EXCLUDED.sub(" ", unquoted)))
    if beside > EXCLUSION_BESIDE_UP_TO:
        plain, excluded = text, []
    if not vietnamese.folded_tokens(plain) and not (is_narrowed and excluded):
        # Nothing but exclusions would ask for the whole site: then they are words like any other.
        plain, phrases, excluded = text, [], []
    return Query(
        slots=_slots(plain, table or in_force()),
        phrases=tuple(phrase for phrase in map(_phrase, phrases) if len(phrase.folded) > 1),
        excluded=tuple(phrase for phrase in map(_phrase, excluded) if phrase.folded),
        has_marks=vietnamese.has_marks(plain),
        insists=beside <= EVERY_WORD_FIRST_UP_TO,
        words=_phrase(plain),
    )


def _phrase(text: str) -> Phrase:
    keys = [key for key in vietnamese.pieces(text) if key.folded][:MAX_TOKENS]
    return Phrase(tuple(key.accented for key in keys), tuple(key.folded for key in keys), vietnamese.has_marks(text))


def _slots(text: str, table: Table) -> tuple[Slot, ...]:
    """The words of `text`, an abbreviation or what it stands for in one slot, the longest first."""
    keys, follows = [], []
    sign = True
    for key in vietnamese.pieces(text):
        if key.folded:
            keys.append(key)
            follows.append(not sign)
        sign = not key.folded
    keys, slots, at = keys[:MAX_TOKENS], [], 0
    while at < len(keys):
        end, others = _longest(keys, follows, at, table)
        taken = keys[at:end]
        ways = (tuple(key.folded for key in taken), *others)
        slots.append(Slot(tuple(key.accented for key in taken), ways, follows[at]))
        at = end
    return tuple(slots)


def _longest(keys: list[vietnamese.Key], follows: list[bool], at: int, table: Table) -> tuple[int, tuple[tuple[str, ...], ...]]:
    """The end of the longest run from `at` that can be written in other ways, and these ways."""
    for end in range(min(len(keys), at + max(1, table.longest)), at, -1):
        if not all(follows[at + 1 : end]):
            continue
        run = tuple(key.folded for key in keys[at:end])
        others = table.others.get(run, ())
        if end > at + 1 and all(key.is_joined for key in keys[at : end - 1]):
            compound = ("".join(run),)
            others = tuple(dict.fromkeys((compound, *others, *table.others.get(compound, ()))))
            others = tuple(way for way in others if way != run)
        if others:
            return end, others
    return at + 1, ()
