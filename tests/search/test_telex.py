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
        ("muaw", "mưa"),
        ("muwa", "mưa"),
        ("quaw", "quă"),
        ("mua7", "mưa"),
        ("phu5", "phụ"),
        ("nu74", "nữ"),
        ("nu47", "nữ"),
        ("kho73i", "khởi"),
        ("khoi73", "khởi"),
        ("nghie65p", "nghiệp"),
        ("nghiep65", "nghiệp"),
        ("d9o62ng", "đồng"),
        ("dong962", "đồng"),
        ("ngu7o72i", "người"),
        ("nguoi72", "người"),
        ("tru7o7ng2", "trường"),
        ("d9a8ng", "đăng"),
        ("quy1", "quý"),
        ("la2", "là"),
        ("vie65t", "việt"),
        ("tie6n1g", "tiếng"),
    ],
)
def test_decode_reads_what_was_meant(typed, meant):
    assert decode(typed) == meant


@pytest.mark.parametrize("typed", [
    "nam", "hanh", "clb", "ubnd", "", "s", "x" * 40, "phụ", "2026", "catr", "facebook", "zzz", "wwww",
    "a1", "q1", "h1n1", "covid19", "nam2025", "lop10", "to9", "be8", "be7", "ta9", "1", "12", "2a", "x5"])  # fmt: skip
def test_decode_leaves_alone_what_is_no_telex(typed):
    assert decode(typed) == ""
