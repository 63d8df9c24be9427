"""An editor of another unit tries every address of the newsroom with the numbers of what is not hers."""

import re
from types import SimpleNamespace

import pytest
from wagtail.models import Comment, TaskState

from news.models import ArticlePage
from portal.pages.models import PortalDocument, PortalImage
from tests.pages.factories import stored_document, stored_image
from tests.permissions.test_newsroom_is_closed import SAMPLES
from tests.permissions.test_public_views import patterns

pytestmark = pytest.mark.django_db
# Wagtail's own choosers stumble over questions that its scripts never ask; they say nothing while they do.
STUMBLES = ("/quan-tri/choose-page/chosen-multiple/", "/quan-tri/choose-external-link/")
SECRET = "Bimatcuadonvikhac"
# Choosing a link by its address: a number that was typed is all that comes back.
MODELS = {"app_label": "news", "model_name": "articlepage", "content_type_app_name": "news", "content_type_model_name": "articlepage"}


@pytest.fixture
def hers(people, content) -> SimpleNamespace:
    """A draft that waits for approval, with a photo, a document and a comment; each of them carries the word."""
    owner = people.accounts.communicator
    image = stored_image(title=f"{SECRET} anh", uploaded_by_user=owner, unit=content.unit)
    document = stored_document(title=f"{SECRET} tep", uploaded_by_user=owner, unit=content.unit)
    named = {"title": f"{SECRET} bai", "draft_title": f"{SECRET} bai", "cover": image}
    ArticlePage.objects.filter(pk=content.draft.pk).update(**named)
    draft = ArticlePage.objects.get(pk=content.draft.pk)
    revision = draft.save_revision(user=owner)
    state = draft.get_workflow().start(draft, owner)
    Comment.objects.create(page=draft, user=owner, text=f"{SECRET} loi", contentpath="title")
    task = TaskState.objects.get(workflow_state=state)
    return SimpleNamespace(draft=draft, image=image, document=document, revision=revision, task=task, state=state)


def number_for(pattern: str, name: str, hers) -> int:
    if "images/" in pattern:
        return hers.image.pk
    if "documents/" in pattern:
        return hers.document.pk
    by_name = {"revision_id": hers.revision, "task_state_id": hers.task, "workflow_state_id": hers.state, "task_id": hers.task.task}
    return by_name.get(name, hers.draft).pk


def addresses(hers) -> list[str]:
    """Every pattern of the newsroom, filled with her numbers."""
    found = []
    for pattern in patterns():
        if not pattern.startswith("quan-tri/") or any(word in pattern for word in ("login", "logout", "failwhale")):
            continue

        def fill(match, pattern=pattern):
            kind, name = match.group(1) or "str", match.group(2)
            if kind == "int" or name in ("pk", "object_id"):
                return str(number_for(pattern, name, hers))
            return MODELS.get(name, {"action_name": "approve", "action": "delete"}.get(name, SAMPLES.get(kind, "a")))

        address = re.sub(r"<(?:(\w+):)?(\w+)>", fill, pattern)
        found.append("/" + re.sub(r"\^|\$|\\Z", "", address))
    return [address for address in found if "(" not in address]


def questions(hers) -> str:
    ids = f"id={hers.draft.pk}&id={hers.image.pk}&id={hers.document.pk}"
    return f"{ids}&q={SECRET}&child_of={hers.draft.get_parent().pk}&fields=*&next=/quan-tri/&page_type=wagtailcore.page"


def untouched(hers) -> dict:
    draft = ArticlePage.objects.get(pk=hers.draft.pk)
    return {
        "title": draft.title,
        "live": draft.live,
        "locked": draft.locked,
        "revision": draft.latest_revision_id,
        "month": draft.get_parent().pk,
        "task": TaskState.objects.get(pk=hers.task.pk).status,
        "image": PortalImage.objects.get(pk=hers.image.pk).title,
        "document": PortalDocument.objects.get(pk=hers.document.pk).title,
        "comments": Comment.objects.filter(page=draft, resolved_at=None).count(),
    }


def test_reading_with_numbers_of_another_unit_tells_nothing(people, hers):
    told, failed = [], []
    people.elsewhere.raise_request_exception = False
    for address in addresses(hers):
        for query in ("", "?" + questions(hers)):
            answer = people.elsewhere.get(address + query, follow=False)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            shown = body.decode("utf-8", "replace").replace(f"q={SECRET}", "").replace(f'value="{SECRET}"', "").replace(f"“{SECRET}”", "")
            if f"{SECRET} " in shown:
                told.append(address + query)
            if answer.status_code >= 500 and address not in STUMBLES:
                failed.append(address + query)
    assert (told, failed) == ([], [])


def test_writing_with_numbers_of_another_unit_changes_nothing(people, hers, settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "LimitWrites" not in name]
    before = untouched(hers)
    people.elsewhere.raise_request_exception = False
    posted = {
        "title": "Đã bị đổi", "slug": "x", "comment": "x", "unit": "", "next": "/quan-tri/", "new_parent_page": hers.draft.get_parent().pk,
        "action-publish": "1", "cascade": "on", "image-title": "x", "chosen": hers.image.pk, "confirm": "1",
    }  # fmt: skip
    for address in addresses(hers):
        answer = people.elsewhere.post(f"{address}?{questions(hers)}", posted)
        assert answer.status_code < 500 or address in STUMBLES, address
        assert untouched(hers) == before, address


def test_colleague_of_the_unit_reads_what_the_stranger_cannot(people, hers):
    """The walk above would notice: the same word is there for who may see it."""
    assert f"{SECRET} bai" in people.editor.get(f"/quan-tri/pages/{hers.draft.pk}/edit/").content.decode()
    assert f"{SECRET} anh" in people.editor.get(f"/quan-tri/images/{hers.image.pk}/").content.decode()
