"""Topics: the one set of subjects that articles, threads and practices are tagged with."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase

from portal.topics.querysets import TopicNameQuerySet, TopicQuerySet
from portal.topics.spelling import folded, order_key, tidy, topic_key
from portal.ui.folding import fold


class Topic(TagBase):
    """A subject, at most two levels deep. A tag that somebody typed is a topic without parent and not yet reviewed.

    Saving writes its address, its place in the alphabet and the rows of `TopicName` by which it is found.
    """

    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    description = models.TextField(_("description"), blank=True, max_length=600)
    synonyms = models.TextField(
        _("synonyms"), blank=True, max_length=2000, help_text=_("One a line; people who search for them find this topic.")
    )
    is_reviewed = models.BooleanField(_("reviewed"), default=False)
    order_key = models.CharField(max_length=300, blank=True, editable=False, help_text=_("Its place in the Vietnamese alphabet."))

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("pk")), name="topic_not_below_itself"),
        ]
        indexes = [models.Index(fields=["order_key"], name="topic_order")]

    def get_absolute_url(self) -> str:
        return f"/chu-de/{self.slug}/"

    def synonym_list(self) -> list[str]:
        """The synonyms, tidy, each once and none that spells the name."""
        seen = {topic_key(self.name)}
        found = []
        for line in map(tidy, self.synonyms.splitlines()):
            key = topic_key(line)
            if key and key not in seen:
                seen.add(key)
                found.append(line[:100])
        return found

    def clean(self):
        self.name = tidy(self.name)
        self.synonyms = "\n".join(self.synonym_list())
        self._check_levels()
        self._check_names()

    def _check_levels(self) -> None:
        if self.parent_id is None:
            return
        if self.parent_id == self.pk:
            raise ValidationError({"parent": _("A topic cannot belong to itself.")})
        if self.parent.parent_id is not None:
            raise ValidationError(
                {"parent": _("“%(topic)s” belongs to another topic; there are two levels only.") % {"topic": self.parent}}
            )
        if self.pk and self.children.exists():
            raise ValidationError(
                {"parent": _("Other topics belong to this one, so it cannot belong to another; there are two levels only.")}
            )

    def _check_names(self) -> None:
        if not topic_key(self.name):
            raise ValidationError({"name": _("A name needs letters or digits.")})
        for field, name in [("name", self.name), *(("synonyms", name) for name in self.synonym_list())]:
            other = Topic.objects.exclude(pk=self.pk).named(name)
            if other:
                raise ValidationError({field: _("“%(name)s” is known already as the topic “%(topic)s”.") % {"name": name, "topic": other}})

    @transaction.atomic
    def save(self, *args, **kwargs):
        self.name = tidy(self.name)
        self.order_key = order_key(self.name)
        self.slug = self.slug or self.free_slug()
        fields = kwargs.get("update_fields")
        if fields is not None and "name" in fields:
            kwargs["update_fields"] = {*fields, "order_key", "slug"}
        super().save(*args, **kwargs)
        self._write_names()

    def free_slug(self) -> str:
        """An address of the name that no topic has or had; its own former one may come back."""
        start = slugify(fold(self.name))[:90] or "chu-de"
        slug, number = start, 1
        while (
            Topic.objects.exclude(pk=self.pk).filter(slug=slug).exists()
            or FormerAddress.objects.exclude(topic=self.pk).filter(slug=slug).exists()
        ):
            number += 1
            slug = f"{start}-{number}"
        return slug

    def _write_names(self) -> None:
        wanted = {topic_key(name): (name, number > 0) for number, name in enumerate([self.name, *self.synonym_list()])}
        self.names.exclude(key__in=wanted).delete()
        TopicName.objects.bulk_create(
            [
                TopicName(topic=self, key=key, name=name, folded=folded(name), is_synonym=is_synonym)
                for key, (name, is_synonym) in wanted.items()
            ],
            update_conflicts=True,
            unique_fields=["topic", "key"],
            update_fields=["name", "folded", "is_synonym"],
        )


class TopicName(models.Model):
    """A name or synonym of a topic with the keys by which it is met. Written by `Topic.save`, never by hand."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=100)
    key = models.CharField(max_length=100, help_text=_("What all spellings of the name share."))
    folded = models.CharField(max_length=120, help_text=_("Without marks, one space between words."))
    is_synonym = models.BooleanField(default=False)

    objects = TopicNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("name of a topic")
        verbose_name_plural = _("names of topics")
        constraints = [
            models.UniqueConstraint(fields=["topic", "key"], name="topic_name_once"),
            models.UniqueConstraint(fields=["key"], condition=Q(is_synonym=False), name="topic_key_once"),
        ]
        indexes = [models.Index(fields=["key"], name="topic_name_key"), models.Index(fields=["folded"], name="topic_name_folded")]

    def __str__(self):
        return self.name


class FormerAddress(models.Model):
    """An address that a topic had before it was renamed, or that belonged to a topic that was merged into it."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="former_addresses")
    slug = models.SlugField(_("address"), max_length=100, unique=True)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")

    def __str__(self):
        return self.slug
