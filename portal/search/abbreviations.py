"""Short forms that the federation writes, and what they stand for.

Used when asking, never when indexing: a change takes effect at once and without a rebuild. Source: the short forms in the
federation's own reports and charters, and those of the state bodies that they name. Each row is a group whose members mean the same;
`synonyms()` is the one place that reads it.
"""

from functools import cache

from portal.search.vietnamese import folded_tokens

GROUPS = (
    ("LHPN", "liên hiệp phụ nữ"),
    ("LHPNVN", "liên hiệp phụ nữ việt nam"),
    ("PN", "phụ nữ"),
    ("HVPN", "hội viên phụ nữ"),
    ("CLB", "câu lạc bộ"),
    ("UBND", "ủy ban nhân dân"),
    ("HĐND", "hội đồng nhân dân"),
    ("BCH", "ban chấp hành"),
    ("BTV", "ban thường vụ"),
    ("BTC", "ban tổ chức"),
    ("BCĐ", "ban chỉ đạo"),
    ("TW", "trung ương"),
    ("MTTQ", "mặt trận tổ quốc"),
    ("NTM", "nông thôn mới"),
    ("XDNTM", "xây dựng nông thôn mới"),
    ("BĐG", "bình đẳng giới"),
    ("BLGĐ", "bạo lực gia đình"),
    ("PCBLGĐ", "phòng chống bạo lực gia đình"),
    ("DTTS", "dân tộc thiểu số"),
    ("HTX", "hợp tác xã"),
    ("THT", "tổ hợp tác"),
    ("TNXH", "tệ nạn xã hội"),
    ("KHHGĐ", "kế hoạch hóa gia đình"),
    ("SKSS", "sức khỏe sinh sản"),
    ("BHYT", "bảo hiểm y tế"),
    ("BHXH", "bảo hiểm xã hội"),
    ("NHCSXH", "ngân hàng chính sách xã hội"),
    ("CSXH", "chính sách xã hội"),
    ("LĐTBXH", "lao động thương binh và xã hội", "lao động thương binh xã hội"),
    ("GDĐT", "giáo dục và đào tạo", "giáo dục đào tạo"),
    ("KTXH", "kinh tế xã hội"),
    ("ANTT", "an ninh trật tự"),
    ("ATTP", "an toàn thực phẩm"),
    ("VSATTP", "vệ sinh an toàn thực phẩm"),
    ("ATGT", "an toàn giao thông"),
    ("PCCC", "phòng cháy chữa cháy"),
    ("CBCNVC", "cán bộ công nhân viên chức"),
    ("CNVC", "công nhân viên chức"),
    ("LĐLĐ", "liên đoàn lao động"),
    ("QĐ", "quyết định"),
    ("NQ", "nghị quyết"),
    ("TDTT", "thể dục thể thao"),
    ("TNCS", "thanh niên cộng sản"),
    ("ĐBQH", "đại biểu quốc hội"),
    ("THCS", "trung học cơ sở"),
    ("THPT", "trung học phổ thông"),
    ("CNTT", "công nghệ thông tin"),
    ("CĐS", "chuyển đổi số"),
    ("PNTĐ", "phụ nữ thủ đô"),
    ("VN", "việt nam"),
    ("HN", "hà nội"),
    ("HCM", "hồ chí minh"),
    ("TPHCM", "TP.HCM", "thành phố hồ chí minh"),
    ("TP", "thành phố"),
    ("TX", "thị xã"),
    ("TT", "thị trấn"),
)


@cache
def synonyms() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Folded syllables of each member → the other members of its groups, in both directions."""
    table: dict[tuple[str, ...], dict[tuple[str, ...], None]] = {}
    for group in GROUPS:
        members = [folded_tokens(member) for member in group]
        for member in members:
            table.setdefault(member, {}).update(dict.fromkeys(other for other in members if other != member))
    return {member: tuple(others) for member, others in table.items()}
