"""What a browser complains of while it shows pages, and which of it was meant."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

LOCAL_SCHEMES = ("about:", "blob:", "data:")


class Complaints:
    """Console errors, scripts that broke, breaches of the security policy, requests elsewhere.

    Chromium reports a breach of the policy as an error on the console.
    """

    def __init__(self, server: str) -> None:
        self.server = server
        self.heard: list[str] = []
        # Browsers ask for this by themselves; no page names it.
        self.expected = ["/favicon.ico]"]

    def watch(self, context: BrowserContext) -> None:
        """Listen to every page that `context` opens."""
        context.on("console", self._console)
        context.on("weberror", self._script)
        context.on("request", self._request)

    def expect(self, part: str) -> None:
        """Complaints that contain `part` are meant, such as the 404 that a test asks for."""
        self.expected.append(part)

    def unexpected(self) -> list[str]:
        """Those that were not meant, in the order in which they came."""
        return [
            complaint
            for complaint in self.heard
            if not any(part in complaint for part in self.expected)
        ]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "assert"}:
            self.heard.append(f"console: {message.text} [{message.location['url']}]")

    def _script(self, error: WebError) -> None:
        self.heard.append(f"script: {error.error}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.server}/", *LOCAL_SCHEMES)):
            self.heard.append(f"request elsewhere: {request.url}")
