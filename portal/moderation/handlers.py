"""What generic code must ask about a content: a handler per model, named in `settings.MODERATED`."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.module_loading import import_string

from portal.moderation.errors import CannotAct


@dataclass(frozen=True)
class Scope:
    """Whose queue a thing stands in: the moderators of `unit` (id) and above, and those of `place` ("board-3")."""

    unit: int | None = None
    place: str = ""


@dataclass
class Card:
    """How a thing looks in the queue. `body` and `unmasked` are HTML that was cleaned; `context` says where it stands."""

    title: str
    url: str
    kind: str
    context: str = ""
    body: str = ""
    unmasked: str = ""
    template: str = "moderation/_card.html"


class Handler(ABC):
    """Asks and changes one model. Subclasses set `model`, `key`, `name` and `verbs`; `key` stands in addresses."""

    model: ClassVar[type[models.Model]]
    key: ClassVar[str]
    verbs: ClassVar[tuple[str, ...]] = ()
    # What answers the question that a line of the queue asks.
    settling: ClassVar[frozenset[str]] = frozenset({"approve", "keep", "hide", "ask_to_edit", "allow_numbers"})

    def load(self, ids: Iterable[int]) -> Mapping[int, Any]:
        """The things by id, with everything that `scope`, `person` and `card` touch. A fixed number of queries."""
        return self.model._default_manager.in_bulk(list(ids))

    def lock(self, pk: int) -> Any:
        """The thing, locked until the transaction ends. Raises `model.DoesNotExist`."""
        return self.model._default_manager.select_for_update(of=("self",)).get(pk=pk)

    @abstractmethod
    def scope(self, target: Any) -> Scope: ...

    @abstractmethod
    def person(self, target: Any) -> Any:
        """Who is answerable for it and is told; None when nobody is."""

    def is_anonymous(self, target: Any) -> bool:
        """Whether who that is must not be told."""
        return False

    @abstractmethod
    def is_visible(self, user: Any, target: Any) -> bool:
        """Whether `user` may see it at all; who may not cannot report it."""

    @abstractmethod
    def card(self, target: Any) -> Card: ...

    def open_to(self, user: Any, targets: Iterable[Any]) -> None:  # noqa: B027  (most hold nothing of others)
        """Called before `user` is shown the cards of `targets`: what they hold of other things is narrowed to what she may read."""

    def possible(self, target: Any) -> set[str]:
        """The verbs that make sense for the thing as it stands."""
        return set(self.verbs)

    def snapshot(self, target: Any) -> dict:
        """What an act may change, as JSON: goes into `Act.before` and `Act.after`."""
        return {}

    def apply(self, verb: str, target: Any, *, by: Any, told: str, options: Mapping[str, Any]) -> dict:
        """Do it. What it gives back is added to `Act.after`, for `restore`. Raises `CannotAct` for what cannot be."""
        raise CannotAct(verb)

    def kept(self, target: Any) -> None:  # noqa: B027  (most need not know)
        """A moderator looked and left it as it is."""

    def restore(self, act: Any, target: Any, *, by: Any) -> None:
        """Bring back what `act` changed."""
        raise CannotAct(act)

    def form(self, verb: str) -> Any:
        """The class of the form for the options of `verb`, made with `target=` and `by=`; None when it needs none."""
        return None

    def places(self, user: Any) -> dict[str, str]:
        """Places (and their names) that `user` moderates without holding a role in their unit."""
        return {}

    def names(self, places: Iterable[str]) -> dict[str, str]:
        """The names of those of `places` that are this handler's."""
        return {}


@cache
def _handlers(paths: tuple[str, ...]) -> tuple[Handler, ...]:
    return tuple(import_string(path)() for path in paths)


def handlers() -> tuple[Handler, ...]:
    """One of each class of `settings.MODERATED`."""
    return _handlers(tuple(settings.MODERATED))


def handler_of(target: Any) -> Handler:
    """The handler of an object, a model or a `ContentType`. Raises LookupError for what is not moderated."""
    model = target.model_class() if isinstance(target, ContentType) else target if isinstance(target, type) else type(target)
    for handler in handlers():
        if handler.model is model._meta.concrete_model:
            return handler
    raise LookupError(f"{model} is not in settings.MODERATED")


def handler_by_key(key: str) -> Handler:
    """The handler that an address names. Raises LookupError."""
    for handler in handlers():
        if handler.key == key:
            return handler
    raise LookupError(key)
