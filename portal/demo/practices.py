"""The model library of the demo: models in every stage, the units that run them, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.urls import Resolver404, resolve
from django.utils import timezone

from forum.models import Post, Thread
from forum.practices import catalogue, services
from forum.practices.counting import unit_of_today
from forum.practices.dates import months_after
from forum.practices.models import Adoption, Practice, Review, TargetGroup, UnitFact
from forum.search import ThreadSource
from portal.demo.forum.seeding import tasks_waiting
from portal.demo.pictures.scenes import title_of
from portal.demo.places import find_unit
from portal.demo.practice_adopters import Adopters
from portal.demo.practice_extras import Extras
from portal.demo.practice_scripts import PracticeScript, read_practices, read_words
from portal.demo.practice_takings import Ledger
from portal.demo.sizes import learn_sizes
from portal.members.models import User
from portal.notifications.models import Telling
from portal.notifications.spreading import spread
from portal.pages.models import PortalImage
from portal.search import services as search
from portal.topics.models import Topic
from portal.units.models import Lineage, Role, Unit

ADOPTIONS = 300
# How many units run a model, against the others, where its script does not say so.
WEIGHTS = {"spread": 9, "kept": 4, "pilot": 1.5, "stopped": 3}
PICTURES = {
    "worker": "lodgings",
    "green": "planting",
    "children": "reading",
    "startup": "market",
    "family": "cooking",
    "safety": "street",
    "care": "home",
}


def can_be_opened() -> bool:
    """Whether the site has pages for models; without them search would lead nowhere."""
    try:
        return resolve("/mo-hinh/thu/").func != resolve("/khong-co-trang-nay/thu/").func
    except Resolver404:
        return False


@dataclass
class PracticeSeeding:
    """One run. `now` is what "today" means."""

    now: datetime = field(default_factory=timezone.now)
    tell: Callable[[str], None] = print

    def seed(self) -> tuple[int, int]:
        """Adds what is not there yet. Returns how many models and adoptions are new."""
        before = Practice.objects.count(), Adoption.objects.count()
        with tasks_waiting():
            self.add_all()
        search.index_many(ThreadSource().findable().filter(figure_doubt__isnull=False), feeding=False)
        search.feed()
        catalogue.forget()
        return Practice.objects.count() - before[0], Adoption.objects.count() - before[1]

    def add_all(self) -> None:
        scripts = read_practices()
        there = set(Practice.objects.values_list("name", flat=True))
        missing = [script for script in scripts if script.name not in there]
        if missing:
            self.prepare(scripts)
        for start in range(0, len(missing), 10):
            with transaction.atomic():
                for script in missing[start : start + 10]:
                    self.add(script)
            self.tell(f"  {min(start + 10, len(missing))}/{len(missing)} mô hình")
        Extras(self.now).add()
        learn_sizes()
        self.tell_what_is_new()

    def prepare(self, scripts: list[PracticeScript]) -> None:
        self.today = timezone.localdate(self.now)
        self.adopters = Adopters(self.today)
        self.groups = dict(TargetGroup.objects.values_list("slug", "pk"))
        self.topics = dict(Topic.objects.values_list("name", "pk"))
        self.pictures = dict(PortalImage.objects.values_list("title", "pk"))
        self.users = {user.username: user for user in User.objects.filter(closed_at=None)}
        self.officers = self.find_officers()
        self.near: dict[int, list[User]] = {}
        self.ledger = Ledger(self.now, read_words("adoptions"), self.adopters, self.officer)
        published = [script for script in scripts if script.stage in ("published", "revising")]
        weights = {script.name: float(script.facts.get("adoptions", WEIGHTS[script.facts.get("life", "pilot")])) for script in published}
        self.shares = {name: max(1, round(ADOPTIONS * weight / sum(weights.values()))) for name, weight in weights.items()}
        self.shares[max(weights, key=weights.get)] += ADOPTIONS - sum(self.shares.values())

    def find_officers(self) -> dict[int, list[User]]:
        """Officers by each unit that they serve in or that stands above it."""
        found: dict[int, list[User]] = {}
        roles = Role.objects.filter(kind=Role.Kind.OFFICER, user__closed_at=None, user__is_active=True).order_by("pk")
        for unit, username in roles.values_list("unit", "user__username"):
            for ancestor in Lineage.objects.filter(unit=unit).values_list("ancestor", flat=True):
                found.setdefault(ancestor, []).append(self.users[username])
        return found

    def officer(self, unit: Unit | int, rng: Random) -> User:
        """Somebody of the unit, else of one of those above it, the nearest first."""
        pk = unit if isinstance(unit, int) else unit.pk
        if pk not in self.near:
            above = Lineage.objects.filter(unit=pk).order_by("-ancestor__depth").values_list("ancestor", flat=True)
            self.near[pk] = next((self.officers[each] for each in above if each in self.officers), [self.users["giang"]])
        return rng.choice(self.near[pk])

    def add(self, script: PracticeScript) -> None:
        """One model with all that belongs to it."""
        rng = Random(script.name)  # noqa: S311  (words, not secrets)
        unit = find_unit(script.facts["unit"], self.began(script))
        owner = self.users.get(script.facts.get("by", "")) or self.officer(unit_of_today(unit), rng)
        practice = services.share(by=owner, values=self.values(script, unit))
        self.illustrate(practice, script, rng)
        written = self.now - timedelta(days=rng.randrange(2, 24), minutes=rng.randrange(900))
        if script.stage in ("published", "revising", "withdrawn"):
            written = self.now - timedelta(days=rng.randrange(40, 395), minutes=rng.randrange(900))
        self.decide(practice, script, owner)
        self.date_back(practice, written, owner)
        if practice.published_at is None:
            return
        self.recognise(practice, script)
        self.take_up(practice, script, written + timedelta(days=9), rng)
        if script.stage == "revising":
            version = services.revise(practice=practice, by=owner)
            services.complete(version=version, values={"lessons": script.facts["new_lessons"]}, by=owner)
            services.submit(version=version, by=owner, note=script.facts["note"])
        elif script.stage == "withdrawn":
            services.withdraw(practice=practice, by=owner, reason=script.facts["note"])

    def began(self, script: PracticeScript) -> date | None:
        return date.fromisoformat(f"{script.facts['since']}-01") if "since" in script.facts else None

    def values(self, script: PracticeScript, unit: Unit) -> dict:
        values = script.values() | {"unit": unit, "target_groups": [self.groups[slug] for slug in script.facts.get("for", "").split()]}
        values["topics"] = [self.topics[name] for name in script.topics]
        if script.stage not in ("draft",):
            values.setdefault("contact", f"Văn phòng Hội LHPN {unit_of_today(unit).name}, trụ sở Ủy ban nhân dân, trong giờ hành chính")
        return values

    def illustrate(self, practice: Practice, script: PracticeScript, rng: Random) -> None:
        """Most complete models have a picture of the demo."""
        number = rng.randint(1, 4)
        scene = f"{PICTURES.get(script.kind, 'meeting')}-{number}"
        image = self.pictures.get(title_of(scene))
        if image is None or not script.figures:
            return
        photo = {"image": image, "caption": "Một buổi của mô hình", "consent": PortalImage.Consent.NOT_NEEDED.value}
        services.complete(version=practice.versions.get(), values={"photos": [photo]}, by=self.users["mai"])

    def decide(self, practice: Practice, script: PracticeScript, owner: User) -> None:
        """From a draft to where its script says that it stands."""
        if script.stage == "draft":
            return
        version, reviewer = practice.versions.get(), self.users["giang"]
        services.submit(version=version, by=owner)
        said = {"version": version, "by": reviewer, "unit": unit_of_today(practice.unit).get_parent()}
        if script.stage == "asked":
            services.ask_changes(**said, note=script.facts["note"], ticks=["safe", "repeatable"])
        elif script.stage == "refused":
            services.refuse(**said, note=script.facts["note"], ticks=["safe"])
        elif script.stage != "review":
            services.accept(**said, ticks=list(Review.TICKS), note="Đủ để nơi khác làm theo.")
        practice.refresh_from_db()

    def date_back(self, practice: Practice, written: datetime, owner: User) -> None:
        """Everything that was done a moment ago was done in the weeks after `written`."""
        sent, decided = written + timedelta(days=4), written + timedelta(days=9)
        sent, decided = min(sent, self.now - timedelta(hours=20)), min(decided, self.now - timedelta(hours=3))
        practice.figures.update(entered_by=owner, entered_at=written)
        practice.versions.update(created_at=written)
        practice.versions.exclude(submitted_at=None).update(submitted_at=sent)
        practice.versions.exclude(decided_at=None).update(decided_at=decided)
        practice.reviews.update(at=decided)
        Practice.objects.filter(pk=practice.pk).update(created_at=written, changed_at=decided if practice.published_at else sent)
        if practice.published_at is not None:
            check = months_after(timezone.localdate(decided), 12)
            Practice.objects.filter(pk=practice.pk).update(published_at=decided, check_again_on=check)

    def recognise(self, practice: Practice, script: PracticeScript) -> None:
        """By the unit of the level that stood above on the day of the decision."""
        above = Unit.objects.filter(pk__in=Lineage.objects.filter(unit=practice.unit_id).values("ancestor")).order_by("-depth")
        for level, number, day in script.recognitions:
            decided_on = date.fromisoformat(day)
            units = [unit for unit in above if unit.level == level and (unit.valid_from is None or unit.valid_from <= decided_on)]
            alive = [unit for unit in units if unit.valid_until is None or decided_on < unit.valid_until]
            if units:
                given = {"level": level, "unit": (alive or units)[0], "decision_number": number, "decided_on": decided_on}
                services.recognise(practice=practice, **given, by=self.users["giang"])

    def take_up(self, practice: Practice, script: PracticeScript, published: datetime, rng: Random) -> None:
        """Units run it, from the origin and from one another, and report."""
        count = self.shares.get(script.name, 2)
        plan = self.adopters.plan(script, practice.started_on or date(2023, 1, 1), unit_of_today(practice.unit).pk, count, rng)
        UnitFact.objects.bulk_create(self.adopters.facts(plan, script, rng), ignore_conflicts=True)
        self.ledger.write(practice, script, plan, published, rng)

    def tell_what_is_new(self) -> None:
        """What waits for a review and what was questioned is told; the rest counts as told."""
        waiting = Telling.objects.filter(done_at=None)
        models = ContentType.objects.get_for_models(Practice, Thread, Post)
        in_review = Practice.objects.filter(versions__state="review").values("pk")
        told = waiting.filter(content_type=models[Practice], kind="practice_review", object_id__in=in_review)
        told = told | waiting.filter(kind__in=("practice_doubted", "practice_guidance"))
        for pk in list(told.order_by("pk").values_list("pk", flat=True)):
            spread(pk)
        waiting.update(done_at=timezone.now())
