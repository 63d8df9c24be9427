"""Pictures of posts, served to those who may see the post."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from forum.models import Post, PostPicture

HOUR = 3600


def is_visible(user, picture: PostPicture) -> bool:
    """What is not sent yet is its author's; what is sent follows its post."""
    if picture.post_id is None:
        return user.is_authenticated and picture.author_id == user.pk
    return Post.objects.visible_to(user).exclude(state=Post.State.REMOVED).filter(pk=picture.post_id).exists()


@require_safe
def serve(request: HttpRequest, pk: int) -> FileResponse:
    """The file. Only the browser of who was shown it keeps it: a proxy would go on showing what a moderator has hidden."""
    picture = get_object_or_404(PostPicture, pk=pk)
    if not is_visible(request.user, picture):
        raise Http404
    try:
        file = picture.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(file, content_type="image/webp")
    response["Cache-Control"] = f"private, max-age={HOUR}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response
