"""Which units take up the models of the demo, when, from whom, and what they report."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from forum.practices.dates import months_since
from forum.practices.models import Adoption, UnitFact
from portal.demo.practice_scripts import PracticeScript
from portal.units.models import Succession, Unit

State = Adoption.State
REFORM = date(2025, 7, 1)
DEPTH = 4
# A unit hands a model on when it has run it for so many days.
HANDED_ON_AFTER = 45
# Provinces of today where the models of mountain, border and industry are at home.
MOUNTAIN = {"Cao Bằng", "Lạng Sơn", "Lào Cai", "Lai Châu", "Điện Biên", "Sơn La", "Tuyên Quang", "Thái Nguyên", "Phú Thọ", "Gia Lai",
            "Đắk Lắk", "Lâm Đồng", "Nghệ An", "Quảng Ngãi"}  # fmt: skip
BORDER = {
    "Cao Bằng",
    "Lạng Sơn",
    "Lào Cai",
    "Lai Châu",
    "Điện Biên",
    "Quảng Ninh",
    "Nghệ An",
    "Quảng Trị",
    "Tây Ninh",
    "An Giang",
    "Đắk Lắk",
}
INDUSTRY = {"Bắc Ninh", "Hồ Chí Minh", "Đồng Nai", "Hải Phòng", "Hưng Yên", "Hà Nội", "Phú Thọ", "Thái Nguyên", "Tây Ninh"}
HOMES = {"mien-nui": MOUNTAIN, "bien-gioi": BORDER, "khu-nha-tro": INDUSTRY, "khu-cong-nghiep": INDUSTRY}


@dataclass
class Taking:
    """A unit that takes a model up; `parent` is the place of another one in the plan."""

    unit: int
    today: int
    started_on: date
    state: str
    parent: int | None = None
    layer: int = 0


class Adopters:
    """The communes of today, and those of before the reform with the one that took each of them over."""

    def __init__(self, today: date):
        self.today = today
        provinces = {path: (pk, name) for path, pk, name in self.rows(Unit.Level.PROVINCE).values_list("path", "pk", "place_name")}
        self.names, self.province, self.province_ids = {}, {}, {}
        for path, pk, name in self.rows(Unit.Level.COMMUNE).values_list("path", "pk", "name"):
            if above := provinces.get(path[: 2 * Unit.steplen]):
                self.names[pk], (self.province_ids[pk], self.province[pk]) = name, above
        self.former: dict[int, list[int]] = defaultdict(list)
        heirs = Succession.objects.filter(kind=Succession.Kind.WHOLE, successor__valid_until=None, predecessor__level=Unit.Level.COMMUNE)
        for successor, predecessor in heirs.order_by("predecessor__path").values_list("successor", "predecessor"):
            self.former[successor].append(predecessor)

    def rows(self, level: str):
        return Unit.objects.current().filter(level=level).order_by("path")

    def fitting(self, script: PracticeScript) -> list[int]:
        """Communes of places like those of the model; where there are none, all."""
        homes = set().union(*(HOMES[slug] for slug in script.settings if slug in HOMES))
        wards = "do-thi" in script.settings
        found = [
            pk
            for pk, name in self.names.items()
            if (not homes or self.province[pk] in homes) and (homes or not script.settings or name.startswith("Phường") == wards)
        ]
        return found if len(found) > 60 else list(self.names)

    def plan(self, script: PracticeScript, began: date, own: int, count: int, rng: Random) -> list[Taking]:
        """`count` units, each once, in the order in which they began; four deep at most."""
        room = [pk for pk in self.fitting(script) if pk != own]
        first, last = began + timedelta(days=150), self.today - timedelta(days=6)
        days = sorted(first + (last - first) * rng.random() ** 0.5 for _ in range(count)) if first < last else [last] * count
        plan: list[Taking] = []
        for day, today in zip(days, rng.sample(room, min(count, len(room))), strict=False):
            unit = rng.choice(self.former[today]) if day < REFORM and self.former.get(today) else today
            day = max(day, REFORM + timedelta(days=rng.randrange(5, 60))) if unit == today and self.former else day
            taking = Taking(unit, today, day, self.state(script, day, rng))
            above = [place for place, each in enumerate(plan) if handed_on(each, day)]
            if above and rng.random() < 0.62:
                taking.parent = rng.choices(above, [1 + 2 * plan[place].layer for place in above])[0]
                taking.layer = plan[taking.parent].layer + 1
            plan.append(taking)
        return plan

    def state(self, script: PracticeScript, day: date, rng: Random) -> str:
        age = months_since(day, self.today)
        if age < 1:
            return rng.choice([State.EXPLORING, State.EXPLORING, State.PREPARING])
        if age < 3:
            return rng.choice([State.PREPARING, State.RUNNING, State.RUNNING])
        if rng.random() < (0.7 if script.facts.get("life") == "stopped" else 0.13):
            return State.STOPPED
        return State.SUSTAINED if age > 10 and rng.random() < 0.6 else State.RUNNING

    def facts(self, takings: list[Taking], script: PracticeScript, rng: Random) -> list[UnitFact]:
        """In what kind of place the units work."""
        rows = []
        for pk in {taking.today for taking in takings if taking.today in self.names}:
            is_ward = self.names[pk].startswith("Phường")
            slugs = {"hai-dao" if self.names[pk].startswith("Đặc khu") else "do-thi" if is_ward else "nong-thon"}
            slugs |= {"mien-nui"} if not is_ward and self.province[pk] in MOUNTAIN else set()
            slugs |= {slug for slug in script.settings if slug in HOMES and self.province[pk] in HOMES[slug] and rng.random() < 0.7}
            rows += [UnitFact(unit_id=pk, key=UnitFact.Key.SETTING, value=slug) for slug in sorted(slugs)]
        return rows


def handed_on(taking: Taking, day: date) -> bool:
    return taking.layer < DEPTH - 1 and taking.started_on + timedelta(days=HANDED_ON_AFTER) <= day and taking.state != State.EXPLORING
