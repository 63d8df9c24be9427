"""Writes the keys of titles that stand in the table already: about a minute for a million rows."""

from django.db import migrations

from portal.search.models import title_key

BATCH = 1000


def write_keys(apps, schema_editor):
    rows = apps.get_model("search", "SearchDocument").objects.filter(is_removed=False, title_key="")
    last = 0
    while batch := list(rows.filter(pk__gt=last).only("pk", "title", "aliases").order_by("pk")[:BATCH]):
        for row in batch:
            row.title_key = title_key(row.title, *row.aliases)
        rows.model.objects.bulk_update(batch, ["title_key"], batch_size=BATCH // 4)
        last = batch[-1].pk


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0003_titles_and_feeding'),
    ]

    operations = [
        migrations.RunPython(write_keys, migrations.RunPython.noop, elidable=True),
    ]
