"""A form that somebody has open, as its script sends it."""

from uuid import UUID

from articles import autosaves
from articles.models import Article, Autosave, Revision
from tests.desk import at_the_desk, form_data, url

ADD = "/admin/articles/article/add/"


def edit(article: Article | None) -> str:
    """The address of the form."""
    return url("articles_article_change", article.pk) if article else ADD


class Form:
    """A form that somebody has open, as its script sends it."""

    def __init__(self, user, article: Article | None = None, query: str = "") -> None:
        self.user, self.article = user, article
        self.client = at_the_desk(user)
        self.data = form_data(self.client.get(edit(article) + query))
        self.data["who"] = [autosaves.browser_name(user)]

    def type(self, **words: str | list[str]) -> "Form":
        """Change fields, one turn."""
        for name, value in words.items():
            self.data[name.replace("__", "-")] = value if isinstance(value, list) else [value]
        self.data["turn"] = [str(int(self.data["turn"][0]) + 1)]
        return self

    def autosave(self, **words):
        """Change fields, and send them."""
        name = "articles_article_autosave" + ("" if self.article else "_new")
        address = url(name, self.article.pk) if self.article else url(name)
        return self.client.post(address, self.type(**words).data)

    def save(self, **words):
        """Press Save."""
        return self.client.post(edit(self.article), self.type(**words).data)

    @property
    def opening(self) -> UUID:
        """The number of the form."""
        return UUID(self.data["opening"][0])


def kinds(article: Article) -> list[str]:
    """How the texts of the article came about, the oldest first."""
    return [row.kind for row in Revision.objects.about(article).order_by("number")]


def offers(response) -> list[Autosave]:
    """The texts that a page offers."""
    return [one["slot"] for one in response.context["offers"]]
