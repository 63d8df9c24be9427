"""Tables of models of work for a spreadsheet."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from forum.practices.ledger import Ledger, counted_words
from forum.practices.models import Practice
from portal.ui.sheets import sheet


def practices_sheet(practices: Iterable[Practice], *, notes: Iterable[str] = ()) -> bytes:
    """Models as a list shows them; `for_cards()` has loaded what is read here."""
    header = (
        _("Model"), _("Unit"), _("In one sentence"), _("For whom"), _("Setting"), _("State"), _("Recognition"), _("Started"),
        _("People"), _("Cost to start (đồng)"), _("Cost a year (đồng)"), _("Units that run it"), _("Complete (%)"), _("Address"),
    )  # fmt: skip
    return sheet(_("Models of work"), header, map(_practice_row, practices), notes=notes)


def _practice_row(practice: Practice) -> tuple:
    return (
        practice.name,
        str(practice.unit),
        practice.one_line,
        ", ".join(group.name for group in practice.target_groups.all()),
        ", ".join(setting.name for setting in practice.settings.all()),
        str(practice.get_life_display()),
        str(practice.get_recognition_display()),
        f"{practice.started_on:%m/%Y}" if practice.started_on else "",
        practice.people_needed,
        practice.cost_once,
        practice.cost_yearly,
        practice.running_count,
        practice.completeness,
        practice.get_absolute_url(),
    )


def ledger_sheet(ledger: Ledger) -> bytes:
    """The ledger of a unit: a row for each thing that is counted, a column a month."""
    header = [_("What"), *(f"{month:%m/%Y}" for month in ledger.months), _("Total")]
    rows = ([str(line.label), *line.counts, line.total] for line in ledger.lines)
    return sheet(_("Ledger"), header, rows, notes=[ledger.unit.title, *([counted_words(ledger)] if ledger.counted_at else [])])
