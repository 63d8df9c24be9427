"""Names that the whole country runs and that news writes without quotation marks, often in small letters."""

import re

from forum.practices.mining.wording import EDGE_AFTER, alternatives, lowered, words

NAMES = words(
    """toàn dân bảo vệ an ninh tổ quốc
    toàn dân bảo vệ antq
    toàn dân đoàn kết xây dựng đời sống văn hóa
    dân vận khéo
    đền ơn đáp nghĩa
    mùa hè xanh
    hoa phượng đỏ
    kỳ nghỉ hồng
    hành quân xanh
    tiếp sức mùa thi
    xuân tình nguyện
    thanh niên tình nguyện
    thanh niên tình nguyện hè
    mẹ đỡ đầu
    nâng bước em tới trường
    nâng bước em đến trường
    con nuôi đồn biên phòng
    nâng bước em tới trường - con nuôi đồn biên phòng
    người việt nam ưu tiên dùng hàng việt nam
    giỏi việc nước đảm việc nhà
    đồng hành cùng phụ nữ biên cương
    cả nước chung sức xây dựng nông thôn mới
    chung sức xây dựng nông thôn mới
    cả nước chung tay vì người nghèo
    bình dân học vụ số
    sóng và máy tính cho em
    sữa học đường
    xóa nhà tạm
    thủ lĩnh của sự thay đổi
    nông dân thi đua sản xuất kinh doanh giỏi
    hũ gạo tiết kiệm
    hũ gạo tình thương
    hiến máu tình nguyện
    xây dựng gia đình 5 không 3 sạch
    5 không 3 sạch
    ba đảm đang
    ba sẵn sàng
    xây dựng xã hội học tập
    trường học thân thiện học sinh tích cực
    chủ nhật xanh
    ngày chủ nhật xanh"""
)
# Written with commas, too.
WITH_COMMAS = (
    "giỏi việc nước, đảm việc nhà",
    "xây dựng gia đình 5 không, 3 sạch",
    "xây dựng gia đình 5 không, 3 sạch, góp phần vun đắp giá trị gia đình việt nam",
    "5 không, 3 sạch",
    "xóa nhà tạm, nhà dột nát",
    "xóa nhà tạm, dột nát",
    "trường học thân thiện, học sinh tích cực",
    "nông dân thi đua sản xuất, kinh doanh giỏi",
    "nông dân thi đua sản xuất, kinh doanh giỏi, đoàn kết giúp nhau làm giàu và giảm nghèo bền vững",
    "nông dân thi đua sản xuất kinh doanh giỏi, đoàn kết giúp nhau làm giàu và giảm nghèo bền vững",
)
FAMOUS = re.compile(rf"\s*({alternatives(NAMES | frozenset(map(lowered, WITH_COMMAS)))}){EDGE_AFTER}")


def famous_name(low: str, at: int, limit: int) -> tuple[int, int] | None:
    """Where a name that the whole country knows stands at `at`."""
    found = FAMOUS.match(low, at, limit)
    return found.span(1) if found else None
