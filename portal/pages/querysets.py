"""Reads of photos and documents."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Prefetch, Q, prefetch_related_objects
from django.db.models.functions import Cast
from django.utils.module_loading import import_string
from wagtail.documents.models import DocumentQuerySet as WagtailDocumentQuerySet
from wagtail.images.models import ImageQuerySet
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex

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
    """`public` and `readable_by` are the rule of downloads and of search alike."""

    def public(self):
        """Documents that everybody may download: they stand on a published page, or in what one of DOCUMENT_KEEPERS shows."""
        found = Q(self._on_a_page())
        for keeper in settings.DOCUMENT_KEEPERS:
            found |= Q(import_string(keeper)())
        above = ExpressionWrapper(OuterRef("collection__path"), output_field=models.CharField())
        restricted = CollectionViewRestriction.objects.alias(path=above).filter(path__startswith=F("collection__path"))
        return self.filter(found).exclude(Exists(restricted))

    def readable_by(self, user):
        """Documents that `user` may download: public ones, and those that she may use herself. Collections are Wagtail's to guard."""
        chosen = self.choosable_by(user).order_by() if user.is_authenticated else self.none()
        return self.filter(Q(pk__in=self.public().order_by().values("pk")) | Q(pk__in=chosen.values("pk")))

    def _on_a_page(self) -> Exists:
        """Asked of one document at a time, by its references."""
        kinds = ContentType.objects.get_for_models(self.model, Page)
        live = Page.objects.filter(live=True, pk=Cast(OuterRef("object_id"), models.IntegerField()))
        references = ReferenceIndex.objects.filter(
            to_content_type=kinds[self.model], base_content_type=kinds[Page], to_object_id=Cast(OuterRef("pk"), models.CharField())
        )
        return Exists(references.filter(Exists(live)))


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
