import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.search.abbreviations import GROUPS, synonyms
from portal.search.query import MAX_TOKENS, parse
from portal.search.vietnamese import folded_tokens


@given(st.text(alphabet=st.characters() | st.sampled_from('"-“”() ')))
def test_parse_never_fails(text):
    query = parse(text)
    assert len(query.words.folded) <= MAX_TOKENS
    assert bool(query) == bool(query.words.folded)


@pytest.mark.parametrize("group", GROUPS)
def test_parse_offers_every_other_way_in_both_directions(group):
    for typed in group:
        for other in group:
            ways = {way for slot in parse(typed).slots for way in slot.ways}
            assert folded_tokens(other) in ways


def test_synonyms_are_symmetric():
    assert all(member in synonyms()[other] for member, others in synonyms().items() for other in others)


def test_parse_takes_the_longest_known_form():
    slots = parse("hội liên hiệp phụ nữ xã").slots
    assert [slot.typed for slot in slots] == [("hoi",), ("lien", "hiep", "phu", "nu"), ("xa",)]
    assert ("lhpn",) in slots[1].ways


def test_parse_does_not_join_a_known_form_across_a_sign():
    assert [slot.typed for slot in parse("câu lạc, bộ").slots] == [("cau",), ("lac",), ("bo",)]


@pytest.mark.parametrize("text", ["TP.HCM", "tphcm", "thành phố hồ chí minh", "TP. HCM"])
def test_parse_knows_the_city_by_its_short_forms(text):
    ways = {way for slot in parse(text).slots for way in slot.ways}
    assert ways & {("tphcm",), ("hcm",)}
    assert ways & {("thanh", "pho", "ho", "chi", "minh"), ("ho", "chi", "minh")}


@pytest.mark.parametrize("text", ['mô hình "3 giúp"', "mô hình “3 giúp”", 'mô hình "3 giúp" ""'])
def test_parse_takes_quotes_as_a_phrase(text):
    query = parse(text)
    assert [phrase.folded for phrase in query.phrases] == [("3", "giup")]
    assert query.words.folded == ("mo", "hinh", "3", "giup")


def test_parse_excludes_words_and_phrases_with_a_minus():
    query = parse('phụ nữ -tin -"hội nghị"')
    assert {phrase.folded for phrase in query.excluded} == {("tin",), ("hoi", "nghi")}
    assert query.words.folded == ("phu", "nu")


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19",
        "covid -19",
        "Hà Nội - Huế",
        "a --b",
        "2017-2025",
        "-Xin hỏi thủ tục vay vốn của ngân hàng chính sách xã hội gồm những gì",
    ],
)
def test_parse_takes_other_dashes_as_signs(text):
    assert not parse(text).excluded


@pytest.mark.parametrize(
    ("text", "words"), [('"mở', ("mo",)), ("-chỉ", ("chi",)), ('-"chỉ một"', ("chi", "mot")), ('a" b "c', ("a", "b", "c"))]
)
def test_parse_takes_broken_syntax_as_plain_words(text, words):
    query = parse(text)
    assert query.words.folded == words
    assert not query.excluded


@pytest.mark.parametrize("text", ["", "   ", '"', '""', "-", "…", "*:*", "\0", "()[]{}^~", "👩‍🌾"])
def test_parse_of_signs_alone_asks_nothing(text):
    assert not parse(text)


@pytest.mark.parametrize(
    ("text", "insists"),
    [('"ông bố vào bếp"', True), ('"ông bố vào bếp" ở Ninh Kiều', True), ('Hội thi "Ông bố vào bếp" ở Ninh Kiều', False)],
)
def test_parse_insists_on_a_phrase_unless_it_stands_in_a_sentence(text, insists):
    query = parse(text)
    assert query.insists == insists
    assert [phrase.folded for phrase in query.phrases] == [("ong", "bo", "vao", "bep")]


def test_parse_reads_a_long_question_to_its_end():
    query = parse("Kính gửi Hội Liên hiệp Phụ nữ, tôi có một việc xin hỏi như sau. " * 4 + "Thủ tục nhận con nuôi?")
    assert query.words.folded[-5:] == ("thu", "tuc", "nhan", "con", "nuoi")


SYLLABLE = re.compile("(ngh?|nh|gh?|kh|ph|qu|t[hr]?|ch?|gi|[bdhklmnprsvx])?[aeiouy]{1,3}(ch|nh|ng|[cmnpt])?")


@pytest.mark.parametrize("member", [member for group in GROUPS for member in group])
def test_groups_have_no_short_form_that_is_a_syllable(member):
    """Asked without its marks, TƯ is từ, tự, tủ and tư: every other question would ask for trung ương."""
    keys = folded_tokens(member)
    assert len(keys) > 1 or not SYLLABLE.fullmatch(keys[0])


def test_parse_reads_no_further_than_it_must():
    assert len(parse("phụ nữ " * 5000).words.folded) == MAX_TOKENS
