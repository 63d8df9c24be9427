import pytest


@pytest.mark.django_db
def test_choose_language_is_remembered_and_goes_back(client):
    response = client.get("/ngon-ngu/en/", {"next": "/tim-kiem/?q=nhà trọ"})
    assert response.status_code == 302
    assert response["Location"] == "/tim-kiem/?q=nh%C3%A0%20tr%E1%BB%8D"
    assert response.cookies["django_language"]["max-age"] == 31_536_000
    assert "There is no page at this address" in client.get("/khong-co/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("away", ["https://example.org/", "//example.org/", "javascript:alert(1)", ""])
def test_choose_language_never_leads_away(client, away):
    assert client.get("/ngon-ngu/vi/", {"next": away})["Location"] == "/"


@pytest.mark.django_db
def test_choose_language_knows_two_languages(client):
    assert client.get("/ngon-ngu/fr/").status_code == 404
    assert client.post("/ngon-ngu/en/").status_code == 405


def test_manifest_names_the_site_and_its_icons(client):
    data = client.get("/manifest.webmanifest").json()
    assert data["name"] == "Cổng thông tin Phụ nữ Việt Nam"
    assert [icon["sizes"] for icon in data["icons"]] == ["192x192", "512x512"]


def test_worker_may_serve_the_whole_site(client):
    response = client.get("/worker.js")
    assert response["Content-Type"] == "text/javascript"
    assert b"/ngoai-tuyen/" in response.content


def test_styleguide_is_for_development_only(client, db):
    assert client.get("/_styleguide/").status_code == 404
