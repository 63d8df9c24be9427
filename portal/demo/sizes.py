"""What the database is to know of what was just filled in."""

from django.db import connection


def learn_sizes() -> None:
    """PostgreSQL counts its tables anew. It does so by itself, but only a minute later, and until then takes them for empty:
    who may see what then costs a minute a question."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
