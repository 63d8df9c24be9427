"""Threads as search finds them: title, first post, accepted answer, and the posts after, as far as a document goes."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from forum.models import Board, Post, Thread, ThreadTopic
from portal.search.models import SearchDocument
from portal.search.registry import Choice, Document, Facts, Source, audience_of_unit

# How many posts of a thread are read, and how much of them is kept.
MOST_POSTS, MOST_TEXT = 100, 60_000
BOARDS = 1_000_000_000


class ThreadSource(Source):
    """Threads of boards that are shown. Discussions of articles are found through their article."""

    model = Thread
    kind = "thread"
    slug = "dien-dan"
    label = _("Forum")
    watched = False

    def findable(self):
        return Thread.objects.in_boards().filter(state="shown", merged_into=None).select_related("board", "unit")

    def documents(self, objects: list[Thread]) -> Iterator[Document]:
        """As the contract says; posts and topics are read here, for all of them at once."""
        ids = [thread.pk for thread in objects]
        words, topics = _words(objects), defaultdict(list)
        items = ThreadTopic.objects.filter(content_object__in=ids).order_by("pk")
        for thread, *topic in items.values_list("content_object_id", "tag_id", "tag__parent_id", "tag__name"):
            topics[thread].append(topic)
        for thread in objects:
            first, rest = words[thread.pk]
            about = topics[thread.pk]
            named = (thread.board.name, thread.unit.title if thread.unit else "", *(name for _pk, _parent, name in about))
            yield Document(
                title=thread.title,
                url=thread.get_absolute_url(),
                sapo=first[:300],
                text="\n".join(part for part in (first[300:], rest) if part),
                keywords="\n".join(filter(None, named)),
                subkind=thread.kind,
                unit_id=thread.unit_id or thread.board.unit_id,
                section_id=section_of(thread.board_id),
                topics=sorted({pk for topic, parent, _name in about for pk in (topic, parent) if pk}),
                published_at=thread.created_at,
                audience=audience_of(thread.board),
            )

    def visible_to(self, user):
        return Thread.objects.visible_to(user).listed().select_related("board", "unit")

    def facts(self, obj: Thread) -> Facts:
        return Facts(unit=str(obj.unit or obj.board), date=obj.created_at, kind=f"{self.label}: {obj.get_kind_display()}")

    def choices(self, facet: str, user) -> list[Choice]:
        if facet == "section":
            boards = Board.objects.visible_to(user).values_list("pk", "slug", "name")
            return [Choice(section_of(pk), f"dien-dan-{slug}", name) for pk, slug, name in boards]
        if facet != "subkind":
            return []
        return [Choice(value, f"thread-{value}", label) for value, label in Thread.Kind.choices if value != Thread.Kind.DISCUSSION]


def section_of(board_id: int) -> int:
    """The number of a board among the sections that search knows; those of the news count from one."""
    return BOARDS + board_id


def audience_of(board: Board) -> str:
    """Who may find the threads of `board`; the rule of `Board.objects.visible_to` in the words of search."""
    if board.audience == Board.Audience.OFFICERS:
        return audience_of_unit(board.unit_id)
    return SearchDocument.Audience.EVERYBODY if board.audience == Board.Audience.EVERYONE else SearchDocument.Audience.MEMBERS


def _words(threads: list[Thread]) -> dict[int, tuple[str, str]]:
    """Of each thread the words of its first post, and those of the accepted answer and the posts after."""
    posts = Post.objects.shown().filter(thread__in=[thread.pk for thread in threads], number__lte=MOST_POSTS)
    texts: dict[int, list[str]] = defaultdict(list)
    firsts = dict.fromkeys((thread.pk for thread in threads), "")
    answers = Post.objects.shown().filter(pk__in=[thread.accepted_post_id for thread in threads if thread.accepted_post_id])
    for thread, text in answers.values_list("thread_id", "text"):
        texts[thread].append(text)
    for thread, number, text in posts.order_by("thread", "number").values_list("thread_id", "number", "text"):
        if number == 1:
            firsts[thread] = text
        elif text not in texts[thread][:1]:
            texts[thread].append(text)
    return {pk: (first, "\n".join(texts[pk])[:MOST_TEXT]) for pk, first in firsts.items()}
