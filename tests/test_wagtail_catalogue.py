"""Every string of the installed Wagtail is Vietnamese, with its placeholders."""

import re
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

OURS = Path(settings.BASE_DIR) / "portal" / "locale_wagtail" / "vi" / "LC_MESSAGES"
PLACEHOLDER = re.compile(r"%\([^)]+\)[a-z]|\{[a-z_]+\}|%[sd]")
MARKUP = re.compile(r"<(/?\w+)")


def translated(domain: str) -> dict[tuple, str]:
    entries = polib.pofile(OURS / f"{domain}.po")
    return {(entry.msgctxt, entry.msgid): entry.msgstr or entry.msgstr_plural.get(0, "") for entry in entries if not entry.fuzzy}


def source(domain: str) -> list[polib.POEntry]:
    """What Wagtail's apps and taggit, as installed, can show."""
    found = []
    for app in apps.get_app_configs():
        if app.name == "wagtail" or app.name.startswith(("wagtail.", "taggit")):
            path = Path(app.path) / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po"
            found += [entry for entry in polib.pofile(path) if not entry.obsolete] if path.exists() else []
    return found


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_catalogue_translates_all_of_wagtail(domain):
    vietnamese = translated(domain)
    entries = source(domain)
    assert len(entries) > 80
    assert [entry.msgid for entry in entries if not vietnamese.get((entry.msgctxt, entry.msgid))] == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_catalogue_keeps_placeholders_and_markup(domain):
    vietnamese = translated(domain)
    wrong = []
    for entry in source(domain):
        text = vietnamese[entry.msgctxt, entry.msgid]
        # Vietnamese has no plural: its one form stands for both and carries what the plural carries.
        accepted = [entry.msgid_plural or entry.msgid, entry.msgid]
        if not any(set(PLACEHOLDER.findall(text)) == set(PLACEHOLDER.findall(each)) for each in accepted):
            wrong.append((entry.msgid, text))
        if sorted(MARKUP.findall(text)) != sorted(MARKUP.findall(entry.msgid)):
            wrong.append((entry.msgid, text))
    assert wrong == []


@pytest.mark.django_db
def test_javascript_catalogue_reaches_the_browser(admin_client):
    with override("vi"):
        script = admin_client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    assert '"Insert a block": "Ch\\u00e8n kh\\u1ed1i n\\u1ed9i dung"' in script
