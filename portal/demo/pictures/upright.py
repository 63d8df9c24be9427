"""Upright pictures and faces: portraits, and the round pictures of members."""

from random import Random

from portal.demo.pictures.canvas import Canvas, mix
from portal.demo.pictures.figures import DRESSES, person, some_look
from portal.demo.pictures.nature import flowers, hills, lotus, palm, sky, tree
from portal.demo.pictures.props import basket

WARM = ("#f6dfc4", "#ecd6d8", "#dbe5d6", "#d6e2e6", "#f3dcae")


def portrait(c: Canvas, rng: Random) -> str:
    """One woman before a plain ground with lotus."""
    ground = rng.choice(WARM)
    c.fade(mix(ground, "#ffffff", 0.3), mix(ground, "#a3195b", 0.12), 0, c.height)
    c.oval(c.width / 2, c.height * 0.46, c.width * 0.4, c.width * 0.4, "#ffffff", 90)
    for x in (90, c.width - 90):
        lotus(c, x, c.height - 60, 150, rng.choice(("#f3b6c6", "#e58aa4")))
    person(
        c,
        c.width / 2,
        c.height * 0.98,
        c.height * 1.02,
        some_look(rng, rng.choice(("ao-dai", "ao-dai", "ba-ba", "skirt"))),
        "hold",
        rng.choice((-1, 0, 1)),
        seated=True,
    )
    return "Chân dung một hội viên tiêu biểu mỉm cười giữa hoa sen"


def grower(c: Canvas, rng: Random) -> str:
    """One woman with her harvest."""
    sky(c, rng, c.height * 0.5)
    hills(c, rng, c.height * 0.52, 160, "#9fbfae")
    c.fade("#a8c783", "#5f9a5a", c.height * 0.5, c.height)
    for x in (80, c.width - 70):
        rng.choice((tree, palm))(c, rng, x, c.height * 0.62, 380)
    person(
        c,
        c.width / 2,
        c.height * 0.94,
        c.height * 0.62,
        some_look(rng, rng.choice(("ba-ba", "skirt")), hat=rng.choice(("non-la", "scarf"))),
        "hold",
        rng.choice((-1, 1)),
    )
    basket(c, rng, c.width / 2, c.height * 0.67, 130)
    flowers(c, rng, 0, c.height - 10, c.width, 60, 13)
    return "Một chị nông dân bê thúng nông sản vừa thu hoạch"


def face(c: Canvas, rng: Random) -> str:
    """A square picture of a member."""
    colour = rng.choice(DRESSES)
    c.fade(mix(colour, "#fff4ea", 0.75), mix(colour, "#fff4ea", 0.5), 0, c.height)
    person(c, c.width / 2, c.height * 1.28, c.height * 2.0, some_look(rng), "down", rng.choice((-1, 0, 1)), seated=True)
    return "Ảnh đại diện"
