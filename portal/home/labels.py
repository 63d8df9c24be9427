"""Names for fields of Wagtail's forms that have none: it would show the name of the variable, in English."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import choosers

LINK_TEXT = _("Text of the link")
LABELS = {
    choosers.ExternalLinkChooserForm: {"link_text": LINK_TEXT},
    choosers.AnchorLinkChooserForm: {"link_text": LINK_TEXT},
    choosers.PhoneLinkChooserForm: {"phone_number": _("Telephone number"), "link_text": LINK_TEXT},
    choosers.EmailLinkChooserForm: {
        "email_address": _("E-mail address"),
        "link_text": LINK_TEXT,
        "subject": _("Subject"),
        "body": _("Text of the mail"),
    },
}


def name_fields() -> None:
    for form, labels in LABELS.items():
        for field, label in labels.items():
            form.base_fields[field].label = label
