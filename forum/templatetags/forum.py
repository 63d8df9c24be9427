"""Tags of the forum's screens."""

from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.shortcuts import resolve_url

from forum.models import Post, Thread
from forum.querysets.posts import PAGE_SIZE
from portal.ui.templatetags.ui import request_of

register = template.Library()

LATEST = 5
# Among so many of her latest posts are looked for those that the reader may open: asked of all, visibility costs most of the page.
LOOKED_AT = 100


@register.simple_tag(takes_context=True)
def sign_in_url(context: template.Context, at: str = "") -> str:
    """Where a visitor signs in; `{% sign_in_url at="#tra-loi" %}` brings her back to that place of this page."""
    return f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request_of(context).get_full_path() + at})}"


@register.simple_tag(takes_context=True)
def words_of(context: template.Context, person) -> dict[str, list]:
    """`{% words_of person as words %}`: the latest threads and posts under her name that the reader may open. Four queries."""
    reader = request_of(context).user
    threads = Thread.objects.visible_to(reader).listed().in_boards().filter(author=person, is_anonymous=False)
    recent = Post.objects.shown().filter(author=person, is_anonymous=False, number__gt=1).order_by("-created_at")
    pairs = list(recent.values_list("pk", "thread")[:LOOKED_AT])
    # What is shown may be read by whoever may open its thread.
    open_threads = set(Thread.objects.visible_to(reader).filter(pk__in={thread for _pk, thread in pairs}).values_list("pk", flat=True))
    posts = recent.filter(pk__in=[pk for pk, thread in pairs if thread in open_threads][:LATEST])
    posts = posts.select_related("thread__board", "thread__about")
    return {"threads": list(threads.select_related("board").order_by("-created_at")[:LATEST]), "posts": list(posts)}


@register.simple_tag
def threads_about(unit=None, topic=None) -> list[Thread]:
    """`{% threads_about unit=unit as threads %}`: the latest threads of a unit or topic that everybody may read. At most two queries."""
    threads = Thread.objects.public().listed().in_boards().select_related("board", "author")
    if unit is not None and not unit.is_root():
        threads = threads.within(unit)
    if topic is not None:
        threads = threads.tagged(topic)
    return list(threads[:LATEST])


@register.filter
def page_of(number: int) -> int:
    """Which page of a thread post `number` stands on."""
    return (number - 1) // PAGE_SIZE + 1
