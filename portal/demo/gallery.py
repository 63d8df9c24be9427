"""The pictures, papers and films of the demo: drawn or written when they are first asked for, then found again by title."""

from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from os import cpu_count

from django.core.files.base import ContentFile
from django.db import transaction

from portal.demo.papers import written
from portal.demo.pictures.film import filmed
from portal.demo.pictures.scenes import draw, painted, title_of
from portal.demo.reading import Story
from portal.pages.models import PortalDocument, PortalImage
from portal.pages.photo_files import CleanPhoto, clean_name
from portal.pages.services import add_document, add_image
from portal.ui.typed import slug_of

CREDIT = "minh họa"  # It is shown as "Ảnh: minh họa".


class Gallery:
    """Hands out pictures, papers and films by name; each exists once in the database."""

    def __init__(self):
        self.pictures: dict[str, PortalImage] = {}

    def draw_missing(self, stories: Iterable[Story], tell: Callable[[str], None]) -> int:
        """Draws all pictures of `stories` that are not there yet, on all cores. Returns how many."""
        names = dict.fromkeys(name for story in stories for name in story.pictures)
        there = set(PortalImage.objects.filter(title__in=[title_of(name) for name in names]).values_list("title", flat=True))
        missing = [name for name in names if title_of(name) not in there]
        if not missing:
            return 0
        with ProcessPoolExecutor(max_workers=min(4, cpu_count() or 1)) as pool, transaction.atomic():
            for number, (name, data, shows) in enumerate(pool.map(painted, missing, chunksize=4), start=1):
                self.pictures[name] = keep(name, data, shows)
                if number % 40 == 0 or number == len(missing):
                    tell(f"  {number}/{len(missing)} tranh minh họa")
        return len(missing)

    def picture(self, name: str) -> PortalImage:
        if name not in self.pictures:
            found = PortalImage.objects.filter(title=title_of(name)).first()
            self.pictures[name] = found or keep(*painted(name))
        return self.pictures[name]

    def document(self, title: str, lines: Iterable[str]) -> PortalDocument:
        found = PortalDocument.objects.filter(title=title).first()
        if found:
            return found
        return add_document(title=title, file=ContentFile(written(title, lines), f"{slug_of(title)}.docx"), unit=None)

    def film(self, title: str, names: list[str]) -> PortalDocument:
        """A short film that moves over the pictures."""
        found = PortalDocument.objects.filter(title=title).first()
        if found:
            return found
        film = ContentFile(filmed([draw(name).sheet for name in names]), f"{slug_of(title)}.webm")
        return add_document(title=title, file=film, unit=None)


def keep(name: str, data: bytes, shows: str) -> PortalImage:
    """Stores a drawn picture as a photo of the portal; drawn by this program a moment ago, it has nothing to be cleaned of."""
    file = CleanPhoto(data, clean_name(f"demo-{name}", ".jpg"))
    return add_image(file=file, title=title_of(name), unit=None, alt=shows, credit=CREDIT, consent=PortalImage.Consent.NOT_NEEDED)
