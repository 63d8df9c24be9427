"""Things: tables, banners, windows, houses, boats, gifts."""

from math import cos, pi, sin
from random import Random

from portal.demo.pictures.canvas import Canvas, mix
from portal.demo.pictures.nature import lotus

WALLS = (("#fbe9d4", "#f4d7bd"), ("#f3e6e2", "#e8cfcb"), ("#e9eee1", "#d3dfcb"), ("#f6ecd2", "#ead9b0"), ("#e3ecee", "#cbdce0"))


def room(c: Canvas, rng: Random, floor: float = 640) -> None:
    """A wall, a skirting board, a floor of tiles."""
    wall, shade = rng.choice(WALLS)
    c.fade(wall, shade, 0, floor)
    c.fade("#d9b18c", "#c4946c", floor, c.height)
    c.block(0, floor - 10, c.width, 12, mix(shade, "#8a5a3a", 0.4))
    for step in range(-8, 9):
        mid = c.width / 2
        c.stroke([(mid + step * 110, floor), (mid + step * 260, c.height)], "#8a5a3a", 2, 45)
    for y in (floor + 40, floor + 110, floor + 210):
        c.stroke([(0, y), (c.width, y)], "#8a5a3a", 2, 40)


def window(c: Canvas, rng: Random, x: float, y: float, width: float, height: float) -> None:
    """A window with a little landscape."""
    c.block(x - 10, y - 10, width + 20, height + 20, "#fff8ee", 8)
    c.block(x, y, width, height, rng.choice(("#bfe0e8", "#d5e9ef", "#fbe3c2")), 4)
    c.oval(x + width * 0.3, y + height * 0.35, width * 0.12, width * 0.12, "#fbd27a")
    c.curve(
        [
            (x + 2, y + height - 2),
            (x + 2, y + height * 0.7),
            (x + width * 0.4, y + height * 0.55),
            (x + width * 0.75, y + height * 0.72),
            (x + width - 2, y + height * 0.6),
            (x + width - 2, y + height - 2),
        ],
        "#7db56b",
    )
    c.stroke([(x + width / 2, y), (x + width / 2, y + height)], "#fff8ee", 8)
    c.stroke([(x, y + height / 2), (x + width, y + height / 2)], "#fff8ee", 8)
    c.block(x - 18, y + height + 6, width + 36, 14, "#f4e3cd", 4)


def bunting(c: Canvas, rng: Random, y: float, sag: float = 46) -> None:
    """Little flags on a string."""
    count = 17
    last = None
    for number in range(count + 1):
        x = c.width * number / count
        here = (x, y + sag * sin(3.1416 * number / count))
        if last:
            c.stroke([last, here], "#9a6a55", 3)
            mx, my = (last[0] + here[0]) / 2, (last[1] + here[1]) / 2
            colour = ("#a3195b", "#f0b64a", "#3f8f5f", "#d96b4a", "#fff4ea")[number % 5]
            c.shape([(mx - 24, my), (mx + 24, my), (mx, my + 44)], colour)
        last = here


def banner(c: Canvas, x: float, y: float, width: float, height: float, colour: str = "#a3195b") -> None:
    """A cloth banner with a lotus and lines where words would stand."""
    c.block(x, y, width, height, colour, 6)
    c.block(x + 8, y + 8, width - 16, height - 16, mix(colour, "#ffffff", 0.12), 4)
    c.block(x + 11, y + 11, width - 22, height - 22, colour, 3)
    lotus(c, x + height * 0.75, y + height * 0.76, height * 0.52, "#f3b6c6")
    for step, share in enumerate((0.62, 0.44)):
        left = x + height * 1.35
        c.block(left, y + height * (0.3 + step * 0.26), (width - height * 1.7) * share / 0.62, height * 0.12, "#fbe3b0", 5)


def stage(c: Canvas, y: float, colour: str = "#8d2440") -> None:
    """A stage with a curtain, its edge at `y`."""
    c.fade(mix(colour, "#2a1018", 0.25), colour, 0, y)
    for step in range(0, int(c.width / 80) + 1):
        c.stroke([(step * 80, 0), (step * 80 + 8, y)], mix(colour, "#2a1018", 0.35), 14, 70)
        c.stroke([(step * 80 + 36, 0), (step * 80 + 40, y)], mix(colour, "#ffffff", 0.2), 8, 40)
    c.block(0, y, c.width, 26, "#c98a55")
    c.block(0, y + 26, c.width, 54, "#a56a41")


def table(c: Canvas, x: float, y: float, width: float, height: float, cloth: str = "#fff6ec", skirt: str = "#2f7d6b") -> None:
    """A meeting table with a cloth; (x, y) is the left end of its top."""
    c.oval(x + width / 2, y + height, width * 0.52, 16, "#3a2018", 50)
    c.block(x + 10, y + 14, width - 20, height - 14, skirt, 4)
    for step in range(1, int(width / 60)):
        c.stroke([(x + step * 60, y + 20), (x + step * 60 + 4, y + height - 4)], "#1c1218", 5, 36)
    c.block(x, y, width, 26, cloth, 8)
    c.block(x, y + 18, width, 10, mix(cloth, "#8a5a3a", 0.2), 5)


def vase(c: Canvas, x: float, y: float, size: float) -> None:
    """A vase of lotus standing at (x, y)."""
    for dx, dy, colour in ((-0.55, -1.5, "#e58aa4"), (0.55, -1.45, "#f3b6c6"), (0, -1.95, "#e2557c")):
        c.stroke([(x, y - size * 0.6), (x + dx * size, y + dy * size)], "#4f8a55", size * 0.08)
        lotus(c, x + dx * size, y + dy * size, size * 0.62, colour)
    c.oval(x - size * 0.62, y - size * 1.0, size * 0.34, size * 0.15, "#5aa36a")
    c.curve(
        [
            (x - size * 0.2, y - size * 0.8),
            (x + size * 0.2, y - size * 0.8),
            (x + size * 0.34, y - size * 0.35),
            (x + size * 0.2, y),
            (x - size * 0.2, y),
            (x - size * 0.34, y - size * 0.35),
        ],
        "#5b86a8",
    )
    c.stroke([(x - size * 0.3, y - size * 0.36), (x, y - size * 0.3), (x + size * 0.3, y - size * 0.36)], "#ffffff", size * 0.06)


def cup(c: Canvas, x: float, y: float) -> None:
    c.oval(x, y, 16, 5, "#e9d8c3")
    c.block(x - 10, y - 18, 20, 18, "#ffffff", 5)
    c.oval(x, y - 17, 10, 3, "#b5803f")


def papers(c: Canvas, x: float, y: float) -> None:
    c.shape([(x - 28, y), (x + 22, y), (x + 30, y - 12), (x - 18, y - 12)], "#fffdf8")
    c.stroke([(x - 12, y - 8), (x + 16, y - 8)], "#b9a9a0", 1.6)
    c.stroke([(x - 16, y - 4), (x + 10, y - 4)], "#b9a9a0", 1.6)


def laptop(c: Canvas, x: float, y: float, size: float = 1.0) -> None:
    """An open laptop seen from behind."""
    c.block(x - 44 * size, y - 56 * size, 88 * size, 56 * size, "#5d6472", 6 * size)
    c.block(x - 40 * size, y - 52 * size, 80 * size, 48 * size, "#717a89", 4 * size)
    c.oval(x, y - 28 * size, 7 * size, 7 * size, "#f3b6c6")
    c.block(x - 54 * size, y - 4 * size, 108 * size, 8 * size, "#454b57", 3 * size)


def gift(c: Canvas, x: float, y: float, size: float, colour: str) -> None:
    """A parcel with a ribbon; (x, y) is the middle of its foot."""
    c.block(x - size / 2, y - size * 0.72, size, size * 0.72, colour, size * 0.06)
    c.block(x - size * 0.55, y - size * 0.86, size * 1.1, size * 0.22, mix(colour, "#ffffff", 0.18), size * 0.05)
    c.block(x - size * 0.08, y - size * 0.86, size * 0.16, size * 0.86, "#fbe3b0")
    for side in (-1, 1):
        c.curve([(x, y - size * 0.86), (x + side * size * 0.26, y - size * 1.12), (x + side * size * 0.3, y - size * 0.9)], "#fbe3b0")


def house(c: Canvas, x: float, y: float, width: float, wall: str, roof: str = "#b5543c") -> None:
    """A village house with a tiled roof, standing at (x, y) with its left corner."""
    height = width * 0.42
    c.block(x, y - height, width, height, wall)
    c.shape([(x, y - height), (x + width, y - height), (x + width, y - height + 16), (x, y - height + 16)], "#5a3020", 40)
    c.shape(
        [
            (x - width * 0.09, y - height),
            (x + width * 0.09, y - height * 1.55),
            (x + width * 0.91, y - height * 1.55),
            (x + width * 1.09, y - height),
        ],
        roof,
    )
    for step in range(1, 5):
        yy = y - height - height * 0.55 * step / 5
        c.stroke(
            [(x - width * 0.09 + width * 0.036 * step, yy), (x + width * 1.09 - width * 0.036 * step, yy)],
            mix(roof, "#3a1510", 0.3),
            3,
            120,
        )
    door = width * 0.16
    c.block(x + width / 2 - door / 2, y - height * 0.68, door, height * 0.68, "#7a523a", 4)
    for side in (0.2, 0.8):
        c.block(x + width * side - door * 0.45, y - height * 0.64, door * 0.9, height * 0.36, "#9cc9cf", 3)
        c.stroke([(x + width * side, y - height * 0.64), (x + width * side, y - height * 0.28)], "#fff8ee", 4)


def stilt_house(c: Canvas, x: float, y: float, width: float) -> None:
    """A house on stilts with a palm roof."""
    floor = y - width * 0.26
    for step in range(5):
        c.block(x + width * (0.06 + step * 0.21), floor, width * 0.025, width * 0.26, "#6d4630")
    c.block(x, floor - width * 0.24, width, width * 0.25, "#a5673f")
    for step in range(1, 10):
        c.stroke([(x + width * step / 10, floor - width * 0.23), (x + width * step / 10, floor)], "#6d4630", 2.5)
    c.shape(
        [
            (x - width * 0.12, floor - width * 0.2),
            (x + width * 0.12, floor - width * 0.56),
            (x + width * 0.88, floor - width * 0.56),
            (x + width * 1.12, floor - width * 0.2),
        ],
        "#c9a566",
    )
    c.shape(
        [
            (x + width * 0.6, floor - width * 0.56),
            (x + width * 0.88, floor - width * 0.56),
            (x + width * 1.12, floor - width * 0.2),
            (x + width * 0.7, floor - width * 0.2),
        ],
        "#8a6a34",
        60,
    )
    c.block(x + width * 0.4, floor - width * 0.18, width * 0.14, width * 0.19, "#4f3020", 3)
    for step in range(5):
        c.block(x + width * 0.36 - step * width * 0.03, floor + step * width * 0.05, width * 0.2, width * 0.016, "#7a523a")


def boat(c: Canvas, x: float, y: float, size: float, colour: str = "#8f5a3c") -> None:
    """A wooden boat; (x, y) is the middle of its waterline."""
    c.oval(x, y + size * 0.06, size * 0.95, size * 0.07, "#1f4a55", 60)
    c.curve(
        [
            (x - size, y - size * 0.2),
            (x - size * 0.6, y + size * 0.06),
            (x + size * 0.6, y + size * 0.06),
            (x + size, y - size * 0.2),
            (x, y - size * 0.07),
        ],
        colour,
    )
    c.stroke(
        [(x - size * 0.94, y - size * 0.17), (x, y - size * 0.05), (x + size * 0.94, y - size * 0.17)],
        mix(colour, "#ffffff", 0.3),
        size * 0.035,
    )


def motorbike(c: Canvas, x: float, y: float, size: float, colour: str) -> None:
    for dx in (-0.42, 0.42):
        c.oval(x + dx * size, y - 0.18 * size, 0.18 * size, 0.18 * size, "#33303a")
        c.oval(x + dx * size, y - 0.18 * size, 0.09 * size, 0.09 * size, "#cfc8c4")
    c.curve(
        [
            (x - 0.5 * size, y - 0.4 * size),
            (x - 0.1 * size, y - 0.44 * size),
            (x + 0.2 * size, y - 0.3 * size),
            (x + 0.3 * size, y - 0.62 * size),
            (x + 0.4 * size, y - 0.6 * size),
            (x + 0.34 * size, y - 0.2 * size),
            (x - 0.3 * size, y - 0.2 * size),
        ],
        colour,
    )
    c.stroke([(x - 0.5 * size, y - 0.45 * size), (x - 0.08 * size, y - 0.46 * size)], "#33303a", 0.08 * size)
    c.stroke([(x + 0.36 * size, y - 0.6 * size), (x + 0.24 * size, y - 0.72 * size)], "#33303a", 0.05 * size)


def basket(c: Canvas, rng: Random, x: float, y: float, size: float) -> None:
    """A bamboo basket heaped with fruit or vegetables."""
    colours = rng.choice(
        (("#e2725b", "#f0b64a"), ("#7db56b", "#5aa36a"), ("#f0b64a", "#f7d774"), ("#a65bb0", "#7a2a63"), ("#d6333f", "#e58aa4"))
    )
    for row in range(2):
        for step in range(5 - row):
            c.oval(
                x + (step - 2 + row * 0.5) * size * 0.3, y - size * (0.62 + row * 0.22), size * 0.19, size * 0.18, colours[(step + row) % 2]
            )
    c.shape([(x - size * 0.85, y - size * 0.6), (x + size * 0.85, y - size * 0.6), (x + size * 0.6, y), (x - size * 0.6, y)], "#c9a566")
    for share in (0.2, 0.42):
        c.stroke(
            [(x - size * (0.8 - share * 0.35), y - size * (0.6 - share)), (x + size * (0.8 - share * 0.35), y - size * (0.6 - share))],
            "#9a7438",
            3,
        )
    c.stroke([(x - size * 0.85, y - size * 0.6), (x + size * 0.85, y - size * 0.6)], "#9a7438", size * 0.09)


def flag(c: Canvas, x: float, y: float, width: float, lean: float = 0) -> None:
    """The national flag; (x, y) is its upper corner at the pole."""
    height = width * 2 / 3
    c.shape([(x, y), (x + width, y + lean), (x + width, y + height + lean), (x, y + height)], "#d0312d")
    mx, my, size = x + width / 2, y + height / 2 + lean / 2, width * 0.2
    star = []
    for step in range(10):
        reach = size if step % 2 == 0 else size * 0.382
        angle = -pi / 2 + step * pi / 5
        star.append((mx + cos(angle) * reach, my + sin(angle) * reach))
    c.shape(star, "#fbd23a")


def parasol(c: Canvas, x: float, y: float, width: float, colour: str) -> None:
    """A market umbrella whose foot is at (x, y)."""
    c.stroke([(x, y), (x, y - width * 0.8)], "#8a6244", 8)
    top = y - width * 0.8
    stripes = 6
    for step in range(stripes):
        left, right = x - width / 2 + width * step / stripes, x - width / 2 + width * (step + 1) / stripes
        fill = colour if step % 2 == 0 else "#fff4ea"
        c.shape([(x, top - width * 0.3), (left, top), ((left + right) / 2, top + width * 0.05), (right, top)], fill)
