"""Ways to a place in a thread: by number, by day, by permalink; and whether there is news below."""

from datetime import date, datetime, time

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from forum.models import Post, ReadMark
from forum.permissions import Rights
from forum.views.doors import thread_or_404
from forum.views.numbers import nearest, place_in

MOST_NEWS = 99
LANDING = "moi"


@require_safe
def goto(request: HttpRequest, pk: int) -> HttpResponse:
    """`?bai=` a number or `?ngay=` a day: to the first post from there on."""
    found = thread_or_404(request.user, pk)
    moderates = Rights(request.user, found).moderates
    number, day = request.GET.get("bai", ""), parse_day(request.GET.get("ngay", ""))
    if day:
        since = datetime.combine(day, time.min, tzinfo=timezone.get_current_timezone())
        post = nearest(found, request.user, since=since, moderates=moderates)
    elif number.isascii() and number.isdigit() and len(number) <= 9:
        post = nearest(found, request.user, number=int(number), moderates=moderates)
    else:
        post = None
    return redirect(place_in(found, post.number) if post else found.get_absolute_url())


def parse_day(text: str) -> date | None:
    """A day of which every time zone knows the midnight; None for anything else."""
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day and 1 < day.year < 9999 else None


@require_safe
def news(request: HttpRequest, pk: int) -> JsonResponse:
    """How many posts came after number `?sau=`, for a page that stays open; `url` is where the first of them stands."""
    found = thread_or_404(request.user, pk)
    after = request.GET.get("sau", "")
    if not (after.isascii() and after.isdigit() and len(after) <= 9):
        raise Http404(after)
    posts = Post.objects.in_thread_for(found, request.user, moderates=False).filter(number__gt=int(after), state="shown")
    count = posts[:MOST_NEWS].count() if found.last_number > int(after) else 0
    response = JsonResponse({"count": count, "url": f"{reverse('forum:thread-goto', args=[pk])}?bai={int(after) + 1}" if count else ""})
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def permalink(request: HttpRequest, pk: int) -> HttpResponse:
    """`/dien-dan/bai/<id>/`: to wherever the post stands today."""
    post = Post.objects.visible_to(request.user).select_related("thread__board", "thread__about").filter(pk=pk).first()
    if post is None:
        raise Http404(str(pk))
    return redirect(place_in(post.thread, post.number))


@require_safe
def discussion(request: HttpRequest, pk: int) -> HttpResponse:
    """The discussion of an article stands below the article."""
    found = thread_or_404(request.user, pk)
    if not found.about_id:
        return redirect(found, permanent=True)
    if LANDING in request.GET:
        mark = ReadMark.objects.filter(user=request.user, thread=found).first() if request.user.is_authenticated else None
        post = nearest(found, request.user, number=(mark.number if mark else 0) + 1)
        if post:
            return redirect(place_in(found, post.number))
    return redirect(f"{found.about.url}#y-kien")
