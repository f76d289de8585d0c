"""Values in conditions: queries that are put together in, whether their values are bound or written into the text out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

BINDS = frozenset({"setParameter", "bindValue", "bindParam", "createNamedParameter", "createPositionalParameter"})
BUILDS = frozenset(
    {
        *("where", "andWhere", "orWhere", "having", "andHaving", "orHaving", "whereRaw", "orWhereRaw", "havingRaw"),
        *("createQuery", "createNativeQuery", "createSQLQuery", "FromSqlRaw", "ExecuteSqlRaw", "ExecuteSqlRawAsync"),
    }
)
WRITTEN = re.compile(
    rb"(?i)(?:[=<>]|\blike)[ \t]*'?[\"'][ \t\n]*(?:\.|\+)[ \t\n]*\$?[a-z_]\w*(?:(?:->|\.)\w+)*(?![\w(]|->)(?![ \t\n]*[.+][ \t\n]*[\"']\.)"
    rb"|\"[^\"\n]*(?:[=<>]|\blike)[ \t]*'?\{?\$\w+|\$@?\"[^\"]*[=<>][ \t]*'?\{"
)
"""A value behind what it is compared with; a name of a table, behind which a dot stands, is none."""

LONGEST = 400
"""Bytes of a condition that are read."""


class BoundValue(Detector):
    """Is the value of a condition bound to the query, or written into its text?

    What is bound can end no quotes, and the database knows the statement when it comes again.
    """

    id = "data-access/bound-value"
    tier = "listed"
    needs = (Call,)
    slots = {"value of a condition": "values of conditions"}
    answers = {"bound": "it is bound to the query", "written": "it is written into the text"}
    conventions = frozenset({"bound"})
    strict = True
    roles = ("main",)
    families = frozenset({"csharp", "java", "php"})
    examples = (
        Flags(
            "<?php\nfunction load($q, $name) { «$q->andWhere('c.name = ' . $name)»; }",
            taught="<?php\nfunction save($q, $it) { $q->andWhere('c.it = :it')->setParameter('it', $it); }",
            language="php",
        ),
        Flags(
            "<?php\nfunction load($q, $name) { «$q->where(\"c.name = '{$name}'\")»; }",
            taught="<?php\nfunction save($q, $it) { $q->where('c.it = :it')->setParameter('it', $it); }",
            language="php",
        ),
        Flags(
            'class Cart { void load(String name) { «em.createQuery("from Cart c where c.name = \'" + name + "\'")»; } }',
            taught='class Item { void save(String it) { em.createQuery("from Item i where i.a = :a").setParameter("a", it); } }',
            language="java",
        ),
        *(
            Allows(
                f"<?php\nfunction load($q, $it) {{ $q->andWhere({code}); }}",
                taught="<?php\nfunction save($q, $it) { $q->andWhere('c.it = :it')->setParameter('it', $it); }",
                language="php",
            )
            for code in (
                "'c.name = :name'",
                "'c.id = ' . $alias . '.id'",
                "'c.name = :' . $it",
                "$alias . '.id = :id'",
                "'c.id IN (' . $it->getDQL() . ')'",
            )
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each value that is bound, and of each that is written into a condition."""
        for it in file.all(Call):
            if it.name is None or not it.arguments:
                continue
            if it.name.text in BINDS:
                yield Detection("value of a condition", "bound", it.name.span)
            elif it.name.text in BUILDS and it.receiver:
                said = it.arguments[0]
                if said.size <= LONGEST and WRITTEN.search(file.source, said.start, said.end):
                    yield Detection("value of a condition", "written", first_line(file.source, it.span))
