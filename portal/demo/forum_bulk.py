"""Very many threads and posts for measuring: rows written thousands at a time, with the numbers and counters that services would give."""

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from forum.models import Board, Post, Thread
from forum.search import ThreadSource
from forum.services.counting import recount_board
from forum.writing import RULES
from portal.demo.bulk import Choice
from portal.members.models import User
from portal.search import services as search
from portal.ui.typed import slug_of
from portal.units.models import Unit

# Threads whose rows are held in memory together, and posts of one statement.
THREADS, POSTS = 500, 2_000
MEMBERS, YEARS = 2_000, 6
LONGEST, SHARE = 100_000, 10
KINDS = (Thread.Kind.EXPERIENCE, Thread.Kind.QUESTION, Thread.Kind.PROPOSAL)
SUBJECTS = (
    "nuôi gà thả vườn", "quỹ xoay vòng vốn", "lớp học xoá mù chữ", "tổ thu gom rác", "bếp ăn cho người già", "đội cồng chiêng nữ",
    "vườn rau an toàn", "nhóm đan lục bình", "tủ sách chi hội", "lớp bơi cho trẻ em", "hũ gạo tình thương", "tổ hoà giải",
    "phòng chống bạo lực gia đình", "bán hàng qua mạng", "chăm sóc mẹ sau sinh", "nhà trọ an toàn", "làm nấm rơm", "tuyến đường hoa",
)  # fmt: skip
OPENINGS = (
    "Chia sẻ cách làm",
    "Hỏi kinh nghiệm",
    "Đề xuất mở rộng",
    "Khó khăn khi làm",
    "Kết quả sau một năm",
    "Ai đã thử",
    "Cần tư vấn về",
)
SENTENCES = (
    "Chi hội chúng tôi bắt đầu từ mười hai chị, nay đã có hơn sáu mươi chị tham gia.",
    "Mỗi tháng họp một lần vào chiều chủ nhật để các chị đi làm xa cũng về được.",
    "Khó nhất là giữ được đều tay trong ba tháng đầu, sau đó chị em tự nhắc nhau.",
    "Chị nào làm rồi cho em hỏi thủ tục vay vốn ở ngân hàng chính sách mất bao lâu?",
    "Cảm ơn chị, để em đưa ra ban chấp hành bàn trong kỳ họp tới.",
    "Ở xã miền núi đường xa, nên chúng tôi chia thành từng nhóm năm chị gần nhà nhau.",
    "Theo tôi nên mời thêm cán bộ khuyến nông đến hướng dẫn ngay tại vườn.",
    "Năm ngoái đợt mưa kéo dài làm hỏng gần hết, năm nay làm mái che thì ổn.",
    "Các chồng ban đầu không ủng hộ, thấy có thu nhập thì đi làm cùng luôn.",
    "Bên em làm sổ theo dõi chung, ai góp ai vay đều ghi rõ nên không mất lòng nhau.",
)  # fmt: skip


class ForumFiller:
    """Tops the forum up to numbers of threads and posts. What it adds is drawn anew each time, from what is there already."""

    def __init__(self, tell: Callable[[str], None]):
        self.tell = tell
        self.there = Thread.objects.in_boards().count()
        self.rng = Random(self.there)  # noqa: S311  (what is drawn decides on words, not on secrets)
        self.now = timezone.now()
        self.bodies = [self.words() for _ in range(400)]

    def fill(self, threads: int, posts: int) -> int:
        """Adds what is missing to `threads` threads with `posts` posts, then counts the boards. Returns how many posts were added."""
        new_threads, new_posts = max(0, threads - self.there), max(0, posts - Post.objects.count())
        if not new_threads:
            return 0
        self.draw_from_what_is_there()
        sizes, added, begun = self.sizes(new_threads, new_posts), 0, time.monotonic()
        for start in range(0, new_threads, THREADS):
            added += self.add_batch(sizes[start : start + THREADS])
            if (start // THREADS) % 20 == 19 or start + THREADS >= new_threads:
                self.tell(f"  {added}/{sum(sizes)} bài thảo luận, {added / (time.monotonic() - begun):.0f} bài mỗi giây")
        for board in self.boards.rows:
            recount_board(board.pk)
        self.measure_tables()
        call_command("rebuild_search")
        return added

    def draw_from_what_is_there(self) -> None:
        """Boards, members and units; where there are too few, makes some."""
        root = Unit.objects.filter(level=Unit.Level.CENTRAL).first()
        if not Board.objects.exists():
            names = ("Chuyện chi hội", "Hỏi đáp", "Làm kinh tế", "Nuôi dạy con")
            Board.objects.bulk_create(Board(name=name, slug=slug_of(name), unit=root, order=place) for place, name in enumerate(names))
        missing = MEMBERS - User.objects.filter(is_active=True).count()
        if missing > 0:
            first = User.objects.count()
            made = (self.member(first + number) for number in range(missing))
            User.objects.bulk_create(made, batch_size=500, ignore_conflicts=True)
        self.boards = Choice(list(Board.objects.all()), self.rng)
        people = list(User.objects.filter(is_active=True).values_list("pk", flat=True)[: 10 * MEMBERS])
        self.rng.shuffle(people)
        self.people = Choice(people, self.rng)
        communes = Unit.objects.current().filter(level=Unit.Level.COMMUNE).order_by("pk").values_list("pk", flat=True)
        self.units = Choice(list(communes[:2_000]) or [root.pk], self.rng)

    def member(self, number: int) -> User:
        family, given = (
            self.rng.choice(("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ")),
            self.rng.choice(("Lan", "Hoa", "Mai", "Thu", "Hương")),
        )
        name = f"{family} Thị {given}"
        return User(username=f"hoi-vien-{number:06d}", name=name, name_key=name, password="!")  # noqa: S106  (nobody signs in with it)

    def sizes(self, threads: int, posts: int) -> list[int]:
        """How many posts each new thread gets: most have a few, some hundreds, the first a tenth of all, up to 100,000."""
        longest = min(LONGEST, max(1, posts // SHARE))
        drawn = [self.rng.paretovariate(1.2) for _ in range(threads)]
        rest = max(0, posts - longest - threads + 1)
        scale = rest / sum(drawn)
        sizes = [1 + min(int(size * scale), longest) for size in drawn]
        sizes[0] = longest
        missing = posts - sum(sizes)
        for place in range(abs(missing)):
            which = 1 + place % max(1, threads - 1) if threads > 1 else 0
            sizes[which] = max(1, sizes[which] + (1 if missing > 0 else -1))
        return sizes

    @transaction.atomic
    def add_batch(self, sizes: list[int]) -> int:
        """Threads of these sizes with their posts and search documents."""
        threads = [self.thread(size) for size in sizes]
        made = Thread.objects.bulk_create(thread for thread, _moments, _authors in threads)
        rows = []
        for thread, (_same, moments, authors) in zip(made, threads, strict=True):
            for number, (moment, author) in enumerate(zip(moments, authors, strict=True), start=1):
                rows.append((thread.pk, number, author, *self.bodies[self.rng.randrange(len(self.bodies))], moment))
                if len(rows) == POSTS:
                    write_posts(rows)
                    rows.clear()
        write_posts(rows)
        search.index_many(ThreadSource().findable().filter(pk__in=[thread.pk for thread in made]), feeding=False)
        return sum(sizes)

    def thread(self, size: int) -> tuple[Thread, list[datetime], list[int]]:
        """A thread with the moments and authors of its posts, and its counters."""
        kind, board = self.rng.choice(KINDS), self.boards.one()
        title = f"{self.rng.choice(OPENINGS)} {self.rng.choice(SUBJECTS)} số {self.rng.randrange(10_000)}"
        moments, authors = list(self.moments(size)), self.people.draw(size)
        thread = Thread(
            board=board, kind=kind, title=title, slug=slug_of(title), author_id=authors[0], unit_id=self.units.one(), last_number=size,
            post_count=size, people_count=len(set(authors)), last_post_at=moments[-1], last_post_by_id=authors[-1],
            proposal_state=Thread.Proposal.NEW if kind == Thread.Kind.PROPOSAL else "",
        )  # fmt: skip
        thread.created_at = moments[0]
        return thread, moments, authors

    def moments(self, size: int) -> Iterator[datetime]:
        """When the posts of one thread were written, in order, none after now."""
        begun = self.now - timedelta(days=self.rng.random() ** 2 * 365 * YEARS, minutes=size + 1)
        step = (self.now - begun) / (size + self.rng.randrange(1, 200))
        return (begun + step * number for number in range(size))

    def words(self) -> tuple[str, str]:
        """A body and its plain text."""
        paragraphs = [" ".join(self.rng.sample(SENTENCES, self.rng.randint(1, 3))) for _ in range(self.rng.choice((1, 1, 2, 3)))]
        return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs), "\n".join(paragraphs)

    def measure_tables(self) -> None:
        """The database learns how large its tables have become, on which its plans depend."""
        with connection.cursor() as cursor:
            for model in (Thread, Post):
                cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


VARYING = ("thread_id", "number", "author_id", "body", "text", "created_at")


def write_posts(rows: list[tuple]) -> None:
    """Rows of VARYING as shown posts. Straight into the table: making ten million objects would take longer than writing them."""
    given = {"rules": RULES, "state": Post.State.SHOWN.value}
    fields = [field for field in Post._meta.local_concrete_fields if not field.primary_key and field.column not in VARYING]
    same = {field.column: given.get(field.column, field.get_default()) for field in fields}
    same = {column: value for column, value in same.items() if value is not None}
    names = ", ".join(map(connection.ops.quote_name, (*VARYING, *same)))
    constant = tuple(same.values())
    whole = ((*row[:-1], connection.ops.adapt_datetimefield_value(row[-1]), *constant) for row in rows)
    table = connection.ops.quote_name(Post._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in whole:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * (len(VARYING) + len(same)))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", list(whole))  # noqa: S608  (names of our own columns)
