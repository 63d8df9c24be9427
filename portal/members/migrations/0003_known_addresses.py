"""Accounts of before were opened by the office, which knew their addresses; their names get the key by which likeness is found."""

from django.db import migrations

from portal.members.names import name_key


def fill(apps, schema_editor):
    User = apps.get_model("members", "User")
    EmailAddress = apps.get_model("account", "EmailAddress")
    for user in User.objects.iterator():
        User.objects.filter(pk=user.pk).update(name_key=name_key(user.name), email=user.email.lower())
        if user.email:
            EmailAddress.objects.get_or_create(user_id=user.pk, email=user.email.lower(), defaults={"verified": True, "primary": True})


class Migration(migrations.Migration):
    dependencies = [("members", "0002_joining"), ("account", "0009_emailaddress_unique_primary_email")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
