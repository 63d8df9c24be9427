"""What an article must fulfil, and what is worked out from it when it is saved."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.pages import text
from portal.ui.folding import fold
from portal.ui.typed import clean_line, clean_text

LINES = (
    "title", "kicker", "byline", "source_mark", "event_place", "event_host", "event_cluster", "event_chair",
)  # fmt: skip
SUCCESSORS_NAMED = 8


def tidy(article) -> None:
    """Composed text without invisible characters; titles and facts in one line."""
    for name in LINES:
        setattr(article, name, clean_line(getattr(article, name) or ""))
    if "sapo" not in article.get_deferred_fields():
        article.sapo = clean_text(article.sapo or "").strip()


def derive(article) -> None:
    """`search_key`, and `reading_minutes`, `has_gallery` and `has_video`, unless the body was not loaded."""
    article.search_key = fold(f"{article.title} {article.kicker} {article.byline}")
    if "body" in article.get_deferred_fields():
        return
    article.reading_minutes = text.reading_minutes(f"{article.sapo} {text.plain_text(article.body)}")
    article.has_video = text.has_video(article.body)
    article.has_gallery = text.has_gallery(article.body)


def check_title(article) -> None:
    if article.title and not clean_line(article.title):
        raise ValidationError({"title": _("Write a title: the one typed consists of characters that cannot be seen.")})


def faults(article) -> dict[str, str]:
    """By field, what readers would take for a mistake. Empty for what may be published.

    A draft may be unfinished, so this is asked when an article is submitted, approved or added, not while it is typed,
    and not when a planned hour comes and nobody is there to answer.
    """
    return _event_faults(article) | _unit_faults(article)


def check_finished(article) -> None:
    """Raise ValidationError for an article that is incomplete or has faults."""
    article.full_clean()
    found = faults(article)
    if found:
        raise ValidationError(found)


def _event_faults(article) -> dict:
    starts, ends = article.event_starts_at, article.event_ends_at
    if ends and not starts:
        return {"event_starts_at": _("Say when the event starts: it has an end.")}
    if starts and ends and ends < starts:
        return {
            "event_ends_at": _("The event ends (%(ends)s) before it starts (%(starts)s). Correct one of the two times.")
            % {"ends": _moment(ends), "starts": _moment(starts)}
        }
    return {}


def _unit_faults(article) -> dict:
    unit = article.unit if article.unit_id else None
    if unit is None or unit.valid_until is None:
        return {}
    day = _day_of_story(article)
    if day < unit.valid_until:
        return {}
    successors = [str(found.successor) for found in unit.successions.select_related("successor")[: SUCCESSORS_NAMED + 1]]
    message = _("%(unit)s ended on %(until)s, before this story (%(day)s).") % {
        "unit": unit,
        "until": date_format(unit.valid_until, "d/m/Y"),
        "day": date_format(day, "d/m/Y"),
    }
    if successors:
        names = "; ".join(successors[:SUCCESSORS_NAMED]) + ("…" if len(successors) > SUCCESSORS_NAMED else "")
        message += " " + _("Choose the unit that took its place: %(names)s.") % {"names": names}
    return {"unit": message}


def _day_of_story(article):
    """The day of the event; without one the day of publication, which is today for what is not published yet."""
    moment = article.event_starts_at or article.published_at or article.go_live_at or timezone.now()
    return timezone.localtime(moment).date()


def _moment(value) -> str:
    return date_format(timezone.localtime(value), "H:i d/m/Y")
