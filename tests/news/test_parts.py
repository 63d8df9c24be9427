import pytest
from django.urls import reverse

from news.models import Section

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("who", "sections", "authors"),
    [("member", False, False), ("writer", False, False), ("editor", False, True), ("chief", True, True), ("superuser", True, True)],
)
def test_parts_are_kept_by_those_whose_they_are(client, newsroom, who, sections, authors):
    client.force_login(getattr(newsroom, who))
    assert (client.get(reverse("sections:index")).status_code == 200) == sections
    assert (client.get(reverse("programmes:index")).status_code == 200) == sections
    assert (client.get(reverse("authors:index")).status_code == 200) == authors


def test_section_is_added_by_administrator(client, newsroom):
    client.force_login(newsroom.chief)
    client.post(reverse("sections:add"), {"name": "Văn hoá", "slug": "van-hoa", "description": "", "order": 11, "in_menu": "on"})
    assert Section.objects.filter(slug="van-hoa").exists()


def test_author_is_found_by_name(client, newsroom):
    from news.models import Author

    Author.objects.create(name="Hà Lan", slug="ha-lan")
    client.force_login(newsroom.editor)
    assert "Hà Lan" in client.get(reverse("authors:index"), {"q": "Hà"}).content.decode()
