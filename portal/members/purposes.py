"""What a member is asked to agree to. The wording stands in templates/members/terms.html; who changes it changes the version."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Purpose:
    key: str
    version: str
    label: str | Promise
    is_required: bool = False


PURPOSES = {
    purpose.key: purpose
    for purpose in (
        Purpose("terms", "2026-11", _("I agree to the rules of the forum and to the use of my data that they describe."), is_required=True),
        Purpose("news", "2026-11", _("Send me the Union's news by mail, at most once a week.")),
        Purpose("unit", "2026-11", _("My unit may write to me about its activities.")),
    )
}
