"""Skies, hills, trees, water: what stands behind the people."""

from math import cos, pi, sin
from random import Random

from portal.demo.pictures.canvas import Canvas, mix

SKIES = (
    ("#bfe0e8", "#fdeedd"),
    ("#fbd9b5", "#fff1dd"),
    ("#f7b79a", "#fde6c8"),
    ("#cfe3dc", "#fdf2e2"),
    ("#a9cfe0", "#e8f3ea"),
    ("#e9c3cf", "#fde9d9"),
)
GREENS = ("#3f8f5f", "#5aa36a", "#7db56b", "#2f7d6b", "#94bf6f")


def sky(c: Canvas, rng: Random, lower: float, sun: bool = True) -> None:
    """A sky of some hour of the day, with a low sun and clouds."""
    top, bottom = rng.choice(SKIES)
    c.fade(top, bottom, 0, lower)
    if sun:
        x, y = rng.uniform(0.15, 0.85) * c.width, lower * rng.uniform(0.25, 0.55)
        c.glow(x, y, 130, "#fff3d0", 30)
        c.oval(x, y, 52, 52, rng.choice(("#f8b65a", "#f59b6a", "#fbd27a")))
    for _ in range(rng.randint(2, 4)):
        cloud(c, rng.uniform(0, c.width), rng.uniform(0.08, 0.45) * lower, rng.uniform(0.6, 1.3))


def cloud(c: Canvas, x: float, y: float, size: float) -> None:
    for dx, dy, r in ((-60, 6, 34), (-22, -12, 46), (28, -4, 40), (66, 8, 28)):
        c.oval(x + dx * size, y + dy * size, r * size, r * 0.62 * size, "#ffffff", 150)
    c.block(x - 92 * size, y + 4 * size, 186 * size, 24 * size, "#ffffff", 12 * size, 150)


def hills(c: Canvas, rng: Random, base: float, height: float, colour: str, lower: float | None = None) -> None:
    """A soft ridge whose foot is at `base`."""
    phase, waves = rng.uniform(0, 6), rng.uniform(1.2, 2.6)
    points = []
    for step in range(41):
        x = c.width * step / 40
        rise = 0.55 + 0.3 * sin(phase + waves * 2 * pi * step / 40) + 0.15 * sin(phase * 2 + waves * 5.1 * pi * step / 40)
        points.append((x, base - height * rise))
    foot = c.height if lower is None else lower
    c.shape([(0, foot), *points, (c.width, foot)], colour)


def karsts(c: Canvas, rng: Random, base: float, colour: str, count: int = 6, tall: float = 300) -> None:
    """Steep limestone hills, as in Cao Bằng or Hạ Long."""
    for number in range(count):
        x = c.width * (number + rng.uniform(0.1, 0.9)) / count
        w, h = rng.uniform(90, 190), rng.uniform(0.45, 1) * tall
        c.curve(
            [
                (x - w, base + 30),
                (x - w * 0.7, base - h * 0.5),
                (x - w * 0.3, base - h * 0.92),
                (x + w * 0.1, base - h),
                (x + w * 0.5, base - h * 0.75),
                (x + w * 0.85, base - h * 0.3),
                (x + w, base + 30),
            ],
            mix(colour, "#fdeedd", rng.uniform(0, 0.3)),
        )


def tree(c: Canvas, rng: Random, x: float, y: float, height: float) -> None:
    """A round tree standing at (x, y)."""
    green = rng.choice(GREENS)
    c.oval(x, y, height * 0.22, height * 0.03, "#3a2018", 40)
    c.shape(
        [(x - height * 0.035, y), (x - height * 0.02, y - height * 0.5), (x + height * 0.02, y - height * 0.5), (x + height * 0.04, y)],
        "#7a523a",
    )
    for dx, dy, r in ((-0.17, -0.55, 0.18), (0.16, -0.56, 0.19), (0, -0.74, 0.24), (-0.04, -0.5, 0.17)):
        c.oval(x + dx * height, y + dy * height, r * height, r * height * 0.95, green)
    for dx, dy, r in ((-0.1, -0.78, 0.1), (0.08, -0.66, 0.08), (-0.18, -0.6, 0.07)):
        c.oval(x + dx * height, y + dy * height, r * height, r * height * 0.8, mix(green, "#fff3c0", 0.25))


def palm(c: Canvas, rng: Random, x: float, y: float, height: float) -> None:
    """A coconut or areca palm."""
    lean = rng.uniform(-0.18, 0.18) * height
    c.stroke([(x, y), (x + lean * 0.3, y - height * 0.5), (x + lean, y - height)], "#8a6244", height * 0.035)
    for step in range(9):
        angle = pi * (0.02 + step * 0.12) + rng.uniform(-0.05, 0.05)
        tx, ty = x + lean + cos(angle) * height * 0.36, y - height - sin(angle) * height * 0.16 + abs(cos(angle)) * height * 0.14
        mx, my = x + lean + cos(angle) * height * 0.2, y - height - sin(angle) * height * 0.2
        c.curve([(x + lean, y - height - 3), (mx, my - height * 0.035), (tx, ty), (mx, my + height * 0.03)], GREENS[step % 3])
    for dx in (-0.03, 0.03):
        c.oval(x + lean + dx * height, y - height + height * 0.03, height * 0.03, height * 0.035, "#b5803f")


def bamboo(c: Canvas, rng: Random, x: float, y: float, height: float) -> None:
    for number in range(6):
        foot = x + (number - 2.5) * height * 0.05
        tip = (foot + rng.uniform(-0.2, 0.2) * height, y - height * rng.uniform(0.8, 1))
        c.stroke([(foot, y), ((foot + tip[0]) / 2 - 6, (y + tip[1]) / 2), tip], "#6d9c5a", height * 0.018)
        for _ in range(9):
            share = rng.uniform(0.4, 1)
            lx, ly = foot + (tip[0] - foot) * share, y + (tip[1] - y) * share
            dx = rng.choice((-1, 1)) * height * rng.uniform(0.05, 0.1)
            c.curve([(lx, ly), (lx + dx * 0.5, ly - 5), (lx + dx, ly + height * 0.03), (lx + dx * 0.5, ly + 5)], rng.choice(GREENS[:3]))


def lotus(c: Canvas, x: float, y: float, size: float, colour: str = "#e58aa4") -> None:
    """An open lotus; (x, y) is the foot of the flower."""
    dark = mix(colour, "#a3195b", 0.35)
    for angle in (-66, -36, 36, 66):
        petal(c, x, y, size, angle, dark)
    for angle in (-44, 44, -20, 20, 0):
        petal(c, x, y, size * (0.96 if angle else 1.0), angle, colour if angle else mix(colour, "#ffffff", 0.3))


def petal(c: Canvas, x: float, y: float, size: float, angle: float, colour: str) -> None:
    a = angle * pi / 180
    shape = [(0, 0), (-0.22, 0.42), (-0.16, 0.75), (0, 1), (0.16, 0.75), (0.22, 0.42)]
    c.curve([(x + (px * cos(a) + py * sin(a)) * size, y - (py * cos(a) - px * sin(a)) * size) for px, py in shape], colour)


def lotus_leaf(c: Canvas, rng: Random, x: float, y: float, size: float) -> None:
    green = rng.choice(GREENS)
    c.oval(x, y, size, size * 0.34, mix(green, "#1f4a3a", 0.15))
    c.oval(x, y - size * 0.03, size * 0.96, size * 0.31, green)
    for angle in range(0, 360, 45):
        a = angle * pi / 180
        c.stroke([(x, y), (x + cos(a) * size * 0.8, y + sin(a) * size * 0.25)], mix(green, "#ffffff", 0.22), 2)


def water(c: Canvas, rng: Random, upper: float, lower: float, top: str = "#9cc9cf", bottom: str = "#5f9fa8") -> None:
    c.fade(top, bottom, upper, lower)
    for _ in range(46):
        y = rng.uniform(upper + 6, lower)
        depth = (y - upper) / (lower - upper)
        width = 20 + 110 * depth * rng.uniform(0.4, 1)
        x = rng.uniform(-40, c.width)
        c.stroke([(x, y), (x + width / 2, y - 2 - 3 * depth), (x + width, y)], "#ffffff", 1.5 + 3 * depth, 70)


def grass(c: Canvas, rng: Random, upper: float, colour: str = "#9cc07a") -> None:
    """Ground with tufts, down to the lower edge."""
    c.fade(colour, mix(colour, "#4f7a4a", 0.35), upper, c.height)
    for _ in range(60):
        x, y = rng.uniform(0, c.width), rng.uniform(upper + 10, c.height)
        size = 6 + 10 * (y - upper) / (c.height - upper)
        for dx in (-0.5, 0, 0.5):
            c.stroke([(x + dx * 4, y), (x + dx * size, y - size)], mix(colour, "#2f6a45", 0.45), 2.2)


def flowers(c: Canvas, rng: Random, x: float, y: float, width: float, count: int, size: float = 9) -> None:
    """A row of small flowers on stems."""
    for _ in range(count):
        fx, fy = x + rng.uniform(0, width), y - rng.uniform(0.6, 2.4) * size
        c.stroke([(fx, y + size * 0.6), (fx, fy)], "#4f8a55", 2)
        colour = rng.choice(("#e2557c", "#f0b64a", "#fff4ea", "#d96b4a", "#a65bb0"))
        for angle in range(0, 360, 72):
            a = angle * pi / 180
            c.oval(fx + cos(a) * size * 0.55, fy + sin(a) * size * 0.55, size * 0.42, size * 0.42, colour)
        c.oval(fx, fy, size * 0.33, size * 0.33, "#f7d774")
