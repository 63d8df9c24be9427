"""Scenes in the open: markets, fields, rivers, streets, planting, dancing. Each returns what it shows, in words."""

from random import Random

from portal.demo.pictures.canvas import Canvas, mix
from portal.demo.pictures.figures import DRESSES, person, some_look
from portal.demo.pictures.nature import (
    GREENS, bamboo, flowers, grass, hills, karsts, lotus, lotus_leaf, palm, sky, tree, water,
)
from portal.demo.pictures.props import banner, basket, boat, bunting, house, motorbike, parasol, stilt_house

ROOFS = ("#b5543c", "#a3475a", "#8f5a3c", "#c06a4a")
WALLS = ("#f6dfb8", "#f3e6e2", "#dbe5d6", "#e9c9b0", "#d3e0e6", "#f0d0c8")


def market(c: Canvas, rng: Random) -> str:
    sky(c, rng, 520)
    for step in range(5):
        house(c, -40 + step * 360, 520, 300, rng.choice(WALLS), rng.choice(ROOFS))
    c.fade("#e3c39c", "#cfa678", 500, 900)
    for number, x in enumerate((260, 800, 1340)):
        parasol(c, x, 660, 460, ("#d96b4a", "#a3195b", "#2f7d6b", "#e0912f")[(number + rng.randrange(4)) % 4])
        person(c, x + 20, 690, 380, some_look(rng, "ba-ba", hat=rng.choice(("non-la", "", "non-la"))), rng.choice(("reach", "hold", "give")), rng.choice((-1, 1)))
        c.block(x - 210, 640, 420, 20, "#c48a5c", 4)
        c.block(x - 196, 660, 392, 70, "#a5673f", 4)
        for step in range(5):
            basket(c, rng, x - 160 + step * 80, 646, 40)
    for x in (500, 1060):
        person(c, x + rng.uniform(-40, 40), 860, 430, some_look(rng), rng.choice(("reach", "hold")), rng.choice((-1, 1)))
        basket(c, rng, x + 150, 862, 60)
    return "Phiên chợ với những sạp rau quả dưới tán ô, người bán kẻ mua trò chuyện"


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
        person(c, x, y, 190 + (y - 640) * 0.35, some_look(rng, rng.choice(("skirt", "ba-ba")), hat=rng.choice(("non-la", "scarf"))), rng.choice(("work", "hold", "wave")), rng.choice((-1, 1)))
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
    for x, y, size in sorted(((rng.uniform(180, 620), 560, 190), (rng.uniform(900, 1400), 620, 220), (rng.uniform(500, 1000), 800, 300)), key=lambda item: item[1]):
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
        person(c, 260 + number * 220 + rng.uniform(-50, 50), rng.uniform(770, 870), rng.uniform(300, 350), some_look(rng, rng.choice(("skirt", "ba-ba", "ao-dai")), hat=rng.choice(("scarf", "non-la", ""))), rng.choice(("hold", "wave", "reach")), rng.choice((-1, 0, 1)))
    flowers(c, rng, 30, 890, 400, 26)
    flowers(c, rng, 1180, 890, 400, 26)
    return "Đường làng giữa những nếp nhà sàn, chị em gặp gỡ bên vườn hoa"


def street(c: Canvas, rng: Random) -> str:
    sky(c, rng, 420)
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
        c.shape([(x - 4, 536), (x + wide + 4, 536), (x + wide + 20, 570), (x - 20, 570)], rng.choice(("#d96b4a", "#a3195b", "#3f8f5f", "#e0912f")))
        if rng.random() < 0.6:
            c.stroke([(x + wide - 14, 500), (x + wide + 30, 440)], "#8a6244", 5)
            c.shape([(x + wide + 4, 440), (x + wide + 64, 440), (x + wide + 64, 480), (x + wide + 4, 480)], "#d0312d")
            c.oval(x + wide + 34, 460, 9, 9, "#fbd23a")
        x += wide + 4
    c.fade("#d8cbbd", "#c4b4a3", 640, 720)
    c.fade("#a9a2a0", "#8d8688", 720, 900)
    for step in range(8):
        c.block(step * 220 + 30, 800, 120, 10, "#fff4ea", 4)
    for x in (180, 760, 1420):
        tree(c, rng, x, 690, 260)
    motorbike(c, rng.uniform(300, 1300), 790, 190, rng.choice(DRESSES))
    for number in range(rng.randint(3, 5)):
        px = 240 + number * 270 + rng.uniform(-40, 40)
        person(c, px, 730 + rng.uniform(0, 130), 330, some_look(rng), "work", rng.choice((-1, 1)))
        if rng.random() < 0.6:
            c.stroke([(px + 28, 560), (px + 66, 760)], "#8a6244", 7)
            c.shape([(px + 56, 756), (px + 80, 752), (px + 100, 800), (px + 56, 806)], "#d9a441")
    return "Ngõ phố sạch đẹp: chị em quét dọn vỉa hè trước những ngôi nhà treo cờ"


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
        person(c, x, y + 10, 350, some_look(rng, rng.choice(("ba-ba", "shirt", "ao-dai")), hat=rng.choice(("non-la", "", "non-la"))), rng.choice(("give", "reach", "hold")), 1)
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
        boat(c, 200 + number * 320 + rng.uniform(-60, 60), 470 + rng.uniform(0, 60), rng.uniform(70, 110), rng.choice(("#2f6f9f", "#b5343f", "#3f8f5f")))
    c.curve([(0, 690), (400, 660), (800, 700), (1200, 665), (1600, 700), (1700, 950), (-100, 950)], "#fff6e6")
    c.curve([(0, 706), (400, 676), (800, 716), (1200, 681), (1600, 716), (1700, 950), (-100, 950)], "#f0d9b0")
    for x in (260, 1320):
        c.oval(x, 790, 130, 48, "#8a6244")
        c.oval(x, 776, 118, 40, "#c9a566")
        c.oval(x, 780, 96, 28, "#7a523a")
    for number in range(rng.randint(4, 5)):
        px = 420 + number * 190 + rng.uniform(-30, 30)
        person(c, px, 830 + rng.uniform(-20, 40), 350, some_look(rng, "ba-ba", hat="non-la"), rng.choice(("work", "hold", "wave", "reach")), rng.choice((-1, 1)))
        basket(c, rng, px + 84, 860, 38)
    palm(c, rng, rng.choice((70, 1530)), 820, 520)
    return "Bãi biển buổi sớm: thuyền về bến, các chị phân loại hải sản bên thuyền thúng"


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
        look = some_look(rng, "shirt", colour=rng.choice(("#6f9fc0", "#d9688a", "#7fb0a6")), style=rng.choice(("tail", "bob", "long"))) if number % 2 else some_look(rng)
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
            person(c, x, y, tall, some_look(rng, "ao-dai", colour=colour if row != 1 else mix(colour, "#fff4ea", 0.55)), "wave" if (number + row) % 2 else "clap", 0)
            if (number + row) % 2:
                c.pie(fan, y - tall * 0.95, tall * 0.13, tall * 0.13, 180, 360, "#f0b64a")
    return "Các chị mặc áo dài đồng diễn dân vũ trên sân, tay cầm quạt"


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
        person(c, x, y, 230 + (y - 500) * 0.4, some_look(rng, "ba-ba", hat="non-la"), rng.choice(("work", "hold", "reach")), rng.choice((-1, 1)))
        basket(c, rng, x + 90, y + 6, 44)
    return "Vườn hoa và rau theo luống, các chị đang thu hái"


def border(c: Canvas, rng: Random) -> str:
    sky(c, rng, 480)
    karsts(c, rng, 470, "#8fb3a6", 7, 330)
    hills(c, rng, 540, 130, "#86ad8f")
    grass(c, rng, 520)
    c.block(980, 430, 70, 210, "#f6efe0", 4)
    c.block(964, 616, 102, 30, "#cfc3b3", 4)
    c.block(996, 470, 38, 50, "#c0392f", 3)
    c.stroke([(1290, 640), (1290, 250)], "#cfc8c4", 10)
    c.shape([(1295, 256), (1440, 270), (1440, 356), (1295, 344)], "#d0312d")
    c.oval(1366, 306, 22, 22, "#fbd23a")
    for number in range(6):
        x = 180 + number * 160
        look = some_look(rng, "shirt", colour="#5f8a5a", style="short") if number in (2,) else some_look(rng, "skirt" if number % 2 else "ao-dai", hat="scarf" if number % 2 else "")
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
