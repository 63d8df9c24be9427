"""Reasons and the notice that a new installation begins with. An office changes them; what is there is left alone."""

from portal.moderation.models import Notice, Reason
from portal.moderation.models.acts import Verb

WRONG = [Verb.HIDE, Verb.ASK_TO_EDIT, Verb.WARN, Verb.SILENCE, Verb.BAN]
REASONS = [
    (
        "Quảng cáo, bán hàng",
        "Bài giới thiệu hàng hóa, dịch vụ để bán. Diễn đàn là nơi chị em trao đổi kinh nghiệm; bạn vui lòng không đăng quảng cáo.",
        WRONG,
    ),
    (
        "Lộ thông tin riêng",
        "Bài có thông tin riêng của người khác (họ tên, địa chỉ, số điện thoại, hình ảnh). Bạn bỏ phần đó giúp để bảo vệ họ.",
        WRONG,
    ),
    ("Lời lẽ nặng nề", "Bài có lời lẽ xúc phạm người khác. Bạn viết lại nhẹ nhàng hơn, ý kiến của bạn vẫn rất quý.", WRONG),
    ("Chưa rõ nguồn tin", "Thông tin trong bài chưa rõ nguồn hoặc chưa đúng. Bạn bổ sung nguồn hoặc sửa lại giúp.", WRONG),
    ("Dấu hiệu lừa đảo", "Bài có dấu hiệu lừa đảo (vay tiền, trúng thưởng, việc nhẹ lương cao) nên đã được ẩn để bảo vệ chị em.", WRONG),
    (
        "Sai chuyên mục",
        "Bài không thuộc chuyên mục này. Bạn đăng ở chuyên mục phù hợp để chị em dễ tìm và trả lời.",
        [Verb.HIDE, Verb.ASK_TO_EDIT],
    ),
    ("Trùng bài đã có", "Nội dung này đã có chủ đề khác. Mời bạn trao đổi tiếp ở đó.", [Verb.HIDE, Verb.ASK_TO_EDIT]),
    (
        "Cần bảo vệ người hỏi",
        "Có dấu hiệu người hỏi hoặc trẻ em đang gặp nguy hiểm, nên cần biết ai hỏi để tìm cách giúp.",
        [Verb.OPEN_AUTHOR],
    ),
]
WORDS = """
bạo lực gia đình
bạo hành
bạo lực
đánh đập
bị đánh
bị chồng đánh
dọa giết
đe dọa
xâm hại
xâm hại tình dục
hiếp dâm
cưỡng hiếp
quấy rối tình dục
dâm ô
mua bán người
buôn bán người
buôn người
lừa bán
bị bán sang
cưỡng bức lao động
ép kết hôn
tảo hôn
tự tử
""".strip()


def prepare() -> None:
    """Make what is missing on a new installation. May be run any number of times."""
    if not Reason.objects.exists():
        Reason.objects.bulk_create(
            Reason(title=title, text=text, verbs=[str(verb) for verb in verbs], order=order)
            for order, (title, text, verbs) in enumerate(REASONS, start=1)
        )
    if not Notice.objects.exists():
        Notice.objects.create(
            title="Cần giúp đỡ ngay?",
            text=(
                "Nếu bạn hoặc người bên cạnh đang gặp nguy hiểm, hãy gọi ngay. Tổng đài 111 miễn phí, trực cả ngày lẫn đêm; "
                "chuyện của bạn được giữ kín."
            ),
            lines=(
                "111 – Tổng đài quốc gia bảo vệ trẻ em và phòng, chống mua bán người\n"
                "1900 969 680 – Ngôi nhà bình yên của Hội LHPN Việt Nam\n"
                "113 – Công an"
            ),
            words=WORDS,
            is_default=True,
        )
