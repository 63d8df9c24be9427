"""The country and the people who work it: terraces, rivers, villages, ponds, the sea, gardens. Each returns what it shows, in words."""

from random import Random

from portal.demo.pictures.canvas import Canvas, mix
from portal.demo.pictures.figures import person, some_look
from portal.demo.pictures.nature import (
    GREENS,
    bamboo,
    flowers,
    grass,
    hills,
    karsts,
    lotus,
    lotus_leaf,
    palm,
    sky,
    tree,
    water,
)
from portal.demo.pictures.props import basket, boat, house, stilt_house

ROOFS = ("#b5543c", "#a3475a", "#8f5a3c", "#c06a4a")
WALLS = ("#f6dfb8", "#f3e6e2", "#dbe5d6", "#e9c9b0", "#d3e0e6", "#f0d0c8")


def terraces(c: Canvas, rng: Random) -> str:
    sky(c, rng, 480)
    hills(c, rng, 470, 250, "#a9c4b8")
    hills(c, rng, 500, 160, "#86ad8f")
    ripe = rng.random() < 0.5
    tones = ("#e3b94f", "#d9a441", "#efcf74", "#c9a94a") if ripe else ("#7db56b", "#94bf6f", "#5aa36a", "#b5cf86")
    for level in range(9):
        y = 430 + level * 56
        points = [(0, 900), (0, y + rng.uniform(-22, 22))]
        for step in range(1, 9):
            points.append((c.width * step / 8, y + rng.uniform(-26, 26) + (8 - step) * 4 - 16))
        points.append((c.width, 900))
        c.shape([points[0], *points[1:-1], points[-1]], mix(tones[level % 4], "#4f7a4a", 0.35))
        c.shape([(px, py + 9) if py < 900 else (px, py) for px, py in points], tones[level % 4])
    stilt_house(c, rng.choice((120, 1080)), 520, 260)
    for _ in range(rng.randint(4, 6)):
        x, y = rng.uniform(160, 1440), rng.uniform(640, 880)
        person(
            c,
            x,
            y,
            190 + (y - 640) * 0.35,
            some_look(rng, rng.choice(("skirt", "ba-ba")), hat=rng.choice(("non-la", "scarf"))),
            rng.choice(("work", "hold", "wave")),
            rng.choice((-1, 1)),
        )
    return "Ruộng bậc thang trải xuống chân núi, các chị đang làm đồng"


def river(c: Canvas, rng: Random) -> str:
    sky(c, rng, 420)
    c.shape([(0, 420), (0, 380), (c.width, 370), (c.width, 420)], "#5aa36a")
    for step in range(9):
        x = c.width * (step + rng.random()) / 9
        (palm if rng.random() < 0.65 else tree)(c, rng, x, 415, rng.uniform(170, 260))
    for x in (220, 1080):
        house(c, x, 418, 220, rng.choice(WALLS), rng.choice(ROOFS))
    water(c, rng, 415, 900, *rng.choice((("#a9d3cf", "#5f9fa8"), ("#e7c79c", "#b98f63"), ("#b5cfe0", "#6b93b5"))))
    for x, y, size in sorted(
        ((rng.uniform(180, 620), 560, 190), (rng.uniform(900, 1400), 620, 220), (rng.uniform(500, 1000), 800, 300)),
        key=lambda item: item[1],
    ):
        person(c, x - size * 0.45, y - 6, size * 1.05, some_look(rng, "ba-ba", hat="non-la"), "reach", 1)
        if rng.random() < 0.7:
            person(c, x + size * 0.5, y + 10, size * 0.95, some_look(rng, "ba-ba", hat="non-la"), "hold", -1, seated=True)
        boat(c, x, y, size)
        for step in range(3):
            basket(c, rng, x - size * 0.1 + step * size * 0.2, y - size * 0.06, size * 0.13)
    return "Ghe xuồng chở trái cây trên sông, hai bên bờ rặng dừa xanh"


def village(c: Canvas, rng: Random) -> str:
    sky(c, rng, 470)
    if rng.random() < 0.5:
        karsts(c, rng, 470, "#8fb3a6")
    else:
        hills(c, rng, 480, 190, "#a9c9a0")
    grass(c, rng, 460)
    c.curve([(620, 470), (720, 600), (420, 760), (260, 960), (980, 960), (860, 760), (900, 600), (700, 470)], "#e6cda4")
    for x in (110, 1040):
        stilt_house(c, x, 610, 380)
    for x in (40, 560, 1000, 1540):
        rng.choice((tree, bamboo, palm))(c, rng, x, 600 + rng.uniform(-30, 40), rng.uniform(220, 320))
    for number in range(rng.randint(4, 6)):
        person(
            c,
            260 + number * 220 + rng.uniform(-50, 50),
            rng.uniform(770, 870),
            rng.uniform(300, 350),
            some_look(rng, rng.choice(("skirt", "ba-ba", "ao-dai")), hat=rng.choice(("scarf", "non-la", ""))),
            rng.choice(("hold", "wave", "reach")),
            rng.choice((-1, 0, 1)),
        )
    flowers(c, rng, 30, 890, 400, 26)
    flowers(c, rng, 1180, 890, 400, 26)
    return "Đường làng giữa những nếp nhà sàn, chị em gặp gỡ bên vườn hoa"


def planting(c: Canvas, rng: Random) -> str:
    sky(c, rng, 480)
    hills(c, rng, 500, 180, "#a9c9a0")
    grass(c, rng, 490, "#a8c783")
    for x in range(60, 1600, 150):
        tree(c, rng, x + rng.uniform(-30, 30), 540 + rng.uniform(-10, 20), rng.uniform(120, 190))
    for number in range(rng.randint(4, 6)):
        x, y = 190 + number * 260 + rng.uniform(-30, 30), 760 + rng.uniform(-40, 90)
        c.oval(x + 90, y + 8, 60, 14, "#8a6244")
        c.stroke([(x + 90, y + 4), (x + 88, y - 90)], "#7a523a", 6)
        for dx, dy in ((-22, -70), (22, -80), (0, -112), (-14, -98), (18, -104)):
            c.oval(x + 90 + dx, y + dy, 22, 15, rng.choice(GREENS))
        person(
            c,
            x,
            y + 10,
            350,
            some_look(rng, rng.choice(("ba-ba", "shirt", "ao-dai")), hat=rng.choice(("non-la", "", "non-la"))),
            rng.choice(("give", "reach", "hold")),
            1,
        )
    return "Chị em trồng cây xanh trên khoảng đồi mới, hàng cây non thẳng lối"


def lotus_pond(c: Canvas, rng: Random) -> str:
    sky(c, rng, 360)
    hills(c, rng, 380, 130, "#a9c9a0")
    water(c, rng, 370, 900, "#b9d8cf", "#6fa59a")
    for _ in range(60):
        y = 390 + 500 * rng.random() ** 1.3
        size = 26 + (y - 380) * 0.2
        lotus_leaf(c, rng, rng.uniform(0, 1600), y, size)
    x = rng.choice((480, 800, 1120))
    person(c, x - 60, 690, 330, some_look(rng, "ao-dai", hat="non-la"), "hold", 1)
    person(c, x + 120, 700, 300, some_look(rng, "ba-ba", hat="non-la"), "reach", 1)
    boat(c, x, 690, 270, "#7a523a")
    for _ in range(16):
        y = 560 + 330 * rng.random()
        size = 30 + (y - 500) * 0.16
        fx = rng.uniform(20, 1580)
        if abs(fx - x) > 240 or y > 760:
            c.stroke([(fx, y + size), (fx, y)], "#4f8a55", 5)
            lotus(c, fx, y, size, rng.choice(("#e58aa4", "#f3b6c6", "#e2557c")))
    return "Hai chị chèo thuyền hái sen giữa đầm hoa đang nở"


def sea(c: Canvas, rng: Random) -> str:
    sky(c, rng, 400)
    if rng.random() < 0.5:
        karsts(c, rng, 400, "#8fb3bf", 5, 220)
    water(c, rng, 395, 700, "#8fc6d0", "#4f94a8")
    for number in range(rng.randint(3, 5)):
        boat(
            c,
            200 + number * 320 + rng.uniform(-60, 60),
            470 + rng.uniform(0, 60),
            rng.uniform(70, 110),
            rng.choice(("#2f6f9f", "#b5343f", "#3f8f5f")),
        )
    c.curve([(0, 690), (400, 660), (800, 700), (1200, 665), (1600, 700), (1700, 950), (-100, 950)], "#fff6e6")
    c.curve([(0, 706), (400, 676), (800, 716), (1200, 681), (1600, 716), (1700, 950), (-100, 950)], "#f0d9b0")
    for x in (260, 1320):
        c.oval(x, 790, 130, 48, "#8a6244")
        c.oval(x, 776, 118, 40, "#c9a566")
        c.oval(x, 780, 96, 28, "#7a523a")
    for number in range(rng.randint(4, 5)):
        px = 420 + number * 190 + rng.uniform(-30, 30)
        person(
            c,
            px,
            830 + rng.uniform(-20, 40),
            350,
            some_look(rng, "ba-ba", hat="non-la"),
            rng.choice(("work", "hold", "wave", "reach")),
            rng.choice((-1, 1)),
        )
        basket(c, rng, px + 84, 860, 38)
    palm(c, rng, rng.choice((70, 1530)), 820, 520)
    return "Bãi biển buổi sớm: thuyền về bến, các chị phân loại hải sản bên thuyền thúng"


def garden(c: Canvas, rng: Random) -> str:
    """Beds of flowers or vegetables under nets."""
    sky(c, rng, 420)
    hills(c, rng, 440, 190, "#9fbfae")
    hills(c, rng, 460, 110, "#7fa98c")
    c.fade("#b98f63", "#a5764f", 450, 900)
    for bed in range(7):
        y = 480 + bed * 62
        wide = 1 + bed * 0.12
        c.shape([(0, y), (c.width, y), (c.width, y + 34 * wide), (0, y + 34 * wide)], rng.choice(GREENS))
        if rng.random() < 0.75:
            flowers(c, rng, 0, y + 22, c.width, 54, 8 * wide)
    for number in range(rng.randint(4, 5)):
        y = rng.choice((640, 740, 860))
        x = 200 + number * 300 + rng.uniform(-40, 40)
        person(
            c,
            x,
            y,
            230 + (y - 500) * 0.4,
            some_look(rng, "ba-ba", hat="non-la"),
            rng.choice(("work", "hold", "reach")),
            rng.choice((-1, 1)),
        )
        basket(c, rng, x + 90, y + 6, 44)
    return "Vườn hoa và rau theo luống, các chị đang thu hái"
