"""Pictures that are pasted, dropped or chosen while one writes."""

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forum import services
from forum.refusals import Refused
from forum.standing import may_write
from forum.views.doors import demand, signed_in


@require_POST
@signed_in
def attach(request: HttpRequest) -> JsonResponse:
    """Takes one file (`picture`); answers with what the editor puts in its place. It belongs to a post once the post is sent."""
    demand(may_write(request.user))
    file = request.FILES.get("picture")
    if file is None:
        return JsonResponse({"error": _("Choose a picture.")}, status=400)
    try:
        picture = services.attach_picture(author=request.user, file=file)
    except Refused as refusal:
        return JsonResponse({"error": str(refusal)}, status=422)
    return JsonResponse({"id": picture.pk, "src": picture.get_absolute_url(), "width": picture.width, "height": picture.height})
