"""What people look for, counted."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Max, Sum
from django.utils import timezone


class AskedQuerySet(models.QuerySet):
    def within(self, days: int) -> "AskedQuerySet":
        """Of the last `days` days, today included."""
        return self.filter(day__gt=timezone.localdate() - timedelta(days=days))

    def outdated(self, days: int) -> "AskedQuerySet":
        return self.filter(day__lte=timezone.localdate() - timedelta(days=days))

    def by_query(self) -> "AskedQuerySet":
        """A dict for each query, whatever its marks and filters, with sums; the one asked most often first."""
        sums = {f"all_{name}": Sum(name) for name in ("times", "missed", "opened", "advised", "ranks")}
        # Of two spellings the greater one is the one with marks.
        return self.order_by().values("key").annotate(shown=Max("text"), **sums).order_by("-all_times", "key")

    def missed_by_query(self) -> "AskedQuerySet":
        """The same, of what found nothing."""
        return self.filter(missed__gt=0).by_query().order_by("-all_missed", "key")

    def unopened_by_query(self) -> "AskedQuerySet":
        """The same, of what found something that nobody opened."""
        return self.by_query().filter(all_opened=0, all_times__gt=F("all_missed"))

    def last_found(self, keys: list[str]) -> dict[str, int]:
        """How much each of the queries found when it was asked last; without filters, where it was ever asked so."""
        rows = self.filter(key__in=keys).order_by("key", "-filters", "day", "pk").values_list("key", "filters", "found")
        found: dict[str, int] = {}
        for key, _filters, number in rows:  # Those without filters come last, of these the newest.
            found[key] = number
        return found

    def by_day(self) -> dict[date, tuple[int, int]]:
        """How many searches there were on each day, and how many of them found nothing."""
        days = self.order_by().values("day").annotate(all_times=Sum("times"), all_missed=Sum("missed"))
        return {row["day"]: (row["all_times"], row["all_missed"]) for row in days}

    def newest(self, most: int) -> list[str]:
        """The `most` newest different queries, as typed, the newest first."""
        found: dict[str, str] = {}
        for key, text in self.order_by("-day", "-pk").values_list("key", "text")[: 4 * most]:
            found.setdefault(key, text)
        return list(found.values())[:most]
