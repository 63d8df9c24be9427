"""Pictures of posts: decoded and encoded again, small enough for a weak line."""

import secrets
from datetime import timedelta
from io import BytesIO

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from PIL import Image

from forum.models import Post, PostPicture
from forum.refusals import PictureRefused, TooManyUnsent
from portal.pages.photo_files import RefusedFile, clean_photo
from portal.ui.typed import clean_line

MOST_UNSENT = 60
# How long a picture may wait for its post, and how long that of a deleted post is kept.
WAITING = timedelta(days=7)


def attach_picture(*, author, file, alt: str = "") -> PostPicture:
    """Keep an upload for a post that is being written; it belongs to one once the post is sent with it.

    Stored as WebP of at most `FORUM_PICTURE_SIDE` pixels, without metadata; an animation keeps its first frame. What is no picture, is
    too large or has too many pixels – its header says so, nothing is unpacked – raises `PictureRefused`.
    """
    if PostPicture.objects.filter(author=author, post=None)[:MOST_UNSENT].count() >= MOST_UNSENT:
        raise TooManyUnsent
    try:
        clean = clean_photo(file, "", side=settings.FORUM_PICTURE_SIDE, stored_as="WEBP")
    except RefusedFile as refused:
        raise PictureRefused(why=" ".join(refused.messages)) from None
    width, height = Image.open(BytesIO(clean.read())).size
    clean.seek(0)
    clean.name = f"{secrets.token_urlsafe(18)}.webp"  # The address of a picture of members' boards cannot be guessed.
    picture = PostPicture(author=author, alt=clean_line(alt)[:200], size=clean.size, width=width, height=height)
    picture.file.save(clean.name, clean, save=True)
    return picture


def drop_unsent(older_than: timedelta = WAITING) -> int:
    """Delete pictures that no post took within a week, and those of posts that their authors deleted. Returns how many."""
    before, dropped = timezone.now() - older_than, 0
    unwanted = Q(post=None, created_at__lt=before) | Q(post__state=Post.State.REMOVED, post__state_at__lt=before)
    for picture in PostPicture.objects.filter(unwanted).iterator(chunk_size=200):
        picture.file.delete(save=False)
        picture.delete()
        dropped += 1
    return dropped
