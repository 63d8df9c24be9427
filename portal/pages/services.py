"""Writes of photos and documents. The caller has asked for permission."""

from functools import partial

from django.core.files.base import File
from django.db import transaction
from django_tasks import task_backends
from django_tasks.backends.immediate import ImmediateBackend
from wagtail.blocks import StreamValue
from wagtail.search import index as admin_index

from portal.pages.document_files import check_document
from portal.pages.models import PortalDocument, PortalImage
from portal.pages.photo_files import clean_photo
from portal.pages.tasks import make_renditions
from portal.ui.photos import LARGE, SHARE, specs
from portal.units.models import Unit


def add_image(*, file: File, title: str, unit: Unit | None, uploaded_by=None, **fields) -> PortalImage:
    """A photo cleaned and stored. `fields`: caption, credit, alt, consent, focal_point_*. Raises `RefusedFile`, storing nothing."""
    photo = clean_photo(file)
    image = PortalImage(title=title[:255], file=photo, unit=unit, uploaded_by_user=uploaded_by, **fields)
    image._set_image_file_metadata()
    image.save()
    admin_index.insert_or_update_object(image)
    return image


def add_document(*, file: File, title: str, unit: Unit | None, uploaded_by=None) -> PortalDocument:
    """A document checked and stored. Raises `RefusedFile`, storing nothing."""
    check_document(file, file.name or "")
    document = PortalDocument(title=title[:255], file=file, unit=unit, uploaded_by_user=uploaded_by)
    document._set_document_file_metadata()
    document.save()
    admin_index.insert_or_update_object(document)
    return document


def warm_renditions(*, cover: PortalImage | None = None, body: StreamValue | None = None) -> None:
    """Have every size that readers of an article will ask for made by the task process, once the transaction is through.

    Call it when an article is published. Where tasks run immediately nothing is queued: the writer would wait for some two hundred
    encodings, and what is missing is made when a browser first asks for it anyway.
    """
    if isinstance(task_backends["default"], ImmediateBackend):
        return
    wanted = [[cover.pk, [*specs(cover, "16:9"), *specs(cover, "3:2"), SHARE]]] if cover else []
    for block in body or ():
        if block.block_type == "photo" and block.value["image"]:
            wanted.append([block.value["image"].pk, specs(block.value["image"])])
        elif block.block_type == "gallery":
            wanted += [[photo["image"].pk, [*specs(photo["image"], "3:2"), LARGE]] for photo in block.value["photos"] if photo["image"]]
    if wanted:
        transaction.on_commit(partial(make_renditions.enqueue, wanted))
