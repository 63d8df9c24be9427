"""`python -m tests.bench.forum_loader --threads 1000000 --posts 10000000`: a forum of that size in the PostgreSQL of BENCH_DATABASE_URL.

Posts go in by COPY as finished lines, into tables whose indexes and foreign keys are set aside meanwhile and built anew at the end,
which checks every row. The database must have been prepared (`tests.bench.site`); the first thread gets a tenth of all posts, 100,000
at most. With the large forum come members who have read and been told things, so that these tables are large as well.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import django

django.setup()

from django.contrib.contenttypes.models import ContentType  # noqa: E402  (Django must be set up first)
from django.db import connection, models, transaction  # noqa: E402

from forum.models import Board, Post, ReadMark, Thread  # noqa: E402
from forum.services.counting import recount_board  # noqa: E402
from forum.writing import RULES  # noqa: E402
from portal.demo.forum_bulk import VARYING, ForumFiller  # noqa: E402
from portal.members.models import User  # noqa: E402
from portal.notifications.models import Notification  # noqa: E402

TOGETHER = 5_000
BUFFER = 1 << 20
# Of each account made for measuring, how many threads she has read and how many things she was told.
EACH = 10
FILLED = (Thread, Post, ReadMark, Notification)


def quoted(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


@contextmanager
def indexes_set_aside(*tables: type[models.Model], tell: Callable[[str], None]):
    """Primary keys stay, because other tables refer to them."""
    with connection.cursor() as cursor:
        names = [model._meta.db_table for model in tables]
        cursor.execute(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE conrelid::regclass::text = ANY(%s) AND contype IN ('f', 'u')",
            [names],
        )
        constraints = cursor.fetchall()
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s) AND indexname NOT IN "
            "(SELECT conname FROM pg_constraint WHERE contype IN ('p', 'u'))",
            [names],
        )
        indexes = cursor.fetchall()
        for table, name, _words in constraints:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        for name, _words in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
    yield
    begun = time.monotonic()
    with connection.cursor() as cursor:
        for _name, words in indexes:
            cursor.execute(words)
        for table, name, words in constraints:
            cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {words}')
    tell(f"{len(indexes)} indexes and {len(constraints)} constraints built: {time.monotonic() - begun:.0f} s")


def escaped(text: str) -> str:
    """As a field of COPY's text format."""
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def line_of(value) -> str:
    """A value as PostgreSQL writes it into COPY."""
    if value is None:
        return "\\N"
    return ("f", "t")[value] if isinstance(value, bool) else escaped(str(value))


class CopyFiller(ForumFiller):
    """The forum that `manage.py seed` draws, without documents of search, and much faster."""

    def __init__(self, tell: Callable[[str], None]):
        super().__init__(tell)
        given = {"rules": RULES, "state": Post.State.SHOWN.value}
        fields = [field for field in Post._meta.local_concrete_fields if not field.primary_key and field.column not in VARYING]
        same = {field.column: given.get(field.column, field.get_default()) for field in fields}
        names = ", ".join(f'"{name}"' for name in ("thread_id", "number", "author_id", "created_at", "body", "text", *same))
        self.copying = f"COPY {quoted(Post)} ({names}) FROM STDIN"
        tail = "\t".join(map(line_of, same.values()))
        self.ends = [f"{escaped(body)}\t{escaped(text)}\t{tail}\n" for body, text in self.bodies]

    def load(self, threads: int, posts: int) -> int:
        """Adds what is missing to `threads` threads with `posts` posts and counts the boards. Returns how many posts were added."""
        missing = max(0, threads - self.there)
        sizes = self.sizes(missing, max(0, posts - Post.objects.count()))
        self.draw_from_what_is_there()
        begun = time.monotonic()
        with indexes_set_aside(*FILLED, tell=self.tell):
            for start in range(0, missing, TOGETHER):
                self.add_batch(sizes[start : start + TOGETHER])
            written = time.monotonic() - begun
            self.tell(f"{sum(sizes):,} posts in {missing:,} threads written: {written:.0f} s, {sum(sizes) / written:,.0f} posts a second")
            if threads > 100_000:
                self.add_readers(threads // 10)
        begun = time.monotonic()
        # Of the same kind in every forum, the one that asks for most.
        longest = Thread.objects.in_boards().order_by("-post_count")[0]
        Thread.objects.filter(pk=longest.pk).update(kind=Thread.Kind.PROPOSAL, proposal_state=Thread.Proposal.NEW)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        for board in Board.objects.all():
            recount_board(board.pk)
        self.tell(f"boards counted, tables vacuumed: {time.monotonic() - begun:.0f} s")
        return sum(sizes)

    @transaction.atomic
    def add_batch(self, sizes: list[int]) -> int:
        drawn = [self.thread(size) for size in sizes]
        made = Thread.objects.bulk_create((thread for thread, _moments, _authors in drawn), batch_size=1_000)
        ids = [thread.pk for thread in made]
        with connection.cursor() as cursor, cursor.copy(self.copying) as copy:
            for chunk in in_chunks(self.lines(zip(ids, drawn, strict=True))):
                copy.write(chunk)
        return sum(sizes)

    def lines(self, threads) -> Iterator[str]:
        choose, ends, count = self.rng.random, self.ends, len(self.ends)
        for pk, (_thread, moments, authors) in threads:
            for number, moment, author in zip(range(1, len(moments) + 1), moments, authors, strict=True):
                yield f"{pk}\t{number}\t{author}\t{moment.isoformat()}\t{ends[int(choose() * count)]}"

    def add_readers(self, count: int) -> None:
        """Accounts that have read `EACH` threads and were told as many things."""
        begun = time.monotonic()
        first = User.objects.count()
        names = (f"doc-{first + number}" for number in range(count))
        accounts = (User(username=name, name="Người đọc", name_key=name, password="!") for name in names)
        ids = [user.pk for user in User.objects.bulk_create(accounts, batch_size=5_000)]
        top = Thread.objects.order_by("-pk").values_list("pk", flat=True)[0]
        kind = ContentType.objects.get_for_model(Thread).pk
        now = datetime.now(UTC)
        moments = [(now - timedelta(minutes=17 * place)).isoformat() for place in range(EACH)]

        def marks() -> Iterator[str]:
            for user in ids:
                yield from (f"{user}\t{top - (user * 37 + 101 * place) % (top // 2)}\t3\t{moments[place]}\n" for place in range(EACH))

        def told() -> Iterator[str]:
            for user in ids:
                for place, thread in enumerate(self.rng.sample(range(top // 2, top), EACH)):
                    at = moments[place]
                    seen = at if place > 2 else "\\N"
                    yield f"{user}\t{kind}\t{thread}\t1\t,reply,\t,{user},\t\t{at}\t{at}\t{seen}\n"

        with transaction.atomic(), connection.cursor() as cursor:
            for table, columns, rows in (
                (ReadMark, "user_id, thread_id, number, at", marks()),
                (Notification, "user_id, content_type_id, object_id, count, kinds, actors, note, first_at, last_at, seen_at", told()),
            ):
                with cursor.copy(f"COPY {quoted(table)} ({columns}) FROM STDIN") as copy:
                    for chunk in in_chunks(rows):
                        copy.write(chunk)
        self.tell(f"{count:,} accounts with {EACH * count:,} marks and as many notifications: {time.monotonic() - begun:.0f} s")


def in_chunks(lines: Iterator[str]) -> Iterator[str]:
    """Lines put together until they are worth sending."""
    kept, size = [], 0
    for line in lines:
        kept.append(line)
        size += len(line)
        if size > BUFFER:
            yield "".join(kept)
            kept, size = [], 0
    yield "".join(kept)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=1_000_000)
    parser.add_argument("--posts", type=int, default=10_000_000)
    options = parser.parse_args()
    if connection.vendor != "postgresql":
        parser.error("COPY is PostgreSQL's; for SQLite there is manage.py seed --threads N --posts M")
    begun = time.monotonic()
    say = lambda text: print(f"  {text}", flush=True)  # noqa: E731, T201  (printing is what a measurement does)
    added = CopyFiller(say).load(options.threads, options.posts)
    spent = time.monotonic() - begun
    say(f"{added:,} posts in {spent:.0f} s, {added / spent:,.0f} a second, indexes and counters included")


if __name__ == "__main__":
    main()
