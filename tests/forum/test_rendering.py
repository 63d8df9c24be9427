"""What readers see of a body: quotes with their speakers, pictures with their files, nothing that was hidden."""

from io import BytesIO

import pytest
from django.contrib.auth.models import AnonymousUser
from PIL import Image

from forum import services
from forum.models import Post, PostPicture
from forum.rendering import as_quote, editable, render
from forum.writing import RULES
from tests.forum.factories import make_board, make_member, make_post, make_thread

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()


def shown(post, user=VISITOR) -> str:
    post = Post.objects.get(pk=post.pk)
    render([post], user)
    return post.html


@pytest.fixture
def said(thread):
    return make_post(thread, make_member("Trần Thị Hoa"), "<p>Chị em góp vốn xoay vòng.</p>")


@pytest.fixture
def quoting(thread, said):
    return make_post(thread, body=f"{as_quote(said)}<p>Đúng là thế.</p>")


def test_a_quote_names_its_speaker(said, quoting):
    html = shown(quoting)
    assert f'<a href="/dien-dan/bai/{said.pk}/">Trần Thị Hoa</a>' in html
    assert "góp vốn xoay vòng" in html
    assert quoting.text == "Đúng là thế."


@pytest.mark.parametrize("state", ["held", "hidden", "removed"])
def test_words_that_are_not_shown_vanish_from_quotes(said, quoting, state):
    if state == "removed":
        services.remove_post(post=said, by=said.author)
    else:
        services.states.set_state(target=said, state=state, by=None)
    html = shown(quoting)
    assert "góp vốn" not in html
    assert "Trần Thị Hoa" not in html
    assert "Đúng là thế." in html


def test_a_quote_from_a_members_board_is_for_members(said, quoting, unit_tree):
    services.move(thread=said.thread, board=make_board(unit_tree.phu_dien, audience="members"), by=None)
    other = make_thread(make_board(unit_tree.phu_dien), body=f"{as_quote(said)}<p>Nghe kể.</p>")
    post = other.posts.get()
    assert "góp vốn" not in shown(post)
    assert "góp vốn" in shown(post, make_member())


def test_an_anonymous_speaker_is_not_named(board):
    board.allows_anonymous = True
    board.save()
    asker = make_member("Lê Thị Kín")
    thread = make_thread(board, asker, kind="question", is_anonymous=True)
    quoting = make_post(thread, body=f"{as_quote(thread.posts.get())}<p>Chị yên tâm.</p>")
    assert "Lê Thị Kín" not in shown(quoting)
    assert "Lê Thị Kín" not in quoting.body + quoting.text + editable(quoting, quoting.author)


def test_editing_what_was_quoted_loses_nothing(said, quoting):
    filled = editable(quoting, quoting.author)
    assert not services.edit_post(post=quoting, by=quoting.author, body=filled)
    assert f'data-post="{said.pk}"' in Post.objects.get(pk=quoting.pk).body


def test_nobody_is_quoted_with_words_that_she_did_not_say(thread, said):
    post = make_post(thread, body=f'<blockquote data-post="{said.pk}"><p>Chị em bỏ vốn.</p></blockquote><p>Thế à?</p>')
    assert "Trần Thị Hoa" not in shown(post)


def test_older_rules_are_cleaned_again(thread):
    post = thread.posts.get()
    Post.objects.filter(pk=post.pk).update(body='<p onclick="x">a</p><script>1</script>', rules=RULES - 1)
    assert shown(post) == "<p>a</p>"


def test_pictures_have_size_and_address(thread, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    author = make_member()
    buffer = BytesIO()
    Image.new("RGB", (3000, 1500), "red").save(buffer, "JPEG")
    buffer.name = "DSC_0001.JPG"
    picture = services.attach_picture(author=author, file=buffer)
    assert (picture.width, picture.height) == (1600, 800)
    post = make_post(thread, author, f'<p>Ảnh:</p><img data-file="{picture.pk}" alt="Lớp học">')
    assert f'src="/dien-dan/anh/{picture.pk}/" width="1600" height="800" alt="Lớp học" loading="lazy"' in shown(post)
    stranger = make_post(thread, body=f'<p>Trộm</p><img data-file="{picture.pk}" alt="x">')
    assert "<img" not in shown(stranger)
    assert PostPicture.objects.get().post == post


def test_a_page_of_posts_costs_the_same_queries(thread, said, django_assert_max_num_queries):
    for _ in range(6):
        make_post(thread, body=f"{as_quote(said)}<p>Đúng.</p>")
    posts = list(Post.objects.filter(thread=thread))
    with django_assert_max_num_queries(2):
        render(posts, VISITOR)
