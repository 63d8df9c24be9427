"""Words of others that may no longer be read stand nowhere: not in the history, the queue or the copy of her own data."""

import pytest

from forum import services
from forum.personal import export
from forum.rendering import as_quote
from portal.moderation.services import report
from portal.units.models import Role
from tests.forum import factories

pytestmark = pytest.mark.django_db
SECRET = "Quỹ còn ba triệu"


@pytest.fixture
def quoting(thread, unit_tree):
    """A post in an open thread that quotes officers of Phú Thọ, edited once; its author is one of them."""
    officer = factories.make_officer(unit_tree.phu_tho)
    closed = factories.make_thread(factories.make_board(unit_tree.phu_tho, audience="officers"), body=f"<p>{SECRET}.</p>")
    post = factories.make_post(thread, officer, f"{as_quote(closed.posts.get())}<p>Các chị xem.</p>")
    services.edit_post(post=post, by=officer, body=f"{as_quote(closed.posts.get())}<p>Các chị xem giúp.</p>")
    post.refresh_from_db()
    return post


def test_history_has_the_words_for_those_who_may_read_them(client, quoting):
    for person, is_there in ((factories.make_member(), False), (quoting.author, True)):
        client.force_login(person)
        page = client.get(f"/dien-dan/bai/{quoting.pk}/lich-su/").content.decode()
        assert "Các chị" in page
        assert (SECRET in page) is is_there


@pytest.mark.parametrize("address", ["/kiem-duyet/", "/kiem-duyet/lam/bai/{}/", "/kiem-duyet/lam/bai/{}/?viec=hide"])
def test_moderators_of_the_place_read_no_more_than_elsewhere(client, quoting, unit_tree, address):
    report(target=quoting, reporter=factories.make_member(), ground="other", text="Lộ chuyện nội bộ")
    for person, is_there in (
        (factories.make_officer(unit_tree.phu_dien, Role.Kind.MODERATOR), False),
        (factories.make_member(is_superuser=True), True),
    ):
        client.force_login(person)
        page = client.get(address.format(quoting.pk)).content.decode()
        assert "Các chị xem giúp." in page
        assert (SECRET in page) is is_there


def test_her_own_copy_holds_what_she_may_still_read(quoting):
    assert SECRET in str(list(export(quoting.author)["posts"]))
    quoting.author.roles.all().delete()
    assert SECRET not in str(list(export(quoting.author)["posts"]))


def test_pictures_in_the_queue_are_those_that_ask_who_may_see_them(client, thread, unit_tree):
    author, moderator = factories.make_member(), factories.make_officer(unit_tree.phu_dien, Role.Kind.MODERATOR)
    post = factories.make_post(thread, author)
    picture = post.pictures.create(file="forum/2026/11/a.webp", author=author, width=4, height=3)
    report(target=post, reporter=moderator, ground="other")
    type(post).objects.filter(pk=post.pk).update(body=f'<p>Xem ảnh.</p><img data-file="{picture.pk}" alt="">')
    client.force_login(moderator)
    page = client.get("/kiem-duyet/").content.decode()
    assert page.count("<img") == 1
    assert f'src="/dien-dan/anh/{picture.pk}/"' in page
    assert "/media/" not in page
