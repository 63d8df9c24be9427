"""The site with its media files, which nginx serves on a real server."""

from django.conf import settings
from whitenoise import WhiteNoise

from portal.wsgi import application as portal

application = WhiteNoise(portal, root=str(settings.MEDIA_ROOT), prefix=settings.MEDIA_URL.strip("/"), autorefresh=True, max_age=31_536_000)
