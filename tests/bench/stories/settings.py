"""A Django with nothing but modelsearch on SQLite, in the file that STORIES_DATABASE names."""

import os

SECRET_KEY = "only-for-this-measurement"
INSTALLED_APPS = ["django.contrib.contenttypes", "modelsearch", "tests.bench.stories"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ.get("STORIES_DATABASE", ":memory:")}}
MODELSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database", "AUTO_UPDATE": False}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
