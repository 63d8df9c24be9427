"""The units that demo content names, without loading the country."""

from datetime import date

from portal.demo.accounts import PEOPLE
from portal.demo.forum.boards import slugs
from portal.demo.forum.reading import read_members, read_scripts
from portal.demo.places import keyed_units
from portal.demo.practice_scripts import read_practices
from portal.demo.reading import read_stories, read_table
from portal.units.models import Unit
from portal.units.services import add_unit
from tests.units.factories import make_root

REFORM = date(2025, 7, 1)
KINDS = ("thành phố", "thị xã", "đặc khu", "tỉnh", "quận", "huyện", "phường", "xã")
DISTRICTS = ("quận", "huyện", "thị xã")


def split(place: str) -> tuple[str, str]:
    """("phường", "Phú Diễn") of "phường Phú Diễn"; ("", "Hà Nội") of "Hà Nội". The name of "Quận 1" keeps its kind."""
    for kind in KINDS:
        if place.lower().startswith(f"{kind} "):
            return kind, place[len(kind) + 1 :]
    return "", place


def named_places() -> set[str]:
    """Every unit that stories, people and authors name."""
    places = {story.facts["unit"] for story in read_stories()}
    places |= {place.strip(" ?") for story in read_stories() for place in story.facts.get("promote", "").split(";") if place}
    places |= {person.unit for person in PEOPLE if person.unit}
    places |= {member.unit for member in read_members()}
    places |= {script.facts["unit"] for script in read_scripts(slugs()) if "unit" in script.facts}
    places |= {script.facts["unit"] for script in read_practices()}
    places |= {row["unit"] for row in read_table("forum/boards") if "unit" in row}
    return places | {row["unit"] for row in read_table("authors") if "unit" in row}


def make_named_units() -> None:
    """A tree with every named place; those of before the reform carry no end, which changes nothing for them."""
    root = make_root()
    made: dict[tuple[str, ...], Unit] = {(): root}
    for place in sorted(named_places() - {"Trung ương"}, key=lambda text: text.count(",")):
        parts = tuple(part.strip() for part in place.split(","))
        for start in range(len(parts) - 1, -1, -1):
            below, parts_here = parts[start + 1 :], parts[start:]
            if parts_here in made:
                continue
            kind, name = split(parts_here[0])
            level = (
                Unit.Level.PROVINCE
                if start == len(parts) - 1
                else Unit.Level.DISTRICT
                if kind in DISTRICTS or not kind
                else Unit.Level.COMMUNE
            )
            parent = Unit.objects.get(pk=made[below].pk)
            made[parts_here] = add_unit(parent=parent, name=f"{kind} {name}".strip(), place_name=name, level=level)
    keyed_units.cache_clear()
