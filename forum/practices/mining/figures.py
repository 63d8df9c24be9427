"""Numbers with what they count: suất quà, lớp, cán bộ, triệu đồng, %. Dates, times and numbers of documents are no figures."""

import re
from typing import NamedTuple

from forum.practices.mining.wording import EDGE_AFTER, alternatives, words

NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+(?:\.\d+)?"
SCALES = {"tỷ": 1e9, "tỉ": 1e9, "triệu": 1e6, "tr": 1e6, "nghìn": 1e3, "ngàn": 1e3, "ngàn tỷ": 1e12, "nghìn tỷ": 1e12, "trăm": 1e2}
NOUNS = words(
    """
        suất quà, phần quà, suất học bổng, học bổng, suất, lớp tập huấn, lớp, buổi, cuộc, hội nghị, cán bộ, hội viên, đoàn viên,
        thành viên, người, lượt người, lượt hội viên, lượt, hộ gia đình, hộ nghèo, hộ, gia đình, chị em, chị, em, cháu,
        trẻ em mồ côi, trẻ em, trẻ, học sinh, sinh viên, phụ nữ, nữ công nhân, công nhân, cụ, bạn, mẹ đỡ đầu, mô hình, câu lạc bộ,
        clb, tổ nhóm, tổ, nhóm, đội, chi hội, chi đoàn, xã, phường, thôn, đơn vị, cơ sở, công trình, phần việc, dự án, căn nhà,
        ngôi nhà, nhà, mái ấm, căn, cây xanh, cây, tuyến đường, km, m2, m, ha, tấn, tạ, kg, lít, ngày công, công, camera, xe đạp,
        xe lăn, chiếc, cuốn sách, cuốn, con giống, con, bộ quần áo, bộ, phương tiện sinh kế, góc học tập, tin bài, bài, đồng, usd,
        trường hợp, vụ, bệnh nhân, đại biểu, điểm, tuần, tháng, năm
    """
)
FIGURE = re.compile(
    rf"(?<![\w/.,-])({NUMBER})(?:\s*(%)|"
    rf"\s*({alternatives(frozenset(SCALES))})?\s*({alternatives(NOUNS)}){EDGE_AFTER}(?:/(?:tháng|năm|cháu|em|người|hộ))?|"
    rf"\s*(đ){EDGE_AFTER})"
)
# "năm 2024", "ngày 20 tháng 10", "khóa 13", "số 5": which one, not how many.
ORDINAL = re.compile(r"(?:năm|ngày|tháng|số|thứ|khoá|quý|điều|khu phố|thôn|lần|đợt|tuổi|dưới|trên đường)\s+$")
CALENDAR = words("tháng, năm, tuần, ngày")


class Counted(NamedTuple):
    start: int
    end: int
    value: float
    noun: str


def counted(low: str, start: int, end: int) -> list[Counted]:
    """The figures in low[start:end]."""
    found = []
    for match in FIGURE.finditer(low, start, end):
        noun = match[2] or match[4] or "đồng"
        noun = " ".join(noun.split())
        if ORDINAL.search(low[max(start, match.start() - 12) : match.start()]) and noun not in {"đồng", "%"}:
            continue
        if noun in CALENDAR and not match[3] and ORDINAL.search(low[max(start, match.start() - 12) : match.start()]):
            continue
        digits = match[1]
        plain = digits.replace(".", "").replace(",", ".") if re.fullmatch(r"[\d.]*\.\d{3}(?:,\d+)?|\d+,\d+|\d+", digits) else digits
        found.append(Counted(match.start(), match.end(), float(plain) * SCALES.get(match[3] or "", 1), noun))
    return found
