"""What Wagtail holds of a person beside her account: settings of the newsroom, and her name in the records about it."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from portal.members.models import User

GONE = "–"


def export(user: User) -> dict:
    fields = ("preferred_language", "current_time_zone", "theme", "density", "contrast")
    return {"newsroom_settings": UserProfile.objects.filter(user=user).values(*fields)}


def close(user: User) -> None:
    UserProfile.objects.filter(user=user).delete()
    records = ModelLogEntry.objects.filter(content_type=ContentType.objects.get_for_model(User), object_id=str(user.pk))
    records.update(label=GONE, data={})
