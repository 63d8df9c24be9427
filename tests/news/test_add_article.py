from datetime import UTC, datetime

import pytest

from news.models import ArticlePage, Section
from news.services import add_article
from portal.members.models import User
from portal.units.models import Lineage, Unit


@pytest.mark.django_db
def test_add_article_stands_in_its_month(site):
    unit = Unit.add_root(name="Hội Liên hiệp Phụ nữ Việt Nam", place_name="Việt Nam", level="central", slug="trung-uong")
    Lineage.objects.create(unit=unit, ancestor=unit)
    section = Section.objects.create(name="Tin hoạt động", slug="tin-hoat-dong")
    owner = User.objects.create_user("lan", "lan@example.org", "mat-khau-dai", name="Nguyễn Thị Lan")
    article = add_article(
        owner=owner, unit=unit, section=section, title="Tọa đàm", sapo="Ngày 6/10", published_at=datetime(2022, 10, 6, 3, tzinfo=UTC)
    )
    assert article.get_parent().slug == "2022-10"
    assert list(ArticlePage.objects.listed().within(unit)) == [article]
