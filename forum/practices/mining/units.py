"""Units named in a text: a body of the federation, a school, a police station … with the name that tells it from others."""

import re

from forum.practices.mining.wording import EDGE_AFTER, EDGE_BEFORE, alternatives

BODIES = """
    hội lhpn, hội liên hiệp phụ nữ, hội phụ nữ, hội nông dân, hội cựu chiến binh, hội chữ thập đỏ, hội người cao tuổi,
    hội khuyến học, hội nữ doanh nhân, hội nữ trí thức, hội sinh viên, hội liên hiệp thanh niên, hội lhtn, hội người mù,
    hội người khuyết tật, tỉnh hội, thành hội, chi hội phụ nữ, chi hội, tổ phụ nữ, chi đoàn, đoàn thanh niên, đoàn tncs hồ chí minh,
    đoàn tncs, đoàn xã, đoàn phường, huyện đoàn, tỉnh đoàn, thành đoàn, quận đoàn, thị đoàn, xã đoàn, đoàn trường, hội đồng đội,
    công an, bộ chỉ huy quân sự, bộ chỉ huy bộ đội biên phòng, bộ chqs, ban chqs, ban chỉ huy quân sự, bộ đội biên phòng, bđbp,
    đồn biên phòng, lữ đoàn, trung đoàn, sư đoàn, trường, học viện, đại học, liên đoàn lao động, lđlđ, công đoàn, mặt trận tổ quốc,
    ủy ban mttq việt nam, uỷ ban mttq việt nam, ubmttq việt nam, ủy ban mttq, uỷ ban mttq, mttq, ubnd, ủy ban nhân dân,
    uỷ ban nhân dân, đảng ủy, đảng uỷ, huyện ủy, tỉnh ủy, ban dân vận, trạm y tế, trung tâm y tế, bệnh viện,
    trung ương hội lhpn việt nam, trung ương hội liên hiệp phụ nữ việt nam, trung ương đoàn, hợp tác xã, htx, sở, xã, phường,
    thị trấn, huyện, quận, tỉnh, thôn, ấp, bản, buôn, khu phố, tổ dân phố, thành phố
"""
LEVELS = """
    xã, phường, thị trấn, huyện, quận, tỉnh, thành phố, tp, tp., thị xã, thôn, ấp, bản, buôn, làng, khóm, khu phố, tổ dân phố,
    khu dân cư, xóm, khối, tiểu học, thcs, thpt, mầm non, mẫu giáo, cao đẳng, cửa khẩu, cửa khẩu quốc tế, cụm dân cư, đại học,
    ptdtbt, ptdtnt, th, th&thcs, khu, bộ chqs, bộ chỉ huy quân sự, công an, số, khu công nghiệp, quân sự, bộ đội biên phòng
"""
CAPITAL = "".join(letter for letter in map(chr, range(0x41, 0x1EFA)) if letter.isupper() and (letter < "[" or letter > "\u00bf"))
PROPER = rf"[{CAPITAL}\d][\w’'./-]*"
BODY = re.compile(rf"(?<!cơ )(?<!trụ ){EDGE_BEFORE}(?:{alternatives(BODIES)})(?:\s+(?:{alternatives(LEVELS)}){EDGE_AFTER})*{EDGE_AFTER}")
NAME = re.compile(rf"(?:\s+{PROPER}){{1,5}}")
LARGER = re.compile(rf",?\s*\(?(?:{alternatives(LEVELS)})\s+")
# These are no body of people by themselves; they run a model as "xã Tân Lập" does, not as "huyện" in general.
MAX_UNITS = 5_000


def named_units(text: str, low: str) -> list[tuple[int, int]]:
    """Where units with a name of their own stand in `text`, in its order."""
    found = []
    position = 0
    while len(found) < MAX_UNITS and (body := BODY.search(low, position)):
        position = body.end()
        name = NAME.match(text, body.end())
        if not name or "\n" in name[0]:
            continue
        end = name.end()
        larger = LARGER.match(low, end)
        if larger and (place := NAME.match(text, larger.end() - 1)):
            end = place.end()
        while text[end - 1] in ".-/’'":
            end -= 1
        found.append((body.start(), end))
        position = end
    return found
