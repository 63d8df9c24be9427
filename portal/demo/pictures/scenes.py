"""All scenes by name. A picture is named after its scene and a number: "meeting-3"; the same name is always the same picture."""

from dataclasses import dataclass
from io import BytesIO
from random import Random

from PIL import Image

from portal.demo.pictures import gatherings, indoors, landscapes, upright
from portal.demo.pictures.canvas import TALL, WIDE, Canvas

SQUARE = (400, 400)
SCENES = {
    "meeting": (indoors.meeting, WIDE, "Bàn họp"),
    "hall": (indoors.hall, WIDE, "Hội trường"),
    "podium": (indoors.podium, WIDE, "Phát biểu"),
    "training": (indoors.training, WIDE, "Lớp tập huấn"),
    "giving": (indoors.giving, WIDE, "Trao quà"),
    "reading": (indoors.reading, WIDE, "Góc đọc sách"),
    "cooking": (indoors.cooking, WIDE, "Gói bánh"),
    "weaving": (indoors.weaving, WIDE, "Dệt thổ cẩm"),
    "clinic": (indoors.clinic, WIDE, "Khám sức khỏe"),
    "honour": (indoors.honour, WIDE, "Biểu dương"),
    "home": (indoors.at_home, WIDE, "Thăm nhà"),
    "market": (gatherings.market, WIDE, "Phiên chợ"),
    "terraces": (landscapes.terraces, WIDE, "Ruộng bậc thang"),
    "river": (landscapes.river, WIDE, "Trên sông"),
    "village": (landscapes.village, WIDE, "Làng bản"),
    "street": (gatherings.street, WIDE, "Ngõ phố"),
    "planting": (landscapes.planting, WIDE, "Trồng cây"),
    "lotus": (landscapes.lotus_pond, WIDE, "Đầm sen"),
    "sea": (landscapes.sea, WIDE, "Bến cá"),
    "lodgings": (gatherings.lodgings, WIDE, "Khu nhà trọ"),
    "dancing": (gatherings.dancing, WIDE, "Dân vũ"),
    "garden": (landscapes.garden, WIDE, "Vườn hoa"),
    "border": (gatherings.border, WIDE, "Vùng biên"),
    "opening": (gatherings.opening, WIDE, "Lễ ra mắt"),
    "portrait": (upright.portrait, TALL, "Chân dung"),
    "grower": (upright.grower, TALL, "Mùa thu hoạch"),
    "face": (upright.face, SQUARE, "Ảnh đại diện"),
}


def title_of(name: str) -> str:
    """What a picture is called in the library of the newsroom: "Bàn họp 3"."""
    scene, _, number = name.rpartition("-")
    return f"{SCENES[scene][2]} {number} (minh họa)"


@dataclass(frozen=True)
class Picture:
    """A drawn sheet and what it shows, in words."""

    name: str
    sheet: Image.Image
    shows: str


# Where the people of a scene are, as shares of width and height: two of three pictures are seen from nearer, around that place.
HEARTS = {
    "meeting": (0.5, 0.58),
    "hall": (0.5, 0.44),
    "training": (0.5, 0.62),
    "giving": (0.5, 0.7),
    "reading": (0.5, 0.62),
    "cooking": (0.5, 0.6),
    "weaving": (0.5, 0.6),
    "clinic": (0.48, 0.58),
    "honour": (0.5, 0.55),
    "home": (0.5, 0.66),
    "market": (0.5, 0.6),
    "street": (0.5, 0.6),
    "planting": (0.5, 0.66),
    "sea": (0.5, 0.68),
    "lodgings": (0.5, 0.6),
    "border": (0.46, 0.68),
    "opening": (0.5, 0.62),
    "village": (0.5, 0.66),
}
NEARER = {1: (1.0, 0.0), 2: (0.68, -0.16), 0: (0.8, 0.12)}


def draw(name: str, scale: int = 2) -> Picture:
    """The picture of that name. `scale` is how much larger it is drawn before it is reduced: more is smoother and slower."""
    scene, _, number = name.rpartition("-")
    paint, size, _title = SCENES[scene]
    share, aside = NEARER[int(number) % 3] if scene in HEARTS else NEARER[1]
    canvas = Canvas(size, scale=scale if share == 1 else scale + 1)
    shows = paint(canvas, Random(f"{scene} {int(number)}"))  # noqa: S311  (a drawing, not a secret)
    if share < 1:
        across, down = HEARTS[scene]
        canvas.look_nearer(share, across + aside, down)
    return Picture(name, canvas.finished(), shows)


def painted(name: str) -> tuple[str, bytes, str]:
    """The picture `name` as a JPEG file, with what it shows. Stands here so that a process of its own loads nothing else."""
    picture = draw(name)
    file = BytesIO()
    picture.sheet.save(file, "JPEG", quality=88, subsampling=0)
    return name, file.getvalue(), picture.shows
