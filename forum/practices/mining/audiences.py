"""For whom a model is: the group of people named in its name, else in its sentence."""

from forum.practices.mining.wording import pattern, words

GROUPS = """
    phụ nữ khuyết tật, phụ nữ nghèo, phụ nữ đơn thân, phụ nữ dân tộc thiểu số, phụ nữ dtts, phụ nữ cao tuổi, phụ nữ công giáo,
    phụ nữ biên cương, phụ nữ yếu thế, phụ nữ trẻ, phụ nữ khmer, phụ nữ mông, phụ nữ chăm, phụ nữ mang thai, phụ nữ và trẻ em gái,
    phụ nữ và trẻ em, phụ nữ khởi nghiệp, phụ nữ, nữ công nhân, nữ lao động nhập cư, nữ lao động, nữ doanh nhân, nữ sinh,
    nữ thanh niên, nữ trí thức, nữ tiểu thương, tiểu thương, chủ nhà trọ, trẻ em mồ côi, trẻ mồ côi, trẻ em gái, trẻ em nghèo,
    trẻ em khuyết tật, trẻ em, thiếu nhi, học sinh nghèo, học sinh, sinh viên, thanh niên, đoàn viên, người cao tuổi,
    người khuyết tật, người nghèo, hộ nghèo, gia đình chính sách, bệnh nhân nghèo, bệnh nhân, công nhân, ngư dân, nông dân,
    cựu chiến binh, người lao động, lao động nhập cư, cha mẹ, ông bà, bà mẹ, nạn nhân bạo lực, phạm nhân, người hoàn lương,
    người nhiễm hiv, đồng bào dân tộc thiểu số, người dân, hội viên, phụ huynh, cán bộ, chiến sĩ
"""
GROUP = pattern(words(GROUPS))


def audience(name: str, sentence: str) -> str:
    """The group, in lower case as it is written; empty where none is named."""
    found = GROUP.search(name) or GROUP.search(sentence)
    return " ".join(found[0].split()) if found else ""
