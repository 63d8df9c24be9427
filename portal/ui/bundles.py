"""One stylesheet and one script for the reader, many small files for us.

`css/site.css` is a list of `@import`, the scripts are lists of `import "./…"`. The finder answers for their names with the
files put together, in development and at `collectstatic` alike, so that what is tested is what is served.
"""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

BUNDLES = ("css/site.css", "js/site.js", "js/thread.js", "js/forum.js", "js/editor.js")
CSS_IMPORT = re.compile(r'^@import "([^"]+)";$', re.M)
CSS_URL = re.compile(r'url\("(?!data:|/|https?:)([^"]+)"\)')
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.S)
JS_IMPORT = re.compile(r'^import "\./([^"]+)";$', re.M)
JS_COMMENT = re.compile(r"^\s*//.*$", re.M)


def bundle_css(path: Path) -> str:
    """The stylesheet at `path` with its imports in place, addresses of files corrected, comments and indents left out."""

    def put_in(match: re.Match) -> str:
        folder = posixpath.dirname(match[1])
        text = (path.parent / match[1]).read_text(encoding="utf-8")
        return CSS_URL.sub(lambda url: f'url("{posixpath.normpath(posixpath.join(folder, url[1]))}")', text)

    whole = CSS_COMMENT.sub("", CSS_IMPORT.sub(put_in, path.read_text(encoding="utf-8")))
    lines = (line.strip() for line in whole.splitlines())
    return re.sub(r"\s*\{\n", "{", "\n".join(line for line in lines if line)).replace(";\n}", "}") + "\n"


def bundle_js(path: Path) -> str:
    """The script at `path` with each imported behaviour as a block of its own; behaviours export nothing."""

    def put_in(match: re.Match) -> str:
        return "{\n" + JS_COMMENT.sub("", (path.parent / match[1]).read_text(encoding="utf-8")) + "}"

    whole = JS_IMPORT.sub(put_in, JS_COMMENT.sub("", path.read_text(encoding="utf-8")))
    return "\n".join(line.strip() for line in whole.splitlines() if line.strip()) + "\n"


class BundleFinder(BaseFinder):
    """Stands before the other finders and answers for the names in `BUNDLES` only."""

    def __init__(self, source: Path | None = None, target: Path | None = None):
        self.source = source or settings.BASE_DIR / "static"
        self.storage = FileSystemStorage(location=target or settings.VAR_DIR / "bundles")
        self.storage.prefix = None

    def check(self, **kwargs) -> list:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs) -> str | list[str]:
        found = self.build(path) if path in BUNDLES else None
        if find_all:
            return [found] if found else []
        return found or []

    def list(self, ignore_patterns: list[str]) -> Iterator[tuple[str, FileSystemStorage]]:
        for name in BUNDLES:
            self.build(name)
            yield name, self.storage

    def build(self, name: str) -> str:
        """Puts the bundle together and gives the path of the result."""
        source, target = self.source / name, Path(self.storage.path(name))
        text = bundle_css(source) if name.endswith(".css") else bundle_js(source)
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            fresh = target.with_suffix(f"{target.suffix}.new")
            fresh.write_text(text, encoding="utf-8")
            fresh.replace(target)
        return str(target)
