"""Things that stand twice at the desk, and how two become one.

`moves` says what belongs to a contributor, an organisation or a tag, `values` which of their fields
can be chosen, `survey` what a merge would do, `joining` is the verb, and `likely` finds what may
stand twice. Texts that name what is gone are read through `articles.snapshots.current`.
`docs/decisions/0024-merged-things-keep-their-keys.md` says why.
"""
