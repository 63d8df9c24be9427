"""People: simple, friendly figures in áo dài, áo bà ba, the dress of the mountains, shirts and school clothes."""

from dataclasses import dataclass
from random import Random

from portal.demo.pictures.canvas import Canvas, mix, rounded

SKINS = ("#f3c9a5", "#eebd96", "#e8b288", "#f6d3b3", "#dca27a")
HAIR = ("#2c1c1f", "#35231f", "#241a22", "#43302a")
GREY = ("#8d8688", "#b9b3b2", "#6f686a")
DRESSES = (
    "#a3195b",
    "#c8446f",
    "#d9688a",
    "#7a2a63",
    "#2f7d6b",
    "#3f8f5f",
    "#e0912f",
    "#d96b4a",
    "#4a6fa5",
    "#35507c",
    "#f0c9d4",
    "#8f4aa0",
)
SHIRTS = ("#f7f1e6", "#dfe9ee", "#cfe0d3", "#f1dcc0", "#b9cbe0")


@dataclass(frozen=True)
class Look:
    """How one person is dressed. `dress`: ao-dai, ba-ba, skirt, shirt, pupil."""

    dress: str = "ao-dai"
    colour: str = "#a3195b"
    skin: str = SKINS[0]
    hair: str = HAIR[0]
    style: str = "bun"
    hat: str = ""
    glasses: bool = False


def some_look(rng: Random, dress: str = "", **given) -> Look:
    """A person at random; what is given stays as it is given."""
    dress = dress or rng.choices(("ao-dai", "ba-ba", "shirt"), (6, 3, 2))[0]
    old = rng.random() < 0.16 and dress != "pupil"
    styles = {"shirt": ("short", "short", "bob"), "pupil": ("bob", "tail", "short")}.get(dress, ("bun", "long", "tail", "bob"))
    colours = {"shirt": SHIRTS, "pupil": ("#fbfaf5",)}.get(dress, DRESSES)
    look = {
        "dress": dress,
        "colour": rng.choice(colours),
        "skin": rng.choice(SKINS),
        "hair": rng.choice(GREY if old else HAIR),
        "style": "bun" if old else rng.choice(styles),
        "glasses": rng.random() < (0.5 if old else 0.1),
    }
    return Look(**{**look, **given})


def person(c: Canvas, x: float, y: float, height: float, look: Look, pose: str = "down", facing: int = 0, seated: bool = False):
    """A figure whose feet (or, seated, whose lap) stand at (x, y). Returns where her left and right hand are."""
    u = height / 100
    if not seated:
        c.oval(x, y, 15 * u, 2.6 * u, "#3a2018", 40)
        below(c, x, y, u, look)
        top = y
    else:
        top = y + 46 * u
    hair_behind(c, x, top - 87 * u, u, look)
    body(c, x, top, u, look, seated)
    hands = arms(c, x, top, u, look, pose)
    head(c, x + facing * 1.2 * u, top - 87 * u, u, look, facing)
    return hands


def below(c: Canvas, x: float, y: float, u: float, look: Look) -> None:
    """Legs, trousers or skirt."""
    if look.dress == "skirt":
        c.curve(
            [(x - 9 * u, y - 52 * u), (x + 9 * u, y - 52 * u), (x + 17 * u, y - 10 * u), (x, y - 8 * u), (x - 17 * u, y - 10 * u)],
            "#2b2540",
        )
        for step, band in enumerate(("#d94f70", "#f0b64a", "#3f9d8b")):
            edge = (12 + step * 1.6) * u
            c.stroke(
                [(x - edge, y - (24 - step * 5) * u), (x, y - (22 - step * 5) * u), (x + edge, y - (24 - step * 5) * u)], band, 2.4 * u
            )
        legs = [(-6, look.skin), (6, look.skin)]
        for side, colour in legs:
            c.stroke([(x + side * u, y - 10 * u), (x + side * u, y - 2 * u)], colour, 4.4 * u)
    else:
        colour = {"ao-dai": "#fbf3ea", "shirt": "#3d4657", "pupil": "#2d3a5c"}.get(look.dress, "#2b2430")
        if look.dress == "ao-dai" and look.colour in ("#f0c9d4",):
            colour = "#a3195b"
        c.shape(
            [
                (x - 9 * u, y - 50 * u),
                (x + 9 * u, y - 50 * u),
                (x + 10 * u, y - 2 * u),
                (x + 1.5 * u, y - 2 * u),
                (x, y - 30 * u),
                (x - 1.5 * u, y - 2 * u),
                (x - 10 * u, y - 2 * u),
            ],
            colour,
        )
        c.shape([(x + 1.5 * u, y - 30 * u), (x + 9 * u, y - 50 * u), (x + 10 * u, y - 2 * u), (x + 4 * u, y - 2 * u)], "#40201a", 22)
    for side in (-5.5, 5.5):
        c.oval(x + side * u, y - 1.2 * u, 4.2 * u, 1.9 * u, "#4a2b2b" if look.dress != "ao-dai" else "#c98f7a")


def body(c: Canvas, x: float, y: float, u: float, look: Look, seated: bool) -> None:
    """What she wears above: the long tunic, the short blouse, the shirt."""
    c.block(x - 2.8 * u, y - 82 * u, 5.6 * u, 8 * u, mix(look.skin, "#a8643e", 0.25), 2 * u)
    shade = mix(look.colour, "#2a1420", 0.22)
    shoulder = [(x - 4 * u, y - 77 * u), (x - 10.5 * u, y - 73 * u), (x - 11 * u, y - 66 * u)]
    hem = 11 if look.dress == "ao-dai" and not seated else 44
    waist = 7.2 if look.dress in ("ao-dai", "skirt") else 9
    flare = 11.5 if hem == 11 else 10.5
    left = [*shoulder, (x - waist * u, y - 56 * u), (x - 10 * u, y - 46 * u), (x - flare * u, y - hem * u)]
    right = [(2 * x - px, py) for px, py in reversed(left)]
    c.shape(smooth_side(left) + smooth_side(right), look.colour)
    c.shape([(x + 3 * u, y - 74 * u), *smooth_side(right)[::-1], (x + 4 * u, y - hem * u)], shade, 70)
    collar(c, x, y, u, look)
    if look.dress == "ao-dai" and hem == 11:
        light = mix(look.colour, "#fff3e0", 0.55)
        for px, py, size in ((-5, -20, 1.7), (1, -26, 1.3), (5, -17, 1.6), (-1, -15, 1.1), (-6, -31, 1.0)):
            for dx, dy in ((0, -1), (0.95, -0.3), (0.6, 0.8), (-0.6, 0.8), (-0.95, -0.3)):
                c.oval(x + (px + dx * size) * u, y + (py + dy * size) * u, size * 0.72 * u, size * 0.72 * u, light)
            c.oval(x + px * u, y + py * u, size * 0.5 * u, size * 0.5 * u, "#f0b64a")


def smooth_side(points):
    return rounded(points, closed=False)


def collar(c: Canvas, x: float, y: float, u: float, look: Look) -> None:
    """Collar, buttons, scarf."""
    if look.dress == "ao-dai":
        c.block(x - 3.4 * u, y - 79.5 * u, 6.8 * u, 4.2 * u, mix(look.colour, "#2a1420", 0.12), 1.6 * u)
    elif look.dress == "pupil":
        c.shape([(x - 5 * u, y - 77 * u), (x + 5 * u, y - 77 * u), (x, y - 68 * u)], "#d6333f")
        c.shape([(x - 1 * u, y - 70 * u), (x + 1 * u, y - 70 * u), (x + 3 * u, y - 60 * u), (x - 2.4 * u, y - 61 * u)], "#d6333f")
    elif look.dress == "skirt":
        c.stroke([(x - 5 * u, y - 76 * u), (x, y - 62 * u), (x + 5 * u, y - 76 * u)], "#f0b64a", 1.8 * u)
        c.block(x - 8 * u, y - 55 * u, 16 * u, 5 * u, "#d94f70", 1.5 * u)
    else:
        c.shape([(x - 3.6 * u, y - 77 * u), (x + 3.6 * u, y - 77 * u), (x, y - 70 * u)], look.skin)
        for step in range(4):
            c.oval(x, y - (66 - step * 6) * u, 0.7 * u, 0.7 * u, mix(look.colour, "#ffffff", 0.6))


def arms(c: Canvas, x: float, y: float, u: float, look: Look, pose: str):
    """Sleeves and hands; returns the places of the hands."""
    ways = {
        "down": ([(-10, -71), (-13, -58), (-12, -45)], [(10, -71), (13, -58), (12, -45)]),
        "hold": ([(-10, -71), (-14, -60), (-6, -56)], [(10, -71), (14, -60), (6, -56)]),
        "clap": ([(-10, -71), (-13, -62), (-1.5, -66)], [(10, -71), (13, -62), (1.5, -66)]),
        "wave": ([(-10, -71), (-13, -58), (-12, -46)], [(10, -71), (18, -78), (17, -93)]),
        "speak": ([(-10, -71), (-13, -60), (-8, -54)], [(10, -71), (14, -64), (5, -71)]),
        "reach": ([(-10, -71), (-13, -58), (-11, -46)], [(10, -71), (17, -66), (25, -62)]),
        "give": ([(-10, -71), (-2, -62), (19, -60)], [(10, -71), (16, -65), (23, -57)]),
        "take": ([(-10, -71), (-16, -65), (-23, -57)], [(10, -71), (2, -62), (-19, -60)]),
        "type": ([(-10, -71), (-14, -60), (-7, -51)], [(10, -71), (14, -60), (7, -51)]),
        "work": ([(-10, -71), (-12, -60), (-4, -48)], [(10, -71), (15, -62), (10, -50)]),
    }
    hands = []
    sleeve = mix(look.colour, "#2a1420", 0.12)
    for way in ways[pose]:
        points = [(x + px * u, y + py * u) for px, py in way]
        c.oval(*points[-1], 2.9 * u, 2.9 * u, look.skin)
        (ax, ay), (bx, by) = points[1], points[2]
        wrist = (ax + (bx - ax) * 0.82, ay + (by - ay) * 0.82)
        c.stroke([points[0], points[1], wrist], sleeve, 5.4 * u)
        hands.append(points[-1])
    return hands


def hair_behind(c: Canvas, x: float, y: float, u: float, look: Look) -> None:
    """The hair that hangs behind the neck."""
    if look.style == "long":
        c.curve(
            [(x - 8 * u, y - 4 * u), (x + 8 * u, y - 4 * u), (x + 8.6 * u, y + 16 * u), (x, y + 20 * u), (x - 8.6 * u, y + 16 * u)],
            look.hair,
        )
    elif look.style == "tail":
        c.curve(
            [(x + 4 * u, y - 5 * u), (x + 11 * u, y - 2 * u), (x + 12 * u, y + 10 * u), (x + 8 * u, y + 15 * u), (x + 7 * u, y + 4 * u)],
            look.hair,
        )
    elif look.style == "bun":
        c.oval(x, y - 10.5 * u, 4.4 * u, 4 * u, look.hair)
    elif look.style == "bob":
        c.curve(
            [(x - 8 * u, y - 5 * u), (x + 8 * u, y - 5 * u), (x + 8.8 * u, y + 7 * u), (x, y + 8.5 * u), (x - 8.8 * u, y + 7 * u)],
            look.hair,
        )


def head(c: Canvas, x: float, y: float, u: float, look: Look, facing: int) -> None:
    """Face with a quiet smile, fringe, hat."""
    short = look.style == "short"
    c.oval(x, y - 1 * u, 7.9 * u, 8.7 * u, look.hair)
    if not short:
        c.oval(x - 6.9 * u, y + 1.4 * u, 1.5 * u, 2 * u, look.skin)
        c.oval(x + 6.9 * u, y + 1.4 * u, 1.5 * u, 2 * u, look.skin)
    c.oval(x + facing * 0.8 * u, y + 1.3 * u, 6.7 * u, 7.2 * u, look.skin)
    part = facing * 1.6 * u
    c.pie(x, y - 0.4 * u, 7.3 * u, 7.8 * u, 180 + 8, 270 - 14, look.hair)
    c.pie(x + 0.4 * u, y - 0.4 * u, 7.3 * u, 7.8 * u, 270 - 16, 352, look.hair)
    c.curve([(x - 7 * u, y - 1 * u), (x - 5 * u, y - 6 * u), (x + 1 * u - part, y - 4.6 * u), (x - 4.6 * u, y - 2 * u)], look.hair)
    c.curve([(x + 7 * u, y - 1 * u), (x + 5 * u, y - 6 * u), (x - 1 * u - part, y - 4.6 * u), (x + 4.6 * u, y - 2 * u)], look.hair)
    shift = facing * 1.9 * u
    for side in (-2.7, 2.7):
        c.oval(x + side * u + shift, y + 1.2 * u, 0.75 * u, 0.95 * u, "#33201c")
        c.oval(x + side * 1.45 * u + shift, y + 3.9 * u, 1.5 * u, 1.05 * u, "#e2725b", 80)
    c.bow(x + shift, y + 3.1 * u, 2.3 * u, 2.1 * u, 25, 155, "#a33b3b", 0.75 * u)
    if look.glasses:
        for side in (-2.7, 2.7):
            c.bow(x + side * u + shift, y + 1.2 * u, 2.1 * u, 1.9 * u, 0, 360, "#4a3a3a", 0.5 * u)
        c.stroke([(x - 0.7 * u + shift, y + 1 * u), (x + 0.7 * u + shift, y + 1 * u)], "#4a3a3a", 0.5 * u)
    hat(c, x, y, u, look)


def hat(c: Canvas, x: float, y: float, u: float, look: Look) -> None:
    if look.hat == "non-la":
        c.curve(
            [
                (x - 15 * u, y - 3.4 * u),
                (x - 7 * u, y - 9.5 * u),
                (x, y - 15 * u),
                (x + 7 * u, y - 9.5 * u),
                (x + 15 * u, y - 3.4 * u),
                (x, y - 2.2 * u),
            ],
            "#ecd29c",
        )
        c.shape([(x + 0.5 * u, y - 14.5 * u), (x + 14 * u, y - 3.4 * u), (x + 3 * u, y - 2.6 * u)], "#b98a4a", 70)
        for rise in (0.35, 0.65):
            c.stroke(
                [(x - 14 * u * (1 - rise), y - (3.4 + 11 * rise) * u), (x + 14 * u * (1 - rise), y - (3.4 + 11 * rise) * u)],
                "#c9a566",
                0.5 * u,
            )
        c.stroke(
            [(x - 6.4 * u, y - 3 * u), (x - 5 * u, y + 6 * u), (x, y + 9 * u), (x + 5 * u, y + 6 * u), (x + 6.4 * u, y - 3 * u)],
            "#c8446f",
            0.7 * u,
        )
    elif look.hat == "scarf":
        c.curve(
            [(x - 8.6 * u, y - 2 * u), (x - 6.5 * u, y - 10 * u), (x + 6.5 * u, y - 10 * u), (x + 8.6 * u, y - 2 * u), (x, y - 4.6 * u)],
            "#2b2540",
        )
        c.stroke([(x - 8 * u, y - 3.4 * u), (x, y - 5.6 * u), (x + 8 * u, y - 3.4 * u)], "#d94f70", 1.7 * u)
        c.stroke([(x - 7.4 * u, y - 6 * u), (x, y - 8 * u), (x + 7.4 * u, y - 6 * u)], "#f0b64a", 1.0 * u)
    elif look.hat == "band":
        c.curve(
            [(x - 8.2 * u, y - 1.5 * u), (x - 7.6 * u, y - 6 * u), (x + 7.6 * u, y - 6 * u), (x + 8.2 * u, y - 1.5 * u), (x, y - 4.8 * u)],
            look.colour,
        )


def seen_from_behind(c: Canvas, x: float, y: float, height: float, look: Look) -> None:
    """Head and shoulders of somebody who sits before us."""
    u = height / 100
    c.curve(
        [
            (x - 13 * u, y + 12 * u),
            (x - 12 * u, y - 8 * u),
            (x - 6 * u, y - 14 * u),
            (x + 6 * u, y - 14 * u),
            (x + 12 * u, y - 8 * u),
            (x + 13 * u, y + 12 * u),
        ],
        look.colour,
    )
    c.shape([(x + 3 * u, y - 13 * u), (x + 12 * u, y - 8 * u), (x + 13 * u, y + 10 * u), (x + 5 * u, y + 10 * u)], "#2a1420", 30)
    c.block(x - 2.8 * u, y - 18 * u, 5.6 * u, 6 * u, mix(look.skin, "#a8643e", 0.3), 2 * u)
    c.oval(x, y - 24 * u, 7.8 * u, 8.6 * u, look.hair)
    if look.style == "bun":
        c.oval(x, y - 22 * u, 4.2 * u, 3.8 * u, mix(look.hair, "#ffffff", 0.08))
    elif look.style in ("long", "bob"):
        drop = 4 if look.style == "long" else 14
        c.curve(
            [
                (x - 7.6 * u, y - 25 * u),
                (x + 7.6 * u, y - 25 * u),
                (x + 7.8 * u, y - drop * u),
                (x, y - (drop - 2) * u),
                (x - 7.8 * u, y - drop * u),
            ],
            look.hair,
        )
    elif look.style == "tail":
        c.curve(
            [(x - 2 * u, y - 26 * u), (x + 2 * u, y - 26 * u), (x + 3 * u, y - 6 * u), (x, y - 2 * u), (x - 3 * u, y - 6 * u)],
            mix(look.hair, "#ffffff", 0.07),
        )
