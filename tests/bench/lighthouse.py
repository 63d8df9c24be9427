"""`make lighthouse`: Lighthouse (mobile) on the five main pages, and the bytes that an article without photos costs."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import site
from tests.conftest import CHROMIUM

VERSION = "13.5.0"
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync --no-first-run"
ADDRESSES = """
import django; django.setup()
from tests.bench.measure import pages
import json, sys
json.dump(pages(), sys.stdout)
"""


def scores(address: str, out: Path) -> dict:
    """Category scores of one page, 0 to 100, and the audits that cost points."""
    done = subprocess.run(
        [
            *(
                "npx",
                "--yes",
                f"lighthouse@{VERSION}",
                address,
                "--quiet",
                "--output=json",
                f"--output-path={out}",
                f"--chrome-flags={FLAGS}",
            ),
            "--only-categories=performance,accessibility,best-practices,seo",
        ],
        env={**os.environ, "CHROME_PATH": CHROMIUM},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        sys.exit(done.stderr[-3000:])
    report = json.loads(out.read_text())
    weak = [
        f"{audit['id']} {audit.get('displayValue', '')}".strip()
        for category in report["categories"].values()
        for reference in category["auditRefs"]
        if reference["weight"] and (audit := report["audits"][reference["id"]])["score"] not in (None, 1)
    ]
    sizes = {}
    for item in report["audits"]["resource-summary"]["details"]["items"] if "resource-summary" in report["audits"] else []:
        sizes[item["resourceType"]] = item["transferSize"]
    if not sizes:
        for item in report["audits"]["network-requests"]["details"]["items"]:
            sizes[item["resourceType"]] = sizes.get(item["resourceType"], 0) + item["transferSize"]
    return {"scores": {key: round(value["score"] * 100) for key, value in report["categories"].items()}, "weak": weak, "sizes": sizes}


def main() -> None:
    if not CHROMIUM or not shutil.which("npx"):
        sys.exit("Lighthouse needs Chromium and Node.js. Debian: apt-get install chromium nodejs npm")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp(prefix="portal-lighthouse-"))
    if not (folder / "portal.sqlite3").exists():
        site.prepare(folder)
    listed = subprocess.run([sys.executable, "-c", ADDRESSES], cwd=site.ROOT, env=site.environment(folder), capture_output=True, text=True)
    addresses = json.loads(listed.stdout.splitlines()[-1])
    with site.served(folder) as root:
        for name in ("front page", "section", "article with 40 photos", "unit page", "search with facets"):
            found = scores(root + addresses[name], folder / "lighthouse.json")
            line = "  ".join(f"{key} {value}" for key, value in found["scores"].items())
            sizes = "  ".join(f"{key} {value / 1000:.1f} kB" for key, value in sorted(found["sizes"].items()))
            print(f"{name:24}{line}\n{'':24}{sizes}\n{'':24}{'; '.join(found['weak'])}", flush=True)  # noqa: T201  (a measurement prints)


if __name__ == "__main__":
    main()
