"""The rows of moderation: what waits, what was said about it, what was done, and how far a person is trusted."""

from portal.moderation.models.acts import Act, Reason, Sanction
from portal.moderation.models.holds import Hold, Report
from portal.moderation.models.moderated import Moderated
from portal.moderation.models.notices import Notice
from portal.moderation.models.private import PrivateReport, PrivateReportOpening
from portal.moderation.models.standing import Standing

__all__ = [
    "Act",
    "Hold",
    "Moderated",
    "Notice",
    "PrivateReport",
    "PrivateReportOpening",
    "Reason",
    "Report",
    "Sanction",
    "Standing",
]
