"""`python -m tests.bench.mining`: articles that the miner reads in a second on one core, and whether its memory stays flat."""

import argparse
import json
import random
import resource
import time
from pathlib import Path

from forum.practices import mining

LABELS = Path(mining.__file__).parent / "labels.jsonl"
SYLLABLES = 650  # What an article of the five that the project began with holds, as a median.
# Of the five, an article names four models; these sentences name none and stand between the passages, which name many.
PLAIN = (
    "Tham dự hội nghị có lãnh đạo Đảng ủy, HĐND, UBND, Ủy ban MTTQ Việt Nam xã cùng 120 đại biểu là cán bộ, hội viên tiêu biểu.",
    "Bà Nguyễn Thị Hạnh ghi nhận những kết quả đã đạt được, đồng thời đề nghị các chi hội tiếp tục đổi mới nội dung sinh hoạt.",
    "Trong năm, Hội đã tổ chức 21 lớp tập huấn cho 817 lượt cán bộ; kết nạp mới 146 hội viên, nâng tỷ lệ tập hợp lên 78,85%.",
    "Các đại biểu thảo luận sôi nổi về giải pháp thu hút hội viên trẻ, ứng dụng công nghệ và nâng cao năng lực cán bộ cơ sở.",
    "Dịp này, 12 tập thể và 30 cá nhân được khen thưởng vì có thành tích xuất sắc trong phong trào thi đua yêu nước và công tác Hội.",
    "Thời gian tới, các cấp Hội tập trung tuyên truyền đường lối của Đảng, chính sách, pháp luật đến đông đảo phụ nữ trên địa bàn.",
)

NAMES = ("Hũ gạo tình thương", "Tổ phụ nữ giữ chợ sạch", "Bếp ấm nhà trọ", "Ngõ an toàn có đèn và có tai", "Mẹ đỡ đầu")


def articles(count: int, share: float = 0.3) -> list[str]:
    """Articles as long as real ones, each another; `share` of their paragraphs are labelled passages."""
    passages = [json.loads(line)["text"] for line in LABELS.read_text(encoding="utf-8").splitlines()]
    chance = random.Random(5)
    made = []
    for number in range(count):
        parts = [f"Bản tin số {number}"]
        while sum(len(part.split()) for part in parts) < SYLLABLES:
            parts.append(chance.choice(passages if chance.random() < share else PLAIN))
        made.append("\n".join(parts))
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--share", type=float, default=0.3, help="how much of an article names models; 1 is the worst case")
    parser.add_argument("--known", type=int, default=0, help="how many names of the library are looked for in each article")
    options = parser.parse_args()
    known = [f"{first} {number}" for number in range(options.known // len(NAMES) + 1) for first in NAMES][: options.known]
    sample = articles(200, options.share)
    mining.find(sample[0], known)
    memory, found, spent = [], 0, 0.0
    for number in range(options.articles):
        start = time.process_time()
        found += len(mining.find(sample[number % len(sample)], known))
        spent += time.process_time() - start
        if number % (options.articles // 4 or 1) == 0:
            memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    per_second = options.articles / spent
    size = sum(map(len, sample)) // len(sample)
    print(f"{options.articles} articles of {size} characters: {per_second:.0f} a second of one core, {found} mentions, MB {memory}")  # noqa: T201


if __name__ == "__main__":
    main()
