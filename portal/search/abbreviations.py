"""Short forms that the federation writes, and what they stand for.

Used when asking, never when indexing: a change takes effect at once and without a rebuild. The office keeps them in a table
(`portal.search.office`), whose first content are GROUPS: the short forms in the federation's own reports and charters, and those of the
state bodies that they name, each group of one meaning. What is added to GROUPS later has to be added to the table by a migration as well.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, islice

from portal.search.telex import ONSETS
from portal.search.vietnamese import folded_tokens

# Folded syllables in a row.
Way = tuple[str, ...]
# More ways of writing one thing would make a question that engines answer slowly.
MOST_WAYS = 8
BARE_SYLLABLE = re.compile(rf"(?:{ONSETS.replace('|đ', '')})?[aeiouy]{{1,3}}(?:ch|ng|nh|c|m|n|p|t)?")

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


def delivered() -> Iterator[tuple[str, str, bool]]:
    """GROUPS as rows of the table: what is written, what it stands for, and that it holds in both directions."""
    for group in GROUPS:
        yield from ((one, other, True) for one, other in combinations(group, 2))


def is_bare_syllable(text: str) -> bool:
    """Whether `text` is one syllable when its marks are gone: "TƯ" made every "từ" and "tự" ask for "trung ương"."""
    keys = folded_tokens(text)
    return len(keys) == 1 and BARE_SYLLABLE.fullmatch(keys[0]) is not None


class Table:
    """The other ways of writing each known form."""

    def __init__(self, rows: Iterable[tuple[str, str, bool]]):
        """`rows` are pairs of forms, and whether they hold in both directions. A form has MOST_WAYS others at most, of the first rows."""
        found: dict[Way, dict[Way, None]] = {}
        for one, other, is_two_way in rows:
            ways = folded_tokens(one), folded_tokens(other)
            if all(ways) and ways[0] != ways[1]:
                found.setdefault(ways[0], {})[ways[1]] = None
                if is_two_way:
                    found.setdefault(ways[1], {})[ways[0]] = None
        self.others: dict[Way, tuple[Way, ...]] = {form: tuple(islice(others, MOST_WAYS)) for form, others in found.items()}
        self.longest = max(map(len, self.others), default=0)


class _InForce:
    """What this process asks with, until `use` says otherwise."""

    table = Table(delivered())


def in_force() -> Table:
    return _InForce.table


def use(table: Table) -> None:
    """Ask with `table` from now on, in this process."""
    _InForce.table = table


def synonyms() -> dict[Way, tuple[Way, ...]]:
    """Folded syllables of each known form → its other ways."""
    return in_force().others
