"""What the miner found in articles, and what editors make of it."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from forum.practices import answers
from forum.practices.models import Found, Practice, PracticeVersion, TargetGroup
from forum.practices.refusals import DecidedAlready, NotPublished
from forum.practices.services.sharing import free_slug
from forum.practices.versions import write_in
from portal.ui.folding import fold
from portal.units.models import Unit

State = Found.State


def key_of(name: str) -> str:
    """Equal for spellings of one name: folded, letters and digits only."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in fold(name)).split())[:200]


@transaction.atomic
def propose(*, article_id: int, unit_id: int | None, mentions: Iterable[Mapping]) -> int:
    """Keep what the miner found in an article: of each name its first mention. What is known of the article already stays as it was
    decided; what waits and is not found any more goes. Returns how many are new.

    A mention: name, start, end, sentence, reason, confidence, and perhaps unit (id), unit_text, audience, figures.
    """
    rows: dict[str, Found] = {}
    for mention in mentions:
        key = key_of(mention["name"])
        if not key or key in rows:
            continue
        rows[key] = Found(
            article_id=article_id, name=mention["name"][:200], key=key, start=mention["start"], end=mention["end"],
            sentence=mention["sentence"][:600], unit_id=mention.get("unit") or unit_id, unit_text=mention.get("unit_text", "")[:160],
            audience=mention.get("audience", "")[:160], figures=list(mention.get("figures", ()))[:20], reason=mention["reason"][:20],
            confidence=mention["confidence"],
        )  # fmt: skip
    there = Found.objects.filter(article=article_id)
    there.waiting().exclude(key__in=rows).delete()
    known = set(there.values_list("key", flat=True))
    new = [row for key, row in rows.items() if key not in known]
    for row in new:
        row.practice = likely(row.key)
    Found.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def likely(key: str) -> Practice | None:
    """The published model that articles were led to under this name before; what an editor agreed once is offered again."""
    agreed = Found.objects.filter(key=key, state__in=[State.LINKED, State.MADE]).select_related("practice").order_by("-pk").first()
    if agreed is not None:
        return agreed.practice
    return next((each for each in Practice.objects.listed().filter(slug=key.replace(" ", "-")[:80])[:1]), None)


def _waiting(found: Found) -> Found:
    found = Found.objects.select_for_update(of=("self",)).select_related("article").get(pk=found.pk)
    if found.state != State.WAITING:
        raise DecidedAlready
    return found


def _decide(found: Found, state: str, by, practice: Practice | None = None) -> Found:
    found.state, found.practice, found.decided_by, found.decided_at = state, practice, by, timezone.now()
    found.save(update_fields=["state", "practice", "decided_by", "decided_at"])
    return found


@transaction.atomic
def link_found(*, found: Found, practice: Practice, by) -> Found:
    """The article speaks of this known model: it shows the model's card, and the model its source."""
    found = _waiting(found)
    if practice.published_at is None:
        raise NotPublished
    return _decide(found, State.LINKED, by, practice)


@transaction.atomic
def refuse_found(*, found: Found, by) -> Found:
    """It is no model. The same name in the same article is not proposed again."""
    return _decide(_waiting(found), State.REFUSED, by)


@transaction.atomic
def make_from_found(*, found: Found, by) -> Practice:
    """A quick sheet of what the article says: name, unit, for whom, sentence, figures with the article as source. `by` completes it."""
    found = _waiting(found)
    unit = found.unit or Unit.objects.get(depth=1)
    values = {
        "name": found.name,
        "unit": unit.pk,
        "one_line": found.sentence,
        "target_groups": _groups(found.audience),
        "figures": [_figure(row, found) for row in found.figures],
    }
    if len(found.sentence) > 300:
        values["one_line"] = found.sentence[:299].rsplit(" ", 1)[0] + "…"
    read = answers.read(values, user=by)
    data = {**answers.blank(), **read.values}
    data["name"] = data["name"] or found.name[:160]
    data["figures"] = [row for row in data["figures"] if row["value"] is not None and row["measure"]]
    for row in data["figures"]:
        row["entered_by"], row["entered_at"] = by.pk, timezone.now().isoformat()
    practice = Practice.objects.create(
        name=data["name"], slug=free_slug(data["name"], unit), unit=unit, owner=by, one_line=data["one_line"]
    )
    version = PracticeVersion.objects.create(practice=practice, number=1, data=data, author=by)
    write_in(version)
    _decide(found, State.MADE, by, practice)
    return practice


def _groups(audience: str) -> list[int]:
    """Ids of the target groups that the words of the article name: "trẻ em gái" is one of "Trẻ em, trẻ mồ côi"."""
    said = f" {key_of(audience)} "
    names = TargetGroup.objects.values_list("pk", "name")
    return [pk for pk, name in names if any((key := key_of(part)) and f" {key} " in said for part in name.split(","))]


def _figure(row: Mapping, found: Found) -> dict:
    return {
        "value": str(row.get("value", "")),
        "measure": str(row.get("measure", ""))[:40],
        "what": str(row.get("text") or row.get("measure") or "")[:200],
        "source": found.article.title[:200],
    }
