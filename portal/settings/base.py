"""Settings that hold everywhere. Each environment variable is described in docs/operations.md."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF, UNSAFE_INLINE

from portal.settings.trust import *  # noqa: F403  (a chapter of its own)

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = BASE_DIR / "var"
VAR_DIR.mkdir(exist_ok=True)

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

from portal.settings.accounts import *  # noqa: E402, F403  (what concerns accounts stands apart; it reads the same environment)

SECRET_KEY = env("SECRET_KEY", default="")
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
PROXIES = env.int("PROXIES", default=0)  # How many of our own proxies stand in front; they say where a request comes from.

INSTALLED_APPS = [
    "portal.home",
    "portal.demo",
    "news",
    "forum.practices",
    "forum",
    "portal.search.office",
    "portal.search.saved",
    "portal.search",
    "portal.moderation",
    "portal.pages",
    "portal.notifications",
    "portal.topics",
    "portal.units",
    "portal.members",
    "portal.ui",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.api.v2",
    "wagtail.embeds",
    "wagtail.sites",
    "portal.home.accounts.apps.NewsroomUsersConfig",  # Wagtail's accounts with the portal's screens and rules.
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.admin",
    "wagtail",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "modelsearch",
    "modelcluster",
    "taggit",
    "rest_framework",
    "django_htmx",
    "django_prose_editor",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "portal.home.middleware.PublicCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.ui.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "portal.ui.middleware.DropNul",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.members.limits.LimitWrites",
    "portal.units.second_factor.RequireSecondFactor",
    "portal.moderation.middleware.KeepOutBanned",
    "news.middleware.KeepTypedText",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "portal.ui.csp.PortalCSPMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.ui.context_processors.house",
                "portal.units.context_processors.works_here",
                "portal.moderation.context_processors.moderates_here",
                "forum.practices.context_processors.has_desk",
                "news.context_processors.menu",
            ],
            "builtins": ["portal.ui.templatetags.ui"],
        },
    },
]

# Widgets are drawn by the templates of the site.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # The default deferred transactions fail with "database is locked" as soon as two writers meet.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}

AUTH_USER_MODEL = "members.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "vi"
# Each language by its own name, as the switch in the footer shows it.
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
# The catalogue of the portal first; what Wagtail and allauth lack stands apart, so that it can be offered upstream.
LOCALE_PATHS = [BASE_DIR / "portal" / name for name in ("locale", "locale_wagtail", "locale_allauth")]
FORMAT_MODULE_PATH = ["portal.ui.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "portal.ui.bundles.BundleFinder",  # First, so that its one stylesheet and script win over the lists they are made from.
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(BASE_DIR / "media"))

# Everything a page loads comes from this site; a video's frame is made only when the reader asks for it.
X_FRAME_OPTIONS = "SAMEORIGIN"  # The newsroom shows the page that is being written in a frame.
# The one line of script in templates/base.html, by its digest: with a nonce no two copies of a page would be the same,
# and no browser or proxy could be told that a page is unchanged.
FIRST_SCRIPT = "'sha256-gvligCp3GXZ00IrnQWsXJ+SwaYW6gOvNrlHCZL50dW8='"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, FIRST_SCRIPT],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "frame-src": [SELF, "https://www.youtube-nocookie.com", "https://player.vimeo.com"],
        "frame-ancestors": [SELF],
        "form-action": [SELF],
        "base-uri": [SELF],
        "object-src": [NONE],
    }
}
# Wagtail's editor writes styles and scripts into the page.
CONTENT_SECURITY_POLICY_NEWSROOM = {
    "DIRECTIVES": {
        **CONTENT_SECURITY_POLICY["DIRECTIVES"],
        "script-src": [SELF, UNSAFE_INLINE],
        "style-src": [SELF, UNSAFE_INLINE],
        "img-src": [SELF, "data:", "blob:"],
        "connect-src": [SELF],
    }
}

# An article with forty photos and their captions posts more fields than the 1,000 that Django allows.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Cổng thông tin <khong-tra-loi@localhost>")

TASKS = {
    "default": {"BACKEND": env("TASKS_BACKEND", default="django_tasks.backends.immediate.ImmediateBackend")},
}

# Wagtail
WAGTAIL_SITE_NAME = env("SITE_NAME", default="Cổng thông tin Phụ nữ Việt Nam")
WAGTAILADMIN_BASE_URL = env("BASE_URL", default="http://127.0.0.1:8000")
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAIL_USER_TIME_ZONES = ["Asia/Ho_Chi_Minh"]
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"
# Nothing of the newsroom is asked from another site: no version check, no news of Wagtail, no faces by e-mail address.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_IMAGE_MODEL = "pages.PortalImage"
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "portal.pages.widgets.CleanRichTextArea"}}
WAGTAILDOCS_DOCUMENT_MODEL = "pages.PortalDocument"
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.pages.forms.PhotoForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "portal.pages.forms.DocumentForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "gif", "heic", "heif", "avif"]  # What the file dialogue offers; content decides.
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []  # Documents are downloaded; nothing that others uploaded opens on this site.
TAGGIT_CASE_INSENSITIVE = True
WAGTAIL_AUTOSAVE_INTERVAL = 2000  # Milliseconds of rest after typing; Wagtail's 500 would save at every pause for breath.
MODELSEARCH_BACKENDS = {"default": {"BACKEND": "portal.search.admin_backend"}}
WAGTAILSEARCH_BACKENDS = MODELSEARCH_BACKENDS

# Search: dotted paths of the sources that write search documents, lowest app first.
SEARCH_SOURCES = [
    "portal.search.sources.UnitSource",
    "portal.search.sources.TopicSource",
    "portal.search.sources.DocumentSource",
    "forum.search.ThreadSource",
    "forum.practices.search.PracticeSource",
    "news.search.ArticleSource",
]
SEARCH_INDEX_DIR = env.path("SEARCH_INDEX_DIR", default=str(VAR_DIR / "search"))
SEARCH_LOG_DAYS = 180  # What people look for is kept for so long (`manage.py forget_searches`).
SEARCH_LOG_A_DAY = 20_000  # More different queries in one day are a flood.
# Elasticsearch, where many machines serve; empty: Tantivy in SEARCH_INDEX_DIR.
ELASTICSEARCH_URL = env.list("ELASTICSEARCH_URL", default=[])
ELASTICSEARCH_API_KEY = env("ELASTICSEARCH_API_KEY", default="")
ELASTICSEARCH_CA = env("ELASTICSEARCH_CA", default="")
ELASTICSEARCH_INDEX = env("ELASTICSEARCH_INDEX", default="portal")
ELASTICSEARCH_TIMEOUT = env.float("ELASTICSEARCH_TIMEOUT", default=2.0)

# Documents: dotted paths of functions that give an `Exists` of what shows a document (OuterRef("pk")) to everybody, beside pages;
# and of functions that are told which documents (a set of ids) were read anew.
DOCUMENT_KEEPERS = ["forum.practices.querysets.shows_document"]
DOCUMENT_LISTENERS = ["portal.search.services.documents_changed"]

# Notifications: dotted paths of the sources of what can be followed and told about, in the order of the page of preferences.
NOTIFICATION_SOURCES: list[str] = [
    "forum.telling.ThreadSource",
    "forum.telling.BoardSource",
    "forum.practices.telling.PracticeSource",
    "news.telling.ArticleSource",
    "portal.search.saved.telling.SavedSearchSource",
    "portal.moderation.telling.ActSource",
    "portal.moderation.telling.ReportSource",
    "portal.moderation.telling.PrivateReportSource",
    "portal.notifications.targets.UnitSource",
    "portal.notifications.targets.TopicSource",
    "portal.notifications.targets.PersonSource",
]
# Seconds that a mail at once waits, so that one mail tells all that happens meanwhile.
NOTIFICATION_MAIL_WAIT = env.int("NOTIFICATION_MAIL_WAIT", default=120)

# What people may talk about: dotted paths of functions that give (page, unit, mode of its discussion) for the id of a public page, or None.
TALKED_ABOUT = ["news.discussions.talked_about"]
# What an event brings along when a thread is opened from it: what `forum.services.open_from_event` takes, for who may edit it, or None.
EVENT_READER = "news.discussions.event_of"
# Forms above the forum whose drafts it keeps: functions of a person and ids by kind of place that give name and address of each place.
DRAFT_PLACES = ["forum.practices.views.asking.draft_places"]

# Units: dotted paths of functions that are told which units (a set of ids) changed their name, place or lineage.
UNIT_LISTENERS = ["portal.search.services.units_changed", "forum.practices.counting.units_changed"]

# Topics: the same for topics that were renamed, merged or given other synonyms.
TOPIC_LISTENERS = ["forum.tasks.topics_changed", "news.tasks.topics_changed"]

# Forum: bounds of one post, whoever writes it; trust (above) may set lower ones. Described in docs/operations.md.
FORUM_MOST_CHARACTERS = 20_000
FORUM_MOST_PICTURES = 20
FORUM_MOST_MENTIONS = 50
FORUM_PICTURE_SIDE = 1600  # Pixels of the longer side that a picture of a post is stored with.
FORUM_UNREAD_DAYS = 60  # What was written longer ago counts as read by everybody.
FORUM_SUPPORT_STEPS = [10, 50, 100, 500, 1000, 5000]  # At how many supporters a proposal is told of.

# Models of work: the address of the board in which they are discussed; it is made when the first question is asked.
PRACTICE_BOARD = "mo-hinh"
