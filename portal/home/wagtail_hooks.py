"""The newsroom's looks and its first screen."""

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from wagtail import hooks

from news.permissions import writes_somewhere
from portal.home.desk import Desk

# What stands in the menu of those who keep the site, and would only be in the way of those who write.
FOR_KEEPERS = {"explorer", "reports", "settings", "help", "snippets"}


@hooks.register("insert_global_admin_css")
def newsroom_colours() -> str:
    return format_html(
        '<link rel="stylesheet" href="{}"><link rel="stylesheet" href="{}">', static("css/fonts.css"), static("css/admin.css")
    )


@hooks.register("insert_global_admin_js")
def newsroom_scripts() -> str:
    scripts = ((static(f"js/{name}.js"),) for name in ("newsroom", "newsroom-names", "newsroom-outage", "newsroom-versions"))
    return format_html_join("", '<script src="{}" type="module"></script>', scripts)


@hooks.register("register_icons")
def icon_of_a_notice(icons: list[str]) -> list[str]:
    """Wagtail draws each message with the icon of its level, and has none for a plain notice."""
    return [*icons, "home/icons/info.svg"]


@hooks.register("construct_homepage_panels")
def desk_first(request, panels) -> None:
    """One list of what waits, in the federation's words, instead of Wagtail's several; they are about pages of the tree."""
    panels[:] = [Desk()] if writes_somewhere(request.user) else panels


@hooks.register("construct_main_menu")
def short_menu(request, menu_items) -> None:
    if not request.user.is_superuser:
        menu_items[:] = [item for item in menu_items if item.name not in FOR_KEEPERS]


@hooks.register("construct_help_menu")
def help_of_our_own(request, menu_items) -> None:
    """Wagtail's news and guide are English pages on another host, and ask for attention with a badge that blinks."""
    menu_items[:] = [item for item in menu_items if item.name != "editor-guide" and not item.name.startswith("whats-new")]


@hooks.register("construct_homepage_summary_items")
def no_counts(request, summary_items) -> None:
    """Numbers of pages and pictures say nothing about the day's work."""
    summary_items.clear()
