"""Headers and words of a mail."""

import pytest

from portal.notifications import letters, mailing
from tests.notifications.factories import add_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(world, tell, smtp):
    """Send what was told to Mai at one rhythm; returns her mail."""

    def run(period: str = "daily"):
        mailing.send_waiting(period)
        return smtp.mails[-1]

    return run


def test_headers_of_every_mail(world, tell, sent, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://phunu.example.vn"
    tell(kind="reply", target=world.story, actor=world.hanh, recipients=[world.mai.pk])
    mail = sent()
    message = mail.message
    token = letters.token_for(world.mai, "daily")
    assert message["List-Unsubscribe"].strip() == f"<https://phunu.example.vn/thong-bao/huy/{token}/>"
    assert f"<https://phunu.example.vn/thong-bao/huy/{token}/>".encode() in mail.raw.replace(b"\r\n ", b"")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"].strip().startswith("<daily.")
    assert message["Message-ID"].endswith(f".{world.mai.pk}@phunu.example.vn>")
    assert message["References"] is None
    assert message["Subject"].strip() == "Lê Thị Hạnh trả lời ở “Lớp học buổi tối”"
    assert message.get_content_type() == "multipart/alternative"
    assert f"https://phunu.example.vn{world.story.get_url()}" in mail.plain
    assert token in mail.plain


def test_mails_about_one_target_stand_together(world, tell, sent, smtp):
    for actor in (world.hanh, world.sen):
        tell(kind="mention", target=world.story, actor=actor, recipients=[world.mai.pk])
        sent("now")
    first, second = (mail.message for mail in smtp.mails)
    assert first["References"] == second["References"]
    assert first["Message-ID"] != second["Message-ID"]


@pytest.mark.parametrize(
    "title",
    [
        "Một dòng\r\nBcc: khac@example.org",
        "<script>alert(1)</script> & “bạn”",
        "%(count)s %s %% {{ site_name }}",
        "\u202eđảo ngược\u0007",
        "Rất dài " * 30,
    ],
)
def test_hostile_titles_and_names_stay_text(world, tell, sent, title):
    world.hanh.name = title[:120]
    world.hanh.save()
    type(world.story).objects.filter(pk=world.story.pk).update(title=title[:255])
    tell(kind="reply", target=world.story, actor=world.hanh, recipients=[world.mai.pk])
    mail = sent()
    assert mail.to == [world.mai.email]
    assert mail.message["Bcc"] is None
    assert "<script>" not in mail.html
    assert len(mail.message["Subject"]) <= letters.SUBJECT_LENGTH


def test_words_of_several_things(world, tell, sent):
    tell(kind="reply", target=world.story, actor=world.hanh, recipients=[world.mai.pk])
    tell(kind="reply", target=add_story(world.units.phu_dien, title="Bếp ăn"), actor=world.hanh, recipients=[world.mai.pk], note="xin đọc")
    mail = sent()
    assert mail.message["Subject"].strip() == "Hôm nay có 2 điều mới dành cho bạn"
    assert "Ghi chú: xin đọc" in mail.plain
    assert "Xem tất cả" in mail.html
    assert "{" not in mail.plain


def test_english_reader_gets_english(world, tell, sent):
    from wagtail.users.models import UserProfile

    UserProfile.objects.create(user=world.mai, preferred_language="en")
    tell(kind="reply", target=world.story, actor=world.hanh, recipients=[world.mai.pk])
    mail = sent()
    assert "Read it" in mail.html
    assert "Dear Trần Thị Mai" in mail.plain


def test_token_is_ours_or_nothing(world):
    token = letters.token_for(world.mai, "weekly")
    assert letters.read_token(token) == (world.mai.pk, "weekly")
    signed = [letters.SIGNER.sign_object(value) for value in (["1", "daily"], [1, "x"], [1], {"a": 1}, "x")]
    for wrong in (token[:-1], token + "x", "x", "", token.split(".")[0], *signed):
        assert letters.read_token(wrong) is None
