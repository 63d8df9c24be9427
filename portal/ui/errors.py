"""Pages for what went wrong: what happened, what was kept, where to go."""

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The handler of 400; what was too large is told so, with 413."""
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent):
        return render(request, "413.html", status=413)
    return defaults.bad_request(request, exception)


def too_many_requests(request: HttpRequest, seconds: int = 60) -> HttpResponse:
    """429 with the time to wait, for whoever limits a rate."""
    response = render(request, "429.html", {"minutes": max(1, -(-seconds // 60))}, status=429)
    response["Retry-After"] = str(seconds)
    return response
