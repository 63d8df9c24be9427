"""The constants of ranking, one place for all engines. Changing one needs the table of `search_eval` before and after.

The scheme: BM25 over one combined text in which the title stands twice, asked in three fields: accented keys, folded keys, and pairs of
neighbouring folded keys. Any word may match; adjacency (the pairs) carries more than tone marks do.
"""

# The title counts as two occurrences within the combined text. Scored as a field of its own it drowns the text.
TITLE_TIMES = 2

# Equal weights: no other mixture was better by more than chance on questions, headlines and keyword queries.
ACCENTED = 1.0
FOLDED = 1.0
PAIRS = 1.0

# Where no marks were typed, likely ones count by their chance. How it is reckoned was chosen on texts of the demo that were held out
# (1,738 syllables, none of the judged queries), by the log loss of the spelling that stood there, over 2,460, 10,000 and 100,000
# documents: with logarithms of counts .49, .50, .51; with the counts themselves, at their best, .48, .50, .54, since many documents of
# one kind outvote the rest. Six spellings a syllable instead of ten lost .03. Longer texts say what they are about without marks.
UNMARKED_UP_TO = 24
UNMARKED_SPELLINGS = 10
# What two spellings that were never seen side by side count for, beside 0.69 for once.
UNMARKED_UNSEEN = 0.1
# What is less likely is not asked.
UNMARKED_LEAST = 0.1

# Another way of writing what was asked (CLB for câu lạc bộ) is as good as what was typed, but not better.
OTHER_WAY = 1.0

# Steps above any sum of BM25 over as many words as a title has, so that these come first and are ordered among themselves by BM25.
# Accents decide between two titles that are the same without them.
EXACT_TITLE = 40_000.0
TITLE_PHRASE_ACCENTED = 20_000.0
TITLE_PHRASE = 10_000.0

# Up to this many words, what has every word stands before what has only some: nobody who types three words means two of them. In a
# question the missing word may be "là" or "gì", and a long text has every word by accident: there it only tips the balance.
EVERY_WORD_FIRST_UP_TO = 4
EVERY_WORD_FIRST = 5_000.0
EVERY_WORD = 1.0

# How many of those that have only some of the words are listed, and how far a listing can be paged through at all.
SOME_WORDS_LISTED = 50
MAX_LISTED = 10_000

# Values that one facet offers. The largest is the communes of a province (about 170), then programmes and topics.
FACET_SIZE = 300

# Texts like another: by so many of its neighbours and of its words that tell most, none of which stands in more than a fifth of all.
# Neighbours are nearly words of Vietnamese; single syllables are said in everything.
ALIKE_PAIRS = 24
ALIKE_WORDS = 8
ALIKE_IN_AT_MOST = 0.2
# What has less than this part of what the text itself scores only shares a phrase with it.
ALIKE_LEAST = 0.16
