"""`make lighthouse`: Lighthouse (mobile) on the main pages and those of forum and library, and the bytes that each costs.

python -m tests.bench.lighthouse --only forum --folder /tmp/portal   # a scratch site that is kept for the next time
"""

import argparse
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
ATTEMPTS = 3
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync --no-first-run"
MAIN = """
import django; django.setup()
from tests.bench.measure import pages
import json, sys
wanted = ("front page", "section", "article with 40 photos", "unit page", "archive day", "search with facets")
found = pages()
json.dump({name: found[name] for name in wanted}, sys.stdout)
"""
FORUM = """
import django; django.setup()
from forum.models import Board, Thread
import json, sys
board = Board.objects.public().order_by("-thread_count")[0]
thread = Thread.objects.in_boards().public().listed().filter(post_count__gte=20, is_anonymous=False).order_by("pk")[0]
json.dump({
    "boards": "/dien-dan/", "board": board.get_absolute_url(), "thread": thread.get_absolute_url(),
    "sign-in": "/tai-khoan/dang-nhap/", "sign-up": "/tai-khoan/tham-gia/", "member": thread.author.get_absolute_url(),
}, sys.stdout)
"""
LIBRARY = """
import django; django.setup()
from forum.practices.models import Practice
import json, sys
most = list(Practice.objects.listed().order_by("-adoption_count", "pk")[:4])
place = "dia_ban=khu-nha-tro&hoi_vien=40&kinh_phi=10+trieu&nhan_luc=5&cho=room&thang=3"
json.dump({
    "models": "/mo-hinh/", "model": most[0].get_absolute_url(),
    "compare": "/mo-hinh/so-sanh/?" + "&".join(f"m={practice.slug}" for practice in most), "fit, seven questions": "/mo-hinh/tim-phu-hop/",
    "fit, answered": f"/mo-hinh/tim-phu-hop/?{place}",
}, sys.stdout)
"""
GROUPS = {"main": MAIN, "forum": FORUM, "library": LIBRARY}


def lighthouse(address: str, out: Path) -> subprocess.CompletedProcess:
    return subprocess.run(
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


def scores(address: str, out: Path) -> dict:
    """Category scores of one page, 0 to 100, and the audits that cost points. On a busy machine Chromium sometimes records nothing."""
    for _attempt in range(ATTEMPTS):
        done = lighthouse(address, out)
        if not done.returncode:
            break
    else:
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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=GROUPS)
    parser.add_argument("--folder", type=Path, help="a scratch site that is kept")
    options = parser.parse_args()
    if not CHROMIUM or not shutil.which("npx"):
        sys.exit("Lighthouse needs Chromium and Node.js. Debian: apt-get install chromium nodejs npm")
    folder = options.folder or Path(tempfile.mkdtemp(prefix="portal-lighthouse-"))
    folder.mkdir(parents=True, exist_ok=True)
    if "BENCH_DATABASE_URL" not in os.environ and not (folder / "portal.sqlite3").exists():
        site.prepare(folder)
    with site.served(folder) as root:
        for text in [GROUPS[options.only]] if options.only else GROUPS.values():
            for name, address in addresses(text, folder).items():
                found = scores(root + address, folder / "lighthouse.json")
                line = "  ".join(f"{key} {value}" for key, value in found["scores"].items())
                sizes = "  ".join(f"{key} {value / 1000:.1f} kB" for key, value in sorted(found["sizes"].items()))
                print(f"{name:24}{line}\n{'':24}{sizes}\n{'':24}{'; '.join(found['weak'])}", flush=True)  # noqa: T201  (a measurement prints)


def addresses(text: str, folder: Path) -> dict[str, str]:
    """Pages by name, as the code `text` finds them in the scratch site."""
    listed = subprocess.run([sys.executable, "-c", text], cwd=site.ROOT, env=site.environment(folder), capture_output=True, text=True)
    if listed.returncode:
        sys.exit(listed.stderr[-3000:])
    return json.loads(listed.stdout.splitlines()[-1])


if __name__ == "__main__":
    main()
