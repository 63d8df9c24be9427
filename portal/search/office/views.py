"""What people look for, for the office."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from portal.search.office.policies import can_steer_search
from portal.search.office.report import EXPORTED, LISTS, PERIODS, Report
from portal.ui.sheets import sheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class OfTheOffice:
    """Only for those who steer the search of the whole federation."""

    def dispatch(self, request, *args, **kwargs):
        if not can_steer_search(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def report(self) -> Report:
        return Report.of(self.request.GET.get("ky", ""), self.request.GET.get("muc", ""))


class LookedForView(OfTheOffice, WagtailAdminTemplateMixin, TemplateView):
    """`?ky=` days, `?muc=` list: how many searches there were, and what was asked most, found nothing, or was not opened."""

    template_name = "search/office/looked_for.html"
    page_title = gettext_lazy("What people look for")
    header_icon = "search"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        report = self.report
        return super().get_context_data(
            report=report, lines=report.lines(), periods=PERIODS.items(), lists=LISTS.items(), label=LISTS[report.chosen], **kwargs
        )


class LookedForSheetView(OfTheOffice, View):
    """The list as a spreadsheet, longer than on the page."""

    def get(self, request):
        report = self.report
        header = [_("Query"), _("Searches"), _("Found nothing"), _("Results the last time"), _("Opened"), _("Suggested pages opened")]
        header.append(_("Mean place"))
        rows = ((line.text, line.times, line.missed, line.found, line.opened, line.advised, line.rank) for line in report.lines(EXPORTED))
        title = str(LISTS[report.chosen])
        note = _("%(list)s, from %(first)s to %(last)s") % {
            "list": title, "first": f"{report.first:%d/%m/%Y}", "last": f"{report.last:%d/%m/%Y}"
        }  # fmt: skip
        response = HttpResponse(sheet(title, header, rows, notes=[note]), content_type=XLSX)
        response["Content-Disposition"] = f'attachment; filename="tim-kiem-{report.chosen}-{report.last:%Y-%m-%d}.xlsx"'
        return response
