"""Choosing topics: the widget of the field in which things are tagged."""

import json

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminTagWidget

from portal.topics.models import Topic
from portal.topics.spelling import tidy

# Between names in the one field that the editor sends; a comma may stand in a name ("Phòng, chống bạo lực gia đình").
SEPARATOR = ";"


class TopicsInput(AdminTagWidget):
    """Topics as chips. While one types, topics that are there are offered first: without accents and by synonyms."""

    def __init__(self, attrs=None):
        super().__init__(attrs=attrs, tag_model=Topic)

    def format_value(self, value):
        """`value` is a list of topics, or what was typed when a form comes back with errors."""
        if value is None or isinstance(value, str):
            return value
        return f"{SEPARATOR} ".join(str(topic) for topic in value)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, self._typed(value), attrs)
        shown = context["widget"]
        shown["help_text"] = _("Type a few letters and choose. End a new topic with Enter or a comma; the office will look at it.")
        # `preprocessTag` would put names of several words in quotation marks.
        options = {"allowSpaces": True, "singleFieldDelimiter": SEPARATOR, "preprocessTag": None}
        shown["attrs"] |= {"data-w-tag-url-value": reverse("topic_suggestions"), "data-w-tag-options-value": json.dumps(options)}
        return context

    def value_from_datadict(self, data, files, name):
        """The names as taggit's field reads them: each in quotation marks."""
        value = data.get(name)
        return None if value is None else ", ".join(f'"{topic}"' for topic in map(tidy, value.split(SEPARATOR)) if topic)

    def _typed(self, value):
        if isinstance(value, str):
            return f"{SEPARATOR} ".join(part for part in value.strip('"').split('", "') if part)
        return value
