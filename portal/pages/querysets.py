"""Reads of photos and documents."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Prefetch, Q, prefetch_related_objects
from wagtail.documents.models import DocumentQuerySet as WagtailDocumentQuerySet
from wagtail.images.models import ImageQuerySet

from portal.units.models import Role, Unit
from portal.units.permissions import holds_anywhere

WRITERS = [Role.Kind.COMMUNICATOR, Role.Kind.EDITOR, Role.Kind.ADMINISTRATOR]
EDITORS = [Role.Kind.EDITOR, Role.Kind.ADMINISTRATOR]


def choosable_q(user) -> Q:
    """Files without a unit, which all share, and those of the units that `user` reaches as a writer."""
    return Q(unit=None) | Q(unit__in=Unit.objects.reached_by(user, *WRITERS))


def changeable_q(user) -> Q:
    """Files of units that `user` reaches as an editor, and what she uploaded herself for a unit that she still writes for."""
    mine = Q(uploaded_by_user=user.pk, unit__in=Unit.objects.reached_by(user, *WRITERS))
    edited = Q(unit__in=Unit.objects.reached_by(user, *EDITORS))
    if user.roles.filter(kind__in=EDITORS, unit__level=Unit.Level.CENTRAL).exists():
        edited |= Q(unit=None)
    return mine | edited


class UnitFileQuerySet(models.QuerySet):
    """Photos and documents alike: whose they are decides who may use them, who uploaded them who may change them."""

    def choosable_by(self, user):
        if user.is_superuser and user.is_active:
            return self.all()
        return self.filter(choosable_q(user)) if holds_anywhere(user, *WRITERS) else self.none()

    def changeable_by(self, user):
        if user.is_superuser and user.is_active:
            return self.all()
        return self.filter(changeable_q(user)) if holds_anywhere(user, *WRITERS) else self.none()


class DocumentQuerySet(UnitFileQuerySet, WagtailDocumentQuerySet):
    pass


class PhotoQuerySet(UnitFileQuerySet, ImageQuerySet):
    def with_renditions(self):
        """With everything that has been made of them, in one query more: no listing asks per photo."""
        return self.prefetch_renditions()


def with_renditions(images: Iterable) -> None:
    """The same for photos that are already loaded (a body's, a page's cover); None among them is skipped."""
    loaded = [image for image in images if image is not None]
    if loaded:
        queryset = loaded[0].get_rendition_model().objects.all()
        prefetch_related_objects(loaded, Prefetch("renditions", queryset=queryset, to_attr="prefetched_renditions"))
