"""Responsive photos: which sizes exist, and the `<picture>` that offers them.

A listing never makes a rendition. What the image already has (prefetched by `PortalImage.objects.with_renditions()`) is offered by
its own address; what is still missing by a signed address that makes it when a browser asks for it. Width and height are computed,
so nothing jumps and nothing is opened.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.models import Filter
from wagtail.images.rect import Rect
from wagtail.images.utils import generate_signature

FORMATS = ("avif", "webp")
WIDTHS = {"": (480, 800, 1200), "16:9": (320, 640, 1200), "3:2": (320, 640, 960), "4:3": (320, 640), "1:1": (160, 320, 640)}
LARGE = "max-1600x1600|format-webp"
SHARE = "fill-1200x630|format-jpeg"


@dataclass(frozen=True)
class Source:
    url: str
    width: int
    height: int


@dataclass(frozen=True)
class Original:
    """What the size of a rendition depends on, under the names by which Wagtail asks an image for it."""

    pk: int
    width: int
    height: int
    focus: tuple[int, int, int, int] | None

    def get_focal_point(self) -> Rect | None:
        return Rect.from_point(*self.focus) if self.focus else None

    def is_svg(self) -> bool:
        return False


def specs(image, ratio: str = "") -> list[str]:
    """The rendition specs of `image` in `ratio` ("" keeps its own), narrow before wide, all formats; none wider than the original."""
    return [_spec(ratio, width, form) for form in FORMATS for width in _widths(image, ratio)]


def sources(image, wanted: list[str]) -> dict[str, Source]:
    """Address and size of each of the specs `wanted`; at most one query, and none where renditions are prefetched."""
    filters = [_filter(spec) for spec in wanted]
    existing = image.find_existing_renditions(*filters)
    return {spec.spec: _source(image, spec, existing.get(spec)) for spec in filters}


def picture(image, *, sizes: str, ratio: str = "", alt: str | None = None, eager: bool = False, css: str = "") -> SafeString:
    """`<picture>` in AVIF and WebP with width and height; `alt` None takes the image's own. Empty when there is no image.

    `eager` is for the one photo of the first screen; all others load when they come near.
    """
    if image is None:
        return mark_safe("")
    widths = _widths(image, ratio)
    found = sources(image, specs(image, ratio))
    sets = {form: [found[_spec(ratio, width, form)] for width in widths] for form in FORMATS}
    shown = sets["webp"][len(widths) // 2]
    return format_html(
        '<picture class="photo"><source type="image/avif" srcset="{}" sizes="{}">'
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"{}{}></picture>',
        _srcset(sets["avif"]),
        sizes,
        shown.url,
        _srcset(sets["webp"]),
        sizes,
        shown.width,
        shown.height,
        image.default_alt_text if alt is None else alt,
        mark_safe(' fetchpriority="high"' if eager else ' loading="lazy" decoding="async"'),  # noqa: S308  (constants)
        format_html(' class="{}"', css) if css else "",
    )


@cache
def _filter(spec: str) -> Filter:
    """Reading a spec costs more than drawing the tag; there are some thirty of them, the same for every photo."""
    return Filter(spec=spec)


def _widths(image, ratio: str) -> list[int]:
    """The widths that add something for this image; at least the narrowest."""
    across, down = map(int, (ratio or "0:1").split(":"))
    widest = min(image.width, image.height * across // down) if across else image.width
    return [width for width in WIDTHS[ratio] if width <= widest] or [WIDTHS[ratio][0]]


def _spec(ratio: str, width: int, form: str) -> str:
    if not ratio:
        return f"width-{width}|format-{form}"
    across, down = map(int, ratio.split(":"))
    return f"fill-{width}x{width * down // across}|format-{form}"


def _source(image, spec: Filter, rendition) -> Source:
    if rendition is not None:
        return Source(rendition.url, rendition.width, rendition.height)
    focus = (image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height)
    return _unmade(spec.spec, Original(image.pk, image.width, image.height, None if None in focus else focus))


@lru_cache(maxsize=10_000)
def _unmade(spec: str, original: Original) -> Source:
    """The signed address and the size of what is not made yet; a front page asks for a hundred of them every time."""
    width, height = _filter(spec).get_transform(original).size
    url = reverse("wagtailimages_serve", args=[generate_signature(original.pk, spec), original.pk, spec])
    return Source(url, round(width), round(height))


def _srcset(offered: list[Source]) -> SafeString:
    return format_html_join(", ", "{} {}w", ((source.url, source.width) for source in offered))
