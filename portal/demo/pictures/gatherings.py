"""People out of doors: markets, streets, lodgings, dances, openings, the border. Each returns what it shows, in words."""

from random import Random

from portal.demo.pictures.canvas import Canvas, mix
from portal.demo.pictures.figures import DRESSES, person, some_look
from portal.demo.pictures.nature import (
    flowers,
    grass,
    hills,
    karsts,
    lotus,
    sky,
    tree,
)
from portal.demo.pictures.props import banner, basket, bunting, flag, house, motorbike, parasol

ROOFS = ("#b5543c", "#a3475a", "#8f5a3c", "#c06a4a")
WALLS = ("#f6dfb8", "#f3e6e2", "#dbe5d6", "#e9c9b0", "#d3e0e6", "#f0d0c8")


def market(c: Canvas, rng: Random) -> str:
    sky(c, rng, 520)
    for step in range(5):
        house(c, -40 + step * 360, 520, 300, rng.choice(WALLS), rng.choice(ROOFS))
    c.fade("#e3c39c", "#cfa678", 500, 900)
    for number, x in enumerate((260, 800, 1340)):
        parasol(c, x, 660, 460, ("#d96b4a", "#a3195b", "#2f7d6b", "#e0912f")[(number + rng.randrange(4)) % 4])
        person(
            c,
            x + 20,
            690,
            380,
            some_look(rng, "ba-ba", hat=rng.choice(("non-la", "", "non-la"))),
            rng.choice(("reach", "hold", "give")),
            rng.choice((-1, 1)),
        )
        c.block(x - 210, 640, 420, 20, "#c48a5c", 4)
        c.block(x - 196, 660, 392, 70, "#a5673f", 4)
        for step in range(5):
            basket(c, rng, x - 160 + step * 80, 646, 40)
    for x in (500, 1060):
        person(c, x + rng.uniform(-40, 40), 860, 430, some_look(rng), rng.choice(("reach", "hold")), rng.choice((-1, 1)))
        basket(c, rng, x + 150, 862, 60)
    return "Phiên chợ với những sạp rau quả dưới tán ô, người bán kẻ mua trò chuyện"


def street(c: Canvas, rng: Random) -> str:
    sky(c, rng, 420)
    flags: list[float] = []
    x = -20.0
    while x < c.width:
        wide, tall = rng.uniform(150, 230), rng.uniform(330, 520)
        wall = rng.choice(WALLS)
        c.block(x, 640 - tall, wide, tall, wall)
        c.block(x - 6, 640 - tall - 16, wide + 12, 20, mix(wall, "#8a5a3a", 0.4), 3)
        for floor in range(int(tall / 150)):
            for side in (0.2, 0.6):
                c.block(x + wide * side, 640 - tall + 40 + floor * 130, wide * 0.22, 66, "#8fb8c4", 4)
        c.block(x + 10, 540, wide - 20, 100, rng.choice(("#7a523a", "#5d6472", "#2f7d6b")), 4)
        c.shape(
            [(x - 4, 536), (x + wide + 4, 536), (x + wide + 20, 570), (x - 20, 570)],
            rng.choice(("#d96b4a", "#a3195b", "#3f8f5f", "#e0912f")),
        )
        if rng.random() < 0.6:
            flags.append(x + wide - 14)
        x += wide + 4
    for x in flags:
        c.stroke([(x, 540), (x + 30, 440)], "#8a6244", 5)
        flag(c, x + 30, 440, 62)
    c.fade("#d8cbbd", "#c4b4a3", 640, 720)
    c.fade("#a9a2a0", "#8d8688", 720, 900)
    for step in range(8):
        c.block(step * 220 + 30, 800, 120, 10, "#fff4ea", 4)
    for x in (180, 760, 1420):
        tree(c, rng, x, 690, 260)
    motorbike(c, rng.choice((110, 1500)), 790, 190, rng.choice(DRESSES))
    for number in range(rng.randint(3, 5)):
        px = 240 + number * 270 + rng.uniform(-40, 40)
        person(c, px, 730 + rng.uniform(0, 130), 330, some_look(rng), "work", rng.choice((-1, 1)))
        if rng.random() < 0.6:
            c.stroke([(px + 28, 560), (px + 66, 760)], "#8a6244", 7)
            c.shape([(px + 56, 756), (px + 80, 752), (px + 100, 800), (px + 56, 806)], "#d9a441")
    return "Ngõ phố sạch đẹp: chị em quét dọn vỉa hè trước những ngôi nhà treo cờ"


def lodgings(c: Canvas, rng: Random) -> str:
    """A row of rented rooms with workers."""
    sky(c, rng, 300, sun=False)
    wall = rng.choice(("#f3dcae", "#dbe5d6", "#e9c9b0", "#d6e2e6"))
    c.block(0, 210, c.width, 440, wall)
    c.shape([(0, 170), (c.width, 170), (c.width, 236), (0, 250)], rng.choice(("#7f8f95", "#b5543c", "#5f8a86")))
    for step in range(5):
        x = 50 + step * 320
        c.block(x + 30, 350, 110, 300, rng.choice(("#2f7d6b", "#7a523a", "#35507c", "#a3475a")), 4)
        c.block(x + 44, 366, 82, 110, "#ffffff", 3, 40)
        c.oval(x + 126, 508, 6, 6, "#f0b64a")
        c.block(x + 170, 380, 100, 100, "#8fb8c4", 4)
        c.stroke([(x + 220, 380), (x + 220, 480)], "#fff4ea", 5)
        c.block(x + 164, 486, 112, 20, "#b5543c", 3)
        flowers(c, rng, x + 170, 490, 100, 6, 8)
    c.stroke([(40, 320), (800, 340), (1560, 318)], "#6d6468", 3)
    for step in range(12):
        x = 90 + step * 126
        colour = rng.choice((*DRESSES, "#fff4ea", "#dfe9ee"))
        c.shape([(x, 326), (x + 54, 326), (x + 60, 384), (x - 6, 384)], colour)
    c.fade("#dccab4", "#c4ae94", 650, 900)
    for x in (150, 1440):
        motorbike(c, x, 800, 210, rng.choice(DRESSES))
    for number in range(rng.randint(4, 6)):
        px = 360 + number * 175 + rng.uniform(-20, 20)
        look = (
            some_look(rng, "shirt", colour=rng.choice(("#6f9fc0", "#d9688a", "#7fb0a6")), style=rng.choice(("tail", "bob", "long")))
            if number % 2
            else some_look(rng)
        )
        person(c, px, 790 + rng.uniform(-20, 60), 380, look, rng.choice(("hold", "clap", "wave", "speak")), 1 if px < 800 else -1)
    return "Dãy phòng trọ công nhân: nữ lao động trò chuyện trước sân, bên dây phơi và xe máy"


def dancing(c: Canvas, rng: Random) -> str:
    sky(c, rng, 520)
    for x in range(0, 1700, 190):
        tree(c, rng, x, 540, rng.uniform(220, 300))
    bunting(c, rng, 40, 60)
    c.fade("#e7cba6", "#d3ad80", 530, 900)
    colour = rng.choice(DRESSES[:8])
    for row, (y, tall, count) in enumerate(((640, 270, 9), (750, 320, 7), (870, 380, 6))):
        for number in range(count):
            x = c.width * (number + 0.5 + (0.25 if row % 2 else 0)) / (count + 0.3)
            fan = x + (17 if (number + row) % 2 else -12) * tall / 100
            person(
                c,
                x,
                y,
                tall,
                some_look(rng, "ao-dai", colour=colour if row != 1 else mix(colour, "#fff4ea", 0.55)),
                "wave" if (number + row) % 2 else "clap",
                0,
            )
            if (number + row) % 2:
                c.pie(fan, y - tall * 0.95, tall * 0.13, tall * 0.13, 180, 360, "#f0b64a")
    return "Các chị mặc áo dài đồng diễn dân vũ trên sân, tay cầm quạt"


def border(c: Canvas, rng: Random) -> str:
    sky(c, rng, 480)
    karsts(c, rng, 470, "#8fb3a6", 7, 330)
    hills(c, rng, 540, 130, "#86ad8f")
    grass(c, rng, 520)
    c.block(980, 430, 70, 210, "#f6efe0", 4)
    c.block(964, 616, 102, 30, "#cfc3b3", 4)
    c.block(996, 470, 38, 50, "#c0392f", 3)
    c.stroke([(1290, 640), (1290, 250)], "#cfc8c4", 10)
    flag(c, 1295, 256, 145, 12)
    for number in range(6):
        x = 180 + number * 160
        look = (
            some_look(rng, "shirt", colour="#5f8a5a", style="short")
            if number in (2,)
            else some_look(rng, "skirt" if number % 2 else "ao-dai", hat="scarf" if number % 2 else "")
        )
        person(c, x, 820 + rng.uniform(-30, 40), 350, look, rng.choice(("hold", "wave", "clap")), 1)
    flowers(c, rng, 0, 880, 1600, 70)
    return "Chị em vùng cao gặp gỡ bên cột mốc biên giới dưới chân núi đá"


def opening(c: Canvas, rng: Random) -> str:
    """The opening of a model: a ribbon, a sign, people who applaud."""
    sky(c, rng, 460)
    house(c, 420, 640, 760, rng.choice(WALLS), rng.choice(ROOFS))
    banner(c, 560, 350, 480, 90, "#a3195b")
    for x in (110, 300, 1300, 1500):
        tree(c, rng, x, 650, rng.uniform(240, 330))
    bunting(c, rng, 30, 80)
    c.fade("#e3c9a6", "#cda97c", 635, 900)
    for number in range(7):
        x = 230 + number * 190
        person(c, x, 840, 400, some_look(rng, "ao-dai" if number % 3 else ""), "hold" if number in (2, 3, 4) else "clap", 0)
    c.stroke([(300, 640), (560, 628), (800, 636), (1040, 628), (1300, 640)], "#d0312d", 12)
    for x in (560, 800, 1040):
        lotus(c, x, 650, 50, "#e2557c")
    return "Lễ ra mắt mô hình: các đại biểu cắt băng khánh thành trước ngôi nhà mới"
