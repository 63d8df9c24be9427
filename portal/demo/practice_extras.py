"""What stands around the models of the demo: targets, guidance, questioned figures, and the articles that name them."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from forum import services as forum
from forum.practices import found, services
from forum.practices.models import Figure, FigureDoubt, Found, Guidance, Practice, Target, UnitFact
from forum.practices.services.finding import key_of
from portal.demo.places import find_unit
from portal.demo.practice_scripts import read_words
from portal.members.models import User
from portal.ui.typed import slug_of


class Extras:
    """Everything is looked for first, so that a second run finds it."""

    def __init__(self, now: datetime):
        self.now, self.words = now, read_words("extras")
        self.users = User.objects.in_bulk(["giang", "thuy", "loan", "nhung", "vien"], field_name="username")
        self.practices = {practice.name: practice for practice in Practice.objects.exclude(published_at=None).select_related("owner")}

    @transaction.atomic
    def add(self) -> None:
        self.add_targets()
        self.add_doubts()
        self.add_guidance()
        self.link_articles()

    def add_targets(self) -> None:
        for name, places in self.words["targets"].items():
            target = Target.objects.get_or_create(slug=slug_of(name, 80), defaults={"name": name})[0]
            for place in places:
                UnitFact.objects.get_or_create(unit=find_unit(place), key=UnitFact.Key.TARGET, value=target.slug)

    def add_doubts(self) -> None:
        """Questions about figures; some were answered."""
        for number, row in enumerate(self.words["doubts"]):
            figure = Figure.objects.filter(practice__name=row["practice"], what__startswith=row["what"]).first()
            by = User.objects.filter(username=row["by"]).first()
            if figure is None or by is None or FigureDoubt.objects.filter(figure=figure).exists():
                continue
            doubt = services.doubt_figure(figure=figure, by=by, body=f"<p>{row['body']}</p>")
            if "answer" in row:
                forum.reply(thread=doubt.thread, author=figure.practice.owner, body=f"<p>{row['answer']}</p>")
            FigureDoubt.objects.filter(pk=doubt.pk).update(at=self.now - timedelta(days=3 + 4 * number))

    def add_guidance(self) -> None:
        for row in self.words["guidance"]:
            practice, unit = self.practices.get(row["practice"]), find_unit(row["unit"])
            if practice is None or not practice.is_published or Guidance.objects.filter(unit=unit, practice=practice).exists():
                continue
            rule = row["rule"] | ({"not_adopted": practice.pk} if row.get("only_new") else {})
            by = self.users[row["by"]]
            ends_on = timezone.localdate(self.now) + timedelta(days=row["days"]) if "days" in row else None
            services.address_guidance(unit=unit, by=by, rule=rule, practice=practice, note=row["note"], ends_on=ends_on)

    def link_articles(self) -> None:
        """Articles are read for models; what names one of the demo leads to it, the rest waits for the editors."""
        if not Found.objects.filter(state=Found.State.LINKED).exists():
            known = found.known_names()
            for row in found.articles():
                found.read_article(row, known=known)
        keys = {key_of(name): practice for name, practice in self.practices.items()}
        keys |= {key_of(said): self.practices[name] for said, name in self.words["names"].items() if name in self.practices}
        for each in Found.objects.waiting():
            practice = keys.get(each.key)
            if practice is not None:
                services.link_found(found=each, practice=practice, by=self.users["thuy"])
