"""A laptop: SQLite, in-process cache, immediate tasks, mail on the console."""

from portal.settings.base import *  # noqa: F403  (settings modules extend each other this way)

DEBUG = True
SECRET_KEY = SECRET_KEY or "development-only-never-on-a-server"  # noqa: F405
ALLOWED_HOSTS = ["*"]
INTERNAL_IPS = ["127.0.0.1"]

MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # Passkeys on http://localhost.

# Whoever tries the site on a laptop and mistypes an address sees the site's page, not a list of patterns.
MIDDLEWARE = [*MIDDLEWARE, "portal.ui.middleware.OwnNotFound"]  # noqa: F405
