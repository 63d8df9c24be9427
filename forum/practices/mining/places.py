"""Names of places: the units of the country as they are and were, and what the text itself calls a commune or a district."""

import csv
import gzip
import re
from functools import cache
from pathlib import Path

from forum.practices.mining.wording import EDGE_BEFORE, alternatives, lowered, words
from portal import units

DATA = Path(units.__file__).parent / "data" / "units.csv.gz"
# Words that say what kind of place a name is.
KINDS = words(
    """
        xã, phường, thị trấn, huyện, quận, tỉnh, thành phố, tp, tp., thị xã, tx, thôn, ấp, bản, buôn, làng, khóm, khu phố,
        tổ dân phố, tdp, khu dân cư, khối phố, khối, xóm, phum, sóc, đảo, cụm dân cư, khu, đặc khu, cụm, khu vực, phố, đường
    """
)
PLACE = re.compile(rf"{EDGE_BEFORE}(?:{alternatives(KINDS)})\.?\s+(?:số\s+)?(?=[^\W_])")
CAPITALS = re.compile(r"[^\W\d_][\w’'-]*(?:\s+[^\W\d_][\w’'-]*){0,3}")
# Communes carry these names too, but at the end of the name of a model they are what it is about.
VIRTUES = words(
    """
        hạnh phúc, đoàn kết, tự do, độc lập, bình đẳng, tự lập, quyết thắng, bình an, thống nhất, đồng tâm, tiến bộ, việt nam,
        tân tiến, phụ nữ
    """
)


@cache
def _units() -> tuple[frozenset[str], frozenset[str]]:
    """Names of all units, and of provinces and districts alone, in lower case."""
    everywhere, large = set(), {"huế", "sài gòn", "tphcm", "tp.hcm", "hà nội", "tây bắc", "tây nguyên", "đồng bằng sông cửu long", "hcm"}
    with gzip.open(DATA, "rt", encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            name = lowered(row["place_name"])
            if name.isdigit() or name in VIRTUES:
                continue
            everywhere.add(name)
            if row["level"] in {"province", "district"}:
                large.add(name)
    return frozenset(everywhere), frozenset(large)


def is_place(name: str, *, large: bool = False) -> bool:
    """Whether `name`, in lower case, is a unit of the country; `large`: a province or a district."""
    everywhere, provinces = _units()
    return name in provinces or (not large and name in everywhere)


def places_named(text: str, low: str) -> frozenset[str]:
    """What the text calls a commune, a district, a hamlet …: "xã Phú Diễn" makes "phú diễn" a place in all of the text."""
    found = set()
    for kind in PLACE.finditer(low):
        at = kind.end()
        if not text[at].isupper():
            continue
        run = []
        for word in CAPITALS.match(text, at)[0].split() if CAPITALS.match(text, at) else []:
            if not word[0].isupper():
                break
            run.append(lowered(word))
        if run and not (len(run) == 1 and len(run[0]) < 3):
            found.add(" ".join(run))
    return frozenset(found)
