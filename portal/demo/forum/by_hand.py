"""Threads that hold more than words go through the services, as people use them: quotes, names, pictures, polls, official answers.

What the services write they write "now"; `date_back` puts it where it belongs in time.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from random import Random

from django.core.files.base import ContentFile
from django.db import transaction

from forum import services
from forum.models import Board, Post, ProposalStep, Thread
from forum.services.counting import recount_thread
from forum.services.pictures import attach_picture
from portal.demo.forum.plan import Line, Planned
from portal.demo.forum.reading import html_of
from portal.demo.pictures.scenes import painted, title_of
from portal.demo.places import find_unit
from portal.members.models import User
from portal.topics.models import Topic

SENTENCE_END = re.compile(r"[.!?](?=\s|$)")


@dataclass
class Hands:
    """Writes planned threads through the services."""

    boards: dict[str, Board]
    users: dict[str, User]
    topics: dict[str, Topic]
    now: datetime

    @transaction.atomic
    def write(self, planned: Planned) -> Thread:
        script, first = planned.script, planned.lines[0]
        author = self.users[first.by]
        thread = services.start_thread(
            board=self.boards[script.facts["board"]],
            author=author,
            kind=script.kind,
            title=script.title,
            body=html_of(first.text) + self.picture(first, author),
            unit=unit_of(script.facts),
            topics=[self.topics[name] for name in script.topics],
            is_anonymous=planned.is_anonymous,
        )
        posts = [thread.posts.get()]
        for line in planned.lines[1:]:
            posts.append(self.reply(thread, line, posts[-1]))
        self.finish(planned, thread, posts)
        date_back(thread, planned, posts)
        return thread

    def reply(self, thread: Thread, line: Line, before: Post) -> Post:
        author = self.users[line.by]
        body = html_of(line.text) + self.picture(line, author)
        if "official" in line.marks:
            unit = thread.unit or thread.board.unit
            step = services.answer_officially(thread=thread, by=author, unit=unit, state=line.marks["official"], body=body)
            return step.post
        if "quote" in line.marks:
            head = f'<p><a href="{before.get_absolute_url()}">{before.author}</a></p>'
            body = f"<blockquote>{head}<p>{first_sentence(before.text)}</p></blockquote>{body}"
        if "mention" in line.marks:
            body = body.replace("<p>", f"<p>@{before.author.username} ", 1)
        return services.reply(thread=thread, author=author, body=body, reply_to=before if "quote" in line.marks else None)

    def finish(self, planned: Planned, thread: Thread, posts: list[Post]) -> None:
        """Accepted answer and poll."""
        for line, post in zip(planned.lines, posts, strict=True):
            if "accepted" in line.marks:
                services.accept_answer(post=post, by=thread.author)
        if "poll" in planned.script.facts:
            self.ask(planned, thread)

    def ask(self, planned: Planned, thread: Thread) -> None:
        """The poll of a thread with votes; one that is closed was voted in before."""
        facts = planned.script.facts
        question, _, options = facts["poll"].partition(":")
        is_multiple = "poll_multiple" in facts
        poll = services.open_poll(
            thread=thread,
            by=thread.author,
            question=question,
            options=[each.strip() for each in options.split("/")],
            is_multiple=is_multiple,
        )
        answers, rng = list(poll.options.all()), Random(question)  # noqa: S311  (opinions, not secrets)
        leaning = [rng.choice((1, 2, 3, 5)) for _ in answers]
        for user in rng.sample([user for user in self.users.values() if user.is_active], rng.randint(31, 68)):
            chosen = set(rng.choices(answers, weights=leaning, k=2 if is_multiple else 1))
            services.vote(poll=poll, user=user, options=chosen)
        if "poll_closes" in facts:
            poll.closes_at = self.now + timedelta(days=int(facts["poll_closes"]))
            poll.save(update_fields=["closes_at"])

    def picture(self, line: Line, author: User) -> str:
        """The drawn picture that a line shows, uploaded by its author."""
        if "pic" not in line.marks:
            return ""
        name, data, shows = painted(line.marks["pic"])
        picture = attach_picture(author=author, file=ContentFile(data, name=f"{name}.jpg"), alt=shows)
        return f'<img data-file="{picture.pk}" alt="{title_of(name)}">'


def first_sentence(text: str) -> str:
    """What somebody would quote of `text`: its first sentence."""
    line = text.strip().splitlines()[0]
    end = SENTENCE_END.search(line, 30)
    return escape(line[: end.end()].strip() if end else line, quote=False)


def unit_of(facts: dict[str, str]):
    return find_unit(facts["unit"]) if "unit" in facts else None


def date_back(thread: Thread, planned: Planned, posts: list[Post]) -> None:
    """Put what was written a moment ago at the times of the plan."""
    for line, post in zip(planned.lines, posts, strict=True):
        Post.objects.filter(pk=post.pk).update(created_at=line.at)
        ProposalStep.objects.filter(post=post).update(at=line.at)
    Thread.objects.filter(pk=thread.pk).update(created_at=planned.lines[0].at)
    thread.refresh_from_db()
    recount_thread(thread)
