from time import perf_counter

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from portal.units.loading import Summary, load_units
from portal.units.models import Unit


class Command(BaseCommand):
    help = "Load the units of the federation, their history and their names from portal/units/data. May be run any number of times."

    def handle(self, *args, **options):
        started = perf_counter()
        summary = load_units()
        for line in self.lines(summary):
            self.stdout.write(line)
        self.stdout.write(_("Done in %(seconds).1f s.") % {"seconds": perf_counter() - started})

    def lines(self, summary: Summary) -> list[str]:
        shown = self.counts(summary)
        today = _("Today: %(provinces)d provinces and cities, %(communes)d communes and wards.")
        before = _("Before 1 July 2025: %(provinces)d provinces and cities, %(districts)d districts, %(communes)d communes and wards.")
        lines = [
            today % {"provinces": shown["provinces_today"], "communes": shown["communes_today"]},
            before % {"provinces": shown["provinces_before"], "districts": shown["districts_before"], "communes": shown["communes_before"]},
        ]
        if summary.is_empty:
            return [*lines, _("Nothing has changed.")]
        changes = _(
            "Changed: %(added)d units added, %(changed)d updated, %(moved)d moved in the tree; "
            "%(names)d names, %(successions)d successions added; lineage of %(lineages)d units."
        )
        return [*lines, changes % shown]

    def counts(self, summary: Summary) -> dict[str, int]:
        level = Unit.Level
        return {
            "provinces_today": summary.today.get(level.PROVINCE, 0),
            "communes_today": summary.today.get(level.COMMUNE, 0),
            "provinces_before": summary.before.get(level.PROVINCE, 0),
            "districts_before": summary.before.get(level.DISTRICT, 0),
            "communes_before": summary.before.get(level.COMMUNE, 0),
            "added": summary.added.total(),
            "changed": summary.changed,
            "moved": summary.moved,
            "names": summary.names,
            "successions": summary.successions,
            "lineages": summary.lineages,
        }
