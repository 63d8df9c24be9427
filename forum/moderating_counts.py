"""What the forum knows of people's standing, counted again for `manage.py recompute_standing`."""

from collections.abc import Mapping, Sequence

from django.db.models import Count, Q

from forum.models import Post


def posts(user_ids: Sequence[int]) -> Mapping[int, dict[str, int]]:
    """By person: her posts that are shown, and the thanks that they got."""
    found = {pk: {"posts_shown": 0, "thanks": 0} for pk in user_ids}
    shown = Post.objects.filter(author__in=user_ids, state=Post.State.SHOWN).values("author")
    thanked = Count("reactions", filter=Q(reactions__kind="thanks"))
    for row in shown.annotate(shown=Count("pk", distinct=True), thanked=thanked):
        found[row["author"]] = {"posts_shown": row["shown"], "thanks": row["thanked"]}
    return found
