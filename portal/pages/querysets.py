"""Reads of photos and documents."""

from collections.abc import Iterable

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.images.models import ImageQuerySet


class PhotoQuerySet(ImageQuerySet):
    def with_renditions(self):
        """With everything that has been made of them, in one query more: no listing asks per photo."""
        return self.prefetch_renditions()


def with_renditions(images: Iterable) -> None:
    """The same for photos that are already loaded (a body's, a page's cover); None among them is skipped."""
    loaded = [image for image in images if image is not None]
    if loaded:
        queryset = loaded[0].get_rendition_model().objects.all()
        prefetch_related_objects(loaded, Prefetch("renditions", queryset=queryset, to_attr="prefetched_renditions"))
