"""Event articles, the calendar of pages that they stand in, and what units show of each other's."""

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.fields import StreamField
from wagtail.models import Page, PageLogEntry

from news import rules
from news.calendar import ArticleAddress, IndexRoute, MonthAddress, MonthManager
from news.forms import ArticleForm
from news.panels import article_edit_handler
from news.permissions import ArticlePermissionTester, MonthPermissionTester
from news.querysets import ArticleManager
from portal.pages.blocks import BodyBlock
from portal.pages.models import PortalImage
from portal.topics.models import Topic
from portal.units.models import Unit


class EventKind(models.TextChoices):
    STORY = "tin", _("story")
    SEMINAR = "toa-dam", _("seminar")
    CONFERENCE = "hoi-nghi", _("conference")
    FORUM = "dien-dan", _("forum")
    TRAINING = "tap-huan", _("training")
    CONTEST = "hoi-thi", _("contest")
    LAUNCH = "ra-mat-mo-hinh", _("launch of a model")
    CONGRESS = "dai-hoi", _("congress")
    WELFARE = "an-sinh", _("social welfare")
    COMMENDATION = "bieu-duong", _("commendation")


class Section(models.Model):
    """A part of the paper (chuyên mục)."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    description = models.CharField(_("description"), max_length=250, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    in_menu = models.BooleanField(_("in the menu"), default=True)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        return f"/chuyen-muc/{self.slug}/"


class Programme(models.Model):
    """A programme of the federation (đề án) that stories report on."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("address"), max_length=200, unique=True)
    description = models.TextField(_("description"), blank=True, max_length=1000)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        return f"/de-an/{self.slug}/"


class Author(models.Model):
    """A byline with a page of its own; a pen name needs no account."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit"))
    about = models.CharField(_("about"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        return f"/tac-gia/{self.slug}/"


class NewsIndexPage(IndexRoute, Page):
    """`/tin-tuc/`: the root of the calendar."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.MonthPage"]

    class Meta:
        verbose_name = _("news")


class MonthPage(MonthAddress, Page):
    """One month, made by the system (`MonthPage.objects.of(day)`); its slug is "2026/11" in the address, "2026-11" in the row."""

    month = models.DateField(_("month"), unique=True, help_text=_("Its first day."))

    objects = MonthManager()

    is_creatable = False

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = ["news.ArticlePage"]

    class Meta:
        verbose_name = _("month")

    def permissions_for_user(self, user):
        return MonthPermissionTester(user, self)


class ArticleTopic(ItemBase):
    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="article_items")
    content_object = ParentalKey("news.ArticlePage", on_delete=models.CASCADE, related_name="topic_items")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="article_topic_once")]


class ArticlePage(ArticleAddress, Page):
    """The report of one event, or a plain story."""

    class Discussion(models.TextChoices):
        OPEN = "open", _("open to members")
        HELD = "held", _("open, shown after review")
        CLOSED = "closed", _("closed")

    kicker = models.CharField(_("kicker"), max_length=120, blank=True, help_text=_("The line above the title: Hội LHPN phường Phú Diễn."))
    sapo = models.TextField(_("sapo"), max_length=600, help_text=_("Two or three sentences that say who, what, where and when."))
    cover = models.ForeignKey(PortalImage, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("cover photo"))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    byline = models.CharField(_("byline"), max_length=120, blank=True)
    author = models.ForeignKey(Author, on_delete=models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("author"))
    source_mark = models.CharField(_("source"), max_length=60, blank=True, help_text=_("Stands in brackets before the text: PNTĐ."))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="articles", verbose_name=_("unit"))
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="articles", verbose_name=_("section"))
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("programme")
    )
    topics = ClusterTaggableManager(through=ArticleTopic, blank=True, verbose_name=_("topics"))
    kind = models.CharField(_("kind of event"), max_length=16, choices=EventKind.choices, default=EventKind.STORY)
    event_starts_at = models.DateTimeField(_("starts"), null=True, blank=True)
    event_ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    event_place = models.CharField(_("place"), max_length=200, blank=True)
    event_host = models.CharField(_("organised by"), max_length=200, blank=True)
    event_cluster = models.CharField(_("cluster"), max_length=120, blank=True)
    event_chair = models.CharField(_("chaired by"), max_length=200, blank=True)
    event_attendance = models.PositiveIntegerField(_("people present"), null=True, blank=True)
    discussion = models.CharField(_("readers' opinions"), max_length=6, choices=Discussion.choices, default=Discussion.OPEN)
    published_at = models.DateTimeField(
        _("published"), null=True, blank=True, editable=False, help_text=_("The time that readers see; listings are ordered by it.")
    )
    search_key = models.TextField(blank=True, editable=False, help_text=_("Folded, for the search of the list of articles."))
    has_gallery = models.BooleanField(default=False, editable=False)
    has_video = models.BooleanField(default=False, editable=False)
    reading_minutes = models.PositiveSmallIntegerField(default=1, editable=False)

    objects = ArticleManager()

    parent_page_types = ["news.MonthPage"]
    subpage_types = []
    base_form_class = ArticleForm
    edit_handler = article_edit_handler
    template = "news/article.html"
    context_object_name = "article"

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [
            models.Index(fields=["published_at"]),
            models.Index(fields=["section", "published_at"]),
            models.Index(fields=["unit", "published_at"]),
            models.Index(fields=["programme", "published_at"]),
            models.Index(fields=["author", "published_at"]),
            models.Index(fields=["event_starts_at"]),
            # Few stories have a video; without these the listing of videos reads every story there is.
            models.Index(fields=["published_at"], condition=models.Q(has_video=True), name="article_with_video"),
            models.Index(fields=["published_at"], condition=models.Q(has_gallery=True), name="article_with_gallery"),
        ]

    def get_context(self, request, *args, **kwargs):
        """What the page at its address shows, for the preview in the newsroom."""
        from news.views.articles import article_context

        return article_context(self, request)

    def permissions_for_user(self, user):
        return ArticlePermissionTester(user, self)

    def clean(self):
        super().clean()
        rules.check_title(self)

    @transaction.atomic
    def save(self, clean=True, **kwargs):
        if kwargs.get("update_fields") is None:
            rules.tidy(self)
            rules.derive(self)
            planned = self.go_live_at and self.go_live_at > timezone.now()
            if self.live and self.published_at is None and not planned:
                self.enter_calendar()
        return super().save(clean=clean, **kwargs)

    def save_revision(self, *, user=None, overwrite_revision=None, log_action=False, **kwargs):
        """As Wagtail's. A version that saves itself while she types is one entry of the log, not one every few seconds."""
        entry = None
        if overwrite_revision and log_action is True:
            entry = PageLogEntry.objects.filter(page=self.pk, user=user, revision=overwrite_revision, action="wagtail.edit").first()
        revision = super().save_revision(
            user=user, overwrite_revision=overwrite_revision, log_action=log_action if entry is None else False, **kwargs
        )
        if entry:
            PageLogEntry.objects.filter(pk=entry.pk).update(timestamp=timezone.now(), content_changed=True)
        return revision

    def with_content_json(self, content):
        """As Wagtail's; the time that readers see and the address belong to the page, not to a version of it."""
        article = super().with_content_json(content)
        article.published_at = self.published_at
        if self.first_published_at:
            article.slug = self.slug
            article.url_path = self.url_path
        return article


class Promotion(models.Model):
    """A story of one unit on the page of another: asked for from below, or offered from above, then accepted or declined."""

    class State(models.TextChoices):
        ASKED = "asked", _("asked for")
        OFFERED = "offered", _("offered")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")

    article = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="promotions", verbose_name=_("article"))
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="promotions", verbose_name=_("unit"))
    state = models.CharField(_("state"), max_length=8, choices=State.choices)
    note = models.CharField(_("note"), max_length=300, blank=True)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("begun by")
    )
    begun_at = models.DateTimeField(_("begun"), auto_now_add=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("answered by")
    )
    answered_at = models.DateTimeField(_("answered"), null=True)

    class Meta:
        verbose_name = _("promotion")
        verbose_name_plural = _("promotions")
        constraints = [models.UniqueConstraint(fields=["article", "unit"], name="promotion_once")]
        indexes = [models.Index(fields=["unit", "state"])]

    def __str__(self):
        return f"{self.article} → {self.unit}"


from news.workflow import EditorialTask  # noqa: E402, F401  (Django finds models here; the task needs the article)
