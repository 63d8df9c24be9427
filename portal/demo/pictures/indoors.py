"""Scenes under a roof: meetings, halls, classes, gifts, reading, cooking, weaving. Each returns what it shows, in words."""

from random import Random

from portal.demo.pictures.canvas import Canvas, mix
from portal.demo.pictures.figures import DRESSES, person, seen_from_behind, some_look
from portal.demo.pictures.nature import lotus, tree
from portal.demo.pictures.props import banner, basket, bunting, cup, gift, laptop, papers, room, stage, table, vase, window

SKIRTS = ("#2f7d6b", "#a3195b", "#35507c", "#8d5a3b", "#7a2a63")


def audience(c: Canvas, rng: Random, y: float, height: float, count: int, dress: str = "") -> None:
    """A row of people seen from behind."""
    for number in range(count):
        x = c.width * (number + 0.5 + rng.uniform(-0.12, 0.12)) / count
        seen_from_behind(c, x, y + rng.uniform(-8, 8), height, some_look(rng, dress))


def meeting(c: Canvas, rng: Random) -> str:
    """People behind a long table."""
    room(c, rng)
    for x in rng.choice(((150, 1220), (120, 660, 1200))):
        window(c, rng, x, 120, 230, 210)
    if rng.random() < 0.6:
        banner(c, 480, 60, 640, 130, rng.choice(("#a3195b", "#b5343f", "#2f7d6b")))
    count = rng.randint(5, 7)
    speaker = rng.randrange(count)
    for number in range(count):
        x = 190 + 1220 * number / (count - 1)
        pose = "speak" if number == speaker else rng.choice(("hold", "type", "clap", "hold"))
        person(
            c,
            x,
            640 + rng.uniform(-6, 10),
            480 + rng.uniform(-20, 20),
            some_look(rng),
            pose,
            0 if number == speaker else (1 if number < speaker else -1),
            seated=True,
        )
    table(c, 70, 600, 1460, 260, skirt=rng.choice(SKIRTS))
    vase(c, 800, 612, 70)
    for number in range(count):
        x = 190 + 1220 * number / (count - 1)
        if abs(x - 800) > 90:
            papers(c, x - 8, 618)
            cup(c, x + 62, 618)
    return "Các chị ngồi quanh bàn họp phủ khăn, giữa bàn có bình hoa sen, một chị đang phát biểu"


def hall(c: Canvas, rng: Random) -> str:
    """A stage with a speaker, rows of people before it."""
    stage(c, 560, rng.choice(("#8d2440", "#7a2a63", "#9c3b2e", "#265c55")))
    banner(c, 380, 70, 840, 170, rng.choice(("#b5343f", "#a3195b")))
    side = rng.choice((-1, 1))
    vase(c, 800 - side * 330, 566, 96)
    person(c, 800 + side * 250, 566, 330, some_look(rng, "ao-dai"), "speak", -side)
    c.shape(
        [(800 + side * 250 - 70, 420), (800 + side * 250 + 70, 420), (800 + side * 250 + 54, 566), (800 + side * 250 - 54, 566)], "#a5673f"
    )
    lotus(c, 800 + side * 250, 520, 46, "#f3b6c6")
    for number in range(rng.randint(2, 4)):
        person(c, 800 - side * (60 + number * 90) + 40, 560, 300, some_look(rng), "hold", side)
    c.fade("#5a3030", "#2f1c22", 640, 900)
    audience(c, rng, 730, 300, 11)
    audience(c, rng, 815, 370, 9)
    audience(c, rng, 915, 440, 8)
    return "Hội trường đông kín chị em, trên sân khấu một đại biểu đang phát biểu bên bục gỗ"


def podium(c: Canvas, rng: Random) -> str:
    """One speaker at a lectern, near."""
    wall = rng.choice(("#f6dfc4", "#ecd6d8", "#dbe5d6"))
    c.fade(wall, mix(wall, "#8a5a3a", 0.25), 0, c.height)
    banner(c, c.width * 0.08, 70, c.width * 0.84, 150, rng.choice(("#a3195b", "#b5343f", "#2f7d6b")))
    x = c.width * rng.choice((0.4, 0.5, 0.6))
    vase(c, x - 300, 880, 150)
    person(c, x, c.height + 40, 760, some_look(rng, "ao-dai"), "speak", rng.choice((-1, 0, 1)))
    c.shape([(x - 190, c.height - 250), (x + 190, c.height - 250), (x + 160, c.height), (x - 160, c.height)], "#a5673f")
    c.block(x - 205, c.height - 268, 410, 26, "#c48a5c", 8)
    lotus(c, x, c.height - 60, 110, "#f3b6c6")
    c.stroke([(x + 60, c.height - 268), (x + 40, c.height - 360), (x + 22, c.height - 420)], "#33303a", 8)
    c.oval(x + 20, c.height - 428, 15, 20, "#33303a")
    return "Một chị mặc áo dài phát biểu bên bục có hoa sen"


def training(c: Canvas, rng: Random) -> str:
    """A class with laptops."""
    room(c, rng, 560)
    c.block(520, 70, 560, 300, "#fffdf8", 8)
    c.block(534, 84, 532, 272, rng.choice(("#dfeef0", "#fbe9d4", "#e6efdc")), 4)
    for step in range(4):
        c.block(570, 120 + step * 48, rng.randint(120, 240), 14, "#a3195b" if step == 0 else "#9aa3ad", 6)
    heights = [rng.randint(40, 150) for _ in range(5)]
    for step, tall in enumerate(heights):
        c.block(850 + step * 38, 330 - tall, 26, tall, ("#3f8f5f", "#e0912f", "#a3195b")[step % 3], 4)
    window(c, rng, 130, 110, 230, 220)
    window(c, rng, 1240, 110, 230, 220)
    person(c, rng.choice((450, 1150)), 580, 400, some_look(rng, "ao-dai"), "reach" if rng.random() < 0.6 else "speak")
    for row, (y, tall) in enumerate(((640, 330), (790, 390))):
        count = 5 - row
        for number in range(count):
            x = c.width * (number + 0.5) / count
            person(c, x, y + 30, tall, some_look(rng), "type", rng.choice((-1, 0, 1)), seated=True)
        c.block(40, y, c.width - 80, 22, "#c48a5c", 6)
        c.block(60, y + 22, c.width - 120, 90, "#a5673f", 4)
        for number in range(count):
            laptop(c, c.width * (number + 0.5) / count, y, 1 + row * 0.2)
    return "Lớp tập huấn: học viên thực hành trên máy tính xách tay, giảng viên đứng bên màn chiếu"


def giving(c: Canvas, rng: Random) -> str:
    """Gifts handed over."""
    room(c, rng, 660)
    bunting(c, rng, 30)
    banner(c, 430, 130, 740, 140, rng.choice(("#a3195b", "#b5343f")))
    colours = list(DRESSES[:8])
    for x in range(120, 1540, 74):
        if rng.random() < 0.55:
            gift(c, x, 668, rng.randint(54, 78), rng.choice(colours))
    pairs = rng.choice((2, 3))
    for number in range(pairs):
        x = c.width * (number + 0.5) / pairs
        person(c, x - 95, 830, 430, some_look(rng, "ao-dai"), "give", 1)
        kind = rng.choice(("ba-ba", "pupil", "ba-ba"))
        person(c, x + 95, 830, 340 if kind == "pupil" else 420, some_look(rng, kind), "take", -1)
        gift(c, x, 622, 84, rng.choice(colours))
    return "Các chị trao những gói quà buộc nơ cho bà con và các cháu"


def reading(c: Canvas, rng: Random) -> str:
    """A library corner with children."""
    room(c, rng, 650)
    for shelf in range(3):
        y = 120 + shelf * 150
        x = 90.0
        while x < 1500:
            if not 620 < x < 900:
                wide, tall = rng.randint(16, 34), rng.randint(80, 122)
                c.block(x, y + 124 - tall, wide, tall, rng.choice((*DRESSES, "#f0b64a", "#fff4ea")), 3)
                c.block(x + 4, y + 134 - tall, wide - 8, 6, "#fff4ea", 2, 150)
                x += wide + 3
            else:
                x = 905
        c.block(70, y + 124, 540, 16, "#a5673f", 4)
        c.block(890, y + 124, 640, 16, "#a5673f", 4)
    window(c, rng, 650, 150, 200, 260)
    c.oval(800, 800, 660, 90, rng.choice(("#e7b7a0", "#cfe0c8", "#e7c3cf")))
    c.oval(800, 806, 92, 30, "#fbf3ea")
    person(c, 800, 800, 420, some_look(rng, "ao-dai"), "hold", 0, seated=True)
    for x in (300, 480, 1120, 1300):
        c.oval(x, 812, 66, 22, "#2d3a5c")
        person(c, x, 800, 330, some_look(rng, "pupil"), "hold", 1 if x < 800 else -1, seated=True)
    for x in (300, 480, 800, 1120, 1300):
        wide, y = (66, 706) if x == 800 else (46, 734)
        c.shape([(x - wide, y - 8), (x, y + 8), (x, y + 52), (x - wide, y + 36)], "#fffdf8")
        c.shape([(x + wide, y - 8), (x, y + 8), (x, y + 52), (x + wide, y + 36)], "#f4e8d6")
        c.stroke([(x, y + 8), (x, y + 52)], "#c98a55", 3)
    return "Góc đọc sách: một chị đọc truyện cho các cháu ngồi thành vòng tròn trên thảm"


def cooking(c: Canvas, rng: Random) -> str:
    """Women making bánh chưng or a meal."""
    room(c, rng, 600)
    window(c, rng, 680, 100, 240, 220)
    for x in (160, 300, 1180, 1330):
        c.stroke([(x, 150), (x, 230)], "#8a6244", 4)
        c.oval(x, 262, 44, 34, rng.choice(("#5d6472", "#b5543c", "#8a6244")))
    for number, x in enumerate((240, 520, 800, 1080, 1360)):
        person(
            c,
            x,
            660,
            430,
            some_look(rng, rng.choice(("ba-ba", "ba-ba", "ao-dai")), hat="band"),
            "work",
            (1, 1, 0, -1, -1)[number],
            seated=True,
        )
    table(c, 60, 620, 1480, 250, "#c48a5c", "#a5673f")
    for x in range(140, 1500, 96):
        kind = rng.choice("abc")
        if kind == "a":
            c.block(x - 30, 588, 60, 44, "#3f8f5f", 4)
            c.stroke([(x, 588), (x, 632)], "#f7e3b0", 4)
            c.stroke([(x - 30, 610), (x + 30, 610)], "#f7e3b0", 4)
        elif kind == "b":
            c.oval(x, 618, 42, 16, "#fffdf8")
            c.oval(x, 612, 32, 12, rng.choice(("#fbe3b0", "#e8c0a0", "#f7d774")))
        else:
            basket(c, rng, x, 636, 38)
    return "Các chị quây quần gói bánh, chuẩn bị bữa cơm bên chiếc bàn dài"


def weaving(c: Canvas, rng: Random) -> str:
    """A weaver at her loom."""
    room(c, rng, 620)
    for number in range(7):
        x, drop = 60 + number * 216, rng.randint(210, 330)
        base = rng.choice(DRESSES)
        c.block(x, 50, 150, drop, base)
        for band in range(4):
            y = 70 + band * drop / 4.4
            c.block(x, y, 150, 10, "#fbe3b0")
            for step in range(5):
                c.shape(
                    [(x + 15 + step * 30, y + 16), (x + 28 + step * 30, y + 28), (x + 15 + step * 30, y + 40), (x + 2 + step * 30, y + 28)],
                    rng.choice(("#fff4ea", "#f0b64a")),
                )
    c.block(30, 40, 1540, 14, "#7a523a", 6)
    for x in (430, 1130):
        person(c, x, 720, 500, some_look(rng, "skirt", hat="scarf"), "work", 1 if x < 800 else -1, seated=True)
        c.block(x - 190, 640, 380, 20, "#8a6244", 6)
        for side in (-180, 164):
            c.block(x + side, 480, 18, 390, "#7a523a", 4)
        colour = rng.choice(DRESSES[:7])
        c.shape([(x - 150, 660), (x + 150, 660), (x + 170, 860), (x - 170, 860)], colour)
        for step in range(5):
            c.block(x - 150 - step * 4, 680 + step * 36, 300 + step * 8, 9, ("#fbe3b0", "#f0b64a", "#2b2540")[step % 3])
    return "Hai chị ngồi bên khung cửi dệt thổ cẩm, phía sau treo những tấm vải nhiều màu"


def clinic(c: Canvas, rng: Random) -> str:
    """A health check."""
    c.fade("#e8f2ee", "#cfe4de", 0, 620)
    c.fade("#c9d8d2", "#a9c0b8", 620, 900)
    window(c, rng, 120, 110, 240, 230)
    c.block(1180, 90, 300, 250, "#ffffff", 8)
    c.curve([(1330, 300), (1250, 220), (1255, 165), (1300, 150), (1330, 185), (1360, 150), (1405, 165), (1410, 220)], "#e2557c")
    doctor = some_look(rng, "shirt", colour="#ffffff", style="bob", glasses=True)
    person(c, 560, 700, 520, doctor, "give", 1, seated=True)
    person(c, 900, 700, 500, some_look(rng, "ba-ba", style="bun"), "take", -1, seated=True)
    table(c, 440, 640, 640, 230, "#ffffff", "#7fb0a6")
    papers(c, 620, 656)
    c.block(820, 612, 70, 40, "#5d6472", 8)
    for x in (1220, 1350, 1480):
        person(c, x, 800, 400, some_look(rng), "hold", -1)
    tree(c, rng, 70, 860, 240)
    return "Bác sĩ khám và tư vấn sức khỏe cho hội viên, các chị chờ đến lượt bên cạnh"


def honour(c: Canvas, rng: Random) -> str:
    """People on a stage with certificates and flowers."""
    stage(c, 700, rng.choice(("#8d2440", "#a3195b", "#b0453a")))
    banner(c, 330, 60, 940, 170, "#c0392f")
    count = rng.randint(6, 8)
    for number in range(count):
        x = c.width * (number + 0.7) / (count + 0.4)
        person(c, x, 730, 440, some_look(rng, "ao-dai"), "hold", 0)
        if number % 2:
            lotus(c, x - 6, 520, 44, "#f3b6c6")
            lotus(c, x + 16, 512, 34, "#e2557c")
        else:
            c.block(x - 46, 462, 92, 66, "#c9963f", 4)
            c.block(x - 39, 469, 78, 52, "#fffaf0", 2)
            c.oval(x, 488, 10, 10, "#c0392f")
            c.stroke([(x - 24, 508), (x + 24, 508)], "#c9a566", 3)
    c.fade("#5a3030", "#2f1c22", 780, 900)
    audience(c, rng, 905, 360, 10)
    return "Các điển hình tiêu biểu đứng trên sân khấu, tay cầm bằng khen và hoa"


def at_home(c: Canvas, rng: Random) -> str:
    """Two visitors with an old woman or a family, tea on a mat."""
    room(c, rng, 600)
    window(c, rng, 620, 110, 280, 240)
    c.block(180, 180, 220, 150, "#7a523a", 6)
    c.block(194, 194, 192, 122, "#fbe9d4", 3)
    person(c, 290, 318, 130, some_look(rng, "ao-dai"), "down", seated=True)
    c.block(180, 316, 220, 14, "#7a523a", 4)
    c.oval(800, 800, 700, 90, "#d9a877")
    c.oval(800, 794, 660, 76, "#e7c08f")
    xs = (330, 560, 1010, 1250)
    for number, x in enumerate(xs):
        look = (
            some_look(rng, "ba-ba", hair="#b9b3b2", style="bun", glasses=True)
            if number == 2
            else some_look(rng, "pupil" if number == 3 and rng.random() < 0.6 else "ao-dai")
        )
        c.oval(x, 808, 84, 27, "#fbf3ea" if look.dress == "ao-dai" else "#2b2430")
        person(c, x, 800, 400 if number < 3 else 340, look, rng.choice(("hold", "clap")), 1 if x < 800 else -1, seated=True)
    c.block(690, 716, 210, 16, "#8a5a3a", 6)
    c.block(712, 732, 12, 54, "#8a5a3a")
    c.block(866, 732, 12, 54, "#8a5a3a")
    for x in (736, 800, 856):
        cup(c, x, 716)
    return "Các chị đến thăm nhà, ngồi trò chuyện bên ấm trà"
