import pytest
from django.core.management import call_command
from wagtail.models import Page

from news.models import ArticlePage, MonthPage
from portal.demo.accounts import add_people
from portal.demo.bulk import Filler
from portal.demo.seeding import Seeding
from portal.search.models import SearchDocument
from tests.demo.factories import make_named_units


@pytest.fixture
def filled(site):
    make_named_units()
    add_people()
    Seeding(tell=lambda line: None).add_subjects()
    told = []
    assert Filler(told.append).fill(60) == 60
    return told


@pytest.mark.django_db
def test_fill_leaves_the_tree_whole(filled):
    assert Page.find_problems() == ([], [], [], [], [])
    assert ArticlePage.objects.count() == 60
    assert sum(month.numchild for month in MonthPage.objects.all()) == 60
    assert all(article.url_path.startswith(article.get_parent().url_path) for article in ArticlePage.objects.all())
    assert "60/60" in filled[-1]


@pytest.mark.django_db
def test_fill_writes_rows_that_can_be_found(filled):
    assert SearchDocument.objects.filter(kind="article", is_removed=False).count() == 60
    assert not SearchDocument.objects.filter(kind="article", lineage=[]).exists()


@pytest.mark.django_db
def test_fill_makes_articles_that_are_valid(filled):
    for article in ArticlePage.objects.listed()[:10]:
        article.full_clean()
        assert article.topic_items.exists()
        assert article.specific_class is ArticlePage


@pytest.mark.django_db
def test_fill_tops_up_only_what_is_missing(filled):
    assert Filler(print).fill(60) == 0
    assert Filler(print).fill(75) == 15
    assert ArticlePage.objects.count() == 75
    call_command("fixtree")
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.django_db
def test_article_can_be_added_by_hand_afterwards(filled):
    month = MonthPage.objects.order_by("-numchild").first()
    last = month.get_last_child()
    new = ArticlePage(title="Thêm", sapo="Một câu.", unit=last.specific.unit, section=last.specific.section, live=False)
    month.add_child(instance=new)
    assert Page.find_problems() == ([], [], [], [], [])
