"""The 34 provinces as tiles in the places where they lie, drawn as SVG. Pure: no Django, no settings.

A tile map shows small provinces as large as big ones, and needs no borders that somebody could dispute.
"""

from collections.abc import Mapping
from dataclasses import dataclass

# Slug of the province → column and row, from north to south; checked against the units by a test.
TILES = {
    "lai-chau": (1, 0), "lao-cai": (2, 0), "tuyen-quang": (3, 0), "cao-bang": (4, 0),
    "dien-bien": (0, 1), "son-la": (1, 1), "phu-tho": (2, 1), "thai-nguyen": (3, 1), "lang-son": (4, 1),
    "ha-noi": (2, 2), "bac-ninh": (3, 2), "hai-phong": (4, 2), "quang-ninh": (5, 2),
    "ninh-binh": (2, 3), "hung-yen": (3, 3),
    "thanh-hoa": (2, 4), "nghe-an": (2, 5), "ha-tinh": (3, 5),
    "quang-tri": (3, 6), "hue": (4, 6),
    "da-nang": (4, 7), "quang-ngai": (4, 8), "gia-lai": (4, 9), "dak-lak": (4, 10),
    "lam-dong": (4, 11), "khanh-hoa": (5, 11),
    "tay-ninh": (2, 11), "dong-nai": (3, 11),
    "an-giang": (0, 12), "dong-thap": (1, 12), "vinh-long": (2, 12), "ho-chi-minh": (3, 12),
    "can-tho": (1, 13), "ca-mau": (0, 14),
}  # fmt: skip
SIDE = 44
GAP = 4
COLUMNS, ROWS = 6, 15
WIDTH, HEIGHT = COLUMNS * (SIDE + GAP) - GAP, ROWS * (SIDE + GAP) - GAP


@dataclass(frozen=True)
class Tile:
    """One province: its corner, its short name in one or two lines, its number and one of five shades (0: none)."""

    x: int
    y: int
    lines: tuple[str, ...]
    name: str
    count: int
    shade: int

    @property
    def middle(self) -> int:
        return self.x + SIDE // 2


def tiles(names: Mapping[str, str], counts: Mapping[str, int], most: int | None = None) -> list[Tile]:
    """All tiles whose province has a name; shades grow with the count, the darkest for the largest."""
    top = most or max(counts.values(), default=0)
    return [
        Tile(column * (SIDE + GAP), row * (SIDE + GAP), _lines(names[slug]), names[slug], count, shade_of(count, top))
        for slug, (column, row) in TILES.items()
        if slug in names
        for count in [counts.get(slug, 0)]
    ]


def shade_of(count: int, top: int) -> int:
    """0 for none, else 1 to 4, the largest 4."""
    return 0 if not count or not top else min(4, max(1, -(-count * 4 // top)))


def _lines(name: str) -> tuple[str, ...]:
    words = name.split()
    half = (len(words) + 1) // 2
    return (" ".join(words[:half]), " ".join(words[half:])) if len(words) > 1 else (name,)
