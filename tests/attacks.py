"""What is tried on every address: texts that want to run, and what tells whether one did."""

import re
from html.parser import HTMLParser
from typing import Any

from django.db import models

from contributors.fields import MarkupField

# The word by which a page is caught; it stands for any script.
RUN = "zqrun"
SPEAKS = ("javascript:", "vbscript:", "data:")
ADDRESSES = {"href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcdoc"}

# Each closes another thing that may stand around it.
PLAIN = (
    f"\"'><script>{RUN}()</script><img src=x onerror={RUN}()>"
    f"</title></textarea></script><svg onload={RUN}()>-->]]><b onclick={RUN}()> {{{{ 7|add:7 }}}}"
)
SHORT = f"'\"><b onclick={RUN}()>"
MARKUP = "".join(
    (
        f"<p>Text<script>{RUN}()</script><img src=x onerror={RUN}()>",
        f'<a href="javascript:{RUN}()">a</a><a href="java\tscript:{RUN}()">b</a>',
        f'<a href="&#106;avascript:{RUN}()">c</a><a href="data:text/html,{RUN}">d</a>',
        f'<span class="footnote" onclick={RUN}()>e<svg/onload={RUN}()></span></p>',
        f'<svg><style><img src="</style><img src=x onerror={RUN}()>"></style></svg>',
        f"<math><mtext><table><mglyph><style><!--</style><img onerror={RUN}() src=x>--></style>",
        f"<iframe srcdoc='{RUN}'></iframe><form action=javascript:{RUN}()>f</form>",
    )
)


def hostile(field: Any) -> str | None:
    """What to write into a field; None where only some forms of text are taken."""
    if isinstance(field, MarkupField):
        return MARKUP
    closed = isinstance(field, models.SlugField | models.EmailField | models.URLField)
    if closed or field.choices or not isinstance(field, models.CharField | models.TextField):
        return None
    longest = field.max_length or 1000
    return next((text for text in (PLAIN, SHORT) if len(text) <= longest), None)


class Executions(HTMLParser):
    """Collects what would run of a page: scripts, handlers, and addresses that are scripts."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._script = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        # Data in a script element is no script.
        self._script = tag == "script" and "json" not in given.get("type", "")
        for name, value in given.items():
            start = re.sub(r"[\x00-\x20]", "", value).lower()
            if RUN in value and (
                name.startswith("on")
                or (name in ADDRESSES and start.startswith(SPEAKS))
                or name == "srcdoc"
            ):
                self.found.append(f"<{tag} {name}={value[:60]}>")

    def handle_data(self, data: str) -> None:
        if self._script and RUN in data:
            self.found.append(f"<script>{data[:60]}")

    def handle_endtag(self, tag: str) -> None:
        self._script = False
