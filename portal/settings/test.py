"""Tests: whatever DATABASE_URL and CACHE_URL say, quick hashing, mail in memory, a search index and media of their own."""

import tempfile
from pathlib import Path

from portal.settings.base import *  # noqa: F403  (settings modules extend each other this way)

SECRET_KEY = "test-only"  # noqa: S105  (nothing outside the tests is signed with it)
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # Real hashing costs 0.1 s an account.
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SCRATCH = Path(tempfile.mkdtemp(prefix="portal-test-"))
MEDIA_ROOT = SCRATCH / "media"
SEARCH_INDEX_DIR = SCRATCH / "search"
