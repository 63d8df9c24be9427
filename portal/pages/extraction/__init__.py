"""The words of a file that somebody uploaded, read in a process of their own that may break: its memory, processor time and wall time end.

The parent hands over bytes and gets back a line of JSON; nothing that a file can do to the child reaches this process.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from portal.pages.document_files import MAX_BYTES

CHILD = Path(__file__).with_name("child.py")
# The kinds of files that have words; RULES of `portal.pages.document_files` has more.
READABLE = frozenset({"pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "csv", "txt"})
# Wall time in seconds. The child ends its own processor time earlier (`child.SECONDS`).
PATIENCE = 40


@dataclass(frozen=True)
class Extract:
    """`state` is a value of `DocumentText.State`; `pages` of a PDF and `is_cut` say how far it was read."""

    state: str
    text: str = ""
    pages: int = 0
    is_cut: bool = False


def extract(file, suffix: str) -> Extract:
    """The words of an open binary `file`, whose name ends with `suffix`. Never raises for what is in the file."""
    if suffix not in READABLE:
        return Extract("other")
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return Extract("heavy")
    return _read(data, suffix)


def _read(data: bytes, suffix: str, patience: float = PATIENCE) -> Extract:
    command = [sys.executable, "-I", str(CHILD), suffix]
    # No secret of ours stands in the environment of a process that reads what strangers wrote.
    environment = {"PATH": os.defpath, "LANG": "C.UTF-8"}
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=patience, env=environment, cwd="/", check=False)  # noqa: S603 (our own program; its argument is one of READABLE)
    except subprocess.TimeoutExpired:
        return Extract("heavy")
    if done.returncode < 0:
        return Extract("heavy")
    try:
        return Extract(**json.loads(done.stdout))
    except (ValueError, TypeError):
        return Extract("heavy" if b"MemoryError" in done.stderr else "broken")
