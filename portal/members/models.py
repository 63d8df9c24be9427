"""The account. A person is a *member*; her account is `User`; what she holds in a unit is a `units.Role`."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """One person's account, with one name field as Vietnamese names are written."""

    last_name = None
    name = models.CharField(_("full name"), max_length=120, help_text=_("As it stands under your articles and posts."))

    REQUIRED_FIELDS = ["name", "email"]

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self):
        return self.get_full_name()

    def get_full_name(self) -> str:
        return self.name or self.username

    def get_short_name(self) -> str:
        """The given name, which stands last in Vietnamese."""
        return self.get_full_name().split()[-1]

    @property
    def first_name(self) -> str:
        """What Wagtail's menu calls her by. Not a field: the name is one."""
        return self.get_short_name()
