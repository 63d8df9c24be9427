"""What was asked cannot be; the text is for the person who asked."""


class ModerationError(Exception):
    """Its text is shown to the person who asked."""


class CannotAct(ModerationError):
    """The act makes no sense for the thing as it stands, or what was typed with it is wrong."""


class AlreadyDone(ModerationError):
    """Another moderator was quicker; `act` is what she did, None when the author did it."""

    def __init__(self, message: str, act=None):
        super().__init__(message)
        self.act = act


class TooMany(ModerationError):
    """A limit was reached; `seconds` until it is worth trying again."""

    def __init__(self, message: str, seconds: int = 3600):
        super().__init__(message)
        self.seconds = seconds


class AlreadyReported(ModerationError):
    """One report per person and thing."""
