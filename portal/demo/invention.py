"""Words for articles by the thousand: openings of their own, paragraphs of the demo stories with other people and other numbers."""

import json
import re
from dataclasses import dataclass
from datetime import date
from html import escape
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from portal.demo.reading import PLACEHOLDER, read_stories
from portal.ui.typed import slug_of

if TYPE_CHECKING:
    from portal.units.models import Unit

SURNAMES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Đinh",
    "Trịnh",
    "Mai",
    "Lường",
    "Hà",
    "Lò",
    "Giàng",
    "Thào",
    "H'Bia",
    "Thạch",
]
MIDDLES = ["Thị", "Thị", "Thị", "Thu", "Thanh", "Ngọc", "Minh", "Hồng", "Kim", "Phương", "Thùy", "Bích", "Mỹ", "Diệu", "Xuân"]
GIVEN = [
    "Lan",
    "Hương",
    "Hoa",
    "Mai",
    "Thảo",
    "Nga",
    "Hằng",
    "Hạnh",
    "Thủy",
    "Yến",
    "Loan",
    "Nhung",
    "Oanh",
    "Trang",
    "Linh",
    "Vân",
    "Hà",
    "Dung",
    "Liên",
    "Phượng",
    "Quyên",
    "Tâm",
    "Tuyết",
    "Sen",
    "Đào",
    "Cúc",
    "Huệ",
    "Nguyệt",
    "Thơm",
    "Thắm",
    "Duyên",
    "Lụa",
    "Nụ",
    "Xoan",
    "Mơ",
    "Bưởi",
    "Ngân",
    "Châu",
    "Diệp",
    "Giang",
    "Khánh",
    "Ly",
    "My",
    "Nhi",
    "Oánh",
    "Quế",
    "Sương",
    "Trinh",
    "Uyên",
    "Vy",
    "Xuyến",
]
NAME = re.compile(r"\b(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Đinh|Lò|Hà|Giàng)(?: [A-ZĐÀ-Ỹ][a-zđà-ỹ]+){1,3}")
NUMBER = re.compile(r"\b\d{2,4}\b(?![./,:]\d)")
CHANGING = re.compile(f"({NAME.pattern}|{NUMBER.pattern})")
SUBJECTS = (
    "mô hình nhà trọ văn minh cho nữ công nhân", "tổ tiết kiệm tự quản", "vườn rau an toàn của chi hội", "câu lạc bộ gia đình hạnh phúc",
    "phòng, chống bạo lực gia đình", "kỹ năng số cho phụ nữ cao tuổi", "phân loại rác tại nguồn", "đường hoa phụ nữ tự quản",
    "bữa cơm gia đình ấm áp yêu thương", "nhận đỡ đầu trẻ mồ côi", "học bổng cho con hội viên nghèo", "mái ấm tình thương",
    "khởi nghiệp từ sản vật quê hương", "hợp tác xã do phụ nữ quản lý", "nghề dệt thổ cẩm", "nghề đan lát truyền thống",
    "khám tầm soát ung thư vú", "dân vũ và bóng chuyền hơi", "nước sạch cho vùng hạn mặn", "hỗ trợ hội viên sau bão lũ",
    "vay vốn ủy thác đúng mục đích", "giám sát bếp ăn bán trú", "góp ý dự thảo luật", "cán bộ nữ trẻ", "phòng, chống mua bán người",
    "an toàn trên không gian mạng", "du lịch cộng đồng", "bán nông sản qua livestream", "tập hợp phụ nữ ở chung cư",
    "đồng hành cùng phụ nữ biên cương", "tổ hòa giải ở cơ sở", "thu gom pin và đồ nhựa cũ", "xóa mù chữ buổi tối", "áo dài yêu thương",
    "tết sum vầy cho lao động xa quê", "bếp ăn không đồng", "câu lạc bộ chủ nhà trọ", "phụ nữ khuyết tật học nghề", "dạy bơi cho trẻ em",
    "chăm sóc người già neo đơn",
)  # fmt: skip
VERBS = {
    "tin": ("kể chuyện", "lan tỏa", "nhân rộng", "bền bỉ với", "đổi thay nhờ"),
    "toa-dam": ("tọa đàm về", "ngồi lại bàn về", "trao đổi kinh nghiệm"),
    "hoi-nghi": ("hội nghị sơ kết", "tổng kết một năm", "triển khai nhiệm vụ"),
    "dien-dan": ("diễn đàn", "đối thoại về", "lắng nghe hội viên nói về"),
    "tap-huan": ("tập huấn", "mở lớp bồi dưỡng", "cầm tay chỉ việc"),
    "hoi-thi": ("sôi nổi hội thi", "chung kết hội thi", "liên hoan"),
    "ra-mat-mo-hinh": ("ra mắt", "khai trương", "thành lập điểm"),
    "dai-hoi": ("đại hội bàn sâu về", "đại hội chọn khâu đột phá:", "hướng tới đại hội với"),
    "an-sinh": ("chăm lo", "trao yêu thương:", "góp sức"),
    "bieu-duong": ("biểu dương điển hình", "tôn vinh những người làm nên", "khen thưởng tập thể giỏi về"),
}
PLACES = (
    "Nhà văn hóa trung tâm",
    "Hội trường UBND",
    "Sân đình làng",
    "Trung tâm bồi dưỡng chính trị",
    "Nhà văn hóa khu phố",
    "Trường tiểu học",
)
SAPOS = (
    "{unit} vừa hoàn thành đợt hoạt động về {subject} với {n} hội viên tại {m} chi hội, kinh phí {money} triệu đồng do chị em đóng góp.",
    "Sau {m} tháng, việc {subject} của {unit} đã đến với {n} gia đình; {name}, chi hội trưởng, mừng nhất là chị em tự tin hơn.",
    "Ngày {day}, {n} cán bộ, hội viên của {unit} cùng bàn về {subject}, với {m} ý kiến từ các chi hội và câu chuyện của {name}.",
    "Từ một nhóm {m} người, việc {subject} ở {unit} nay có {n} phụ nữ tham gia, mỗi năm tiết kiệm được {money} triệu đồng.",
)


@dataclass(frozen=True)
class Invention:
    """The words of one article; `body` is the JSON of a body."""

    title: str
    slug: str
    sapo: str
    body: str
    place: str
    minutes: int


class Inventor:
    """Makes up articles. The same `rng` gives the same ones."""

    def __init__(self, rng: Random):
        self.rng = rng
        texts = (
            PLACEHOLDER.sub("hôm ấy", block.argument) for story in read_stories() for block in story.blocks if block.name == "paragraph"
        )
        # Cut once where another name or number will stand: every second piece is one of them.
        self.paragraphs = [CHANGING.split(text) for text in texts]
        self.slugs = {subject: slug_of(subject) for subject in SUBJECTS}

    def name(self) -> str:
        return f"{self.rng.choice(SURNAMES)} {self.rng.choice(MIDDLES)} {self.rng.choice(GIVEN)}"

    def story(self, unit: "Unit", kind: str, day: date) -> Invention:
        subject, verb = self.rng.choice(SUBJECTS), self.rng.choice(VERBS[kind])
        title = f"{unit.place_name}: {verb} {subject}"
        facts = {
            "unit": unit.title, "subject": subject, "name": f"chị {self.name()}", "day": f"{day.day}/{day.month}/{day.year}",
            "n": self.rng.randint(20, 900), "m": self.rng.randint(3, 24), "money": self.rng.randint(5, 480),
        }  # fmt: skip
        sapo = self.rng.choice(SAPOS).format(**facts)
        told = [self.retold(text) for text in self.rng.sample(self.paragraphs, self.rng.randint(2, 4))]
        html = "".join(f"<p>{escape(text, quote=False)}</p>" for text in told)
        body = json.dumps([{"type": "paragraph", "value": html, "id": str(UUID(int=self.rng.getrandbits(128), version=4))}])
        place = f"{self.rng.choice(PLACES)}, {unit}"[:200]
        words = len(sapo.split()) + sum(len(text.split()) for text in told)
        return Invention(title[:250], f"{self.slugs[subject]}-{unit.pk}", sapo[:600], body, place, max(1, -(-words // 220)))

    def retold(self, pieces: list[str]) -> str:
        """The paragraph with other names and other numbers."""
        return "".join(self.another(piece) if place % 2 else piece for place, piece in enumerate(pieces))

    def another(self, piece: str) -> str:
        return str(self.rng.randint(11, 990)) if piece.isdigit() else self.name()
