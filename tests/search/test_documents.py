"""Documents in search: their words, and who may find them."""

from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.documents.forms import get_document_form
from wagtail.models import Collection, CollectionViewRestriction

from portal.pages.models import DocumentText, PortalDocument
from portal.search.models import SearchDocument
from tests.pages.hostile_documents import locked_pdf, word
from tests.search.factories import found

pytestmark = pytest.mark.django_db
LONG = ["Hội nghị tổng kết công tác Hội."] * 900


@pytest.fixture
def upload(committed):
    def make(title, *lines, data=b"", name="ke-hoach.docx", **fields):
        with committed():
            return PortalDocument.objects.create(title=title, file=ContentFile(data or word(*lines), name=name), **fields)

    return make


def body(*documents):
    blocks = [{"type": "document", "value": {"document": document.pk, "title": "", "description": ""}} for document in documents]
    return [{"type": "paragraph", "value": "<p>Kèm theo:</p>"}, *blocks]


def titles():
    return set(SearchDocument.objects.filter(kind="document", is_removed=False).values_list("title", flat=True))


def page_of(client, text):
    return client.get("/tim-kiem/", {"q": text, "loai": "tai-lieu"}).content.decode()


def test_document_is_found_by_its_text_with_a_passage_from_deep_within(index, publish, upload, client):
    document = upload("Kế hoạch quý IV", *LONG, "Khảo sát khu nhà trọ của nữ công nhân Bắc Thăng Long.", *LONG)
    publish("Tập huấn", body=body(document))
    html = page_of(client, "khao sat nha tro nu cong nhan")
    assert "<mark>Khảo sát</mark>" in html
    assert document.filename in html
    assert f'href="/documents/{document.pk}/' in html or document.url in html


def test_document_is_found_only_while_it_stands_on_something_public(index, publish, upload, committed):
    document = upload("Danh sách hộ nghèo", "Hộ bà Lê Thị Na")
    assert titles() == set()
    article = publish("Trao nhà", body=body(document))
    assert titles() == {"Danh sách hộ nghèo"}
    assert len(found(index, "Lê Thị Na")) == 1
    with committed():
        article.body = body()
        article.save_revision().publish()
    assert titles() == set()
    with committed():
        article.body = body(document)
        article.save_revision().publish()
    assert titles() == {"Danh sách hộ nghèo"}
    with committed():
        article.unpublish()
    assert titles() == set()
    assert found(index, "Lê Thị Na") == []


def test_document_goes_with_the_page_that_is_deleted(index, publish, upload, committed):
    article = publish("Trao nhà", body=body(upload("Danh sách")))
    with committed():
        article.delete()
    assert titles() == set()


@pytest.mark.parametrize("is_below", [False, True])
def test_document_of_a_closed_collection_is_not_found(index, publish, upload, is_below):
    closed = Collection.get_first_root_node().add_child(name="Nội bộ")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type=CollectionViewRestriction.LOGIN)
    place = closed.add_child(name="Bên dưới") if is_below else closed
    publish("Trao nhà", body=body(upload("Danh sách nội bộ", collection=place), upload("Hướng dẫn")))
    assert titles() == {"Hướng dẫn"}


def test_new_file_takes_the_place_of_the_old_words(index, publish, upload, committed):
    document = upload("Kế hoạch", "Trồng nấm rơm")
    publish("Tập huấn", body=body(document))
    with committed():
        document.file = ContentFile(word("May túi vải"), name="moi.docx")
        document.save()
    assert (
        found(
            index,
            "trong nam rom",
        )
        == []
    )
    assert len(found(index, "may tui vai")) == 1


def test_file_that_cannot_be_read_is_found_by_its_title_and_the_form_says_why(index, publish, upload, django_user_model):
    document = upload("Quyết định khen thưởng", data=locked_pdf("Xin chao"), name="quyet-dinh.pdf")
    publish("Biểu dương", body=body(document))
    assert len(found(index, "quyet dinh khen thuong")) == 1
    form = get_document_form(PortalDocument)
    admin = django_user_model.objects.create_superuser("mai", "mai@example.org", "mat-khau-dai")
    assert "có mật khẩu" in str(form(instance=document, user=admin).fields["file"].help_text)
    DocumentText.objects.all().delete()
    assert "đang đọc" in str(form(instance=document, user=admin).fields["file"].help_text)


def test_read_documents_reads_the_archive_and_nothing_twice(index, publish, upload):
    document, lost = upload("Kế hoạch", "Trồng nấm rơm"), upload("Mất", "x")
    publish("Tập huấn", body=body(document))
    lost.file.storage.delete(lost.file.name)
    DocumentText.objects.all().delete()

    def run(**options):
        out = StringIO()
        call_command("read_documents", stdout=out, **options)
        return out.getvalue()

    assert "2 documents: " in (said := run())
    assert "1 read" in said
    assert "1 missing" in said
    assert "all are read" in run()
    assert "1 documents: 1 missing" in run(again=True)
    assert "2 documents" in run(all=True)


def test_deleted_document_takes_its_words_along(index, publish, upload, committed):
    document = upload("Kế hoạch", "Trồng nấm rơm")
    with committed():
        document.delete()
    assert not DocumentText.objects.exists()


def test_public_asks_once(upload, unit_tree):
    upload("Kế hoạch")
    list(PortalDocument.objects.public())
    with CaptureQueriesContext(
        connection,
    ) as queries:
        list(PortalDocument.objects.public())
    assert len(queries) == 1
