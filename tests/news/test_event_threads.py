"""A forum that was held as an event goes on as a thread, opened from its article with one press."""

from datetime import UTC, datetime

import pytest

from forum import services
from forum.models import Thread
from tests.forum.factories import make_board, make_officer
from tests.pages.factories import body_of, stored_document

pytestmark = pytest.mark.django_db
MEALS, LIGHTS = "Mở bếp ăn cho con công nhân", "Thêm đèn ở ngõ"


@pytest.fixture
def talk(write):
    """A published report with agenda, paper, opinion and a proposal."""
    paper = stored_document()
    rows = [{"time": "8h00", "title": "Khai mạc", "speaker": "Bà Trinh", "file": paper}]
    body = body_of(
        ("agenda", {"title": "", "rows": rows}),
        ("document", {"document": paper, "title": "", "description": ""}),
        ("quote", {"text": "Chị em cần chỗ gửi con.", "speaker": "Bà Hồng", "role": "Chi hội trưởng"}),
        ("callout", {"kind": "note", "title": MEALS, "text": "<p>Từ 17 giờ đến 22 giờ.</p>"}),
    )
    return write(kind="toa-dam", body=body, published_at=datetime(2026, 10, 6, tzinfo=UTC))


def test_one_press_opens_it_with_agenda_papers_opinions_and_proposals(client, talk, newsroom, federation):
    board = make_board(federation.phu_dien)
    client.force_login(newsroom.editor)
    assert f"/dien-dan/tu-su-kien/{talk.pk}/" in client.get(talk.url).content.decode()
    form = client.get(f"/dien-dan/tu-su-kien/{talk.pk}/")
    assert MEALS in form.content.decode()
    sent = {"board": board.pk, "proposals": f"{MEALS}\n{LIGHTS}\n{LIGHTS}"}
    first, again = (client.post(f"/dien-dan/tu-su-kien/{talk.pk}/", sent) for _press in range(2))
    thread = Thread.objects.get(kind="event")
    assert first["Location"] == again["Location"] == thread.get_absolute_url()
    posts = list(thread.posts.order_by("number"))
    assert [post.documents.count() for post in posts] == [0, 1, 1, 0]
    assert "Khai mạc" in posts[0].text
    assert "Chị em cần chỗ gửi con." in posts[3].text
    board.refresh_from_db()
    assert (board.thread_count, board.post_count) == (3, 6)
    meals = Thread.objects.get(title=MEALS)
    services.answer_officially(
        thread=meals, by=make_officer(federation.phu_dien), unit=federation.phu_dien, state="accepted", reason="Từ tháng 12.", body=""
    )
    client.logout()
    shown = client.get(talk.url).content.decode()
    assert thread.get_absolute_url() in shown
    assert shown.index(MEALS, shown.index('id="ban-tiep"')) < shown.index("Tiếp thu", shown.index('id="ban-tiep"'))
    assert "tu-su-kien" not in shown


def test_it_is_opened_by_those_who_may_edit_the_article(client, talk, newsroom):
    for who in (newsroom.member, newsroom.neighbour, newsroom.stranger):
        client.force_login(who)
        assert client.post(f"/dien-dan/tu-su-kien/{talk.pk}/", {}).status_code == 403
        assert "tu-su-kien" not in client.get(talk.url).content.decode()
