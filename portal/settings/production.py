"""A server: every secret and address from the environment, strict cookies, hashed static files."""

from portal.settings.base import *  # noqa: F403  (settings modules extend each other this way)

SECRET_KEY = env("SECRET_KEY")  # noqa: F405
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
PROXIES = env.int("PROXIES", default=1)  # noqa: F405
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)  # noqa: F405
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)  # noqa: F405
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.bool("SECURE_COOKIES", default=True)  # noqa: F405
SESSION_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"

STAFF_SECOND_FACTOR = env.bool("STAFF_SECOND_FACTOR", default=True)  # noqa: F405
SMS_BACKEND = env("SMS_BACKEND", default="portal.members.sms.HttpSender")  # noqa: F405
