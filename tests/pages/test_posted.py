"""A number that was posted by hand tells nothing: neither photo nor paper of another unit, nor the title of what it is writing."""

import json

import pytest
from django.urls import reverse

from news.models import Section
from news.services import add_article
from tests.news.forms import _block, edit_url, posted
from tests.pages.factories import body_of, stored_document, stored_image

SECRET = "Bimat"


@pytest.fixture
def article(people):
    section = Section.objects.first() or Section.objects.create(name="Tin hoạt động", slug="tin-hoat-dong")
    fields = {"unit": people.tree.phu_dien, "section": section, "owner": people.lan, "sapo": "Sáng 6/10."}
    return add_article(title="Tọa đàm ở Phú Diễn", **fields)


@pytest.fixture
def foreign(people):
    """A photo and a paper of the neighbours, whose titles and file names carry the word."""
    unit = people.tree.dong_ngac
    return stored_image(title=f"{SECRET} ảnh", unit=unit), stored_document(title=f"{SECRET} tệp", name="bimat.pdf", unit=unit)


def linked(kind: str, number) -> str:
    """What the text editor posts of a text with a link."""
    block = _block("Xem báo cáo") | {"entityRanges": [{"key": 0, "offset": 0, "length": 3}]}
    entity = {"type": kind, "mutability": "MUTABLE", "data": {"id": number}}
    return json.dumps({"blocks": [block], "entityMap": {"0": entity}})


def rows(*kinds: tuple[str, dict]) -> dict:
    """Posted fields of a body."""
    found = {"body-count": str(len(kinds))}
    for number, (kind, fields) in enumerate(kinds):
        found |= {f"body-{number}-{name}": "" for name in ("deleted", "id")} | {f"body-{number}-order": number, f"body-{number}-type": kind}
        found |= {f"body-{number}-value{name}": value for name, value in fields.items()}
    return found


def everything(photo, paper) -> dict:
    """Every place of an article that takes the number of a file."""
    one = {"-deleted": "", "-order": "0", "-id": ""}
    return rows(
        ("photo", {"-image": photo.pk, "-caption": ""}),
        ("gallery", {"-title": "", "-photos-count": 1, **{f"-photos-0{key}": value for key, value in one.items()},
                     "-photos-0-value-image": f" {photo.pk}", "-photos-0-value-caption": ""}),
        ("video", {"-title": "Phim", "-url": "", "-file": paper.pk, "-poster": photo.pk, "-caption": ""}),
        ("document", {"-document": paper.pk, "-title": "", "-description": ""}),
        ("agenda", {"-title": "", "-rows-count": 1, **{f"-rows-0{key}": value for key, value in one.items()},
                    "-rows-0-value-time": "8h", "-rows-0-value-title": "Khai mạc", "-rows-0-value-speaker": "",
                    "-rows-0-value-file": paper.pk}),
        ("paragraph", {"": linked("DOCUMENT", str(paper.pk))}),
        ("callout", {"-kind": "note", "-title": "", "-text": linked("DOCUMENT", paper.pk)}),
    ) | {"cover": photo.pk}  # fmt: skip


def tells(answer) -> bool:
    return any(word in answer.content.decode() for word in (SECRET, "bimat", "quang-canh"))


def test_form_shown_again_tells_nothing_of_foreign_files(people, signed_in, article, foreign):
    answer = signed_in(people.lan).post(edit_url(article), posted(article, **everything(*foreign)))
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"cover", "body"}
    assert "đơn vị khác" in str(answer.context["form"].errors)
    assert not tells(answer)
    assert "Khai m" in answer.content.decode()


def test_form_of_an_older_version_tells_nothing_of_foreign_files(people, signed_in, article, foreign):
    first = article.save_revision(user=people.lan)
    article.save_revision(user=people.mai)
    fields = posted(article, **everything(*foreign), loaded_revision_id=first.pk, loaded_revision_created_at=first.created_at.isoformat())
    answer = signed_in(people.lan).post(edit_url(article), fields)
    assert answer.status_code == 200
    assert "Mai" in answer.content.decode()  # Who saved it meanwhile.
    assert not tells(answer)


def test_form_after_the_session_ended_tells_nothing_of_foreign_files(client, people, article, foreign):
    client.post(edit_url(article), posted(article, **everything(*foreign)))
    client.force_login(people.lan)
    answer = client.get(edit_url(article))
    assert answer.status_code == 200
    assert not tells(answer)


def test_preview_shows_nothing_of_foreign_files(people, signed_in, article, foreign):
    client, address = signed_in(people.lan), reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
    assert client.post(address, posted(article, **everything(*foreign))).json()["is_valid"] is False
    assert not tells(client.get(address))


def test_form_shown_again_keeps_what_stood_in_the_article(people, signed_in, article, foreign):
    photo, paper = foreign
    photos = [{"image": photo, "caption": ""}, {"image": photo, "caption": ""}]
    body = body_of(("gallery", {"title": "", "photos": photos}), ("document", {"document": paper, "title": "", "description": ""}))
    article.cover, article.body = photo, body
    article.save()
    article.save_revision()
    fields = rows(("photo", {"-image": photo.pk, "-caption": ""}), ("document", {"-document": paper.pk, "-title": "", "-description": ""}))
    answer = signed_in(people.lan).post(edit_url(article), posted(article, **fields, cover=photo.pk))
    assert answer.status_code == 302


@pytest.mark.parametrize("written", ["{} ", "0{}", "{:+}", "{:060}", "{:>60}"])
def test_number_is_read_as_the_form_reads_it(people, signed_in, article, foreign, written):
    number = written.format(foreign[0].pk)
    answer = signed_in(people.lan).post(
        edit_url(article), posted(article, **rows(("photo", {"-image": number, "-caption": ""})), cover=number)
    )
    assert set(answer.context["form"].errors) == {"cover", "body"}
    assert not tells(answer)


@pytest.mark.parametrize("number", ["9" * 40, "9" * 5000, "1_0", "١", "-1", "0", "x", "", "1.5"])
def test_number_that_is_none_is_answered(people, signed_in, article, number):
    fields = rows(("photo", {"-image": number, "-caption": ""}), ("paragraph", {"": linked("DOCUMENT", number)}))
    for kind in ("DOCUMENT", "LINK"):
        answer = signed_in(people.lan).post(edit_url(article), posted(article, **fields | rows(("paragraph", {"": linked(kind, number)}))))
        assert answer.status_code in (200, 302)
        assert signed_in(people.lan).get(edit_url(article)).status_code == 200
        assert signed_in(people.lan).get(article.url).status_code == 200


def test_link_to_a_draft_tells_no_address(people, signed_in, article):
    hidden = add_article(
        title=f"{SECRET} của phường bên", unit=people.tree.dong_ngac, section=article.section, owner=people.thu, sapo="Sáng 6/10."
    )
    client = signed_in(people.lan)
    answer = client.post(edit_url(article), posted(article, **rows(("paragraph", {"": linked("LINK", hidden.pk)})), **{"title": "Khác"}))
    assert answer.status_code == 302
    opened = client.get(edit_url(article)).content.decode()
    assert "bimat" not in opened
    assert f"/quan-tri/pages/{hidden.pk}/edit/" in opened
    preview = client.get(reverse("wagtailadmin_pages:view_draft", args=[article.pk])).content.decode()
    assert "<a>Xem</a> báo cáo" in preview


def test_link_to_a_published_story_leads_there(people, client, article):
    from django.utils import timezone

    there = add_article(
        title="Tin của phường bên", unit=people.tree.dong_ngac, section=article.section, owner=people.thu, sapo="Sáng.",
        published_at=timezone.now(),
    )  # fmt: skip
    body = body_of(("paragraph", f'<p><a linktype="page" id="{there.pk}">Xem</a> báo cáo</p>'))
    shown = add_article(
        title="Tin có đường dẫn", unit=people.tree.phu_dien, section=article.section, owner=people.lan, sapo="Sáng.", body=body,
        published_at=timezone.now(),
    )  # fmt: skip
    assert f'<a href="{there.url}">Xem</a>' in client.get(shown.url).content.decode()
    there.unpublish()
    assert "<a>Xem</a>" in client.get(shown.url).content.decode()
