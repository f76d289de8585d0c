"""Sources of names: names imported from modules that offer the same in, the module each one comes from out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Function, Import, ImportedName
from drift_lsp.graphs.project import Project

ALIKE = {
    "python": (
        "typing collections.abc typing_extensions",
        "unittest.mock mock",
        "importlib.metadata importlib_metadata",
        "importlib.resources importlib_resources",
        "zoneinfo backports.zoneinfo",
        "xml.etree.ElementTree defusedxml.ElementTree",
        "json simplejson ujson",
    ),
    "javascript": (
        "next/router next/navigation next/compat/router",
        "react-router react-router-dom @tanstack/react-router wouter",
        "react-query @tanstack/react-query @tanstack/vue-query",
        "framer-motion motion/react",
        "react preact preact/hooks preact/compat",
        "vue @vue/reactivity @vue/runtime-core @vue/composition-api",
        "vitest @jest/globals bun:test",
        "@testing-library/react @testing-library/react-hooks",
        "graphql-tag @apollo/client",
        "rxjs rxjs/operators",
        "lodash lodash-es",
    ),
    "java": (
        "org.slf4j java.util.logging org.apache.logging.log4j org.apache.commons.logging org.jboss.logging",
        "org.junit org.junit.jupiter.api org.testng.annotations",
        "org.assertj.core.api.Assertions org.hamcrest.MatcherAssert com.google.common.truth.Truth",
        "org.junit.Assert org.junit.jupiter.api.Assertions junit.framework.Assert org.testng.Assert",
        "org.apache.commons.lang org.apache.commons.lang3 org.springframework.util",
        "org.springframework.transaction.annotation javax.transaction jakarta.transaction",
        "javax.annotation jakarta.annotation javax.inject jakarta.inject org.jspecify.annotations"
        " org.jetbrains.annotations org.springframework.lang androidx.annotation reactor.util.annotation"
        " edu.umd.cs.findbugs.annotations org.checkerframework.checker.nullness.qual io.micrometer.common.lang",
    ),
    "php": (
        "Carbon Illuminate\\Support",
        "Symfony\\Component\\Routing\\Annotation Symfony\\Component\\Routing\\Attribute",
    ),
    "rust": (
        "std::sync parking_lot",
        "std::collections hashbrown ahash",
        "anyhow eyre color_eyre",
        "log tracing",
        "futures futures_util",
    ),
    "go": (
        "errors github.com/pkg/errors golang.org/x/xerrors",
        "slices golang.org/x/exp/slices",
        "maps golang.org/x/exp/maps",
        "context golang.org/x/net/context",
        "encoding/json github.com/goccy/go-json github.com/json-iterator/go",
        "gopkg.in/yaml.v2 gopkg.in/yaml.v3 sigs.k8s.io/yaml github.com/goccy/go-yaml",
        "math/rand math/rand/v2",
    ),
}
"""Language family → modules that offer the same names for the same ends."""

NEWER = frozenset({"collections.abc", "unittest.mock", "slices", "maps", "context", "math/rand/v2"})
"""What took the place of the others: nobody is asked to go back."""

SAME = {"errors": frozenset({"Is", "As", "Unwrap", "Join"})}
"""What does the same wherever it comes from. At the top of a file nothing else differs either: no error has a stack there."""

ALIKE["typescript"] = ALIKE["javascript"]

GROUP = {
    family: {module: modules.split()[0] for modules in groups for module in modules.split()}
    for family, groups in ALIKE.items()
}


class NameSource(Detector):
    """Which of several modules that offer a name does it come from?

    `Sequence` is had from `typing` and from `collections.abc`, `Mutex` from `std::sync` and from `parking_lot`: with
    both in one program a reader asks in vain what the difference is. Each name is asked by itself.
    """

    id = "structural/name-source"
    family_tiers = {"go": "listed"}
    needs = (Import, Call)
    slots = {"imports of the name *": "imports of a name that several modules offer"}
    answers = {"*": "it comes from `{}`"}
    strict = True
    families = frozenset(GROUP)
    examples = (
        Flags("from typing import «Sequence»", taught="from collections.abc import Sequence"),
        Flags(
            "if TYPE_CHECKING:\n    from typing import «Sequence»",
            taught="if TYPE_CHECKING:\n    from collections.abc import Sequence",
        ),
        Flags(
            "import { «useRouter» } from 'next/router'",
            taught="import { useRouter } from 'next/navigation'",
            language="typescript",
        ),
        Flags("import java.util.logging.«Logger»;", taught="import org.slf4j.Logger;", language="java"),
        Flags("<?php\nuse Illuminate\\Support\\«Carbon»;", taught="<?php\nuse Carbon\\Carbon;", language="php"),
        Flags("use std::sync::«Mutex»;", taught="use parking_lot::Mutex;", language="rust"),
        Flags('import "«github.com/pkg/errors»"', taught='import "errors"', language="go"),
        Flags(
            'import "«errors»"\n\nfunc load() error {\n\treturn errors.New("full")\n}',
            taught='import "github.com/pkg/errors"',
            language="go",
        ),
        Allows(
            'import "errors"\n\nvar ErrFull = errors.New("full")\n\nfunc isFull(err error) bool {\n\treturn errors.Is(err, ErrFull)\n}',
            taught='import "github.com/pkg/errors"',
            language="go",
        ),
        Allows(
            'import "errors"\n\nfunc TestLoad(t *testing.T) {\n\tload(errors.New("full"))\n}',
            taught='import "github.com/pkg/errors"',
            language="go",
            path="src/shop/cart_test.go",
            taught_path="src/shop/item_test.go",
        ),
        Allows("from collections.abc import Sequence", taught="from typing import Sequence"),  # It is the newer one.
        Allows("from .models import Sequence", taught="from collections.abc import Sequence"),
        Allows("from typing import Any", taught="from collections.abc import Sequence"),
        Allows(  # Where the other cannot be had.
            "try:\n    from typing import Self\nexcept ImportError:\n    from typing_extensions import Self",
            taught="from typing import Self",
        ),
        Allows(  # With another name it stands beside the usual one.
            "from typing import Sequence as Old", taught="from collections.abc import Sequence"
        ),
        Allows("use std::sync::Arc;", taught="use parking_lot::Mutex;", language="rust"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the module that each such name comes from."""
        groups = GROUP[file.language.family]
        for it in file.all(Import):
            if it.module is None or it.dynamic or it.wildcard or it.module.text not in groups:
                continue
            # Indented, it is mostly there where the other cannot be had, but for what only annotations need.
            indented = file.source[max(0, it.span.start - 1) : it.span.start] in (b" ", b"\t")
            if indented and file.language.modules == "dotted" and not it.type_only:
                continue
            module, brought = it.module.text, file.inside(ImportedName, it.span)
            free = Freedom.UNASKED if module in NEWER or _is_the_same(module, file) else Freedom.FREE
            for name in brought:
                if name.name and not (name.alias or name.namespace or name.default):
                    yield Detection(f"imports of the name {name.name.text}", module, name.name.span, free)
            if not brought and file.language.modules == "name":
                yield Detection(f"imports of the name {groups[module]}", module, it.module.span, free)


def _is_the_same(module: str, file: FileFacts) -> bool:
    """Tell whether nothing that is used of a module differs from what the others offer; tests look at no stack."""
    if module not in SAME:
        return False
    used = (it for it in file.all(Call) if it.receiver and it.receiver.text == module and it.name)
    return any(it.is_test for it in file.all(Function)) or all(
        (it.name and it.name.text in SAME[module]) or not file.enclosing(it.span, Function) for it in used
    )
