"""Topics in Wagtail's admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from portal.topics.views import suggestions
from portal.topics.viewsets import TopicViewSet


@hooks.register("register_admin_viewset")
def topic_viewset():
    return TopicViewSet()


@hooks.register("register_admin_urls")
def topic_urls():
    return [path("topic-suggestions/", suggestions, name="topic_suggestions")]


@hooks.register("register_log_actions")
def topic_log_actions(actions):
    @actions.register_action("topics.merge")
    class MergeFormatter(LogFormatter):
        label = _("Merge topics")

        def format_message(self, log_entry):
            return _("“%(topic)s” was merged into this topic") % {"topic": log_entry.data.get("topic", "")}
