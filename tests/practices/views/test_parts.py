"""Completing a model part by part, with and without script."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from forum.practices import answers, services
from portal.pages.models import PortalImage
from portal.units.models import Unit
from tests.forum.factories import make_officer
from tests.pages.factories import picture_bytes, stored_document, stored_image
from tests.practices import factories
from tests.practices.views.test_reading import queries

pytestmark = pytest.mark.django_db
SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def writer(client, draft):
    client.force_login(draft.owner)
    return client


def address(practice, part: str) -> str:
    return f"/mo-hinh/{practice.slug}/hoan-thien/{part}/"


def mark(practice, part: str) -> str:
    return answers.mark(practice.versions.first(), answers.part_at(part).fields)


def send(client, practice, part: str, script: bool = False, **values):
    data = {"seen": mark(practice, part), "go": "next", **values}
    return client.post(address(practice, part), data, headers=SCRIPT if script else {})


@pytest.mark.parametrize("part", [part.slug for part in answers.ALL_PARTS])
def test_each_part_opens_and_leads_to_the_next(writer, draft, part):
    assert writer.get(address(draft, part)).status_code == 200
    places = [each.slug for each in answers.ALL_PARTS]
    following = places[places.index(part) + 1 :][:1]
    values = {"name": draft.name, "unit": draft.unit_id, "one_line": draft.one_line} if part == "phieu-nhanh" else {}
    onward = address(draft, following[0]) if following else f"/mo-hinh/{draft.slug}/hoan-thien/"
    assert send(writer, draft, part, **values).headers["Location"] == onward


def test_part_that_does_not_exist_is_not_found(writer, draft):
    assert writer.get(address(draft, "khac")).status_code == 404


def test_part_keeps_what_it_understands_and_shows_the_rest_as_typed(writer, draft):
    answer = send(writer, draft, "kinh-phi", cost_once="khoảng 60 triệu", cost_yearly="5-7 triệu", cost_source="Quỹ Hội")
    assert answer.status_code == 422
    draft.refresh_from_db()
    assert (draft.cost_once, draft.cost_source) == (60_000_000, "Quỹ Hội")
    content = writer.get(address(draft, "kinh-phi")).content.decode()
    assert 'value="60.000.000"' in content
    assert 'value="5-7 triệu"' in content
    assert content.count('class="field field--wrong"') == 1


@pytest.mark.parametrize(
    ("part", "name", "words"),
    [
        ("van-de", "started_on", "10/2099"),
        ("van-de", "started_on", "hôm qua"),
        ("nguoi-va-cho", "people_needed", "-3"),
        ("kinh-phi", "cost_once", "60"),
        ("kinh-phi", "cost_yearly", "nhiều lắm"),
        ("bai-hoc", "lessons", "x" * 1_000_000),
    ],
)
def test_what_cannot_be_read_stays_in_its_field_with_a_sentence(writer, draft, part, name, words):
    answer = send(writer, draft, part, **{name: words})
    content = answer.content.decode()
    assert answer.status_code == 422
    assert words in content
    assert f'id="id_{name}_error" data-error="{name}"><p class="field__error">' in content


def test_start_before_the_unit_existed_is_refused_beside_the_field(writer, draft):
    answer = send(writer, draft, "van-de", started_on="01/2020")
    assert answer.status_code == 422
    assert 'data-error="started_on"><p class="field__error">' in answer.content.decode()


def test_script_is_told_what_was_kept_and_what_was_not(writer, draft):
    answer = send(writer, draft, "kinh-phi", script=True, cost_once="12,5 triệu", cost_yearly="5-7 triệu")
    told = json.loads(answer.content)
    assert set(told["errors"]) == {"cost_yearly"}
    assert told["seen"] == mark(draft, "kinh-phi")
    assert "%" in told["progress"]
    draft.refresh_from_db()
    assert draft.cost_once == 12_500_000


def test_name_once_given_is_not_emptied(writer, draft):
    answer = send(writer, draft, "phieu-nhanh", name="", unit=draft.unit_id, one_line=draft.one_line)
    assert answer.status_code == 422
    before = draft.name
    draft.refresh_from_db()
    assert draft.name == before


def test_two_people_who_write_in_one_part_notice_each_other(client, draft):
    officer = make_officer(draft.unit)
    client.force_login(officer)
    seen = mark(draft, "bai-hoc")
    services.complete(version=draft.versions.get(), values={"lessons": "Của chủ nhiệm"}, by=draft.owner)
    data = {"seen": seen, "lessons": "Của cán bộ"}
    assert client.post(address(draft, "bai-hoc"), data, headers=SCRIPT).status_code == 409
    answer = client.post(address(draft, "bai-hoc"), data)
    assert answer.status_code == 409
    assert "Của cán bộ" in answer.content.decode()
    assert draft.versions.get().data["lessons"] == "Của chủ nhiệm"
    assert send(client, draft, "bai-hoc", lessons="Của cán bộ").status_code == 302


def test_another_part_may_be_written_at_the_same_time(writer, draft):
    seen = mark(draft, "bai-hoc")
    services.complete(version=draft.versions.get(), values={"problem": "Chị em xa quê ít người quen."}, by=draft.owner)
    assert writer.post(address(draft, "bai-hoc"), {"seen": seen, "lessons": "Giờ rảnh"}).status_code == 302


def step_cells(*steps: tuple[str, str]) -> dict:
    return {
        f"steps-{number}-{cell}": value for number, (title, days) in enumerate(steps) for cell, value in (("title", title), ("days", days))
    }


def titles(practice) -> list[str]:
    return [step.title for step in practice.steps.all()]


def test_rows_are_moved_and_taken_out_without_script(writer, draft):
    cells = step_cells(("Một", "1"), ("Hai", "2"), ("Ba", "3"))
    answer = send(writer, draft, "cac-buoc", **cells, row="steps.2.up")
    assert answer.headers["Location"].endswith("/cac-buoc/#steps-1")
    assert titles(draft) == ["Một", "Ba", "Hai"]
    send(writer, draft, "cac-buoc", **step_cells(("Một", "1"), ("Ba", "3"), ("Hai", "2")), row="steps.0.down")
    assert titles(draft) == ["Ba", "Một", "Hai"]
    send(writer, draft, "cac-buoc", **step_cells(("Ba", "3"), ("Một", "1"), ("Hai", "2")), row="steps.1.remove")
    assert titles(draft) == ["Ba", "Hai"]


def test_row_is_added_without_script(writer, draft):
    answer = send(writer, draft, "cac-buoc", **step_cells(("Một", "1")), row="steps.add")
    assert answer.headers["Location"].endswith("/cac-buoc/?them=steps#steps-1")
    content = writer.get(answer.headers["Location"]).content.decode()
    assert 'name="steps-0-title"' in content
    assert 'name="steps-1-title" value=""' in content


@pytest.mark.parametrize("act", ["steps.9999.up", "steps.0.up", "figures.add", "photos.0.remove", "x", "steps.0.explode", "\0"])
def test_strange_acts_on_rows_change_nothing(writer, draft, act):
    assert send(writer, draft, "cac-buoc", **step_cells(("Một", "1")), row=act).status_code == 302
    assert titles(draft) == ["Một"]


def test_order_of_rows_is_the_order_of_the_form(writer, draft):
    data = {"seen": mark(draft, "cac-buoc"), "steps-7-title": "Một", "steps-1002-title": "Hai", "steps-1-title": "Ba"}
    writer.post(address(draft, "cac-buoc"), data)
    assert titles(draft) == ["Một", "Hai", "Ba"]


def test_two_hundred_steps_are_kept_and_one_more_is_refused_with_all_that_was_typed(writer, draft):
    assert send(writer, draft, "cac-buoc", **step_cells(*((f"Bước {number}", "1") for number in range(200)))).status_code == 302
    assert draft.steps.count() == 200
    assert writer.get(address(draft, "cac-buoc")).status_code == 200
    answer = send(writer, draft, "cac-buoc", **step_cells(*((f"Bước {number}", "1") for number in range(201))))
    assert answer.status_code == 422
    assert 'value="Bước 200"' in answer.content.decode()
    assert 'value="Bước 200"' in writer.get(address(draft, "cac-buoc")).content.decode()


def test_results_are_read_as_people_write_them(writer, draft):
    good = {"value": "78,85%", "measure": "", "what": "chị em tham gia đều", "period": "2025", "source": "Báo cáo năm"}
    cells = {f"figures-0-{key}": value for key, value in good.items()}
    assert send(writer, draft, "ket-qua", **cells).status_code == 302
    assert (str(draft.figures.get().value), draft.figures.get().measure) == ("78.85", "%")
    content = writer.get(address(draft, "ket-qua")).content.decode()
    assert 'value="78,85"' in content
    kept = draft.figures.get()
    again = {**cells, "figures-0-value": "78,85", "figures-0-measure": "%", "figures-0-id": kept.pk}
    assert send(writer, draft, "ket-qua", **again).status_code == 302
    assert (draft.figures.get().pk, draft.figures.get().entered_at) == (kept.pk, kept.entered_at)


@pytest.mark.parametrize("value", ["120%", "-5", "1,234", "nhiều"])
def test_impossible_results_are_refused_at_their_cell(writer, draft, value):
    answer = send(writer, draft, "ket-qua", **{"figures-0-value": value, "figures-0-measure": "người", "figures-0-what": "dự"})
    content = answer.content.decode()
    assert answer.status_code == 422
    assert 'data-error-cell="value"><p class="field__error">' in content
    assert f'value="{value}"' in content


def test_photos_are_cleaned_and_wait_for_consent(writer, draft):
    files = [
        SimpleUploadedFile("Giờ chơi.jpg", picture_bytes(), "image/jpeg"),
        SimpleUploadedFile("virus.jpg", b"<svg onload=alert(1)>", "image/jpeg"),
    ]
    answer = send(writer, draft, "anh-va-tai-lieu", photo_files=files, go="stay")
    assert answer.status_code == 422
    assert "virus.jpg" in answer.content.decode()
    image = PortalImage.objects.get()
    assert (image.uploaded_by_user, image.unit) == (draft.owner, draft.unit)
    photo = draft.photos.get()
    assert (photo.image, photo.consent) == (image, "unknown")
    cells = {"photos-0-image": image.pk, "photos-0-caption": "Giờ chơi", "photos-0-shows_children": "1", "photos-0-consent": "not_needed"}
    assert send(writer, draft, "anh-va-tai-lieu", **cells).status_code == 302
    assert draft.photos.get().consent == "unknown"
    content = writer.get(address(draft, "anh-va-tai-lieu")).content.decode()
    assert 'data-error-cell="consent"><p class="field__error">' in content
    assert writer.post(f"/mo-hinh/{draft.slug}/gui/").status_code == 422


def test_documents_are_stored_for_the_unit(writer, draft):
    paper = SimpleUploadedFile("Kế hoạch.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
    answer = send(writer, draft, "anh-va-tai-lieu", paper_files=paper, go="stay")
    assert answer.headers["Location"].endswith("#id_photos")
    assert str(draft.attachments.get()) == "Kế hoạch"


def test_paper_of_a_draft_is_closed_to_others(writer, client, draft):
    paper = SimpleUploadedFile("Kế hoạch.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
    send(writer, draft, "anh-va-tai-lieu", paper_files=paper, go="stay")
    url = draft.attachments.get().document.url
    client.logout()
    assert client.get(url).status_code in (302, 403, 404)


@pytest.mark.parametrize(("seen", "status"), [(None, 422), ("0" * 16, 409)])
def test_number_of_a_foreign_file_brings_nothing_up(writer, draft, seen, status):
    """Neither where it is refused nor where the part changed meanwhile and nothing was read yet."""
    unit = Unit.objects.exclude(pk=draft.unit_id).filter(level="province").last()
    photo, paper = stored_image("Bimat ảnh", unit=unit), stored_document("Bimat tệp", unit=unit)
    cells = {"photos-0-image": photo.pk, "photos-0-caption": "Chú thích", "attachments-0-document": paper.pk, "attachments-0-title": ""}
    answer = send(writer, draft, "anh-va-tai-lieu", **cells, **({"seen": seen} if seen else {}))
    content = answer.content.decode()
    assert answer.status_code == status
    assert "Chú thích" in content
    assert not any(word in content for word in ("Bimat", "quang-canh", "bao-cao"))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://evil.example/watch", "http://[::1", "youtube"])
def test_films_of_other_places_are_refused(writer, draft, url):
    assert send(writer, draft, "anh-va-tai-lieu", **{"videos-0-url": url}).status_code == 422


def test_version_under_review_is_closed_for_writing(writer, draft):
    services.submit(version=draft.versions.get(), by=draft.owner)
    assert send(writer, draft, "bai-hoc", lessons="Nữa").headers["Location"] == f"/mo-hinh/{draft.slug}/hoan-thien/"
    assert send(writer, draft, "bai-hoc", script=True, lessons="Nữa").status_code == 409
    assert writer.post(f"/mo-hinh/{draft.slug}/lay-lai/").status_code == 302
    assert send(writer, draft, "bai-hoc", lessons="Nữa").status_code == 302


def test_script_without_a_session_is_told_and_keeps_its_words(client, draft):
    assert client.post(address(draft, "bai-hoc"), {"lessons": "x"}, headers=SCRIPT).status_code == 403


def test_parts_ask_a_fixed_number_of_times(writer, draft):
    few = queries(writer, address(draft, "cac-buoc"))
    services.complete(version=draft.versions.get(), values={"steps": factories.STEPS * 5}, by=draft.owner)
    assert queries(writer, address(draft, "cac-buoc")) == few <= 14
    assert queries(writer, f"/mo-hinh/{draft.slug}/hoan-thien/") <= 16
