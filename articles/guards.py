"""Triggers by which the database refuses what no constraint on one row can see.

Each guard is a condition on a new or changed row, `NEW`, that must never hold. On SQLite a table
that a migration makes anew loses its triggers: such a migration has to make them again.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guard:
    """What may not be in `table`, asked whenever one of `columns` is written."""

    name: str
    table: str
    columns: tuple[str, ...]
    never: str


GUARDS = (
    Guard(
        "take_is_in_a_wave_of_its_collection",
        "articles_take",
        ("wave_id", "collection_id"),
        "EXISTS (SELECT 1 FROM articles_wave"
        " WHERE id = NEW.wave_id AND collection_id <> NEW.collection_id)",
    ),
    Guard(
        "wave_stays_in_the_collection_of_its_takes",
        "articles_wave",
        ("collection_id",),
        "EXISTS (SELECT 1 FROM articles_take"
        " WHERE wave_id = NEW.id AND collection_id <> NEW.collection_id)",
    ),
    Guard(
        "collection_is_not_earlier_than_itself",
        "articles_collection_earlier_collections",
        ("from_collection_id", "to_collection_id"),
        "NEW.from_collection_id = NEW.to_collection_id",
    ),
    Guard(
        "article_has_texts_of_its_own",
        "articles_article",
        ("working_revision_id", "live_revision_id"),
        "EXISTS (SELECT 1 FROM articles_revision"
        " WHERE id IN (NEW.working_revision_id, NEW.live_revision_id)"
        " AND (subject_type <> 'articles.article' OR subject_id <> NEW.id))",
    ),
)


def statements(vendor: str) -> list[str]:
    """The SQL that makes the guards on a database of `vendor`."""
    made = []
    for guard in GUARDS:
        if vendor == "sqlite":
            refuse = (
                f"ON {guard.table} WHEN {guard.never} "
                f"BEGIN SELECT RAISE(ABORT, '{guard.name}'); END"
            )
            made += [
                f"CREATE TRIGGER {guard.name}_new BEFORE INSERT {refuse}",
                f"CREATE TRIGGER {guard.name} BEFORE UPDATE OF {', '.join(guard.columns)} {refuse}",
            ]
        else:
            made += [
                (
                    f"CREATE FUNCTION {guard.name}() RETURNS trigger LANGUAGE plpgsql AS "
                    f"$$ BEGIN IF {guard.never} THEN RAISE EXCEPTION '{guard.name}' "
                    "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
                ),
                (
                    f"CREATE TRIGGER {guard.name} BEFORE INSERT OR UPDATE OF "
                    f"{', '.join(guard.columns)} ON {guard.table} "
                    f"FOR EACH ROW EXECUTE FUNCTION {guard.name}()"
                ),
            ]
    return made


def undo_statements(vendor: str) -> list[str]:
    """The SQL that takes the guards away."""
    if vendor == "sqlite":
        names = [name for guard in GUARDS for name in (f"{guard.name}_new", guard.name)]
        return [f"DROP TRIGGER IF EXISTS {name}" for name in names]
    return [f"DROP FUNCTION IF EXISTS {guard.name}() CASCADE" for guard in GUARDS]
