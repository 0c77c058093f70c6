"""Tags on the article form: known ones by typing, new ones by typing them out."""

from typing import Any

from django import forms
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _now

from articles.models import Article, Tag

MOST = 40
LONGEST = 100


class TagSelect(AutocompleteSelectMultiple):
    """Chosen by name, so that a new word and the key of a tag are never taken for each other."""

    may_add = False

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> list[Any]:
        """The chosen names."""
        names = list(dict.fromkeys(str(word) for word in value if word))
        options = [
            self.create_option(name, word, word, True, index) for index, word in enumerate(names)
        ]
        return [(None, options, 0)]

    def get_url(self) -> str:
        """Where the names come from."""
        return reverse("admin:articles_article_tag_names")

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> Any:
        """Those of the stock widget; who may add words can type them, closed by a comma."""
        attrs = super().build_attrs(base_attrs, extra_attrs)
        if self.may_add:
            attrs |= {"data-tags": "true", "data-token-separators": '[","]'}
        return attrs


class TagNamesView(AutocompleteJsonView):
    """The stock search for tags; what is chosen is the name."""

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        """The name, twice."""
        return {"id": obj.name, "text": obj.name}


class TagsField(forms.Field):
    """Names of tags. New ones need the right to add tags; the form says whose words they are."""

    widget = forms.SelectMultiple

    def prepare_value(self, value: Any) -> list[str]:
        """The names of what is there."""
        return [word.name if isinstance(word, Tag) else str(word) for word in value or []]

    def to_python(self, value: Any) -> list[str]:
        """The names, each once whatever its case, without spaces around them."""
        words = [" ".join(str(word).split()) for word in value or []]
        return list({word.casefold(): word for word in words if word}.values())

    def validate(self, value: list[str]) -> None:
        """Not too many, none too long, none that a database cannot hold."""
        super().validate(value)
        if len(value) > MOST:
            raise ValidationError(_now("An article has at most %(most)d tags.") % {"most": MOST})
        for word in value:
            if len(word) > LONGEST or not word.isprintable():
                raise ValidationError(
                    _now("A tag is a line of at most %(longest)d characters.")
                    % {"longest": LONGEST}
                )

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other names stand there."""
        return set(self.prepare_value(initial)) != set(self.to_python(data))


def tags_field(admin_site: Any, *, may_add: bool) -> TagsField:
    """The field for the form of somebody who may add words, or may not."""
    widget = TagSelect(Article._meta.get_field("tags"), admin_site)
    widget.may_add = may_add
    return TagsField(widget=widget, required=False)
