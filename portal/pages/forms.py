"""The forms of photos and documents in the admin, those of the chooser and of the upload of many at once included."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.fields import FileField
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from portal.pages import document_files, photo_files
from portal.pages.document_files import check_document
from portal.pages.models import DocumentText, PortalDocument, PortalImage
from portal.pages.photo_files import clean_photo
from portal.pages.querysets import EDITORS, WRITERS
from portal.units.fields import UnitChoiceField
from portal.units.models import Unit
from portal.units.permissions import holds

NO_FILE = _("The file is empty. Upload it again.")


class PhotoFormField(WagtailImageField):
    """An uploaded photo, cleaned; what it is called does not matter, only what it is."""

    default_validators = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        limit = filesizeformat(photo_files.MAX_BYTES)
        self.max_upload_size = photo_files.MAX_BYTES
        self.help_text = _("JPEG, PNG, WebP, GIF, HEIC or AVIF, at most %(limit)s. Place and device are removed from the photo.") % {
            "limit": limit
        }
        self.error_messages |= {
            "invalid_image_extension": photo_files.NOT_A_PHOTO,
            "file_too_large_unknown_size": _("This photo is too big; at most %(limit)s are accepted.") % {"limit": limit},
            "empty": NO_FILE,
        }

    def to_python(self, data):
        upload = FileField.to_python(self, data)
        return None if upload is None else clean_photo(upload)


class DocumentFormField(WagtailDocumentField):
    """An uploaded document of an accepted kind."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        limit, video = filesizeformat(document_files.MAX_BYTES), filesizeformat(document_files.MAX_VIDEO_BYTES)
        self.max_upload_size = document_files.MAX_VIDEO_BYTES
        self.help_text = _(
            "PDF, Word, Excel, PowerPoint, OpenDocument, CSV, text or ZIP, at most %(limit)s; MP4 or WebM video, at most %(video)s."
        ) % {
            "limit": limit,
            "video": video,
        }
        self.error_messages |= {
            "file_too_large_unknown_size": _("This file is too big; at most %(limit)s are accepted.") % {"limit": video},
            "empty": NO_FILE,
        }

    def to_python(self, data):
        upload = FileField.to_python(self, data)
        if upload is not None:
            check_document(upload, upload.name)
        return upload


class UnitFileForm(forms.ModelForm):
    """Offers the units that the person writes for; what she leaves empty becomes her own first unit, so that no file strays."""

    file_field: type[FileField]

    def __init__(self, *args, user=None, **kwargs):
        self.user = user
        super().__init__(*args, user=user, **kwargs)
        if "file" in self.fields:
            old = self.fields["file"]
            self.fields["file"] = self.file_field(label=old.label, required=old.required, widget=old.widget, max_length=old.max_length)
        if "unit" in self.fields and user is not None:
            may_share = self._may_share()
            self.fields["unit"] = UnitChoiceField(
                queryset=Unit.objects.reached_by(user, *WRITERS),
                scope="write",
                required=self.instance.pk is not None and not may_share,
                label=self.fields["unit"].label,
                help_text=_("Left empty, all units may use it.") if may_share else self.fields["unit"].help_text,
            )
            if self.instance.pk is None and not self.initial.get("unit"):
                self.initial["unit"] = self._own_unit()

    def _own_unit(self) -> Unit | None:
        """The unit that her files belong to unless she says otherwise: the lowest of those in which she holds a writing role."""
        role = self.user.roles.filter(kind__in=WRITERS).select_related("unit").order_by("-unit__depth", "unit__path").first()
        return role.unit if role else None

    def _may_share(self) -> bool:
        """Whether she may leave the unit out: only the central office offers files to all."""
        if self.user is None or self.user.is_superuser:
            return True
        return self.user.roles.filter(kind__in=EDITORS, unit__level=Unit.Level.CENTRAL).exists()

    def clean_unit(self):
        unit = self.cleaned_data["unit"]
        if unit is None and not self._may_share():
            return self._own_unit()
        if unit and self.user is not None and "unit" in self.changed_data and not holds(self.user, unit, *WRITERS):
            raise ValidationError(_("You do not write for this unit."))
        return unit


class PhotoForm(UnitFileForm, BaseImageForm):
    file_field = PhotoFormField

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "consent" in self.fields:
            # Many photos at once arrive without it; a missing answer must not hold the file back.
            self.fields["consent"].required = False

    def clean_consent(self):
        return self.cleaned_data["consent"] or PortalImage.Consent.UNKNOWN


class DocumentForm(UnitFileForm, BaseDocumentForm):
    """Says below the file whether its text can be searched."""

    file_field = DocumentFormField

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "file" in self.fields:
            self.fields["file"].help_text = format_html("{}<br>{}", _search_state(self.instance), self.fields["file"].help_text)


def _search_state(document: PortalDocument) -> str:
    """A sentence on the words of the file that is stored."""
    words = DocumentText.objects.filter(document=document).defer("text").first()
    if words is None or words.file != document.file.name:
        return _("Search: its text is being read.")
    state = words.get_state_display()
    if words.is_cut:
        state = _("the first part of its text can be searched, it is very long")
    return _("Search: %(state)s.") % {"state": state}
