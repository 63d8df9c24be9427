"""Work that nobody waits for."""

from django_tasks import task

from portal.pages import reading
from portal.pages.models import PortalImage


@task()
def make_renditions(wanted: list[list]) -> None:
    """Make what is missing of `wanted`: [primary key of a photo, [rendition specs]]. A photo that is gone is skipped."""
    photos = PortalImage.objects.with_renditions().in_bulk([pk for pk, _specs in wanted])
    for pk, specs in wanted:
        if pk in photos:
            photos[pk].get_renditions(*specs)


@task()
def read_document(pk: int) -> None:
    """Read the words of a document for search. Idempotent; a document that is gone is skipped."""
    reading.read(pk)
