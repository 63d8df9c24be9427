from django.db import models
from modelsearch import index


class Story(index.Indexed, models.Model):
    """A document as a site with modelsearch alone would index it."""

    title = models.CharField(max_length=500)
    text = models.TextField()

    search_fields = [index.SearchField("title", boost=2), index.SearchField("text")]

    class Meta:
        app_label = "stories"

    def __str__(self):
        return self.title
