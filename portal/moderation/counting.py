"""What the record of acts knows of people's standing, counted again."""

from collections.abc import Mapping, Sequence

from django.db.models import Count, Q

from portal.moderation.models import Act, Hold
from portal.moderation.models.acts import Verb


def acts(user_ids: Sequence[int]) -> Mapping[int, dict[str, int]]:
    """By person: posts that were hidden, and things that were rightly reported."""
    found: dict[int, dict[str, int]] = {pk: {"hidden": 0, "reports_upheld": 0} for pk in user_ids}
    hidden = Act.objects.filter(person__in=user_ids, verb=Verb.HIDE, undone_at=None).values("person").annotate(total=Count("pk"))
    for row in hidden:
        found[row["person"]]["hidden"] = row["total"]
    upheld = Hold.objects.filter(Q(reports__is_upheld=True), person__in=user_ids).exclude(settled_at=None).values("person")
    for row in upheld.annotate(total=Count("pk", distinct=True)):
        found[row["person"]]["reports_upheld"] = row["total"]
    return found
