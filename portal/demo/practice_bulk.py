"""Very many models of work for measuring, with the units that run them: rows written in batches, counters and facets with them."""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from django.core.management import call_command
from django.db import transaction
from django.db.models import DateTimeField
from django.db.models.functions import Cast
from django.utils import timezone

from forum.practices import catalogue
from forum.practices.models import (
    Adoption,
    AdoptionReport,
    Figure,
    Practice,
    PracticeTopic,
    Recognition,
    Setting,
    StateChange,
    Step,
    TargetGroup,
    UnitFact,
)
from forum.practices.search import PracticeSource
from portal.demo.bulk import Choice
from portal.demo.invention import SUBJECTS, Inventor
from portal.members.models import User
from portal.search import services as search
from portal.topics.models import Topic
from portal.ui.typed import slug_of
from portal.units.models import Lineage, Unit

BATCH = 1_000
DEPTH = 4
HEADS = ("Câu lạc bộ", "Tổ", "Nhóm", "Đội", "Mô hình", "Ngôi nhà", "Góc", "Hội quán")
STATES = {"exploring": 1, "preparing": 1, "running": 5, "sustained": 3, "stopped": 1}
LIVES = {"pilot": 2, "kept": 5, "spread": 3, "stopped": 1}
LEVELS = {"": 12, "commune": 5, "province": 2, "central": 1}
STOPS = ("Hết kinh phí", "Sáp nhập đơn vị", "Ít chị em tham gia", "Người phụ trách chuyển công tác")
STEP_NAMES = ("Khảo sát nhu cầu", "Họp chi hội, chọn người phụ trách", "Ra mắt", "Sinh hoạt hằng tháng", "Sơ kết, rút kinh nghiệm")
MEASURES = (("người", "lượt chị em tham gia"), ("%", "chị em hài lòng"), ("lớp", "lớp đã mở"), ("đồng", "vốn đã vay"))


@dataclass
class Taken:
    """One unit that runs a model, before it is a row. `layer` 0 has it from the origin."""

    unit: int
    state: str
    layer: int
    started_on: date


class PracticeFiller:
    """Tops the library up to a number of models and adoptions."""

    def __init__(self, tell: Callable[[str], None]):
        self.tell = tell
        self.there = Practice.objects.count()
        self.rng = Random(self.there)  # noqa: S311  (what is drawn decides on words, not on secrets)
        self.inventor = Inventor(self.rng)
        self.now = timezone.now()
        self.today = timezone.localdate()
        self.units = list(Unit.objects.current().filter(level=Unit.Level.COMMUNE).values_list("pk", "place_name"))
        self.lineages: dict[int, list[int]] = defaultdict(list)
        pairs = Lineage.objects.filter(unit__in=[pk for pk, _name in self.units]).order_by("ancestor")
        for unit, ancestor in pairs.values_list("unit", "ancestor"):
            self.lineages[unit].append(ancestor)
        provinces = set(Unit.objects.current().filter(level=Unit.Level.PROVINCE).values_list("pk", flat=True))
        self.provinces = {unit: next((pk for pk in above if pk in provinces), None) for unit, above in self.lineages.items()}
        self.groups = Choice(list(TargetGroup.objects.values_list("pk", flat=True)), self.rng)
        self.settings = list(Setting.objects.values_list("pk", "slug"))
        self.topics = Choice(list(Topic.objects.filter(parent=None).values_list("pk", flat=True)), self.rng)
        self.centre = Unit.objects.filter(depth=1).values_list("pk", flat=True).first()
        self.owner = User.objects.filter(is_superuser=True).values_list("pk", flat=True).first()
        self.facts = self.add_facts()

    def add_facts(self) -> dict[int, list[str]]:
        """In what kind of place each commune works; without it nothing runs in places alike."""
        if not UnitFact.objects.filter(key=UnitFact.Key.SETTING).exists():
            slugs = [slug for _pk, slug in self.settings]
            rows = [UnitFact(unit_id=pk, key="setting", value=slug) for pk, _name in self.units for slug in self.rng.sample(slugs, 2)]
            UnitFact.objects.bulk_create(rows, batch_size=BATCH)
        found = defaultdict(list)
        for unit, slug in UnitFact.objects.filter(key="setting").values_list("unit", "value"):
            found[unit].append(slug)
        return found

    def fill(self, practices: int, adoptions: int) -> int:
        """Adds what is missing to `practices` models; with them come `adoptions` in all. Rebuilds the index of search."""
        missing, begun = max(0, practices - self.there), time.monotonic()
        shares = self.shares(missing, max(0, adoptions - Adoption.objects.count()))
        for done in range(0, missing, BATCH):
            self.add_batch(self.there + done, shares[done : done + BATCH])
            written = min(missing, done + BATCH)
            self.tell(f"  {self.there + written}/{practices} mô hình, {written / (time.monotonic() - begun):.0f} mỗi giây")
        if missing:
            catalogue.forget()
            call_command("rebuild_search")
        return missing

    def shares(self, practices: int, adoptions: int) -> list[int]:
        """How many units run each: few models are run by hundreds, most by a handful."""
        weights = [1 / (rank + 3) ** 0.7 for rank in range(practices)]
        most = min(500, len(self.units) - 1)
        shares = [min(most, int(adoptions * weight / sum(weights))) for weight in weights] if practices else []
        for place in range(adoptions - sum(shares) if shares else 0):
            shares[place % practices] = min(most, shares[place % practices] + 1)
        self.rng.shuffle(shares)
        return shares

    @transaction.atomic
    def add_batch(self, first: int, shares: list[int]) -> None:
        plans = [self.plan(count) for count in shares]
        drafts = [self.practice(first + place, plan) for place, plan in enumerate(plans)]
        practices = Practice.objects.bulk_create(drafts, batch_size=BATCH)
        self.add_rows(practices)
        self.add_adoptions(practices, plans)
        search.index_many(PracticeSource().findable().filter(pk__in=[practice.pk for practice in practices]), feeding=False)

    def plan(self, count: int) -> list[Taken]:
        """Other units, each once; half have it from the origin, the rest from one another, four deep at most."""
        states = self.rng.choices(list(STATES), list(STATES.values()), k=count)
        plan = []
        for (unit, _name), state in zip(self.rng.sample(self.units[1:], count), states, strict=True):
            layer = min(DEPTH - 1, int(self.rng.expovariate(1.1))) if plan else 0
            plan.append(Taken(unit, state, layer, self.today - timedelta(days=self.rng.randrange(20, 900))))
        return plan

    def practice(self, number: int, plan: list[Taken]) -> Practice:
        rng = self.rng
        taken = {each.unit for each in plan}
        unit = next(pk for pk, _name in iter(lambda: rng.choice(self.units), None) if pk not in taken)
        name = f"{rng.choice(HEADS)} “{rng.choice(SUBJECTS)}” {number}"
        published = self.now - timedelta(days=rng.randrange(1, 1500), minutes=rng.randrange(1440))
        settings = sorted({rng.choice(self.settings)[1] for _ in range(rng.randint(1, 3))})
        provinces = {self.provinces[each.unit] for each in plan} - {None}
        alike = Counter(slug for each in plan if each.state in Adoption.RUNNING_STATES for slug in self.facts.get(each.unit, ()))
        facets = {
            "groups": sorted(set(self.groups.draw(rng.randint(1, 3)))), "settings": settings, "topics": sorted(set(self.topics.draw(2))),
            "lineage": self.lineages[unit], "adopted_in": sorted(provinces), "alike": dict(alike),
        }  # fmt: skip
        return Practice(
            name=name[:160], slug=f"{slug_of(name, 90)}-{number}"[:110], unit_id=unit, owner_id=self.owner, one_line=self.sentence()[:300],
            problem=self.sentence(), lessons=self.sentence(), conditions=self.sentence(), contact="Trụ sở Hội LHPN xã",
            life=self.one_of(LIVES), recognition=self.one_of(LEVELS), space=rng.choice(Practice.Space.values),
            cost_once=rng.randrange(0, 200) * 500_000, cost_yearly=rng.randrange(0, 60) * 500_000, people_needed=rng.randint(1, 25),
            members_needed=rng.randint(10, 120), days_needed=rng.randint(10, 240), stage="published", version=1, published_at=published,
            changed_at=published, completeness=rng.randint(25, 100), province_id=self.provinces[unit], facets=facets,
            started_on=date(2019, rng.randint(1, 12), 1), check_again_on=self.today + timedelta(days=rng.randrange(365)),
            adoption_count=len(plan), running_count=sum(each.state in Adoption.RUNNING_STATES for each in plan),
            unit_count=len(plan), province_count=len(provinces),
        )  # fmt: skip

    def one_of(self, weights: dict[str, int]) -> str:
        return self.rng.choices(list(weights), list(weights.values()))[0]

    def sentence(self) -> str:
        return self.inventor.retold(self.rng.choice(self.inventor.paragraphs))[:600]

    def add_rows(self, practices: list[Practice]) -> None:
        slugs = {slug: pk for pk, slug in self.settings}
        groups, places = Practice.target_groups.through, Practice.settings.through
        groups.objects.bulk_create(
            groups(practice_id=each.pk, targetgroup_id=pk) for each in practices for pk in each.facets["groups"]
        )  # fmt: skip
        places.objects.bulk_create(
            places(practice_id=each.pk, setting_id=slugs[slug]) for each in practices for slug in each.facets["settings"]
        )  # fmt: skip
        PracticeTopic.objects.bulk_create(
            PracticeTopic(content_object_id=each.pk, tag_id=pk) for each in practices for pk in each.facets["topics"]
        )  # fmt: skip
        Step.objects.bulk_create(
            Step(practice=each, order=order, title=title, who="Ban chủ nhiệm", days=self.rng.randint(3, 60))
            for each in practices
            for order, title in enumerate(STEP_NAMES[: self.rng.randint(2, 5)])
        )
        recognised = Recognition.objects.bulk_create(self.recognition(each) for each in practices if each.recognition)
        self.date_back(recognised, "decided_on")
        Figure.objects.bulk_create(self.figure(practice=each) for each in practices for _ in range(2))

    def recognition(self, practice: Practice) -> Recognition:
        units = {"commune": practice.unit_id, "province": practice.province_id, "central": self.centre}
        number = f"{self.rng.randint(1, 400)}/QĐ-BTV"
        return Recognition(
            practice=practice, level=practice.recognition, unit_id=units[practice.recognition], decision_number=number,
            decided_on=self.today - timedelta(days=self.rng.randrange(300)), by_id=self.owner,
        )  # fmt: skip

    def figure(self, **of) -> Figure:
        measure, what = self.rng.choice(MEASURES)
        value = self.rng.randint(1, 100) if measure == "%" else self.rng.randint(1, 5_000)
        return Figure(
            **of, value=value, measure=measure, what=what, period="2025", source="Báo cáo", entered_by_id=self.owner, entered_at=self.now
        )  # fmt: skip

    def add_adoptions(self, practices: list[Practice], plans: list[list[Taken]]) -> None:
        """Layer by layer, so that those below know the ids of those above."""
        above: dict[int, list[Adoption]] = defaultdict(list)
        everything: list[Adoption] = []
        for layer in range(DEPTH):
            rows = [
                self.adoption(practice, taken, self.rng.choice(above[practice.pk]) if layer and above[practice.pk] else None)
                for practice, plan in zip(practices, plans, strict=True)
                for taken in plan
                if taken.layer == layer
            ]
            rows = Adoption.objects.bulk_create(rows, batch_size=BATCH)
            self.date_back(rows, "started_on")
            everything += rows
            above = defaultdict(list)
            for row in rows:
                above[row.practice_id].append(row)
        StateChange.objects.bulk_create((StateChange(adoption=row, state=row.state, by_id=self.owner) for row in everything), BATCH)
        AdoptionReport.objects.bulk_create(self.reports(everything), BATCH)

    def adoption(self, practice: Practice, taken: Taken, parent: Adoption | None) -> Adoption:
        reason = self.rng.choice(STOPS) if taken.state == "stopped" else ""
        return Adoption(
            practice_id=practice.pk, unit_id=taken.unit, counts_for_id=taken.unit, province_id=self.provinces[taken.unit], parent=parent,
            changes="Họp vào buổi tối" if self.rng.random() < 0.3 else "", started_on=taken.started_on, state=taken.state,
            stop_reason=reason, by_id=self.owner, asked_month=12,
        )  # fmt: skip

    def reports(self, adoptions: list[Adoption]) -> Iterator[AdoptionReport]:
        for adoption in adoptions:
            if self.rng.random() < 0.5:
                yield AdoptionReport(
                    adoption=adoption, month=self.rng.choice(Adoption.MONTHS), people_reached=self.rng.randint(5, 400),
                    money_spent=self.rng.randrange(0, 60) * 500_000, text="Chị em tham gia đều.", entered_by_id=self.owner,
                    entered_at=min(self.now, self.now - timedelta(days=(self.today - adoption.started_on).days - 95)),
                )  # fmt: skip

    def date_back(self, rows: list, day: str) -> None:
        """Rows that say themselves when they were recorded are given the day in the column `day`, so that months differ."""
        if rows:
            first, last = rows[0].pk, rows[-1].pk
            type(rows[0]).objects.filter(pk__range=(first, last)).update(at=Cast(day, DateTimeField()))
