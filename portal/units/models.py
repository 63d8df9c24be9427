"""Units of the federation: a tree with a history.

A unit never disappears: one that was dissolved keeps its row, its place below its former parent and an end date,
and `Succession` says what became of it. `Lineage` is the closure that listings, roles and search stand on.
"""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node

from portal.units.querysets import UnitManager
from portal.units.spelling import in_text


class Unit(MP_Node):
    """One body of the federation, at one level, between two dates."""

    class Level(models.TextChoices):
        CENTRAL = "central", _("central")
        PROVINCE = "province", _("province")
        DISTRICT = "district", _("former district")
        COMMUNE = "commune", _("commune or ward")
        BRANCH = "branch", _("branch")
        GROUP = "group", _("group")

    name = models.CharField(_("name"), max_length=160, help_text=_("With its kind: Phường Phú Diễn."))
    place_name = models.CharField(_("place name"), max_length=120, help_text=_("Without its kind: Phú Diễn."))
    where = models.CharField(
        _("where"), max_length=250, blank=True, editable=False, help_text=_("The units above, nearest first: thành phố Hà Nội.")
    )
    level = models.CharField(_("level"), max_length=10, choices=Level.choices)
    code = models.CharField(_("official code"), max_length=16, blank=True)
    slug = models.SlugField(_("address"), max_length=160, unique=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True, help_text=_("The first day on which it no longer existed."))
    address = models.CharField(_("office address"), max_length=250, blank=True)
    email = models.EmailField(_("office e-mail"), blank=True)
    phone = models.CharField(_("office telephone"), max_length=40, blank=True)
    digest = models.CharField(
        max_length=16,
        blank=True,
        editable=False,
        help_text=_("Of the row of the data files that it was last loaded from; what the office changed is not overwritten."),
    )

    objects = UnitManager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        indexes = [models.Index(fields=["level", "valid_until"])]

    def __str__(self):
        return f"{self.name}, {self.where}" if self.where else self.name

    @property
    def is_current(self) -> bool:
        """Whether the unit exists today."""
        return self.valid_until is None or self.valid_until > timezone.localdate()

    @property
    def successors(self) -> list["Unit"]:
        """What took over this unit or parts of it. Listings prefetch it: `with_successors`."""
        return [succession.successor for succession in self.successions.all()]

    @property
    def last_day(self) -> date | None:
        """The last day on which it existed; None while it exists or when that is not known."""
        return self.valid_until - timedelta(days=1) if self.valid_until else None

    @property
    def title(self) -> str:
        """How the body calls itself: "Hội LHPN phường Phú Diễn"."""
        if self.level in (self.Level.CENTRAL, self.Level.BRANCH, self.Level.GROUP):
            return self.name
        return f"Hội LHPN {in_text(self.name)}"

    @property
    def name_in_text(self) -> str:
        """Its name as it stands inside a sentence: "phường Phú Diễn", "Quận 1"."""
        return in_text(self.name)

    @property
    def full_name(self) -> str:
        """Its name with the units above it, as it stands inside a sentence: "phường Phú Diễn, thành phố Hà Nội"."""
        return f"{in_text(self.name)}, {self.where}" if self.where else in_text(self.name)

    def get_absolute_url(self) -> str:
        return f"/don-vi/{self.slug}/"


class UnitName(models.Model):
    """A name or spelling that a unit has or had, with the key by which it is looked up (`spelling.name_key`, kind left out)."""

    class Rank(models.IntegerChoices):
        """The order in which equal names are offered: by level, and what exists before what was dissolved."""

        CENTRAL = 0
        PROVINCE = 1
        FORMER_PROVINCE = 2
        COMMUNE = 3
        DISTRICT = 4
        FORMER_COMMUNE = 5
        BRANCH = 6
        GROUP = 7
        FORMER_OTHER = 8

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=160)
    key = models.CharField(max_length=160, editable=False)
    rank = models.PositiveSmallIntegerField(choices=Rank.choices, editable=False)
    is_alias = models.BooleanField(
        _("only a spelling"), default=False, help_text=_("A short form or another spelling: found, but not listed among the names.")
    )
    used_from = models.DateField(_("used from"), null=True, blank=True)
    used_until = models.DateField(_("used until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("name of a unit")
        verbose_name_plural = _("names of units")
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="unit_name_once")]
        indexes = [models.Index(fields=["rank", "key"])]

    def __str__(self):
        return self.name

    @property
    def last_day(self) -> date | None:
        """The last day on which it was the name; None while it is, or when that is not known."""
        return self.used_until - timedelta(days=1) if self.used_until else None


class Succession(models.Model):
    """`successor` took over the whole or a part of `predecessor` on a day."""

    class Kind(models.TextChoices):
        WHOLE = "whole", _("whole")
        PART = "part", _("part")

    predecessor = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="successions")
    successor = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="inheritances")
    kind = models.CharField(_("kind"), max_length=5, choices=Kind.choices)
    effective_on = models.DateField(_("effective on"))
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
            models.CheckConstraint(condition=~models.Q(predecessor=models.F("successor")), name="succession_not_itself"),
        ]

    def __str__(self):
        return f"{self.predecessor} → {self.successor}"


class Lineage(models.Model):
    """`unit` counts as part of `ancestor`: itself, an ancestor, or an ancestor of what succeeded it, up to today.

    `whole` is false where the way leads through a partial succession (a district that became seven wards): content is
    found that way, roles do not reach that way.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="lineage")
    ancestor = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="reach")
    whole = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "ancestor"], name="lineage_once")]
        indexes = [models.Index(fields=["ancestor", "unit"])]

    def __str__(self):
        return f"{self.unit_id} ⊂ {self.ancestor_id}"


class Role(models.Model):
    """What a person holds in a unit; it reaches down the tree."""

    class Kind(models.TextChoices):
        COMMUNICATOR = "communicator", _("communicator")
        EDITOR = "editor", _("editor")
        MODERATOR = "moderator", _("moderator")
        OFFICER = "officer", _("officer")
        ADMINISTRATOR = "administrator", _("administrator")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="roles", verbose_name=_("account"))
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="roles", verbose_name=_("unit"))
    kind = models.CharField(_("role"), max_length=16, choices=Kind.choices)
    granted_at = models.DateTimeField(_("granted"), auto_now_add=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("granted by")
    )

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = [models.UniqueConstraint(fields=["user", "unit", "kind"], name="role_once")]

    def __str__(self):
        return f"{self.get_kind_display()} – {self.unit}"


class Membership(models.Model):
    """The unit that a person counts as her own; without one she has not said, or does not know."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="membership", verbose_name=_("account"))
    unit = models.ForeignKey(Unit, on_delete=models.SET_NULL, null=True, blank=True, related_name="memberships", verbose_name=_("unit"))
    since = models.DateTimeField(_("since"), auto_now=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")

    def __str__(self):
        return f"{self.user_id} ∈ {self.unit_id}"
