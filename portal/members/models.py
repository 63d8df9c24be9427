"""The account. A person is a *member*; her account is `User`; what she holds in a unit is a `units.Role`."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.members.names import name_key


class UserManager(DjangoUserManager):
    def create_superuser(self, username, email=None, password=None, **extra_fields):
        """Whoever sits at the console of the server is believed about her address; nobody could send her a code yet."""
        from portal.members.services import confirm_email

        user = super().create_superuser(username, email, password, **extra_fields)
        if user.email:
            confirm_email(user=user)
        return user

    def known(self):
        """People that others may find: those who entered their first code and have not left."""
        return self.filter(is_active=True, closed_at=None, unconfirmed_since=None)


class User(AbstractUser):
    """One person's account, with one name field as Vietnamese names are written."""

    class NameFlag(models.TextChoices):
        """Why a moderator should look at the name."""

        OFFICER = "officer", _("reads like the name of somebody who holds a role")

    last_name = None
    name = models.CharField(_("full name"), max_length=120, help_text=_("As it stands under your articles and posts."))
    name_key = models.CharField(
        max_length=120, editable=False, db_index=True, default="", help_text=_("Equal for names that are read alike.")
    )
    name_flag = models.CharField(max_length=10, choices=NameFlag.choices, blank=True, editable=False, db_index=True)
    phone = models.CharField(_("telephone number"), max_length=16, null=True, blank=True, unique=True, editable=False)
    phone_verified_at = models.DateTimeField(null=True, blank=True, editable=False)
    introduction = models.CharField(_("about yourself"), max_length=300, blank=True)
    photo = models.ImageField(_("photo"), upload_to="thanh-vien/", blank=True, max_length=120)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="accounts_opened"
    )
    unconfirmed_since = models.DateTimeField(
        null=True, blank=True, editable=False, help_text=_("She signed up and has not entered her first code yet.")
    )
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = UserManager()

    REQUIRED_FIELDS = ["name", "email"]

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [models.UniqueConstraint(Lower("email"), condition=~Q(email=""), name="user_email_once")]

    def __str__(self):
        return self.display_name

    def save(self, *args, update_fields=None, **kwargs):
        """The key follows the name, whoever writes it."""
        if update_fields is None or "name" in update_fields:
            self.name_key = name_key(self.name)
            update_fields = None if update_fields is None else {*update_fields, "name_key"}
        super().save(*args, update_fields=update_fields, **kwargs)

    @property
    def display_name(self) -> str:
        """How everybody reads her name: what stays of her posts when the account is closed has no name."""
        return gettext("A member who has left") if self.closed_at else self.name or self.username

    @property
    def initials(self) -> str:
        """For the circle that stands where there is no photo: first letters of the family name and the given name."""
        words = [] if self.closed_at else [word for word in self.name.split() if word[0].isalpha()]
        return "".join(word[0] for word in (words[0], words[-1])[: len(words)]).upper() if words else ""

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        """The given name, which stands last in Vietnamese."""
        return (self.get_full_name().split() or [""])[-1]

    def get_absolute_url(self) -> str:
        return f"/thanh-vien/{self.username}/"

    @property
    def first_name(self) -> str:
        """What Wagtail's menu calls her by. Not a field: the name is one."""
        return self.get_short_name()


class Consent(models.Model):
    """What she agreed to: the purpose, the version of its text, from when to when. Agreeing again makes another row."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20)
    version = models.CharField(max_length=20)
    given_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [
            models.UniqueConstraint(fields=["user", "purpose"], condition=Q(withdrawn_at=None), name="consent_holds_once"),
        ]

    def __str__(self):
        return f"{self.purpose} {self.version}"
