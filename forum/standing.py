"""Whether a person may write at all, as moderation has it."""

from portal.moderation.permissions import is_silenced


def may_write(user) -> bool:
    """Signed in, with an account that is open, neither silenced nor banned. One query, kept on the user of a request."""
    return bool(user is not None and user.is_authenticated and user.is_active and not is_silenced(user))
