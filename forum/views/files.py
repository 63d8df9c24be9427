"""Pictures of posts, served to those who may see the post."""

from django.contrib.auth.models import AnonymousUser
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
    """The file. What everybody may see may be kept by proxies for an hour."""
    picture = get_object_or_404(PostPicture, pk=pk)
    is_public = picture.post_id is not None and is_visible(AnonymousUser(), picture)
    if not is_public and not is_visible(request.user, picture):
        raise Http404
    try:
        file = picture.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(file, content_type="image/webp")
    response["Cache-Control"] = f"public, max-age={HOUR}" if is_public else f"private, max-age={HOUR}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response
