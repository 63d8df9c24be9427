"""Template tags that every screen may use; they are built in, so no template loads them."""

from django import template

from portal.ui import photos

register = template.Library()


@register.simple_tag
def photo(image, sizes: str = "100vw", ratio: str = "", alt: str | None = None, eager: bool = False, css: str = ""):
    """`{% photo image sizes="(min-width: 640px) 40rem, 100vw" ratio="16:9" %}`: see `portal.ui.photos.picture`."""
    return photos.picture(image, sizes=sizes, ratio=ratio, alt=alt, eager=eager, css=css)


@register.simple_tag
def photo_url(image, use: str = "large") -> str:
    """The address of one rendition: "large" for looking closely, "share" for Open Graph (1200 × 630, JPEG)."""
    spec = {"large": photos.LARGE, "share": photos.SHARE}[use]
    return photos.sources(image, [spec])[spec].url
