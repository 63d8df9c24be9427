"""What the forum asks of articles: whether and how one is talked about, and what a forum that was held as an event brings along."""

from collections.abc import Iterator
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from forum.models import Thread
from news.models import ArticlePage, EventKind
from news.permissions import can_write
from portal.units.models import Unit

# Kinds of event that go on as a thread.
TALKS = (EventKind.FORUM, EventKind.SEMINAR)
MOST_THREADS = 20


def talked_about(pk: int) -> tuple[ArticlePage, Unit, str] | None:
    """The public article with that id, its unit and the mode of its discussion."""
    article = ArticlePage.objects.listed().select_related("unit").filter(pk=pk).first()
    return (article, article.unit, article.discussion) if article else None


def opens_thread(user, article: ArticlePage) -> bool:
    """Whether `user` may open a thread from the event that `article` reports."""
    return article.live and article.kind in TALKS and can_write(user, article)


def event_of(user, pk: int) -> dict[str, Any] | None:
    """What `forum.services.open_from_event` takes, for who may edit the article; None for all others."""
    article = ArticlePage.objects.listed().select_related("unit").filter(pk=pk).first()
    if article is None or not opens_thread(user, article):
        return None
    return {
        "page": article,
        "proposals": proposals_in(article),
        "unit": article.unit,
        "title": article.title[:160],
        "topics": list(article.topics.all()),
        "entries": list(entries(article)),
    }


def entries(article: ArticlePage) -> Iterator[dict[str, Any]]:
    """The first posts: what it was about with its agenda, then each paper, then each opinion that the article quotes."""
    blocks = [(block.block_type, block.value) for block in article.body]
    agendas = [value for kind, value in blocks if kind == "agenda"]
    yield {"body": format_html("<p>{}</p>", article.sapo) + SafeString("").join(map(agenda_html, agendas))}
    for value in agendas:
        for row in value["rows"]:
            if row["file"]:
                yield {"body": line_html(row["title"], row["speaker"]), "documents": [row["file"].pk]}
    for kind, value in blocks:
        if kind == "document" and value["document"]:
            words = value["title"] or value["document"].title
            yield {"body": line_html(words, value["description"]), "documents": [value["document"].pk]}
        elif kind == "quote":
            yield {"body": format_html("<p>“{}”</p>{}", value["text"], line_html(value["speaker"], value["role"]))}


def agenda_html(value) -> SafeString:
    rows = ((row["time"], row["title"], f", {row['speaker']}" if row["speaker"] else "") for row in value["rows"])
    return format_html(
        "<p><strong>{}</strong></p><ul>{}</ul>", value["title"] or _("Agenda"), format_html_join("", "<li>{}: {}{}</li>", rows)
    )


def line_html(first: str, second: str) -> SafeString:
    return format_html("<p><strong>{}</strong>{}</p>", first, f" – {second}" if second else "")


def proposals_in(article: ArticlePage) -> list[str]:
    """What the article puts forward, as lines to begin with: the titles of its callouts."""
    return [block.value["title"] for block in article.body if block.block_type == "callout" and block.value.get("title")]


def threads_from(article: ArticlePage) -> list[Thread]:
    """The thread that was opened from the event and its proposals, as far as everybody may read them."""
    found = Thread.objects.public().listed().in_boards().filter(from_event=article.pk).select_related("board")
    return list(found.order_by("pk")[:MOST_THREADS])
