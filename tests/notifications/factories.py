"""Stories as something to be told about: they are open to all when published, and to few while they are drafts."""

from datetime import datetime

from django.utils import timezone

from news.models import ArticlePage, Section
from news.services import add_article
from news.telling import ArticleSource
from portal.members.models import User
from portal.notifications.models import Telling
from portal.notifications.sources import Kind


class StorySource(ArticleSource):
    """Stories with several reasons for telling, that can be followed."""

    is_followed = True
    kinds = {
        "reply": Kind(
            "Trả lời", one="%(actors)s trả lời ở “%(title)s”", many="%(count)s trả lời mới ở “%(title)s”: %(actors)s", short="trả lời mới"
        ),
        "mention": Kind("Nhắc tên", one="%(actors)s nhắc đến bạn ở “%(title)s”", short="nhắc tên bạn", mail="now", weight=50),
        "act": Kind("Điều hành", one="Người điều hành đã ẩn bài của bạn ở “%(title)s”", mail="now", always=True, weight=100),
        "quiet": Kind("Im lặng", one="“%(title)s”", mail="never", on_site=False),
    }

    def around(self, obj):
        return [obj.unit]


def add_people(count: int, start: str = "hoi-vien") -> list[User]:
    rows = [User(username=f"{start}-{n}", name=f"Nguyễn Thị Số {n}", email=f"{start}-{n}@example.org", password="!") for n in range(count)]
    return User.objects.bulk_create(rows)


def add_story(unit, *, title: str = "Lớp học buổi tối", live: bool = True) -> ArticlePage:
    """A story of long ago, so that publishing it is not told as news; or a draft."""
    owner, _is_new = User.objects.get_or_create(username="tac-gia", defaults={"name": "Tác Giả", "email": "tac-gia@example.org"})
    published = {"published_at": datetime(2026, 1, 2, tzinfo=timezone.get_current_timezone())} if live else {}
    return add_article(title=title, sapo="Ngày 2/1.", unit=unit, owner=owner, section=Section.objects.first(), **published)


def unfinished() -> list[Telling]:
    return list(Telling.objects.filter(done_at=None))
