"""The rows of the library of models: what a model is, who runs it, who judged it, to whom it is commended."""

from forum.practices.models.adoptions import Adoption, AdoptionReport, FigureDoubt, StateChange
from forum.practices.models.guidance import Found, Guidance, Target, UnitFact
from forum.practices.models.ledger import LedgerMonth
from forum.practices.models.practices import Practice, PracticeTopic, Setting, TargetGroup
from forum.practices.models.rows import Attachment, Figure, Photo, Step, Video
from forum.practices.models.versions import PracticeVersion, Recognition, Review

__all__ = [
    "Adoption",
    "AdoptionReport",
    "Attachment",
    "Figure",
    "FigureDoubt",
    "Found",
    "Guidance",
    "LedgerMonth",
    "Photo",
    "Practice",
    "PracticeTopic",
    "PracticeVersion",
    "Recognition",
    "Review",
    "Setting",
    "StateChange",
    "Step",
    "Target",
    "TargetGroup",
    "UnitFact",
    "Video",
]
