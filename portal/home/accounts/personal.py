"""What Wagtail holds of a person beside her account: settings of the newsroom, and her name in the records about it."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from portal.members.models import User

GONE = "–"
OF_ROLES = ("units.grant", "units.revoke")


def export(user: User) -> dict:
    fields = ("preferred_language", "current_time_zone", "theme", "density", "contrast")
    return {"newsroom_settings": UserProfile.objects.filter(user=user).values(*fields)}


def close(user: User) -> None:
    UserProfile.objects.filter(user=user).delete()
    records = ModelLogEntry.objects.filter(content_type=ContentType.objects.get_for_model(User), object_id=str(user.pk))
    records.update(label=GONE, data={})
    # Older records of roles name nobody but by her name.
    hers = Q(data__account=user.pk) | Q(data__person=str(user), data__account__isnull=True)
    for record in ModelLogEntry.objects.filter(hers, action__in=OF_ROLES).iterator(chunk_size=500):
        record.data = {**record.data, "person": GONE}
        record.save(update_fields=["data"])
