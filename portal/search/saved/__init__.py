"""Searches that members keep: told of what is new, on the site and by mail; and the feed of a search."""
