"""The form of an article in the newsroom: what was typed is made fit to keep, defaults are hers, the unit is one of hers."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from news import rules
from news.permissions import WRITERS, can_publish_for, writing_units
from portal.pages.models import PortalImage
from portal.pages.permissions import files_in, reaches_all
from portal.pages.posted import take_out_foreign
from portal.ui.typed import clean_text

MOMENTS = ("event_starts_at", "event_ends_at", "go_live_at", "expire_at")
FOREIGN = {
    "cover": _("This photo belongs to another unit. Choose one of your own units."),
    "body": _("There is a photo or document of another unit in the text. Choose one of your own units."),
}
FIRST_YEAR, LAST_YEAR = 1930, 2199  # The Union was founded in 1930.


def composed(data):
    """Posted values in NFC without invisible characters, so that no field and no block has to do it."""
    fresh = data.copy()
    for name, values in data.lists():
        if name != "csrfmiddlewaretoken":
            fresh.setlist(name, [clean_text(value) if isinstance(value, str) else value for value in values])
    return fresh


class ArticleForm(WagtailAdminPageForm):
    def __init__(self, data=None, *args, **kwargs):
        self.for_user = kwargs.get("for_user")
        super().__init__(composed(data) if data is not None else None, *args, **kwargs)
        self.foreign = take_out_foreign(self.data, self.for_user, self._held, photo="cover", body="body") if self._is_hers() else set()
        # A browser would cut a pasted text off at `maxlength` without a word; the server says how long it may be.
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)
        if "topics" in self.fields:
            self.fields["topics"].help_text = ""  # The widget says how topics are chosen.
        if "unit" in self.fields and self.for_user:
            self.fields["unit"].queryset = writing_units(self.for_user)
        if self.instance.pk is None and not self.is_bound and self.for_user:
            self._start_with_hers()

    def _start_with_hers(self) -> None:
        role = self.for_user.roles.filter(kind__in=WRITERS).select_related("unit").order_by("-unit__depth", "pk").first()
        if role:
            self.initial["unit"] = role.unit_id
        self.initial["byline"] = self.for_user.get_full_name()
        if "section" in self.fields:
            self.initial["section"] = self.fields["section"].queryset.first()

    def clean(self):
        cleaned = super().clean()
        if not self.instance.first_published_at:
            self.instance.slug = ""  # The address follows the title until readers have it.
        unit = cleaned.get("unit")
        if unit and "action-publish" in self.data and not can_publish_for(self.for_user, unit):
            self.add_error("unit", _("You may not publish for this unit. Submit the article to its editors instead."))
        self._keep_within_reach(cleaned)
        for name in MOMENTS:
            if cleaned.get(name) and not FIRST_YEAR <= cleaned[name].year <= LAST_YEAR:
                self.add_error(name, _("Write a year between %(first)d and %(last)d.") % {"first": FIRST_YEAR, "last": LAST_YEAR})
        return cleaned

    def _is_hers(self) -> bool:
        """Whether somebody posted it, and not a program."""
        return self.is_bound and self.for_user is not None

    def _held(self) -> set:
        """Photos and documents that stand in the article already."""
        held = files_in(self.instance.body) if self.instance.body else set()
        return held | {(PortalImage, self.instance.cover_id)}

    def _keep_within_reach(self, cleaned) -> None:
        """Photos and documents of other units are not in the choosers; their numbers, posted by hand, are refused as well."""
        if self.for_user is None:
            return
        for name in self.foreign:
            self._errors.pop(name, None)  # Of the hole that the number left; only one error of a body is shown.
            self.add_error(name, FOREIGN[name])
        cover = cleaned.get("cover")
        choosable = PortalImage.objects.choosable_by(self.for_user)
        if cover and cover.pk != self.instance.cover_id and not choosable.filter(pk=cover.pk).exists():
            self.add_error("cover", FOREIGN["cover"])
        if cleaned.get("body") and not reaches_all(self.for_user, cleaned["body"], self.instance.body):
            self.add_error("body", FOREIGN["body"])

    def _post_clean(self):
        super()._post_clean()
        if self.is_deferred_validation:
            return
        for name, message in rules.faults(self.instance).items():
            if name in self.fields and name not in self.errors:
                self.add_error(name, message)

    def save(self, commit=True):
        if self.instance.pk is None:
            # Wagtail would show a new page to readers while its first version is still being published.
            self.instance.live = False
        return super().save(commit=commit)
