"""Where to find help: what the office shows on threads about violence and trafficking."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

NUMBER = re.compile(r"[+\d][\d .]*")


class Notice(models.Model):
    """A few sentences with telephone numbers, shown where its words stand in a thread, or in boards that ask for it."""

    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("text"), max_length=600)
    lines = models.TextField(
        _("telephone numbers"), max_length=600, blank=True, help_text=_("One a line: the number, a dash, who answers. 111 – …")
    )
    words = models.TextField(
        _("words"),
        max_length=4000,
        blank=True,
        help_text=_(
            "One a line. A thread that has one of them in its title, text or topics shows the notice; marks and capitals do not matter."
        ),
    )
    is_default = models.BooleanField(_("for boards that show the hotline, and for private reports"), default=False)
    is_active = models.BooleanField(_("shown"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("notice with a hotline")
        verbose_name_plural = _("notices with a hotline")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.title

    @property
    def numbers(self) -> list[dict[str, str]]:
        """Each line as `number` (as it is shown), `dial` (for a link) and `who`."""
        found = []
        for line in self.lines.splitlines():
            match = NUMBER.match(line.strip())
            if match:
                number = match[0].strip()
                found.append({"number": number, "dial": re.sub(r"[ .]", "", number), "who": line.strip()[match.end() :].strip(" –-:")})
        return found
