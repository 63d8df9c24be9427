"""What the ledger keeps of months that are over."""

from django.db import models

from portal.units.models import Unit


class LedgerMonth(models.Model):
    """What a unit and all below it did in a month, as counted at `counted_at`: see `forum.practices.ledger`. Only of the centre and of
    provinces, under which there is much to count."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="ledger_months")
    month = models.DateField()
    counts = models.JSONField(default=dict)
    counted_at = models.DateTimeField()

    class Meta:
        ordering = ["unit", "month"]
        constraints = [models.UniqueConstraint(fields=["unit", "month"], name="ledger_month_once")]

    def __str__(self):
        return f"{self.unit}: {self.month:%m/%Y}"
