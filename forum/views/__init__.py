"""Screens of the forum. Each works without script; with script parts of them are fetched (`request.htmx`) and put in place."""
