"""The import direction, read from the syntax tree: a package imports only from rows below its own."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

ROWS = [
    {"portal.settings", "portal.urls", "portal.asgi", "portal.wsgi"},
    {"portal.home", "portal.demo"},
    {"news", "forum.practices"},
    {"forum"},
    {"portal.search", "portal.moderation", "portal.pages"},
    {"portal.notifications"},
    {"portal.topics", "portal.units"},
    {"portal.members"},
    {"portal.ui"},
]
RANK = {package: row for row, packages in enumerate(ROWS) for package in packages}
FORBIDDEN_NAMES = {"core", "common", "base", "utils", "helpers"}
LIMIT = 300


def sources() -> list[Path]:
    """Python files of the product, without migrations."""
    found = [path for top in ("portal", "news", "forum") for path in (ROOT / top).rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts and path != ROOT / "portal" / "__init__.py")


def package_of(dotted: str) -> str | None:
    """The package of ROWS that a dotted module path belongs to; None for what is not ours."""
    parts = dotted.split(".")
    if parts[0] not in {"portal", "news", "forum"}:
        return None
    for length in (2, 1):
        if ".".join(parts[:length]) in RANK:
            return ".".join(parts[:length])
    return dotted


def imports_of(tree: ast.AST) -> list[tuple[int, str]]:
    """Line and dotted path of each import, those inside functions as well."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"relative import in line {node.lineno}"
            found += [(node.lineno, f"{node.module}.{alias.name}") for alias in node.names]
    return found


def wrong_imports(path: Path, source: str) -> list[str]:
    """What `source`, standing at `path`, may not import."""
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    own = package_of(module)
    if own not in RANK:
        return [f"{path}: {own} stands in no row of the import direction"]
    wrong = []
    for line, target in imports_of(ast.parse(source)):
        other = package_of(target)
        if other is None or other == own:
            continue
        if other not in RANK:
            wrong.append(f"{path}:{line} imports {target}, which stands in no row")
        elif RANK[other] <= RANK[own]:
            wrong.append(f"{path}:{line} {own} imports {other}")
    return wrong


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path):
    assert wrong_imports(path, path.read_text()) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("news/views/x.py", "from portal.home import services"),
        ("portal/units/x.py", "def f():\n    from portal.search.services import index"),
        ("portal/search/x.py", "import portal.pages.models"),
        ("portal/nowhere/x.py", "x = 1"),
    ],
)
def test_imports_that_point_up_or_aside_are_noticed(path, source):
    assert wrong_imports(ROOT / path, source)


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_are_named_and_short(path):
    if path.parent != ROOT / "portal" / "settings":
        assert path.stem not in FORBIDDEN_NAMES
    assert len(path.read_text().splitlines()) <= LIMIT
