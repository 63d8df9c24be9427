"""Passages and the names that the rule wants in them."""

import unicodedata

import pytest

from forum.practices.mining import REASONS, find


def names(text: str) -> list[str]:
    return [mention.name for mention in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội ra mắt mô hình “Ngôi nhà xanh”.", ["Ngôi nhà xanh"]),
        ('Hội ra mắt mô hình "Ngôi nhà xanh”.', ["Ngôi nhà xanh"]),
        ("Hội ra mắt mô hình 'Ngôi nhà xanh'.", ["Ngôi nhà xanh"]),
        ("Hội ra mắt mô hình «Ngôi nhà xanh».", ["Ngôi nhà xanh"]),
        ("Hội ra mắt mô hình ‘Ngôi nhà xanh’.", ["Ngôi nhà xanh"]),
        ("Hội ra mắt mô hình „Ngôi nhà xanh“.", ["Ngôi nhà xanh"]),
        ("Hội ra mắt mô hình “ Ngôi nhà xanh ” .", ["Ngôi nhà xanh"]),
        ("câu lạc bộ (CLB) “Mẹ và bé”", ["Mẹ và bé"]),
        ("mô hình Câu lạc bộ “Mẹ và bé”", ["Mẹ và bé"]),
        ("mô hình mang tên “Tiệm tóc 0 đồng”", ["Tiệm tóc 0 đồng"]),
        ("phong trào thi đua “Giỏi việc nước, đảm việc nhà”", ["Giỏi việc nước, đảm việc nhà"]),
        ("Mô hình “Tổ liên gia an toàn” của phường", ["Tổ liên gia an toàn"]),
        ("câu lạc bộ 'Phụ nữ H'rê làm du lịch'", ["Phụ nữ H'rê làm du lịch"]),
        ('"Chúng tôi có mô hình "Con gà khởi nghiệp", rồi mới mở lớp", chị nói.', ["Con gà khởi nghiệp"]),
        ("Hội lập “Câu lạc bộ Phụ nữ khởi nghiệp” từ năm 2019.", ["Câu lạc bộ Phụ nữ khởi nghiệp"]),
        ("Mô hình “1+1” của Hội LHPN phường 7", ["1+1"]),
        ("Nhóm múa “Hoa Ban” của chi hội bản Lác", ["Hoa Ban"]),
    ],
)
def test_find_reads_quotation_marks(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CLB Bạn giúp bạn Nam Định kỷ niệm 10 năm.", ["Bạn giúp bạn"]),
        ("Câu lạc bộ Nông dân sản xuất, kinh doanh giỏi huyện Chợ Mới ra mắt.", ["Nông dân sản xuất, kinh doanh giỏi"]),
        ("mô hình Sáng - Xanh - Sạch - Đẹp do Hội phát động", ["Sáng - Xanh - Sạch - Đẹp"]),
        ("CLB Kết nối yêu thương Thanh Hóa trao 70 xe đạp", ["Kết nối yêu thương"]),
        ("nhóm thiện nguyện Tâm An đồng hành cùng 30 triệu đồng", ["Tâm An"]),
        ("mô hình 5 không, 3 sạch tại xã Yên Thủy", ["5 không, 3 sạch"]),
        ("Mô hình kết nạp hội viên danh dự xã Tân Lập, Lạc Sơn", ["kết nạp hội viên danh dự"]),
        ("Hội LHPN xã Ea Tul ra mắt mô hình tiết kiệm xoay vòng với 28 thành viên.", ["tiết kiệm xoay vòng"]),
        ("Mô hình tổ phụ nữ nuôi dạy con tốt ở xã Yên Thủy có 20 chị.", ["phụ nữ nuôi dạy con tốt"]),
        ("Hội quán: Canh Tân Hội quán ra đời đầu tiên.", ["Canh Tân"]),
        ("phong trào toàn dân bảo vệ an ninh Tổ quốc xã Ia Lâu", ["toàn dân bảo vệ an ninh Tổ quốc"]),
        ("CLB Thơ Tự do phường Nam Sơn", ["Thơ Tự do"]),
        ("mô hình Chi hội phụ nữ không dùng tiền mặt tại chợ", ["Chi hội phụ nữ không dùng tiền mặt"]),
        ("mô hình chăm sóc người cao tuổi tại nhà của Hội LHPN phường Khương Mai", ["chăm sóc người cao tuổi tại nhà"]),
        ("Mô hình Sách vui tại nhà văn hóa thôn Hạ mở cửa tối thứ Bảy.", ["Sách vui"]),
        ("Mô hình nuôi gà đồi của Hội Phụ nữ xã Yên Bài có 15 hộ.", ["nuôi gà đồi"]),
        ("đội xung kích phòng chống tội phạm ở khu dân cư số 9", ["xung kích phòng chống tội phạm"]),
        ("Mô hình Dân vận khéo trong xây dựng gia đình của Hội LHPN xã Phong Mỹ", ["Dân vận khéo trong xây dựng gia đình"]),
        ("Phong trào thi đua Dân vận khéo trong phát triển kinh tế của Hội LHPN xã Phong Mỹ", ["Dân vận khéo"]),
    ],
)
def test_find_ends_names_without_quotation_marks(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("các mô hình: “A bê xê”; “Hũ gạo” ở xã Yên Thủy; “Ống tiền”", ["A bê xê", "Hũ gạo", "Ống tiền"]),
        ("câu lạc bộ Cây bút nữ, Áo dài xứ Thanh và Khiêu vũ do Hội bảo trợ", ["Cây bút nữ", "Áo dài xứ Thanh", "Khiêu vũ"]),
        ("CLB Kỹ năng, CLB Guitar hoặc CLB Hiến máu nhân đạo", ["Kỹ năng", "Guitar", "Hiến máu nhân đạo"]),
        (
            "Hội duy trì 5 mô hình gồm: Tuyến đường hoa, Ống tiền tiết kiệm và Vườn nhà sạch. Mỗi mô hình có 20 chị.",
            ["Tuyến đường hoa", "Ống tiền tiết kiệm", "Vườn nhà sạch"],
        ),
        ("Mô hình:\n- Đổi pin lấy cây (Chi hội 2): thu 310 kg.\n- CLB “Mẹ và bé”: 12 buổi.", ["Đổi pin lấy cây", "Mẹ và bé"]),
        ("chiến dịch tình nguyện: Mùa hè xanh, Hoa phượng đỏ", ["Mùa hè xanh", "Hoa phượng đỏ"]),
        (
            "Các mô hình: trồng nấm rơm ở Hội Phụ nữ xã Phú Cường; may gia công ở Hội Phụ nữ xã Long Hưng có 213 chị.",
            ["trồng nấm rơm", "may gia công"],
        ),
        (
            "Xã có các mô hình: tổ may gia công ở Chi hội phụ nữ ấp 3; tổ đan lục bình ở Chi hội phụ nữ ấp 5.",
            ["may gia công", "đan lục bình"],
        ),
        ("Các mô hình: Chợ sạch (phường A Sào); Tổ dân phố xanh (phường Hợp Giang)", ["Chợ sạch", "Tổ dân phố xanh"]),
        (
            "Mô hình “Bữa sáng cho em” (Biên phòng Sơn La), “Bánh mì bộ đội” (Biên phòng Quảng Trị)",
            ["Bữa sáng cho em", "Bánh mì bộ đội"],
        ),
    ],
)
def test_find_follows_lists(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Bếp ăn tình thương” là mô hình do Chi hội 4 duy trì.", ["Bếp ăn tình thương"]),
        ("“Sông không rác”, “Cánh đồng sạch” là hai mô hình của Hội Nông dân.", ["Sông không rác", "Cánh đồng sạch"]),
        ("“Phiên chợ 0 đồng” – mô hình của Hội Phụ nữ – ra đời.", ["Phiên chợ 0 đồng"]),
        ("“Ngân hàng bò”, “Ngân hàng cây”… là tên những mô hình mà chị em tự nghĩ ra.", ["Ngân hàng bò", "Ngân hàng cây"]),
        ("Xã ra quân “Ngày thứ Bảy sạch”. Đây là chương trình do Hội LHPN xã phát động.", ["Ngày thứ Bảy sạch"]),
        ("Cà phê doanh nhân là mô hình do Hội Nữ doanh nhân khởi xướng.", ["Cà phê doanh nhân"]),
    ],
)
def test_find_reads_explanations(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "CLB Nam Định thắng CLB Hà Nội 2-1 trong khuôn khổ vòng 12 V-League.",
        "Câu lạc bộ Real Madrid tiếp tục bất bại.",
        "Chương trình “Ký ức vui vẻ” mùa mới lên sóng VTV3, có nhiều nghệ sĩ.",
        "Chương trình nghệ thuật “Sắc màu biên cương” do Nhà hát dàn dựng.",
        "Mô hình kinh tế trang trại cho thu nhập 300 triệu đồng.",
        "Mô hình Toyota bZ tỷ lệ 1:18 được trưng bày.",
        "Nhiều câu lạc bộ hoạt động có hiệu quả. Các mô hình trồng trọt được nhân rộng.",
        "Chiến dịch Điện Biên Phủ toàn thắng; phong trào Cần Vương thất bại.",
        "Đội ngũ cán bộ, tổ chức Hội, Tổ quốc ghi công, quân đội, bộ đội Cụ Hồ.",
        "Với phương châm “Ở đâu có phụ nữ ở đó có hoạt động Hội”, cuộc thi “Sáng tạo trẻ” và quỹ “Vì người nghèo”.",
        "Mô hình trồng dâu tây của chị cho lãi 150 triệu đồng mỗi vụ.",
        "Chương trình khuyến mãi “Mua 1 tặng 1”, chương trình học bổng “Tiếp sức đến trường”.",
        "Mô hình 'ăn nên làm ra', ai cũng ủng hộ.",
        "Nhóm nhạc “Bức Tường” biểu diễn.",
        "Nhóm kịch “Hoàng Thái Thanh” biểu diễn phục vụ nữ công nhân.",
        "Câu lạc bộ Sông Lam Nghệ An tặng mỗi chi hội một quả bóng.",
        "Các mô hình: trồng lúa; nuôi cá; làm vườn.",
        "Kinh phí do Dự án 8 và chị em tiểu thương đóng góp.",
        "Các tổ ra mắt cùng một câu lạc bộ gồm 31 chủ nhà trọ cam kết giữ giá phòng.",
        "Dự án đường cao tốc Hòa Bình – Mộc Châu; công trình thủy điện Hòa Bình; đề án sắp xếp đơn vị hành chính.",
        "Chương trình được bình chọn là “Công trình tiêu biểu toàn quốc”.",
        "",
        "“”\"\"''mô hình “",
    ],
)
def test_find_leaves_alone_what_is_no_model(text):
    assert names(text) == []


def test_find_repeats_a_name_without_head_word():
    text = "Lan tỏa “Mẹ đỡ đầu”\nChương trình “Mẹ đỡ đầu” bắt đầu năm 2021. Hai năm sau, Mẹ đỡ đầu có ở 34 tỉnh."
    assert names(text) == ["Mẹ đỡ đầu"] * 3
    assert [mention.reason for mention in find(text)] == ["repeated", "quoted", "repeated"]


def test_find_takes_names_that_the_library_knows():
    text = "Chị em nhắc mãi Hũ gạo tình thương và “bếp ăn nghĩa tình” của xã."
    assert names(text) == []
    assert [mention.name for mention in find(text, known=["Hũ gạo tình thương", "Bếp ăn nghĩa tình"])] == [
        "Hũ gạo tình thương",
        "bếp ăn nghĩa tình",
    ]


def test_find_counts_offsets_in_the_given_text():
    text = "Hội LHPN xã Yên Thủy ra mắt mô hình “Ngôi nhà xanh” và CLB Bạn giúp bạn Nam Định."
    for given in (text, unicodedata.normalize("NFD", text), text.replace(" ", "\u00a0"), text.replace("m", "m\u200b")):
        found = find(given)
        assert len(found) == 2
        assert all(given[each.start : each.end] == each.name for each in found)
    assert unicodedata.normalize("NFC", find(unicodedata.normalize("NFD", text))[0].name) == "Ngôi nhà xanh"


def test_find_tells_what_stands_around_a_mention():
    text = (
        "Sáng 12/3, Hội LHPN xã Yên Thủy họp. Hội ra mắt mô hình “Ngôi nhà xanh” giúp trẻ mồ côi, trao 22 suất quà, "
        "hơn 14 triệu đồng, đạt 78,85% kế hoạch năm 2024. Hôm sau trời mưa."
    )
    (mention,) = find(text)
    assert mention.head == "mô hình"
    assert mention.unit.text == "Hội LHPN xã Yên Thủy"
    assert mention.audience == "trẻ mồ côi"
    assert [(each.value, each.noun) for each in mention.figures] == [(22, "suất quà"), (14e6, "đồng"), (78.85, "%")]
    assert mention.sentence.text.startswith("Hội ra mắt")
    assert mention.sentence.text.endswith("năm 2024.")
    assert mention.reason in REASONS
    assert 0.5 < mention.confidence <= 1
