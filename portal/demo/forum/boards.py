"""Boards with their moderators, the notice with the hotline, and the reasons that moderators choose from."""

from django.db import transaction

from forum.models import Board, BoardModerator, Thread
from portal.demo.places import find_unit
from portal.demo.reading import read_table
from portal.members.models import User
from portal.moderation.models import Notice, Reason
from portal.moderation.notices import forget

NOTICE = {
    "title": "Cần giúp đỡ, hãy gọi",
    "text": "Bạn không có lỗi và bạn không một mình. Nếu đang nguy hiểm, hãy rời khỏi đó trước rồi gọi. Các số này miễn phí, trực cả đêm.",
    "lines": "111 – Tổng đài quốc gia bảo vệ trẻ em, tư vấn mua bán người\n113 – Công an\n115 – Cấp cứu",
    "words": "bạo lực gia đình\nbạo hành\nxâm hại\nmua bán người\nbuôn người\nquấy rối\ntảo hôn\nhành hung\nnghĩ quẩn\ntự tử",
}
REASONS = (
    (
        "Có số điện thoại riêng",
        "Bài có số điện thoại hoặc tài khoản riêng. Để giữ an toàn cho bạn, xin bỏ số đi rồi gửi lại.",
        ["ask_to_edit", "hide"],
    ),
    ("Lời lẽ nặng", "Lời trong bài làm người khác bị tổn thương. Xin nói lại ý của bạn nhẹ nhàng hơn.", ["ask_to_edit", "hide", "warn"]),
    ("Quảng cáo", "Diễn đàn không nhận quảng cáo. Sản phẩm của hội viên xin giới thiệu ở ban Phụ nữ khởi nghiệp.", ["hide", "silence"]),
    ("Nghi lừa đảo", "Nội dung có dấu hiệu lừa đảo nên đã được ẩn và chuyển cho người có trách nhiệm.", ["hide", "ban"]),
    ("Lộ chuyện riêng của người khác", "Bài kể chuyện riêng khiến người khác bị nhận ra. Xin bỏ tên và nơi ở.", ["ask_to_edit", "hide"]),
    ("Không đúng ban", "Chủ đề này hợp với ban khác hơn nên chúng tôi chuyển sang để nhiều người trả lời.", ["move"]),
    ("Trùng chủ đề", "Đã có chủ đề đang bàn đúng việc này, chúng tôi ghép lại để mọi người đọc một nơi.", ["merge"]),
    ("Đã bàn xong", "Chủ đề đã có kết luận nên được khoá. Việc mới xin mở chủ đề mới.", ["lock"]),
    ("Đăng nhiều lần", "Cùng một nội dung được gửi nhiều lần. Một lần là đủ để mọi người đọc.", ["hide", "warn"]),
)


@transaction.atomic
def add_boards() -> list[Board]:
    """The boards of content/forum/boards.txt, in their order."""
    boards = []
    for order, row in enumerate(read_table("forum/boards")):
        defaults = {
            "name": row["name"],
            "description": row["about"],
            "group": row["group"],
            "order": order * 10,
            "unit": find_unit(row.get("unit", "Trung ương")),
            "audience": row.get("audience", Board.Audience.EVERYONE),
            "review": row["review"],
            "kinds": row["kinds"].split(),
            "allows_anonymous": "anonymous" in row,
            "shows_hotline": "hotline" in row,
        }
        board, _is_new = Board.objects.get_or_create(slug=row["slug"], defaults=defaults)
        for user in User.objects.filter(username__in=row.get("moderators", "").split()):
            BoardModerator.objects.get_or_create(board=board, user=user)
        boards.append(board)
    return boards


def add_office() -> None:
    """What the office edits: the notice and the reasons."""
    if not Notice.objects.exists():
        Notice.objects.create(**NOTICE, is_default=True)
        forget()
    if not Reason.objects.exists():
        Reason.objects.bulk_create(
            Reason(title=title, text=text, verbs=verbs, order=order) for order, (title, text, verbs) in enumerate(REASONS)
        )


def slugs() -> list[str]:
    return [row["slug"] for row in read_table("forum/boards")]


def titles_there() -> set[str]:
    """Titles of the threads that boards hold already."""
    return set(Thread.objects.in_boards().values_list("title", flat=True))
