"""The API of the administration, from which choosers read: it offers what the choosers do, and nothing of other units."""

from wagtail import hooks
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet


class OnlyChoosable:
    def get_queryset(self):
        return super().get_queryset().choosable_by(self.request.user)


class ChoosableImages(OnlyChoosable, ImagesAdminAPIViewSet):
    pass


class ChoosableDocuments(OnlyChoosable, DocumentsAdminAPIViewSet):
    pass


@hooks.register("construct_admin_api", order=100)
def offer_only_what_she_may_choose(router):
    router.register_endpoint("images", ChoosableImages)
    router.register_endpoint("documents", ChoosableDocuments)
