"""`python -m tests.catalogues`: fail when a visible string is not in the catalogue, or has no Vietnamese.

Collects the strings with xgettext into a scratch copy of the catalogues and compares. Needs GNU gettext.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = {".venv", ".git", "var", "media", "staticfiles", "node_modules", "tests"}


def collected(copy: Path, domain: str) -> set[str]:
    """The msgids that xgettext finds in the project."""
    path = copy / "portal" / "locale" / "vi" / "LC_MESSAGES" / f"{domain}.po"
    path.unlink(missing_ok=True)
    done = subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--locale", "vi", "--domain", domain, "--no-obsolete", "--ignore", "tests"],
        cwd=copy,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        sys.exit(done.stderr)
    return {(entry.msgctxt, entry.msgid) for entry in polib.pofile(path)} if path.exists() else set()


def missing(root: Path = ROOT) -> list[str]:
    """What lacks Vietnamese, a line each."""
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(root, copy, ignore=lambda path, names: [name for name in names if name in LEFT_OUT])
        for domain in ("django", "djangojs"):
            path = root / "portal" / "locale" / "vi" / "LC_MESSAGES" / f"{domain}.po"
            known = {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(path)} if path.exists() else {}
            for key in sorted(collected(copy, domain), key=str):
                entry = known.get(key)
                if entry is None:
                    lines.append(f"{domain}: not in the catalogue: {key[1]!r}")
                elif "fuzzy" in entry.flags:
                    lines.append(f"{domain}: fuzzy: {key[1]!r}")
                elif not (entry.msgstr or (all(entry.msgstr_plural.values()) and entry.msgstr_plural)):
                    lines.append(f"{domain}: without Vietnamese: {key[1]!r}")
    return lines


if __name__ == "__main__":
    found = missing()
    sys.stdout.write("\n".join([*found, f"{len(found)} strings without Vietnamese", ""]))
    sys.exit(1 if found else 0)
