"""Every string that django-allauth's parts in use can show is Vietnamese, with its placeholders."""

import re
from pathlib import Path

import allauth
import polib
import pytest
from django.conf import settings
from django.utils.translation import gettext, override

OURS = Path(settings.BASE_DIR) / "portal" / "locale_allauth" / "vi" / "LC_MESSAGES" / "django.po"
# The apps that are installed; social sign-in and identity provider are not.
IN_USE = re.compile(r"(account|mfa|usersessions|core|utils|templates/(account|mfa|usersessions|allauth))\b")
PLACEHOLDER = re.compile(r"%\([^)]+\)[a-z]|\{[a-z_]+\}|%[sd]")
MARKUP = re.compile(r"<(/?\w+)")


def source() -> list[polib.POEntry]:
    path = Path(allauth.__file__).parent / "locale" / "en" / "LC_MESSAGES" / "django.po"
    return [entry for entry in polib.pofile(path) if not entry.obsolete and any(IN_USE.match(place) for place, _line in entry.occurrences)]


@pytest.fixture(scope="module")
def vietnamese() -> dict[tuple, str]:
    entries = polib.pofile(OURS)
    return {(entry.msgctxt, entry.msgid): entry.msgstr or entry.msgstr_plural.get(0, "") for entry in entries if not entry.fuzzy}


def test_catalogue_translates_all_of_allauth(vietnamese):
    assert len(source()) > 250
    assert [entry.msgid for entry in source() if not vietnamese.get((entry.msgctxt, entry.msgid))] == []


def test_catalogue_keeps_placeholders_and_markup(vietnamese):
    wrong = []
    for entry in source():
        text = vietnamese.get((entry.msgctxt, entry.msgid), "")
        accepted = [entry.msgid_plural or entry.msgid, entry.msgid]
        if not any(set(PLACEHOLDER.findall(text)) == set(PLACEHOLDER.findall(each)) for each in accepted):
            wrong.append((entry.msgid, text))
        if sorted(MARKUP.findall(text)) != sorted(MARKUP.findall(entry.msgid)):
            wrong.append((entry.msgid, text))
    assert wrong == []


def test_strings_in_templates_of_allauth_are_all_known_to_its_catalogue():
    """allauth's English catalogue is what we go by; a template whose words it lacks would slip through."""
    known = {entry.msgid for entry in source()}
    folder = Path(allauth.__file__).parent / "templates"
    words = re.compile(r"""\{% trans(?:late)? (["'])(.+?)\1""")
    paths = [path for part in ("account", "mfa", "usersessions") for path in (folder / part).rglob("*.html")]
    shown = {found[2] for path in paths for found in words.finditer(path.read_text())}
    assert len(shown) > 80
    assert shown - known == set()


def test_catalogue_is_read():
    with override("vi"):
        assert gettext("Forgot your password?") == "Quên mật khẩu?"
