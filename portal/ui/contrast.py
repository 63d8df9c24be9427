"""The contrast of the house's colours, measured from the stylesheet itself (WCAG 2.2, relative luminance)."""

import re
from dataclasses import dataclass
from pathlib import Path

TOKENS = Path("css") / "tokens.css"
VALUE = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})\b")
TEXT, INTERFACE = 4.5, 3.0

# Foreground, background, the least ratio: every pair in which the components use the tokens.
PAIRS = (
    *((ink, ground, TEXT) for ground in ("paper", "wash", "raised") for ink in ("ink", "muted", "lotus", "lotus-deep", "brick", "leaf")),
    ("on-lotus", "lotus", TEXT),
    ("on-lotus", "lotus-deep", TEXT),
    *((ink, "lotus-wash", TEXT) for ink in ("ink", "lotus", "lotus-deep")),
    ("leaf", "leaf-wash", TEXT),
    ("ink", "leaf-wash", TEXT),
    ("amber", "amber-wash", TEXT),
    ("amber", "paper", TEXT),
    ("ink", "amber-wash", TEXT),
    ("brick", "brick-wash", TEXT),
    ("ink", "brick-wash", TEXT),
    ("on-mark", "mark", TEXT),
    *(("line", ground, INTERFACE) for ground in ("paper", "wash", "raised")),
)


@dataclass(frozen=True)
class Measured:
    """One pair of colours with the ratio it has and the one it needs."""

    front: str
    back: str
    front_colour: str
    back_colour: str
    ratio: float
    least: float

    @property
    def holds(self) -> bool:
        return self.ratio >= self.least


def schemes(css: str) -> dict[str, dict[str, str]]:
    """Token → colour for "light", "dark" (asked for by the system) and "chosen" (dark by the reader's choice)."""
    light, dark, chosen = (dict(VALUE.findall(part)) for part in re.split(r"@media \(prefers-color-scheme|:root\[data-theme", css))
    return {"light": light, "dark": light | dark, "chosen": light | chosen}


def luminance(colour: str) -> float:
    channels = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(front: str, back: str) -> float:
    """1 (the same) to 21 (black on white)."""
    high, low = sorted((luminance(front), luminance(back)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def measure(colours: dict[str, str]) -> list[Measured]:
    """Every pair that the components use, in one scheme."""
    return [Measured(f, b, colours[f], colours[b], round(ratio(colours[f], colours[b]), 2), least) for f, b, least in PAIRS]
