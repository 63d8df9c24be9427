"""Readers' opinions below articles, through the services."""

from datetime import datetime, timedelta
from random import Random

from django.db import transaction

from forum import services
from forum.models import Post, Thread
from forum.services.counting import recount_thread
from news.models import ArticlePage
from portal.demo.forum.plan import Casting
from portal.demo.forum.reading import html_of, read_comments
from portal.members.models import User


def add_comments(users: dict[str, User], casting: Casting, rng: Random, now: datetime) -> int:
    """Comments below the articles that have none yet. Returns how many."""
    added = 0
    talked = set(Thread.objects.exclude(about=None).values_list("about_id", flat=True))
    for title, comments in read_comments().items():
        article = ArticlePage.objects.live().filter(title__startswith=title).exclude(pk__in=talked).order_by("-published_at").first()
        if article is None or article.published_at is None:
            continue
        with transaction.atomic():
            added += discuss(article, comments, users, casting, rng, now)
    return added


def discuss(article: ArticlePage, comments: list, users: dict[str, User], casting: Casting, rng: Random, now: datetime) -> int:
    """`comments` below one article, in the hours and days after its publication."""
    post, spoke = None, set()
    begun = max(article.published_at, now - timedelta(days=380))
    times = sorted(begun + (now - begun) * min(1, rng.random() ** 3 * 0.5 + 0.002) for _ in comments)
    for said, at in zip(comments, times, strict=True):
        by = said.who if not said.who.startswith("*") else casting.choose(said.who[1:], said.text, without=spoke)
        spoke.add(by)
        reply_to = post if "reply" in said.marks else None
        post = services.comment_on(page=article, unit=article.unit, author=users[by], body=html_of(said.text), reply_to=reply_to)
        Post.objects.filter(pk=post.pk).update(created_at=at)
    if post is None:
        return 0
    Thread.objects.filter(pk=post.thread_id).update(created_at=times[0])
    recount_thread(Thread.objects.get(pk=post.thread_id))
    return len(comments)
