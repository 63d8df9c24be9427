"""Small screens that belong to no part of the paper."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

YEAR = 365 * 24 * 60 * 60


@require_safe
def choose_language(request: HttpRequest, language: str) -> HttpResponse:
    """Remembers the language in a cookie and goes back to where the reader was. A link, so that no page needs a form for it."""
    if language not in dict(settings.LANGUAGES):
        raise Http404(language)
    back = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = redirect(back)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, max_age=YEAR, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE
    )
    return response


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """How the site looks on a telephone's home screen."""
    icons = [
        {"src": static(f"img/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any maskable"}
        for size in (192, 512)
    ]
    return JsonResponse(
        {
            "name": settings.WAGTAIL_SITE_NAME,
            "short_name": "Phụ nữ Việt Nam",
            "lang": "vi",
            "start_url": "/",
            "display": "browser",
            "background_color": "#fffcf9",
            "theme_color": "#fffcf9",
            "icons": icons,
        },
        json_dumps_params={"ensure_ascii": False},
        content_type="application/manifest+json",
    )


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What the browser keeps for the moment without a line."""
    return render(request, "offline.html")


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps it; a browser accepts it for the whole site only from the top of the site."""
    script = (settings.BASE_DIR / "static" / "js" / "worker.js").read_bytes()
    return HttpResponse(script, content_type="text/javascript", headers={"Cache-Control": "no-cache"})
