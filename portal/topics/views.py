"""Screens of the admin about topics, beside those of the viewset."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from portal.topics import services
from portal.topics.forms import MergeForm
from portal.topics.models import Topic, TopicName
from portal.topics.permissions import can_manage_topics

# Nobody types more of a name before choosing; longer input is not looked up.
LONGEST_TERM = 100


def suggestions(request: HttpRequest) -> JsonResponse:
    """Topics for what was typed so far, as the tag field wants them. For whoever may enter the admin."""
    found = TopicName.objects.suggested_for(request.GET.get("term", "")[:LONGEST_TERM])
    return JsonResponse([{"value": met.topic.name, "label": _label(met)} for met in found], safe=False)


def _label(met: TopicName) -> str:
    label = f"{met.topic.name} ({met.name})" if met.is_synonym else met.topic.name
    return label if met.topic.is_reviewed else _("%(topic)s – not reviewed yet") % {"topic": label}


class TopicMergeView(WagtailAdminTemplateMixin, FormView):
    """Choose into which topic this one goes, and see what will happen before it does."""

    template_name = "topics/admin/merge.html"
    form_class = MergeForm
    page_title = gettext_lazy("Merge topics")
    header_icon = "tag"

    def dispatch(self, request, *args, **kwargs):
        if not can_manage_topics(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def topic(self) -> Topic:
        return get_object_or_404(Topic.objects.with_uses(), pk=self.kwargs["pk"])

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"topic": self.topic}

    def get_page_subtitle(self):
        return self.topic.name

    def get_breadcrumbs_items(self):
        topics = {"url": reverse("topics:index"), "label": _("Topics")}
        topic = {"url": reverse("topics:edit", args=[self.topic.pk]), "label": self.topic.name}
        return [*super().get_breadcrumbs_items(), topics, topic, {"url": "", "label": self.page_title, "sublabel": self.topic.name}]

    def get_context_data(self, **kwargs):
        back = reverse("topics:edit", args=[self.topic.pk])
        return super().get_context_data(**kwargs) | {"topic": self.topic, "back": back}

    def form_valid(self, form):
        into = form.cleaned_data["into"]
        name = self.topic.name
        moved = services.merge(topic=self.topic, into=into, by=self.request.user)
        done = ngettext(
            "“%(topic)s” is now part of “%(into)s”: %(count)d item was moved.",
            "“%(topic)s” is now part of “%(into)s”: %(count)d items were moved.",
            moved,
        )
        messages.success(self.request, done % {"topic": name, "into": into.name, "count": moved})
        return redirect("topics:index")
