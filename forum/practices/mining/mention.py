"""What the miner hands over. Offsets always count in the text as it was given, whatever its normal form."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Span:
    """A piece of the given text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Figure:
    """A number with what it counts: value 60_000_000, noun "đồng" for "hơn 60 triệu đồng"; text as it stands."""

    start: int
    end: int
    text: str
    value: float
    noun: str


@dataclass(frozen=True)
class Mention:
    """A model named in a text. `reason` is one of REASONS, `confidence` lies between 0 and 1."""

    start: int
    end: int
    name: str
    head: str
    reason: str
    confidence: float
    sentence: Span
    unit: Span | None
    audience: str
    figures: tuple[Figure, ...]


# Why a piece of text is taken for the name of a model; the desk shows these to editors in her language.
REASONS = ("quoted", "listed", "named", "described", "explained", "known", "repeated")
