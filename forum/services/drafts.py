"""What a person has typed and not sent, kept for her on every device."""

from dataclasses import dataclass

from django.db import transaction

from forum.models import Draft

PLACE_LENGTH = 40
MOST_CHARACTERS = 200_000
MOST_DRAFTS = 100


@dataclass(frozen=True)
class Kept:
    """The draft as it is now. `other` is what another device had written meanwhile, where that was not empty and not the same."""

    draft: Draft
    other: str = ""
    was_overtaken: bool = False


@transaction.atomic
def save_draft(*, user, place: str, body: str = "", title: str = "", fields: dict | None = None, revision: int = 0) -> Kept:
    """Keep what was typed at `place`. The newest wins: it is always kept.

    `revision` is the one that the form knows. Where another device has saved since, the answer says so and carries what that one had
    written, so that the person can fetch it back; nothing is lost without a word. The oldest drafts beyond 100 go.
    """
    place = place[:PLACE_LENGTH]
    body, title = body.replace("\0", "")[:MOST_CHARACTERS], title.replace("\0", "")[:300]
    draft, is_new = Draft.objects.select_for_update().get_or_create(user=user, place=place)
    was_overtaken = not is_new and draft.revision != revision and (draft.body, draft.title) != (body, title)
    other = draft.body if was_overtaken and draft.body.strip() and draft.body != body else ""
    draft.title, draft.body, draft.fields, draft.revision = title, body, fields or {}, draft.revision + 1
    draft.save()
    if is_new:
        kept = Draft.objects.filter(user=user).order_by("-updated_at", "-pk").values("pk")[:MOST_DRAFTS]
        Draft.objects.filter(user=user).exclude(pk__in=list(kept.values_list("pk", flat=True))).delete()
    return Kept(draft, other, was_overtaken)


def drop_draft(*, user, place: str) -> bool:
    """Forget what was typed at `place`: it was sent, or is not wanted any more. Whether there was any."""
    return Draft.objects.filter(user=user, place=place[:PLACE_LENGTH]).delete()[0] > 0
