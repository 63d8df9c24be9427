"""What the editor of an article shows, grouped by what a writer does: tell it, say when and where, file it, publish it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, PublishingPanel, TabbedInterface
from wagtail.admin.widgets import AdminAutoHeightTextInput

from portal.topics.fields import TopicsInput
from portal.units.fields import UnitChooser

content = ObjectList(
    [
        FieldPanel("kicker"),
        FieldPanel("title", classname="title", widget=AdminAutoHeightTextInput(attrs={"placeholder": _("Title")})),
        FieldPanel("sapo"),
        FieldPanel("cover"),
        FieldPanel("body"),
    ],
    heading=_("Content"),
)
event = ObjectList(
    [
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("event_starts_at"), FieldPanel("event_ends_at")]),
        FieldPanel("event_place"),
        FieldPanel("event_host"),
        FieldRowPanel([FieldPanel("event_chair"), FieldPanel("event_attendance")]),
        FieldPanel("event_cluster"),
    ],
    heading=_("Event"),
)
filing = ObjectList(
    [
        FieldPanel("unit", widget=UnitChooser(scope="write"), required_on_save=True),
        FieldRowPanel([FieldPanel("section", required_on_save=True), FieldPanel("programme")]),
        FieldPanel("topics", widget=TopicsInput),
    ],
    heading=_("Filing"),
)
publishing = ObjectList(
    [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("byline"), FieldPanel("source_mark")]), FieldPanel("author")], heading=_("Who wrote it")
        ),
        FieldPanel("discussion"),
        PublishingPanel(),
    ],
    heading=_("Publishing"),
)
article_edit_handler = TabbedInterface([content, event, filing, publishing])
