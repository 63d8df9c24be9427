"""The content security policy of each half of the site."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse


class PortalCSPMiddleware(CSPMiddleware):
    """Strict on the public site; the newsroom gets what Wagtail's editor needs (`CONTENT_SECURITY_POLICY_NEWSROOM`)."""

    def get_policy_parts(self, request: HttpRequest, response: HttpResponse, report_only: bool = False) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if parts.config is None and not report_only and request.path_info.startswith(reverse("wagtailadmin_home")):
            parts.config = settings.CONTENT_SECURITY_POLICY_NEWSROOM["DIRECTIVES"]
        return parts
