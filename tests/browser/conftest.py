"""A real server with demo content in a folder of its own, and a real browser in front of it."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.conftest import CHROMIUM

ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory) -> Path:
    """Where the site keeps what it has: its database, and the mails (`mail/`) and text messages (`sms.jsonl`) that it sent."""
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="session")
def server(site_folder) -> str:
    """The address of a site with all units and the demo content, served by gunicorn for the whole run."""
    folder = site_folder
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.development",
        "DATABASE_URL": f"sqlite:///{folder / 'portal.sqlite3'}",
        "CACHE_URL": "locmemcache://",
        "MEDIA_ROOT": str(folder / "media"),
        "SEARCH_INDEX_DIR": str(folder / "search"),
        "EMAIL_URL": f"filemail:///{folder / 'mail'}",
        "SMS_BACKEND": "portal.members.sms.FileSender",
        "SMS_URL": str(folder / "sms.jsonl"),
        "BASE_URL": address,
    }
    for command in (["migrate", "--verbosity", "0"], ["prepare"], ["load_units"], ["seed"]):
        done = subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, f"manage.py {command[0]} failed:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    log = (folder / "server.log").open("w")
    process = subprocess.Popen(
        [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"], cwd=ROOT, env=environment, stdout=log, stderr=log
    )
    try:
        wait_for(address, process, folder / "server.log")
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()


def wait_for(address: str, process: subprocess.Popen, log: Path, seconds: int = 60) -> None:
    """Return when `address` answers; fail with the server's own words when it does not."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text()[-4000:]
        try:
            urllib.request.urlopen(address, timeout=20)
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"{address} did not answer within {seconds} s:\n{log.read_text()[-4000:]}")


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, server):
    """A fresh window in Vietnamese, 1280 wide; fails the test on an error in a script or a request to another host."""
    context = chromium.new_context(base_url=server, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", viewport={"width": 1280, "height": 900})
    window = context.new_page()
    errors, foreign = [], []
    window.on("pageerror", lambda error: errors.append(str(error)))
    window.on("request", lambda request: foreign.append(request.url) if is_foreign(request.url, server) else None)
    yield window
    context.close()
    assert errors == []
    assert foreign == []


def is_foreign(url: str, server: str) -> bool:
    return re.match(r"https?://", url) is not None and not url.startswith(server + "/")


@pytest.fixture
def sign_in(page):
    """`sign_in("username")`: sign in to the newsroom with the demo password."""
    from portal.demo.accounts import DEMO_PASSWORD

    def go(username: str) -> None:
        page.context.clear_cookies()
        page.goto("/quan-tri/login/")
        page.fill("input[name=login]", username)
        page.fill("input[name=password]", DEMO_PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url(re.compile("/quan-tri/$"))

    return go


@pytest.fixture
def accessible():
    """
    `accessible(page)`: fail with what axe finds on the screen as it stands.

    `within` is the selector of the part to look at, all else left out. `exceptions` are (rule, selector, reason): what the rule
    finds in parts that fit the selector is let through.
    """
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()

    def check(window, within=None, exceptions=()) -> None:
        violations = []
        for item in axe.run(window, context=within).response["violations"]:
            excused = [selector for rule, selector, _reason in exceptions if rule == item["id"]]
            nodes = [node for node in item["nodes"] if not any(fits(window, node["target"][0], selector) for selector in excused)]
            if nodes:
                shown = "\n".join(f"    {node['html'][:200]}" for node in nodes[:5])
                violations.append(f"{item['id']} ({item['impact']}): {item['help']}\n{shown}")
        assert violations == [], "\n".join([window.url, *violations])

    return check


def fits(window, target: str, selector: str) -> bool:
    return window.evaluate("([target, selector]) => document.querySelector(target)?.matches(selector) ?? false", [target, selector])
