from django.core.management.base import BaseCommand
from django.db import transaction

from forum.models import Board, Poll, Post, Thread
from forum.services.counting import COUNTED, recount_board, recount_reactions, recount_thread
from forum.services.polls import recount_poll


class Command(BaseCommand):
    help = "Count again what is stored as counted: posts, people, threads, reactions, votes. May be run at any time."

    def handle(self, **options):
        changed = 0
        for pk in Thread.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2000):
            with transaction.atomic():
                thread = Thread.objects.select_for_update(of=("self",)).get(pk=pk)
                before = [getattr(thread, name) for name in COUNTED]
                recount_thread(thread)
                changed += before != [getattr(thread, name) for name in COUNTED]
        for pk in Board.objects.values_list("pk", flat=True):
            with transaction.atomic():
                recount_board(pk)
        reactions = recount_reactions(Post.objects.all())
        for poll in Poll.objects.iterator():
            with transaction.atomic():
                recount_poll(poll)
        self.stdout.write(f"{changed} threads and {reactions} posts had other counters.")
