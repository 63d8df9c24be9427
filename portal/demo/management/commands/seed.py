from io import StringIO

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.test.utils import override_settings
from django.urls import reverse_lazy

from portal.demo.accounts import DEMO_PASSWORD, add_people
from portal.demo.bulk import Filler
from portal.demo.forum.people import logins
from portal.demo.forum.seeding import ForumSeeding
from portal.demo.forum_bulk import ForumFiller
from portal.demo.places import keyed_units
from portal.demo.practice_bulk import PracticeFiller
from portal.demo.practices import PracticeSeeding, can_be_opened
from portal.demo.saved import add_saved_searches
from portal.demo.searches import add_searches
from portal.demo.seeding import Seeding
from portal.units.models import Unit

ADDRESSES = (
    ("Trang nhất", reverse_lazy("front")),
    ("Đăng nhập", reverse_lazy("wagtailadmin_home")),
    ("Diễn đàn", "/dien-dan/"),
    ("Tìm kiếm", "/tim-kiem/?q=mo+hinh+nha+tro+nu+cong+nhan"),
)


class Command(BaseCommand):
    help = (
        "Fill the portal with demo content: articles, pictures, topics, programmes, a forum and an account for each role. May be run again."
    )

    def add_arguments(self, parser):
        parser.add_argument("--articles", type=int, metavar="N", help="top up to N articles for measuring, without revisions")
        parser.add_argument("--threads", type=int, metavar="N", help="top up to N threads of the forum for measuring")
        parser.add_argument("--posts", type=int, metavar="M", help="with M posts together; ten times N unless given")
        parser.add_argument("--practices", type=int, metavar="N", help="top up to N models of work for measuring")
        parser.add_argument("--adoptions", type=int, metavar="N", default=0, help="with the models, units that run them: N in all")
        parser.add_argument("--limit", type=int, metavar="N", help="only the first N demo articles")
        parser.add_argument("--no-forum", action="store_true", help="only the newsroom: no boards, members and threads")
        parser.add_argument("--address", default="http://127.0.0.1:8000", help="where the site will be, for the addresses that are printed")
        parser.add_argument("--on-a-server", action="store_true", help="seed although DEBUG is off; accounts get random passwords")

    def handle(self, **options):
        if not settings.DEBUG and not options["on_a_server"]:
            raise CommandError("This is not a development installation. With --on-a-server the accounts get random passwords.")
        call_command("prepare", stdout=StringIO())
        if not Unit.objects.exists():
            call_command("load_units", stdout=self.stdout)
        keyed_units.cache_clear()
        people = add_people(random_passwords=not settings.DEBUG)
        with override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend"):  # Nobody is to be told of the demo.
            new = Seeding(tell=self.stdout.write).seed(options["limit"])
            self.stdout.write(f"{new} bài viết mới.")
            if not options["no_forum"]:
                threads, posts = ForumSeeding(tell=self.stdout.write, random_passwords=not settings.DEBUG).seed()
                self.stdout.write(f"{threads} chủ đề và {posts} ý kiến mới.")
            if not options["no_forum"] and can_be_opened():
                practices, adoptions = PracticeSeeding(tell=self.stdout.write).seed()
                self.stdout.write(f"{practices} mô hình và {adoptions} lượt nhân rộng mới.")
        self.stdout.write(f"{add_searches()} lượt tìm mới.")
        self.stdout.write(f"{add_saved_searches()} tìm kiếm được lưu.")
        self.fill(options)
        self.show(people, options["address"].rstrip("/"), forum_is_left_out=options["no_forum"])

    def fill(self, options):
        """What is asked for besides, for measuring."""
        if options["articles"]:
            added = Filler(self.stdout.write).fill(options["articles"])
            self.stdout.write(f"{added} bài viết để đo.")
        if options["threads"]:
            added = ForumFiller(self.stdout.write).fill(options["threads"], options["posts"] or 10 * options["threads"])
            self.stdout.write(f"{added} bài thảo luận để đo.")
        if options["practices"]:
            added = PracticeFiller(self.stdout.write).fill(options["practices"], options["adoptions"])
            self.stdout.write(f"{added} mô hình để đo.")

    def show(self, people, address, *, forum_is_left_out):
        """The table of accounts, and where to begin."""
        self.stdout.write(f"\n{'Tài khoản':<12}{'Mật khẩu':<18}{'Vai trò':<32}Đơn vị")
        for person, password in people:
            self.stdout.write(f"{person.username:<12}{password or '(đã đổi)':<18}{person.does:<32}{person.unit or '–'}")
        for username, shows, unit in [] if forum_is_left_out else logins():
            password = DEMO_PASSWORD if settings.DEBUG else "(chưa đặt)"
            self.stdout.write(f"{username:<12}{password:<18}{shows:<32}{unit}")
        self.stdout.write("")
        for name, path in ADDRESSES:
            self.stdout.write(f"{name:<14}{address}{path}")
