"""Files that come with the form of a model: photos are decoded and encoded again, papers looked into, each at its own risk."""

from collections.abc import Mapping

from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from forum.practices import rows
from forum.practices.models import Practice
from portal.pages import services as pages
from portal.pages.photo_files import RefusedFile
from portal.ui.typed import clean_line

# The field of the form, the rows that its files become, and the cell that names the file.
FIELDS = {"photo_files": ("photos", "image"), "paper_files": ("attachments", "document")}


def take_files(files: MultiValueDict, values: dict[str, list[dict]], *, practice: Practice, by) -> dict[str, str]:
    """Store the files of a form and add a row for each to `values`. A sentence by field for those that were refused; the rest stay."""
    refused: dict[str, str] = {}
    for field, (name, cell) in FIELDS.items():
        if name not in values:
            continue
        sentences = []
        for file in files.getlist(field):
            if len(values[name]) >= rows.MOST[name]:
                sentences.append(_("At most %(most)s fit here; the others were left out.") % {"most": rows.MOST[name]})
                break
            try:
                values[name].append({cell: str(_stored(name, file, practice, by)), **_said_of(name, file)})
            except RefusedFile as refusal:
                sentences.append(f"{clean_line(file.name or '')[:60]}: {' '.join(refusal.messages)}")
        if sentences:
            refused[field] = " ".join(sentences)
    return refused


def _stored(name: str, file: UploadedFile, practice: Practice, by) -> int:
    add = pages.add_image if name == "photos" else pages.add_document
    return add(file=file, title=_title(file), unit=practice.unit, uploaded_by=by).pk


def _said_of(name: str, file: UploadedFile) -> Mapping[str, str]:
    """A paper is called like its file until she says otherwise; the caption of a photo is hers to write."""
    return {"title": _title(file)[:160]} if name == "attachments" else {"caption": "", "consent": "unknown"}


def _title(file: UploadedFile) -> str:
    return clean_line((file.name or "").rsplit(".", 1)[0])[:200] or _("Without a name")
