"""What Wagtail learns of the search."""

from wagtail import hooks

from portal.search.office.viewsets import SearchOfficeGroup


@hooks.register("register_admin_viewset")
def search_viewsets():
    return SearchOfficeGroup()
