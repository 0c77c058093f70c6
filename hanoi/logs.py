"""What never stands in a log."""

import logging
import re

TOKEN = re.compile(r"(/preview/)[^/\s?]+")


class WithoutTokens(logging.Filter):
    """Takes the tokens of preview links out of what is logged: who has one can read the page."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Everything is logged, with dots in the place of tokens."""
        record.msg, record.args = TOKEN.sub(r"\1…", record.getMessage()), ()
        return True
