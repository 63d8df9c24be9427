"""A sheet to draw on: 1600 × 900 points (or upright), drawn larger and reduced, so that edges are smooth."""

import random
from functools import cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDE, TALL = (1600, 900), (900, 1200)
Colour = tuple[int, ...]


def rgb(code: str, alpha: int | None = None) -> Colour:
    """ "#a3195b" as numbers, with an opacity from 0 to 255 if it is not full."""
    values = tuple(int(code[at : at + 2], 16) for at in (1, 3, 5))
    return values if alpha is None else (*values, alpha)


def mix(one: str, other: str, share: float) -> str:
    """The colour that lies `share` of the way from one to the other."""
    pairs = zip(rgb(one), rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


class Canvas:
    """Draws in points, whatever the resolution underneath."""

    def __init__(self, size: tuple[int, int] = WIDE, paper: str = "#fdf3e7", scale: int = 2):
        self.width, self.height = size
        self.scale = scale
        self.image = Image.new("RGB", (size[0] * scale, size[1] * scale), paper)
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def at(self, points) -> list[tuple[float, float]]:
        return [(x * self.scale, y * self.scale) for x, y in points]

    def fade(self, top: str, bottom: str, upper: float = 0, lower: float | None = None) -> None:
        """A band of the sheet that runs from one colour into another."""
        lower = self.height if lower is None else lower
        strip = Image.new("RGB", (1, 64))
        for row in range(64):
            strip.putpixel((0, row), rgb(mix(top, bottom, row / 63)))
        box = (0, round(upper * self.scale), self.image.width, round(lower * self.scale))
        self.image.paste(strip.resize((box[2], box[3] - box[1]), Image.Resampling.BILINEAR), box)

    def shape(self, points, fill: str, alpha: int | None = None) -> None:
        self.pen.polygon(self.at(points), fill=rgb(fill, alpha))

    def curve(self, points, fill: str, alpha: int | None = None) -> None:
        """A closed shape with round corners through the points."""
        self.pen.polygon(self.at(rounded(points, closed=True)), fill=rgb(fill, alpha))

    def stroke(self, points, fill: str, width: float, alpha: int | None = None, bend: bool = True) -> None:
        """A line with round ends; bent softly through its points."""
        way = self.at(rounded(points, closed=False) if bend and len(points) > 2 else points)
        thick = max(1, round(width * self.scale))
        self.pen.line(way, fill=rgb(fill, alpha), width=thick, joint="curve")
        if alpha is None:
            for x, y in way:
                self.pen.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=rgb(fill))

    def oval(self, x: float, y: float, rx: float, ry: float, fill: str, alpha: int | None = None) -> None:
        s = self.scale
        self.pen.ellipse(((x - rx) * s, (y - ry) * s, (x + rx) * s, (y + ry) * s), fill=rgb(fill, alpha))

    def pie(self, x: float, y: float, rx: float, ry: float, start: float, end: float, fill: str) -> None:
        s = self.scale
        self.pen.pieslice(((x - rx) * s, (y - ry) * s, (x + rx) * s, (y + ry) * s), start, end, fill=rgb(fill))

    def bow(self, x: float, y: float, rx: float, ry: float, start: float, end: float, fill: str, width: float) -> None:
        s = self.scale
        box = ((x - rx) * s, (y - ry) * s, (x + rx) * s, (y + ry) * s)
        self.pen.arc(box, start, end, fill=rgb(fill), width=max(1, round(width * s)))

    def block(self, x: float, y: float, width: float, height: float, fill: str, radius: float = 0, alpha: int | None = None) -> None:
        s = self.scale
        self.pen.rounded_rectangle((x * s, y * s, (x + width) * s, (y + height) * s), radius * s, fill=rgb(fill, alpha))

    def glow(self, x: float, y: float, radius: float, fill: str, strength: int = 26) -> None:
        """Light that fades outwards."""
        for step in range(6):
            self.oval(x, y, radius * (1 - step / 7), radius * (1 - step / 7), fill, strength)

    def look_nearer(self, share: float, across: float, down: float) -> None:
        """Keeps the part of the sheet that is `share` wide, with its middle at `across` of the width and `down` of the height."""
        width, height = self.image.width * share, self.image.height * share
        left = min(max(0, self.image.width * across - width / 2), self.image.width - width)
        top = min(max(0, self.image.height * down - height / 2), self.image.height - height)
        self.image = self.image.resize((self.width, self.height), Image.Resampling.HAMMING, (left, top, left + width, top + height))
        self.scale = 1

    def finished(self) -> Image.Image:
        """The sheet at its own size, with the grain of paper and a little light from above."""
        sheet = self.image.reduce(self.scale) if self.scale > 1 else self.image
        grain = paper_grain(sheet.size)
        return ImageChops.multiply(sheet, grain)


@cache
def paper_grain(size: tuple[int, int]) -> Image.Image:
    """A light texture of fibres, darker towards the edges; the same for every picture."""
    chance = random.Random(7)  # noqa: S311  (a texture, not a secret)
    small = Image.frombytes("L", (size[0] // 4, size[1] // 4), chance.randbytes((size[0] // 4) * (size[1] // 4)))
    fibres = small.filter(ImageFilter.GaussianBlur(1.2)).resize(size, Image.Resampling.BICUBIC)
    edge = Image.radial_gradient("L").resize(size, Image.Resampling.BILINEAR)
    shade = ImageChops.add(fibres.point(lambda value: (value - 128) // 14 + 8), edge.point(lambda value: max(0, value - 160) // 9))
    return Image.merge("RGB", [shade.point(lambda value: 255 - min(40, max(0, value - 5)))] * 3)


def rounded(points, closed: bool, steps: int = 8) -> list[tuple[float, float]]:
    """The points of a Catmull-Rom curve through `points`."""
    points = list(points)
    count = len(points)
    way = []
    for i in range(count if closed else count - 1):
        a, b, c, d = (points[j % count] if closed else points[min(max(j, 0), count - 1)] for j in (i - 1, i, i + 1, i + 2))
        for step in range(steps):
            t = step / steps
            way.append(tuple(spline(a[axis], b[axis], c[axis], d[axis], t) for axis in (0, 1)))
    if not closed:
        way.append(points[-1])
    return way


def spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
