import pytest

from portal.search.telex import decode


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("phuj", "phụ"),
        ("nuwx", "nữ"),
        ("khowir", "khởi"),
        ("nghieejp", "nghiệp"),
        ("nghieepj", "nghiệp"),
        ("ddoongf", "đồng"),
        ("nguwowif", "người"),
        ("nguoiwf", "người"),
        ("tuwowng", "tương"),
        ("vieetj", "việt"),
        ("quys", "quý"),
        ("giups", "giúp"),
        ("hoaf", "hoà"),
        ("binhf", "bình"),
        ("tooif", "tồi"),
        ("truowngf", "trường"),
        ("hw", "hư"),
        ("quawng", "quăng"),
        ("ddawng", "đăng"),
        ("laf", "là"),
        ("nghix", "nghĩ"),
        ("tuyeenf", "tuyền"),
        ("giof", "giò"),
        ("gif", "gì"),
        ("gieengs", "giếng"),
    ],
)
def test_decode_reads_what_was_meant(typed, meant):
    assert decode(typed) == meant


@pytest.mark.parametrize("typed", ["nam", "hanh", "clb", "ubnd", "", "s", "x" * 40, "phụ", "2026", "catr", "facebook", "zzz", "wwww"])
def test_decode_leaves_alone_what_is_no_telex(typed):
    assert decode(typed) == ""
