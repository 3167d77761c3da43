"""English spelling to phones by a short table, for words the dictionary does not list. Pure.

Rough by design: a word that is said about right keeps its place in the alignment, and everything
next to such a word is marked as unsure anyway.
"""

_NAMES = (
    "EY|B IY|S IY|D IY|IY|EH F|JH IY|EY CH|AY|JH EY|K EY|EH L|EH M|EH N|OW|P IY|K Y UW|"
    "AA R|EH S|T IY|Y UW|V IY|D AH B AH L Y UW|EH K S|W AY|Z IY"
)
_LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", _NAMES.split("|"), strict=True))

_RULES = """
tion SH AH N|sion ZH AH N|cious SH AH S|tious SH AH S|ious IY AH S|ture CH ER|ough AO|augh AE F
eigh EY|igh AY|tch CH|dge JH|sch SH|que K|gue G|ous AH S|ism IH Z AH M|ate EY T|ize AY Z|ise AY Z
ble B AH L|ple P AH L|tle T AH L|cle K AH L|dle D AH L|ght T|air EH R|ear IH R|eer IH R|oor AO R
our AW ER|ire AY ER|are EH R|ore AO R|ure Y UH R|ck K|ch CH|sh SH|th TH|ph F|wh W|gh G|ng NG
kn N|wr R|ps P S|qu K W|ee IY|ea IY|oo UW|ou AW|ow OW|oi OY|oy OY|ai EY|ay EY|au AO|aw AO|ei EY
ey IY|ie IY|oa OW|oe OW|ue UW|ui UW|eu UW|ew UW|ia IY AH|io IY OW|ua UW AH|ar AA R|er ER|ir ER
or AO R|ur ER|ce S EH|ci S IH|cy S IY|ge JH EH|gi JH IH|gy JH IY|bb B|cc K|dd D|ff F|gg G|ll L
mm M|nn N|pp P|rr R|ss S|tt T|zz Z|a AE|b B|c K|d D|e EH|f F|g G|h HH|i IH|j JH|k K|l L|m M|n N
o AA|p P|q K|r R|s S|t T|u AH|v V|w W|x K S|y IY|z Z
"""
_TABLE = {
    rule.split(" ", 1)[0]: rule.split(" ", 1)[1]
    for line in _RULES.strip().splitlines()
    for rule in line.split("|")
}
_LONGEST = max(map(len, _TABLE))
_LONG_VOWELS = {"a": "EY", "e": "IY", "i": "AY", "o": "OW", "u": "UW"}


def spelled(letters: str) -> str:
    """Phones of the letters said one by one; signs other than a to z are passed over."""
    return " ".join(_LETTERS[letter] for letter in letters.lower() if letter in _LETTERS)


def phones_by_rule(word: str) -> str:
    """Phones of a lower-case word of a to z: longest spelling first, final e silent.

    Never empty for a word that holds a letter.
    """
    phones = []
    place = 0
    while place < len(word):
        piece = next(
            (
                word[place : place + size]
                for size in range(_LONGEST, 0, -1)
                if word[place : place + size] in _TABLE
            ),
            "",
        )
        if piece and not _silent_e(word, place):
            phones.append(_lengthened(word, place, piece))
        place += len(piece) or 1
    return " ".join(phones)


def _silent_e(word: str, place: int) -> bool:
    return word[place] == "e" and place == len(word) - 1 and place > 2


def _lengthened(word: str, place: int, piece: str) -> str:
    """A single vowel before one consonant and a final e is long, as in "node"."""
    magic = place + 3 == len(word) and word[place + 2] == "e" and word[place + 1] not in "aeiouwxy"
    if magic and piece in _LONG_VOWELS:
        return _LONG_VOWELS[piece]
    if piece == "y" and place == 0:
        return "Y"
    return _TABLE[piece]
