"""Documentation that cannot fall behind: settings, commands and make targets that nobody described fail here."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OPERATIONS = (ROOT / "docs" / "operations.md").read_text()


def environment_variables() -> list[str]:
    """Names that the settings read from the environment."""
    found = set()
    for path in (ROOT / "portal" / "settings").glob("*.py"):
        found |= set(re.findall(r"""\benv(?:\.\w+)?\(\s*["']([A-Z_]+)["']""", path.read_text()))
    return sorted(found)


def commands() -> list[str]:
    """Names of our own management commands."""
    paths = [path for top in ("portal", "news", "forum") for path in (ROOT / top).rglob("management/commands/*.py")]
    return sorted(path.stem for path in paths if path.stem != "__init__")


def targets() -> list[str]:
    return re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE)


def test_something_is_found():
    assert "DATABASE_URL" in environment_variables()
    assert "prepare" in commands()
    assert {"run", "test"} <= set(targets())


@pytest.mark.parametrize("name", environment_variables())
def test_setting_is_documented(name):
    assert f"`{name}`" in OPERATIONS


@pytest.mark.parametrize("name", commands())
def test_command_is_documented(name):
    assert f"manage.py {name}" in OPERATIONS


@pytest.mark.parametrize("name", targets())
def test_target_is_documented(name):
    assert f"`make {name}`" in OPERATIONS


def test_links_between_documents_lead_somewhere():
    broken = []
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text()):
            if not target.startswith(("http:", "https:", "mailto:")) and not (path.parent / target).exists():
                broken.append(f"{path.relative_to(ROOT)} → {target}")
    assert broken == []


def test_decisions_are_numbered_once():
    numbers = [path.name[:4] for path in (ROOT / "docs" / "decisions").glob("*.md")]
    assert len(numbers) == len(set(numbers))
    assert all(number.isdigit() for number in numbers)
