import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command

from portal.ui.bundles import BundleFinder

STATIC = settings.BASE_DIR / "static"


@pytest.fixture
def finder(tmp_path):
    source = tmp_path / "source"
    (source / "css" / "components").mkdir(parents=True)
    (source / "js").mkdir()
    (source / "css" / "site.css").write_text('@layer a, b;\n\n/* A list. */\n@import "one.css";\n@import "components/two.css";\n')
    (source / "css" / "one.css").write_text('.one {\n  background: url("../img/one.png");\n}\n')
    (source / "css" / "components" / "two.css").write_text('.two {\n  background: url("../../img/two.png"), url("data:x");\n}\n')
    (source / "js" / "site.js").write_text('// A list.\nimport "./one.js";\nimport "./two.js";\n')
    (source / "js" / "one.js").write_text("// Says one.\nconst word = 1;\n")
    (source / "js" / "two.js").write_text("const word = 2; // Its own.\n")
    return BundleFinder(source=source, target=tmp_path / "target")


def test_find_stylesheet_has_the_imports_in_place_with_corrected_addresses(finder):
    with open(finder.find("css/site.css")) as result:
        assert result.read().splitlines() == [
            "@layer a, b;",
            '.one{background: url("../img/one.png")}',
            '.two{background: url("../img/two.png"), url("data:x")}',
        ]


def test_find_script_keeps_the_names_of_each_behaviour_apart(finder):
    with open(finder.find("js/site.js")) as result:
        assert result.read().splitlines() == ["{", "const word = 1;", "}", "{", "const word = 2; // Its own.", "}"]


def test_find_follows_a_change(finder):
    finder.find("css/site.css")
    (finder.source / "css" / "one.css").write_text(".changed {\n}\n")
    with open(finder.find("css/site.css")) as result:
        assert ".changed" in result.read()


def test_find_leaves_other_files_to_the_other_finders(finder):
    assert finder.find("css/one.css") == []
    assert finders.find("css/tokens.css") == str(STATIC / "css" / "tokens.css")


def test_site_stylesheet_has_no_import_left_and_its_files_exist():
    with open(finders.find("css/site.css"), encoding="utf-8") as result:
        css = result.read()
    assert "@import" not in css
    addresses = set(re.findall(r'url\("([^"]+)"\)', css))
    assert addresses
    assert [address for address in addresses if not (STATIC / "css" / address).resolve().exists()] == []


def test_every_component_is_used():
    """In the site's stylesheet, or linked by the screen that alone needs it."""
    listed = set(re.findall(r'@import "([^"]+)"', (STATIC / "css" / "site.css").read_text(encoding="utf-8")))
    places = [*(settings.BASE_DIR / "templates").rglob("*.html"), *(settings.BASE_DIR / "portal").rglob("*.py")]
    elsewhere = "".join(path.read_text(encoding="utf-8") for path in places)
    there = {f"components/{path.name}" for path in (STATIC / "css" / "components").glob("*.css")}
    assert [name for name in there - listed if f"css/{name}" not in elsewhere] == []


def test_site_script_stays_small():
    with open(finders.find("js/site.js"), "rb") as result:
        assert len(result.read()) < 20_000


def test_first_visit_to_a_thread_leaves_room_for_its_words():
    """90 kB without pictures: what every page brings along, and the scripts of a thread, may take 70 of them."""
    names = ("css/site.css", "js/site.js", "js/thread.js", "js/forum.js")
    texts = sum(len(gzip.compress(Path(finders.find(name)).read_bytes())) for name in names)
    fonts = sum(path.stat().st_size for path in (STATIC / "fonts").glob("*.woff2"))
    assert texts + fonts < 70_000


def test_collectstatic_hashes_the_bundles(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
    call_command("collectstatic", interactive=False, verbosity=0)
    (hashed,) = tmp_path.glob("css/site.*.css")
    css = hashed.read_text(encoding="utf-8")
    assert "@import" not in css
    assert re.search(r"fonts/be-vietnam-pro-latin-400-normal\.[0-9a-f]{12}\.woff2", css)
    assert hashed.with_suffix(".css.gz").exists()
