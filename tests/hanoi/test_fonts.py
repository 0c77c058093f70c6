"""The web fonts: what the stylesheet promises of a file, the file has."""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

CSS = Path(settings.BASE_DIR, "static", "css")
RULE = re.compile(r"@font-face {(.*?)}", re.DOTALL)
FACES = ["serif-display", "serif-text", "serif-italic", "serif-bold", "sans"]
PROSE = (
    "The quick brown fox jumps over the lazy dog, “who’s 30% quicker”; [it isn’t]: £5 & $6 — €7… "
    "SPHINX OF BLACK QUARTZ, JUDGE MY VOW! (1,234,567,890) – and/or? Café, naïve façade, "
    "über « Garçon », „Straße“, año, coração, smørrebrød, Écoles, Übung, Ängström, Öl, Çà, À la"
)
NAMES = {
    "Icelandic": "ÁáÐðÉéÍíÓóÚúÝýÞþÆæÖö",
    "Sorbian": "ČčĆćĚěŁłŃńÓóŘřŠšŽžŹź",
    "Polish": "ĄąĆćĘęŁłŃńÓóŚśŹźŻż",
    "Czech and Slovak": "ÁáÄäČčĎďÉéĚěÍíĹĺĽľŇňÓóÔôŔŕŘřŠšŤťÚúŮůÝýŽž",
    "Hungarian": "ÁáÉéÍíÓóÖöŐőÚúÜüŰű",
    "Romanian": "ĂăÂâÎîȘșȚț",
    "Baltic": "ĀāČčĒēĢģĪīĶķĻļŅņŠšŪūŽžĄąĘęĖėĮįŲų",
    "Turkish": "ÇçĞğIıİiÖöŞşÜü",
    "Azeri": "ÇçƏəĞğIıİiÖöŞşÜü",
    "Welsh": "ŴŵŶŷẀẁẂẃẄẅ",
    "Māori": "ĀāĒēĪīŌōŪū",
    "Romanised Korean": "ŎŏŬŭ",
    "Maltese": "ĊċĠġĦħŻż",
    "Yorùbá": "ÀàÁáẸẹÈèÉéÌìÍíỌọÒòÓóṢṣÙùÚú\u0300\u0301",
    "Vietnamese": (
        "ĂăÂâĐđÊêĨĩÔôŨũƠơƯưẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợ"
        "ỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ"
    ),
}


@cache
def parts() -> dict[str, dict[str, tuple[set[int], set[int]]]]:
    """By face and part: the characters that are promised, and those that are in the file."""
    found: dict[str, dict[str, tuple[set[int], set[int]]]] = defaultdict(dict)
    for rule in RULE.findall((CSS / "faces.css").read_text()):
        file = CSS / re.search(r'url\("([^"]+)"\)', rule)[1]
        ranges = re.search(r"unicode-range: ([^;]+);", rule)[1].split(",")
        bounds = [part.removeprefix("U+").split("-") for part in ranges]
        promised = {n for one in bounds for n in range(int(one[0], 16), int(one[-1], 16) + 1)}
        with TTFont(file) as font:
            had = set(font.getBestCmap())
        face, _, part = file.stem.rpartition("-")
        found[face][part] = (promised, had)
    return found


def test_every_file_is_declared_and_every_face_is_there():
    named = {f"{face}-{part}.woff2" for face, those in parts().items() for part in those}

    assert named == {path.name for path in CSS.parent.joinpath("fonts").glob("*.woff2")}
    assert set(parts()) == set(FACES)


@pytest.mark.parametrize("face", FACES)
def test_a_character_is_in_one_file_and_no_file_has_more_than_it_promises(face: str):
    seen: set[int] = set()
    for promised, had in parts()[face].values():
        assert not promised & seen
        assert had <= promised
        seen |= promised


@pytest.mark.parametrize("face", FACES)
def test_the_core_is_enough_for_prose(face: str):
    promised, had = parts()[face]["core"]

    assert {letter for letter in PROSE if ord(letter) not in promised & had} == set()


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("language", NAMES)
def test_every_name_is_set_in_the_face(face: str, language: str):
    has = {number for promised, had in parts()[face].values() for number in promised & had}

    assert {letter for letter in NAMES[language] if ord(letter) not in has} == set()


@pytest.mark.parametrize("language", NAMES)
def test_the_core_of_the_sans_in_which_people_are_named_has_their_names(language: str):
    _, had = parts()["sans"]["core"]

    assert {letter for letter in NAMES[language] if ord(letter) not in had} == set()


@pytest.mark.parametrize("language", ["Sorbian", "Polish", "Turkish", "Vietnamese", "Yorùbá"])
@pytest.mark.parametrize("face", [face for face in FACES if face != "sans"])
def test_a_text_that_names_somebody_takes_one_more_file(face: str, language: str):
    wanted = set(map(ord, NAMES[language]))

    assert {part for part, (_, had) in parts()[face].items() if had & wanted} <= {
        "core",
        "west",
        "names",
    }
