"""Whether a person may write at all, as moderation has it."""


def may_write(user) -> bool:
    """Signed in, with an account that is open, neither silenced nor banned."""
    return bool(user is not None and user.is_authenticated and user.is_active)
