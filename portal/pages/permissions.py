"""Who may upload, choose, change and delete photos and documents. Wagtail's own views ask these policies."""

from django.db.models import Q
from wagtail.blocks import StreamValue
from wagtail.models import Collection
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from portal.members.models import User
from portal.pages.models import PortalDocument, PortalImage
from portal.pages.querysets import EDITORS, WRITERS
from portal.units.permissions import holders, holds_anywhere


class UnitFilePolicy(CollectionOwnershipPermissionPolicy):
    """Roles by unit instead of groups by collection.

    Add: whoever writes for some unit. Choose: files of the units she reaches, and shared ones. Change and delete: her own uploads, and as
    an editor everything of the units she reaches; shared files are changed by editors of the central unit.
    """

    CHANGES = frozenset({"change", "delete"})

    def user_has_permission(self, user, action):
        return self.user_has_any_permission(user, [action])

    def user_has_any_permission(self, user, actions):
        if user.is_active and user.is_superuser:
            return True
        return bool({"add", "choose", *self.CHANGES} & set(actions)) and holds_anywhere(user, *WRITERS)

    def users_with_any_permission(self, actions):
        writers = User.objects.filter(is_active=True, roles__kind__in=WRITERS)
        return (writers | User.objects.filter(is_active=True, is_superuser=True)).distinct()

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        if instance.pk is None:
            return self.user_has_any_permission(user, actions)
        return self.instances_user_has_any_permission_for(user, actions).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(self, user, actions):
        files = self.model._default_manager.all()
        if "choose" in actions:
            return files.choosable_by(user)
        return files.changeable_by(user) if self.CHANGES & set(actions) else files.none()

    def users_with_any_permission_for_instance(self, actions, instance):
        if instance.unit is None:
            return self.users_with_any_permission(actions)
        kinds = WRITERS if "choose" in actions else EDITORS
        reaching = Q(pk__in=holders(instance.unit, *kinds).values("pk")) | Q(is_superuser=True)
        if self.CHANGES & set(actions):
            reaching |= Q(pk=instance.uploaded_by_user_id)
        return User.objects.filter(reaching, is_active=True)

    def collections_user_has_any_permission_for(self, user, actions):
        """Collections are not used for rights; whoever may do it at all may do it in each."""
        return Collection.objects.all() if self.user_has_any_permission(user, actions) else Collection.objects.none()

    def collections_user_has_permission_for(self, user, action):
        return self.collections_user_has_any_permission_for(user, [action])


def reaches_all(user, after: StreamValue, before: StreamValue | None = None) -> bool:
    """Whether every photo and document in `after` is one that `user` may choose, or stood in `before` already.

    Choosers offer nothing else; this is for numbers that were posted by hand.
    """
    new = files_in(after) - (files_in(before) if before else set())
    for model in {model for model, _key in new}:
        keys = {key for other, key in new if other is model}
        if model.objects.choosable_by(user).filter(pk__in=keys).count() < model.objects.filter(pk__in=keys).count():
            return False
    return True


def files_in(body: StreamValue) -> set[tuple[type, int]]:
    """Model and primary key of every photo and document in the body, those that rich text links to included."""
    references = body.stream_block.extract_references(body)
    return {(model, int(key)) for model, key, *_path in references if model in (PortalImage, PortalDocument)}


def may_read_document(user, document) -> bool:
    """Whether `user` may download it: everybody may, or she may use it herself."""
    return type(document).objects.readable_by(user).filter(pk=document.pk).exists()
