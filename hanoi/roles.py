"""The four roles and their rights: the table of the domain, written down once.

A migration makes the groups; the rights that depend on whose text it is and how far it has come
are in `articles.models.Article.may_be_changed_by` and `articles.workflow`.
"""

WRITERS, EDITORS, PUBLISHERS, ADMINISTRATORS = "Writers", "Editors", "Publishers", "Administrators"

_WRITER = {
    "articles": [
        *("add_article", "change_article", "view_article", "view_section", "view_tag"),
        *(f"{act}_byline" for act in ("add", "change", "delete", "view")),
    ],
    "contributors": ["view_contributor", "view_organisation", "view_image"],
}
_EDITOR = {
    "articles": [
        "edit_any_article",
        "add_tag",
        "change_tag",
        "view_act",
        "view_correction",
        *(
            f"{act}_{model}"
            for model in ("collection", "wave", "take")
            for act in ("add", "change", "view")
        ),
        *(
            f"{act}_{model}"
            for model in ("convener", "participant")
            for act in ("add", "change", "delete", "view")
        ),
    ],
    "contributors": [
        *(
            f"{act}_{model}"
            for model in ("contributor", "organisation", "image")
            for act in ("add", "change")
        ),
        *(f"{act}_affiliation" for act in ("add", "change", "delete", "view")),
    ],
}
_PUBLISHER = {
    "articles": ["publish_article", "publish_collection", "add_section", "change_section"],
    "contributors": [],
}
_ADMINISTRATOR = {
    "articles": [
        *(
            f"delete_{model}"
            for model in ("article", "collection", "wave", "take", "section", "tag")
        ),
    ],
    "contributors": [f"delete_{model}" for model in ("contributor", "organisation", "image")],
    "hanoi": [
        *(
            f"{act}_{model}"
            for model in ("user", "page")
            for act in ("add", "change", "delete", "view")
        ),
        *(f"{act}_identity" for act in ("add", "change", "view")),
    ],
}

# Each role may do what the one before it may, and more.
ROLES: dict[str, list[dict[str, list[str]]]] = {
    WRITERS: [_WRITER],
    EDITORS: [_WRITER, _EDITOR],
    PUBLISHERS: [_WRITER, _EDITOR, _PUBLISHER],
    ADMINISTRATORS: [_WRITER, _EDITOR, _PUBLISHER, _ADMINISTRATOR],
}


def rights(role: str) -> set[tuple[str, str]]:
    """The rights of `role`, as pairs of app label and codename."""
    return {
        (app, codename)
        for part in ROLES[role]
        for app, codenames in part.items()
        for codename in codenames
    }
