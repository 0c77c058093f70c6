"""Static files as they are collected."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import FileSystemStorage

from hanoi.storage import StaticStorage, with_imports, with_modules

CSS = Path(settings.BASE_DIR) / "static"


def test_a_stylesheet_takes_the_place_of_its_import_and_its_addresses_stay_right():
    files = {
        "css/site.css": '@layer a;\n@import url("parts/one.css");\n@import url("two.css") print;',
        "css/parts/one.css": '@import url("../three.css");\na { mask: url("../../img/i.svg"); }',
        "css/two.css": 'b { mask: url("https://example.org/i.svg"), url("i.svg"); }',
        "css/three.css": 'c { mask: url("#c"), url("i.svg"); }',
    }

    joined = with_imports("css/site.css", files.__getitem__)

    assert joined == (
        "@layer a;\n"
        'c { mask: url("#c"), url("i.svg"); }\n'
        'a { mask: url("../img/i.svg"); }\n'
        '@media print {\nb { mask: url("https://example.org/i.svg"), url("i.svg"); }\n}'
    )


def test_a_module_that_only_acts_takes_the_place_of_its_import():
    files = {
        "js/page.js": 'import "./parts/one.js";\nimport "./two.js";\nimport {a} from "./two.js";',
        "js/parts/one.js": "const NAME = 1;",
        "js/two.js": "export const a = 2;",
    }

    assert with_modules("js/page.js", files.__getitem__) == (
        '{\nconst NAME = 1;\n}\nimport "./two.js";\nimport {a} from "./two.js";'
    )


def test_an_import_of_nothing_is_an_error():
    with pytest.raises(KeyError):
        with_imports("a.css", {"a.css": '@import url("b.css");'}.__getitem__)


def test_the_stylesheets_of_the_house_are_collected_whole(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    source = FileSystemStorage(CSS)
    names = [str(path.relative_to(CSS)) for path in CSS.rglob("*") if path.is_file()]
    storage = StaticStorage(location=tmp_path, base_url="/static/")
    for name in names:
        with source.open(name) as file:
            storage.save(name, file)

    finished = [done for *_, done in storage.post_process({n: (source, n) for n in names})]

    assert all(done is True for done in finished)
    collected = storage.stored_name("css/site.css")
    site = (tmp_path / collected).read_text()
    assert "@import" not in site
    assert site.index("@layer reset, tokens") < site.index("@font-face") < site.index(".masthead")
    assert "/*" not in site
    script = (tmp_path / storage.stored_name("js/article.js")).read_text()
    assert "import" not in script
    assert script.count("customElements.define") == 3
    assert "/*" not in script
    landing = (tmp_path / storage.stored_name("js/collection.js")).read_text()
    assert not re.search("^(?:import|export)", landing, re.MULTILINE)
    assert landing.count("customElements.define") == 2
    addresses = set(re.findall(r'url\("([^"]+)"\)', site))
    assert len(addresses) > 10
    for address in addresses:
        assert (tmp_path / "css" / address).resolve().exists(), address
    assert (tmp_path / f"{collected}.br").exists()
