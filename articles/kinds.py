"""Of which kind each field of a snapshot is: it decides how it is merged, and how it is shown.

A field that is named nowhere here is a plain value.
"""

# How things stood beside the text: shown, and never merged or restored.
INFORMATION = frozenset({"corrections", "labels", "release_at", "status", "withdraw_at"})

# Clean markup, one block after the other.
MARKUP = frozenset({"bio", "body", "editors_note", "introduction", "text"})

# Names without an order.
NAMES = frozenset({"tags"})

# Lists whose order counts, and what tells one row from another. A row may also be a plain value,
# and is its own key then; one that has no key yet is a new one.
ROWS = {
    "affiliations": ("id",),
    "bylines": ("contributor", "role"),
    "conveners": ("contributor",),
    "corrections": ("made_at",),
    "earlier": ("collection",),
    "takes": ("id",),
    "waves": ("id",),
}
