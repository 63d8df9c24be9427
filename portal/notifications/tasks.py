"""Work of telling that nobody waits for."""

from django_tasks import task

from portal.notifications import spreading


@task()
def spread(telling_id: int) -> None:
    """Tell everybody whom a telling is for. May be run again at any time: it goes on where it was."""
    spreading.spread(telling_id)
