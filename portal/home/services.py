"""What a new installation needs before anybody signs in."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site, Workflow, WorkflowPage, WorkflowTask

from news.models import EditorialTask, NewsIndexPage, Section
from portal.home.models import HomePage
from portal.moderation import starting as moderation
from portal.ui.typed import slug_of

# The parts of the paper, in the order of the menu. An office may rename, add and hide them; what is there is left alone.
SECTIONS = [
    ("Tin hoạt động", "Việc các cấp Hội vừa làm: hội nghị, tọa đàm, tập huấn, hội thi."),
    ("Công tác Hội", "Chỉ đạo, hướng dẫn và kinh nghiệm làm công tác Hội."),
    ("Tổ chức – Cán bộ", "Xây dựng tổ chức Hội, cán bộ và hội viên, đại hội các cấp."),
    ("Phụ nữ khởi nghiệp", "Vốn, nghề, hợp tác xã và sản phẩm của chị em."),
    ("Gia đình", "Nuôi dạy con, phòng chống bạo lực, gia đình no ấm, tiến bộ, hạnh phúc, văn minh."),
    ("Bình đẳng giới", "Quyền của phụ nữ và trẻ em gái, lãnh đạo nữ, chính sách."),
    ("An sinh xã hội", "Mẹ đỡ đầu, mái ấm tình thương, chăm lo người khó khăn."),
    ("Mô hình hay", "Cách làm được nhân rộng và đơn vị đang áp dụng."),
    ("Gương phụ nữ", "Những người phụ nữ truyền cảm hứng."),
    ("Chuyển đổi số", "Kỹ năng số, an toàn trên mạng, bán hàng trực tuyến."),
]
TASK_NAME = WORKFLOW_NAME = "Ban biên tập"


@transaction.atomic
def prepare() -> None:
    """Front page, site, calendar root, parts of the paper and the workflow, if they are not there. May be run any number of times.

    The site takes its address from BASE_URL every time: mails, the API and whatever has no request at hand point there.
    """
    # Choosers show the root of the tree by its title, which Wagtail's migrations write in English.
    Page.objects.filter(depth=1, title="Root").update(title="Trang gốc", draft_title="Trang gốc")
    home = HomePage.objects.first()
    if home is None:
        Page.objects.filter(depth=2).delete()
        home = Page.objects.get(depth=1).add_child(instance=HomePage(title=settings.WAGTAIL_SITE_NAME, slug="trang-chu"))
    base = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = base.port or (443 if base.scheme == "https" else 80)
    site = {"root_page": home, "hostname": base.hostname or "localhost", "port": port, "site_name": settings.WAGTAIL_SITE_NAME}
    if not Site.objects.filter(is_default_site=True, **site).exists():
        Site.objects.update_or_create(is_default_site=True, defaults=site)
    index = NewsIndexPage.objects.first() or home.add_child(instance=NewsIndexPage(title="Tin tức", slug="tin-tuc"))
    if not Section.objects.exists():
        Section.objects.bulk_create(
            Section(name=name, slug=slug_of(name), description=description, order=order)
            for order, (name, description) in enumerate(SECTIONS, start=1)
        )
    _prepare_workflow(index)
    moderation.prepare()


def _prepare_workflow(index: NewsIndexPage) -> None:
    """One workflow for the whole calendar; Wagtail's example, which would ask a group of moderators, is switched off."""
    task = EditorialTask.objects.first() or EditorialTask.objects.create(name=TASK_NAME)
    workflow = Workflow.objects.filter(workflow_tasks__task=task).first()
    if workflow is None:
        workflow = Workflow.objects.create(name=WORKFLOW_NAME)
        WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.exclude(workflow=workflow).delete()
    Workflow.objects.exclude(pk=workflow.pk).filter(workflow_pages=None).update(active=False)
    WorkflowPage.objects.update_or_create(page=index, defaults={"workflow": workflow})
