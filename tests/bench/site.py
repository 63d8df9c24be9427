"""A scratch site with production settings, filled by the commands that operators use."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def environment(folder: Path, port: int = 8000) -> dict[str, str]:
    """Variables under which every process of the scratch site in `folder` runs."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SECRET_KEY": "only-for-this-measurement-" * 2,
        "ALLOWED_HOSTS": "127.0.0.1,testserver",
        "SECURE_SSL_REDIRECT": "off",
        "SECURE_COOKIES": "off",
        "SECURE_HSTS_SECONDS": "0",
        "DATABASE_URL": os.environ.get("BENCH_DATABASE_URL", f"sqlite:///{folder / 'portal.sqlite3'}"),
        "MEDIA_ROOT": str(folder / "media"),
        "SEARCH_INDEX_DIR": str(folder / "search"),
        "EMAIL_URL": "dummymail://",
        "BASE_URL": f"http://127.0.0.1:{port}",
    }


def manage(folder: Path, *words: str) -> float:
    """Run one command of manage.py; returns its seconds."""
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=environment(folder), capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"manage.py {' '.join(words)} failed:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    return time.perf_counter() - started


def prepare(folder: Path) -> None:
    """The demo site: all units, the demo articles, static files."""
    for words in (["migrate"], ["prepare"], ["load_units"], ["seed", "--on-a-server"], ["collectstatic", "--noinput"]):
        print(f"  {' '.join(words)}: {manage(folder, *words):.1f} s", flush=True)  # noqa: T201  (printing is what a measurement does)


@contextmanager
def served(folder: Path):
    """The site behind gunicorn; yields its address."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "tests.bench.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4", "--log-level", "warning"],
        cwd=ROOT,
        env=environment(folder, port),
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}/robots.txt", timeout=5)
            except urllib.error.HTTPError:
                break
            except OSError:
                time.sleep(0.1)
            else:
                break
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)
