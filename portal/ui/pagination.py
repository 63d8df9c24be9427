"""Pages of a listing: bounded, and 404 where there is none."""

from collections.abc import Sequence

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.functional import cached_property

PARAMETER = "trang"
MAX_PAGES = 250


class BoundedPaginator(Paginator):
    """Counts no further than the last page that it offers, so that a million rows cost what a few thousand do."""

    def __init__(self, object_list: Sequence | QuerySet, per_page: int, max_pages: int = MAX_PAGES):
        super().__init__(object_list, per_page)
        self.max_pages = max_pages

    @cached_property
    def count(self) -> int:
        most = self.per_page * self.max_pages
        if isinstance(self.object_list, QuerySet):
            return self.object_list.order_by()[:most].count()
        return min(len(self.object_list), most)


def paginate(request: HttpRequest, rows: Sequence | QuerySet, per_page: int = 20, max_pages: int = MAX_PAGES) -> Page:
    """The page that `?trang=` asks for, the first without it.

    A number that is none, is written oddly ("01", "+2", "१") or lies past the end raises Http404.
    """
    asked = request.GET.get(PARAMETER, "1")
    if not (asked.isascii() and asked.isdigit()) or asked.startswith("0") or len(asked) > 6:
        raise Http404(f"No page {asked!r}")
    try:
        return BoundedPaginator(rows, per_page, max_pages).page(int(asked))
    except InvalidPage as error:
        raise Http404(str(error)) from error


def window(page: Page, around: int = 1) -> list[int | None]:
    """The page numbers to show, with None for a gap: [1, None, 4, 5, 6, None, 9]."""
    last = page.paginator.num_pages
    shown = sorted({1, last, *range(max(1, page.number - around), min(last, page.number + around) + 1)})
    result: list[int | None] = []
    for number in shown:
        if result and number - result[-1] == 2:
            result.append(number - 1)
        elif result and number - result[-1] > 2:
            result.append(None)
        result.append(number)
    return result
