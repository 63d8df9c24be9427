"""How two versions of an article are compared where Wagtail would show what is stored instead of what people read."""

from datetime import datetime

from django.db import models
from django.utils import formats, timezone
from wagtail.admin.compare import FieldComparison, register_comparison_class


class WrittenComparison(FieldComparison):
    """Moments as people write them, "22/11/2026 08:30"; nothing, instead of "None", where nothing was given."""

    def __init__(self, field, obj_a, obj_b):
        super().__init__(field, obj_a, obj_b)
        self.val_a, self.val_b = _written(self.val_a), _written(self.val_b)


def _written(value) -> str:
    if isinstance(value, datetime):
        return formats.date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    return "" if value is None else str(value)


def register_comparisons() -> None:
    register_comparison_class(models.DateTimeField, comparison_class=WrittenComparison)
    register_comparison_class(models.IntegerField, comparison_class=WrittenComparison)
