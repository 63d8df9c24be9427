"""The table begins with what the portal knew before there was one."""

from django.db import migrations

from portal.search.abbreviations import delivered
from portal.search.vietnamese import folded_tokens


def fill(apps, schema_editor):
    rows = [
        {"term": one, "meaning": other, "term_key": " ".join(folded_tokens(one)), "meaning_key": " ".join(folded_tokens(other)), "is_two_way": both}
        for one, other, both in delivered()
    ]
    model = apps.get_model("search_office", "Synonym")
    model.objects.bulk_create([model(**row) for row in rows if row["term_key"] != row["meaning_key"]], ignore_conflicts=True)
    apps.get_model("search_office", "Edition").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("search_office", "0002_synonyms_and_advice")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
