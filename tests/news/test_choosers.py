"""What the link chooser of the text editor offers."""

import pytest
from django.urls import reverse
from django.utils import timezone


@pytest.fixture
def offered(client, newsroom, write):
    """`offered("who")`: what she sees on opening the chooser, where one article is published and one is a draft of its writer."""
    public = write("Ra mắt tổ phụ nữ tự quản", published_at=timezone.now())
    write("Bản nháp của phường Phú Diễn")

    def browse(who: str, below=None) -> str:
        client.force_login(getattr(newsroom, who))
        address = reverse("wagtailadmin_choose_page_child", args=[below]) if below else reverse("wagtailadmin_choose_page")
        return client.get(address).json()["html"]

    browse.month = public.get_parent()
    return browse


@pytest.mark.parametrize(("who", "sees_draft"), [("writer", True), ("editor", True), ("neighbour", False), ("stranger", False)])
def test_choosing_offers_articles_and_no_months(offered, who, sees_draft):
    for below in (None, offered.month.pk):
        html = offered(who, below)
        assert "Ra mắt tổ phụ nữ tự quản" in html
        assert ("Bản nháp của phường Phú Diễn" in html) == sees_draft
        assert 'title="' not in "".join(line for line in html.splitlines() if "navigate-pages" in line)
        assert "w-breadcrumbs" not in html


def test_choosing_shows_the_tree_to_its_keepers(offered):
    html = offered("superuser")
    assert "Ra mắt tổ phụ nữ tự quản" not in html
    assert "w-breadcrumbs" in html or "navigate-pages" in html
