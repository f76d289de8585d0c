"""Texts written into SQL: statements in, findings out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.sql import written_values
from drift_lsp.facts.vocabulary import Call, Formatting, Function, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

FROM_OUTSIDE = re.compile(
    r"\breq(?:uest)?\.|\bparams[.\[]|\bargs[.\[]|\bsearchParams\b|\bbody[.\[]|\bform[.\[]|\binput\("
)


VARIABLE = re.compile(r"\$?\w+")
LOOP = (
    rb"\bforeach\s*\(\s*[\w\\]+::[A-Z][A-Z\d_]*\s+as\s+(?:\$\w+\s*=>\s*)?%b\b"
    rb"|\bfor\s+\(?(?:(?:const|let)\s+)?%b\s+(?:in|of)\s+(?:\w+\.)?[A-Z][A-Z\d_]*\b"
)
"""Goes through all of a constant."""

FIELD = re.compile(r"(?:self\.|this\.|\$this->)\w+")
SET = rb"(?<![\w.$>])%b[ \t]*(?::[^=\n]*)?[^\s\w=<>!]*=(?!=)[ \t]*([^\n;]*)"
CONSTANT = re.compile(rb"(?:\w+(?:\.|::))*[A-Z][A-Z\d_]+|\"[^\"$]*\"|'[^']*'")
"""A field of the object itself, what is put into one, and what the program itself holds."""

DOUBLED = re.compile(r"""([\"'])''\1""")
"""Somebody doubles quotes, so that none ends the text: it is known what is done here."""

KEEPS = frozenset({"push", "append", "add", "unshift"})
"""A list of finished statements has no room for parameters."""


class SqlFromString(Detector):
    """Is a text written into an SQL statement instead of handed over as a parameter?

    Whoever can choose the text can end the quotes, then the statement, and begin another. Names of tables and columns cannot
    be parameters and are left alone, and so are tags that take their values apart.
    """

    id = "security/sql-from-string"
    needs = (Text, Formatting)
    slots = {"text in an SQL statement": "texts in SQL statements"}
    answers = {"written in": "a text is written into the statement"}
    tier = "changed"
    severity = "warning"
    roles = ("main",)
    absolute = frozenset({"written in"})
    remedy = "Put a placeholder there and hand the value over as a parameter."
    examples = (
        Flags("def load(name):\n    db.execute(«f\"SELECT * FROM cart WHERE name = '{name}'\"»)"),
        Flags("def load(name):\n    db.execute(«\"DELETE FROM cart WHERE name = '%s'\" % name»)"),
        Flags("def load(name):\n    db.execute(«\"DELETE FROM cart WHERE name = '{}'\".format(name)»)"),
        Flags('def load(name):\n    q = «"SELECT id FROM cart WHERE name = \'" + name + "\'"»\n    db.execute(q)'),
        Flags("db.query(«`SELECT id FROM cart WHERE name = '${name}'`»);", language="typescript"),
        Flags("db.query(«`SELECT id FROM cart WHERE id = ${req.params.id}`»);", language="javascript"),
        Flags('db.query(«"SELECT id FROM cart WHERE name = \'" + name + "\'"»);', language="javascript"),
        Flags(
            "package shop\n\nfunc load(name string) {\n\tq := «fmt.Sprintf(\"SELECT id FROM cart WHERE name = '%s'\", name)»\n\tdb.Query(q)\n}",
            language="go",
        ),
        Flags(
            "<?php\nfunction load($name) { return $db->query(«\"SELECT id FROM cart WHERE name = '$name'\"»); }",
            language="php",
        ),
        Flags(
            '<?php\nfunction load($name) { return $db->query(«"SELECT id FROM cart WHERE name = \'" . $name . "\'"»); }',
            language="php",
        ),
        Flags(
            'class Load { void load(String name) { db.query(«"SELECT id FROM cart WHERE name = \'" + name + "\'"»); } }',
            language="java",
        ),
        Flags(
            "class Load { void Find(string name) { db.Query(«$\"SELECT id FROM cart WHERE name = '{name}'\"»); } }",
            language="csharp",
        ),
        Flags(
            "fn load(name: &str) { db.query(&«format!(\"SELECT id FROM cart WHERE name = '{}'\", name)»); }",
            language="rust",
        ),
        Allows(
            'package shop\n\nfunc load(table string) { db.Query(fmt.Sprintf("SELECT id FROM %s WHERE id = 1", table)) }',
            language="go",
        ),
        Allows(  # Each word is one of its own.
            "<?php\nfunction load() {\n    foreach (self::KINDS as $kind) {\n"
            "        $q = sprintf(\"SELECT id FROM cart WHERE kind = '%s'\", $kind);\n    }\n}",
            language="php",
        ),
        Allows("def load():\n    for it in KINDS:\n        db.execute(f\"SELECT * FROM cart WHERE kind = '{it}'\")"),
        Allows(  # The field is only ever one that the program itself holds.
            "class Cache:\n    def __init__(self):\n        self.age = config.MOST_DAYS\n\n"
            "    def old(self):\n        db.execute(f\"SELECT id FROM cart WHERE at < date('now', '{self.age}')\")"
        ),
        Flags(  # It may be another one later.
            "class Cache:\n    def __init__(self):\n        self.age = config.MOST_DAYS\n\n"
            "    def keep(self, age):\n        self.age = age\n\n"
            "    def old(self):\n        db.execute(«f\"SELECT id FROM cart WHERE at < date('now', '{self.age}')\"»)"
        ),
        Allows(  # A word that the program itself says.
            "<?php\n$q = sprintf(\"SELECT id FROM cart WHERE status = '%s'\", CartStatus::Open->value);",
            language="php",
        ),
        Allows(  # A constant of another class.
            "class Load { void Find() { db.Query($\"SELECT id FROM cart WHERE name = '{CartNames.Global}'\"); } }",
            language="csharp",
        ),
        Flags(
            "class Load { void Find() { db.Query(«$\"SELECT id FROM cart WHERE name = '{Request.Name}'\"»); } }",
            language="csharp",
        ),
        Allows('def load(name):\n    db.execute("SELECT * FROM cart WHERE name = %s", [name])'),
        Allows(  # A dump has no parameters.
            "fn load(at: &str) { out.push_str(&format!(\"INSERT INTO cart (at, name) VALUES ('{}', '{}')\", at,"
            ' self.name.replace("\'", "\'\'"))); }',
            language="rust",
        ),
        # A table's name cannot be a parameter.
        Allows('def load(table):\n    db.execute(f"SELECT * FROM {table} WHERE id = %s", [1])'),
        # The tag makes parameters of its values.
        Allows("const it = await sql`SELECT id FROM cart WHERE name = '${name}'`;", language="typescript"),
        Allows("def load(n):\n    db.execute(f\"SELECT * FROM cart WHERE id = '{int(n)}'\")"),
        Allows("def say(name):\n    return f\"Select one from the list where name = '{name}'\""),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every value between quotes, and at every other that comes from outside."""
        for it in written_values(file):
            call = file.enclosing(it.span, Call)
            if call and call.name and call.name.text in KEEPS:
                continue
            if DOUBLED.search((call or it).span.of(file.source)):
                continue
            if (it.quoted and not _is_one_of_constants(it.value, it.span, file)) or FROM_OUTSIDE.search(it.value):
                yield Detection("text in an SQL statement", "written in", it.span)


def _is_one_of_constants(value: str, at: Span, file: FileFacts) -> bool:
    """Tell whether a field is only ever set to what the program itself holds, or a loop takes a value from a list of it."""
    value = value.strip()
    if FIELD.fullmatch(value):
        given = re.findall(SET % re.escape(value).encode(), file.source)
        return bool(given) and all(CONSTANT.fullmatch(it.strip()) for it in given)
    if not VARIABLE.fullmatch(value):
        return False
    around = file.enclosing(at, Function)
    name = re.escape(value).encode()
    return around is not None and re.search(LOOP % (name, name), file.source[around.span.start : at.start]) is not None
