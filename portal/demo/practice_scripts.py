"""Reads the models of the demo from `content/practices/`; docs/features/demo.md describes their form. Asks no database."""

import json
import re
from dataclasses import dataclass, field

from portal.demo.reading import CONTENT

FOLDER = CONTENT / "practices"
FACT = re.compile(r"^([a-z_]+): (.*)$")
PROSE = ("problem", "lessons", "failures", "conditions", "sustaining", "partners", "contact")
STEP = ("title", "who", "days", "text")
FIGURE = ("value", "measure", "what", "period", "source")
# In which order the parts of a line `needs: 6 | 20 | yard | chairs` and `cost: 8 triệu | 12 triệu | from whom` stand.
NEEDS = ("people_needed", "members_needed", "space", "facilities")
COST = ("cost_once", "cost_yearly", "cost_source")


@dataclass
class PracticeScript:
    """One model as it stands in a content file."""

    name: str
    facts: dict[str, str] = field(default_factory=dict)
    steps: list[dict[str, str]] = field(default_factory=list)
    figures: list[dict[str, str]] = field(default_factory=list)

    @property
    def stage(self) -> str:
        """published unless it says draft, review, asked, refused, withdrawn or revising."""
        return self.facts.get("stage", "published")

    @property
    def kind(self) -> str:
        return self.facts.get("kind", "members")

    @property
    def settings(self) -> list[str]:
        return self.facts.get("where", "").split()

    @property
    def topics(self) -> list[str]:
        return [name.strip() for name in self.facts.get("topics", "").split(";") if name.strip()]

    def values(self) -> dict:
        """What somebody would type into the form, but for unit, groups and topics."""
        found: dict = {"name": self.name, "one_line": self.facts["one"], "life": self.facts.get("life", "pilot")}
        found |= {"started_on": self.facts.get("since", ""), "settings": self.settings, "steps": self.steps, "figures": self.figures}
        found |= {name: self.facts[name] for name in PROSE if name in self.facts}
        return found | named(NEEDS, self.facts.get("needs", "")) | named(COST, self.facts.get("cost", ""))

    @property
    def recognitions(self) -> list[tuple[str, str, str]]:
        """Level, number of the decision, day."""
        return [tuple(each.split()) for each in self.facts.get("recognised", "").split(";") if each.strip()]


def named(names: tuple[str, ...], line: str) -> dict[str, str]:
    return {name: cell for name, cell in zip(names, cells(line), strict=False) if cell}


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def read_practices() -> list[PracticeScript]:
    """All models, in the order of the files."""
    found: list[PracticeScript] = []
    for path in sorted(FOLDER.glob("*.md")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# "):
                found.append(PracticeScript(line[2:].strip()))
            elif line.startswith("- "):
                found[-1].steps.append(named(STEP, line[2:]))
            elif line.startswith("= "):
                found[-1].figures.append(named(FIGURE, line[2:]))
            elif fact := FACT.match(line):
                found[-1].facts[fact[1]] = fact[2].strip()
    return found


def read_words(name: str) -> dict:
    """A file of `content/practices/` with what is said of many models."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
