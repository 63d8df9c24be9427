"""Tests: whatever DATABASE_URL and CACHE_URL say, quick hashing, mail in memory, a search index and media of their own."""

import os
import tempfile
from pathlib import Path

from portal.settings.base import *  # noqa: F403  (settings modules extend each other this way)

SECRET_KEY = "test-only"  # noqa: S105  (nothing outside the tests is signed with it)
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # Real hashing costs 0.1 s an account.
SMS_BACKEND = "portal.members.sms.MemorySender"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SCRATCH = Path(tempfile.mkdtemp(prefix="portal-test-"))
MEDIA_ROOT = SCRATCH / "media"
SEARCH_INDEX_DIR = SCRATCH / "search"
ELASTICSEARCH_INDEX = f"test-{os.getpid()}"
ELASTICSEARCH_TIMEOUT = 20.0  # A machine that runs all tests at once is slow, not gone.

# Processes that test side by side empty the cache before each test: each has a database of its own on the server.
if str(CACHES["default"].get("LOCATION", "")).startswith("redis://"):  # noqa: F405
    WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    CACHES["default"]["LOCATION"] = f"{CACHES['default']['LOCATION'].rsplit('/', 1)[0]}/{WORKER}"  # noqa: F405
