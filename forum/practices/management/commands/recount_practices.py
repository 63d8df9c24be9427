"""`manage.py recount_practices`: stored counters and facets, from scratch."""

from django.core.management.base import BaseCommand

from forum.practices import catalogue
from forum.practices.counting import COUNTED, place, recount
from forum.practices.models import Adoption, Practice

STORED = [name for name in COUNTED if name != "changed_at"]


class Command(BaseCommand):
    help = "Count the adoptions of all models anew, and write what lists narrow by. Prints what was not right."

    def handle(self, **options):
        moved = sum(place(adoption) for adoption in Adoption.objects.select_related("unit").iterator(chunk_size=500))
        wrong = 0
        for practice in Practice.objects.order_by("pk").iterator(chunk_size=500):
            before = [getattr(practice, name) for name in STORED]
            recount(practice)
            if before != [getattr(practice, name) for name in STORED]:
                wrong += 1
                self.stdout.write(f"{practice.slug}: counted anew")
        catalogue.forget()
        self.stdout.write(f"{moved} adoptions placed anew, {wrong} models counted anew.")
