"""Template tags that every screen may use; they are built in, so no template loads them."""

from django import template

register = template.Library()
