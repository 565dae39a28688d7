"""Columns and tables of a plan GeoPackage as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """name; type: SQL type of the GeoPackage standard; required: NOT NULL; unique; default: SQL, '' for none;
    references: ``"table"("column")``, and on_delete: what becomes of this row when that one is removed in SQL."""

    name: str
    type: str = "TEXT"
    required: bool = False
    unique: bool = False
    references: str = ""
    on_delete: str = "CASCADE"
    default: str = ""

    @property
    def sql(self) -> str:
        """The column as SQL."""
        parts = [f'"{self.name}" {self.type}']
        if self.required:
            parts.append("NOT NULL")
        if self.unique:
            parts.append("UNIQUE")
        if self.default:
            parts.append(f"DEFAULT {self.default}")
        if self.references:
            parts.append(f"REFERENCES {self.references} ON DELETE {self.on_delete}")
        return " ".join(parts)

    @property
    def target(self) -> tuple[str, str]:
        """The table and the column that it points to."""
        table, _, column = self.references.partition("(")
        return table.strip('"'), column.strip('")')


@dataclass(frozen=True)
class Table:
    """name; about: one line for its description; columns, of which the first is the key of a row;
    geometry: '', 'POLYGON', 'LINESTRING' or 'POINT'."""

    name: str
    about: str
    columns: tuple[Column, ...]
    geometry: str = ""

    @property
    def key(self) -> str:
        """The column whose value names a row."""
        return self.columns[0].name

    @property
    def sql(self) -> str:
        """The statement that creates the table."""
        columns = ['"fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL']
        if self.geometry:
            columns.append(f'"geom" {self.geometry}')
        columns += [column.sql for column in self.columns]
        return f'CREATE TABLE "{self.name}" ({", ".join(columns)})'


def own_key() -> Column:
    """Return the column of a row's own UUID."""
    return Column("uuid", required=True, unique=True)


def reference(table: str, required: bool = True, on_delete: str = "CASCADE") -> Column:
    """Return a reference to another table by its key, named after it in the singular."""
    key = "id" if table in {"measures", "criteria"} else "uuid"
    name = {"criteria": "criterion"}.get(table, table.rstrip("s"))
    return Column(name, required=required, references=f'"{table}"("{key}")', on_delete=on_delete)
