"""Links that lead out of the magazine: asked in the background whether they still lead somewhere.

`addresses` says which addresses may be asked at all and where a name leads to, `asking` asks one,
`links` finds them in texts, and `checking` decides when, how often, and keeps what came of it.
"""
