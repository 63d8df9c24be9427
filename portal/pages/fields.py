"""File fields that cannot be walked around: whichever way a file reaches the row, it is cleaned or checked before it is stored."""

from django.db import models
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from portal.pages.document_files import check_document
from portal.pages.photo_files import clean_photo


class PhotoFieldFile(WagtailImageFieldFile):
    def save(self, name, content, save=True):
        """Store the cleaned photo. Raises `RefusedFile`."""
        photo = clean_photo(content, name)
        super().save(photo.name, photo, save)

    save.alters_data = True


class PhotoField(WagtailImageField):
    attr_class = PhotoFieldFile


class DocumentFieldFile(models.fields.files.FieldFile):
    def save(self, name, content, save=True):
        """Store a file of an accepted kind. Raises `RefusedFile`."""
        super().save(check_document(content, name), content, save)

    save.alters_data = True


class DocumentField(models.FileField):
    attr_class = DocumentFieldFile
