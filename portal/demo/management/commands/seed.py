from io import StringIO

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.test.utils import override_settings
from django.urls import reverse_lazy

from portal.demo.accounts import add_people
from portal.demo.bulk import Filler
from portal.demo.places import keyed_units
from portal.demo.seeding import Seeding
from portal.units.models import Unit

ADDRESSES = (
    ("Trang nhất", reverse_lazy("front")),
    ("Đăng nhập", reverse_lazy("wagtailadmin_home")),
    ("Tìm kiếm", "/tim-kiem/?q=mo+hinh+nha+tro+nu+cong+nhan"),
)


class Command(BaseCommand):
    help = "Fill the portal with demo content: articles, pictures, topics, programmes and an account for each role. May be run again."

    def add_arguments(self, parser):
        parser.add_argument("--articles", type=int, metavar="N", help="top up to N articles for measuring, without revisions")
        parser.add_argument("--limit", type=int, metavar="N", help="only the first N demo articles")
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
        if options["articles"]:
            added = Filler(self.stdout.write).fill(options["articles"])
            self.stdout.write(f"{added} bài viết để đo.")
        self.show(people, options["address"].rstrip("/"))

    def show(self, people, address):
        """The table of accounts, and where to begin."""
        self.stdout.write(f"\n{'Tài khoản':<12}{'Mật khẩu':<18}{'Vai trò':<32}Đơn vị")
        for person, password in people:
            self.stdout.write(f"{person.username:<12}{password or '(đã đổi)':<18}{person.does:<32}{person.unit or '–'}")
        self.stdout.write("")
        for name, path in ADDRESSES:
            self.stdout.write(f"{name:<14}{address}{path}")
