"""The frame of every public screen."""

import pytest
from bs4 import BeautifulSoup
from django.template import RequestContext, Template
from django.test import RequestFactory

from news.models import Section


def render(path: str = "/", content: str = "") -> str:
    request = RequestFactory().get(path)
    template = Template('{% extends "base.html" %}{% block title %}Trang{% endblock %}{% block content %}' + content + "{% endblock %}")
    return template.render(RequestContext(request))


@pytest.mark.django_db
def test_render_base_shows_sections_with_the_current_one_marked():
    Section.objects.create(name="Tin hoạt động", slug="tin-hoat-dong")
    Section.objects.create(name="Nháp", slug="nhap", in_menu=False)
    html = render("/chuyen-muc/tin-hoat-dong/")
    (link,) = BeautifulSoup(html, "html.parser").select("a.sections__link")
    assert (link["href"], link["aria-current"], link.text) == ("/chuyen-muc/tin-hoat-dong/", "page", "Tin hoạt động")
    assert "Nháp" not in html


@pytest.mark.django_db
def test_render_base_asks_for_the_menu_once(django_assert_num_queries):
    with django_assert_num_queries(2):
        render()
    with django_assert_num_queries(0):
        render()
