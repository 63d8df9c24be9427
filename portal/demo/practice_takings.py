"""Writes the adoptions of a demo model and their reports. What is old is written in bulk as the services would, and counted by the
library's own code; the newest adoption goes through the services."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random

from django.utils import timezone

from forum.practices import services
from forum.practices.counting import recount
from forum.practices.dates import months_after, months_since
from forum.practices.models import Adoption, AdoptionReport, Figure, Practice, StateChange
from portal.demo.practice_adopters import DEPTH, Adopters, Taking
from portal.demo.practice_scripts import PracticeScript
from portal.members.models import User
from portal.units.models import Unit


class Ledger:
    def __init__(self, now: datetime, words: dict, adopters: Adopters, officer: Callable[[int, Random], User]):
        self.now, self.today, self.words, self.adopters, self.officer = now, timezone.localdate(now), words, adopters, officer

    def write(self, practice: Practice, script: PracticeScript, plan: list[Taking], published: datetime, rng: Random) -> None:
        """All of `plan`, those above before those below."""
        made: dict[int, Adoption] = {}
        for layer in range(DEPTH):
            places = [place for place, taking in enumerate(plan[:-1]) if taking.layer == layer]
            rows = [self.row(practice, script, plan[place], made, published, rng) for place in places]
            made |= dict(zip(places, Adoption.objects.bulk_create(rows), strict=True))
        recorded = {place: self.recorded_at(taking, published, rng) for place, taking in enumerate(plan)}
        if plan:
            made[len(plan) - 1] = self.by_hand(practice, script, plan[-1], made, rng)
        for place, adoption in made.items():
            adoption.at = recorded[place]
        Adoption.objects.bulk_update(made.values(), ["at"])
        StateChange.objects.filter(adoption__practice=practice).delete()
        changes = [change for place, adoption in made.items() for change in self.changes(adoption)]
        StateChange.objects.bulk_create(changes)
        StateChange.objects.bulk_update([self.dated(change) for change in changes], ["at"])
        self.report(list(made.values()), script, rng)
        recount(practice)

    def row(self, practice, script, taking: Taking, made: dict[int, Adoption], published: datetime, rng: Random) -> Adoption:
        reason = rng.choice(self.said(script, "stops")) if taking.state == "stopped" else ""
        gone = months_since(taking.started_on, self.today)
        return Adoption(
            practice=practice, unit_id=taking.unit, counts_for_id=taking.today, province_id=self.adopters.province_ids[taking.today],
            parent=made.get(taking.parent), changes=self.changed(script, rng), started_on=taking.started_on, state=taking.state,
            stop_reason=reason, by=self.officer(taking.today, rng),
            asked_month=max((month for month in Adoption.MONTHS if month <= gone), default=0),
        )  # fmt: skip

    def by_hand(self, practice, script, taking: Taking, made: dict[int, Adoption], rng: Random) -> Adoption:
        begun = "running" if taking.state in ("sustained", "stopped") else taking.state
        by = self.officer(taking.today, rng)
        adoption = services.adopt(
            practice=practice, unit=Unit.objects.get(pk=taking.unit), by=by, started_on=taking.started_on, state=begun,
            parent=made.get(taking.parent), changes=self.changed(script, rng),
        )  # fmt: skip
        if taking.state != begun:
            reason = rng.choice(self.said(script, "stops")) if taking.state == "stopped" else ""
            services.change_adoption_state(adoption=adoption, state=taking.state, by=by, reason=reason)
        return adoption

    def changed(self, script: PracticeScript, rng: Random) -> str:
        return rng.choice(self.said(script, "changes")) if rng.random() < 0.55 else ""

    def recorded_at(self, taking: Taking, published: datetime, rng: Random) -> datetime:
        """After it began, and after the model could be read."""
        at = max(published + timedelta(days=rng.randrange(1, 30)), as_time(taking.started_on))
        return min(at, self.now - timedelta(hours=rng.randrange(2, 60)))

    def changes(self, adoption: Adoption) -> list[StateChange]:
        """How it came into its state."""
        way = {"sustained": ["running", "sustained"], "stopped": ["running", "stopped"]}.get(adoption.state, [adoption.state])
        return [
            StateChange(adoption=adoption, state=state, by=adoption.by, reason=adoption.stop_reason if state == "stopped" else "")
            for state in way
        ]

    def dated(self, change: StateChange) -> StateChange:
        ends = change.state in ("sustained", "stopped")
        change.at = max(change.adoption.at, as_time(months_after(change.adoption.started_on, 8))) if ends else change.adoption.at
        change.at = min(change.at, self.now - timedelta(hours=1))
        return change

    def report(self, adoptions: list[Adoption], script: PracticeScript, rng: Random) -> None:
        """Results after three, six and twelve months, as far as the time has come; some are still owed."""
        reports = [report for adoption in adoptions for report in self.reports(adoption, script, rng)]
        AdoptionReport.objects.bulk_create(reports)
        Figure.objects.bulk_create(self.figure(report, script, rng) for report in reports if rng.random() < 0.6)

    def reports(self, adoption: Adoption, script: PracticeScript, rng: Random):
        gone, people = months_since(adoption.started_on, self.today), rng.randint(14, 90)
        for month in Adoption.MONTHS:
            if month > gone or (adoption.state == "stopped" and month > 6):
                return
            people = int(people * rng.uniform(0.9, 1.5))
            if rng.random() < 0.25:
                continue
            day = max(as_time(months_after(adoption.started_on, month)) + timedelta(days=rng.randrange(1, 12)), adoption.at)
            yield AdoptionReport(
                adoption=adoption, month=month, people_reached=people, money_spent=rng.randrange(0, 28) * 250_000,
                text=rng.choice(self.said(script, str(month))), entered_by=adoption.by, entered_at=min(day, self.now - timedelta(hours=1)),
            )  # fmt: skip

    def figure(self, report: AdoptionReport, script: PracticeScript, rng: Random) -> Figure:
        measure, what, least, most = rng.choice(self.said(script, "figures"))
        return Figure(
            report=report, value=rng.randint(least, most), measure=measure, what=what, period=f"{report.month} tháng đầu",
            source="Sổ theo dõi của đơn vị", entered_by=report.entered_by, entered_at=report.entered_at,
        )  # fmt: skip

    def said(self, script: PracticeScript, what: str) -> list:
        """What units say of models of this kind – twice as often as what all may say."""
        return self.words.get(script.kind, {}).get(what, []) * 2 + self.words["*"][what]


def as_time(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, 9, 30))
