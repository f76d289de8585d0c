"""Skips inside tests: calls that skip in, those under a condition told from the others out."""

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.detectors.explained import is_explained
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Branch, Function, SkippedTest
from drift_lsp.graphs.project import Project

TAUGHT = 'func TestSave(t *testing.T) {\n\tif testing.Short() {\n\t\tt.Skip("slow")\n\t}\n}'


class SkipCondition(Detector):
    """Is a test that skips itself skipped only where something is missing?

    A test that asks first runs wherever it can. One that skips itself whatever is there never runs again.
    """

    id = "testing/skip-condition"
    tier = "listed"
    needs = (SkippedTest, Branch, Function)
    slots = {"skip inside a test": "skips inside tests"}
    answers = {"asked": "the test asks before it is skipped", "always": "the test is always skipped"}
    conventions = frozenset({"asked"})
    roles = ("test",)
    families = frozenset({"go"})
    examples = (
        Flags('func TestLoad(t *testing.T) {\n\t«t.Skip("flaky")»\n\tload()\n}', taught=TAUGHT, language="go"),
        Flags("func TestLoad(t *testing.T) {\n\t«t.SkipNow()»\n\tload()\n}", taught=TAUGHT, language="go"),
        Allows(
            'func TestLoad(t *testing.T) {\n\tif !online() {\n\t\tt.Skip("offline")\n\t}\n}',
            taught=TAUGHT,
            language="go",
        ),
        Allows(
            'func TestLoad(t *testing.T) {\n\tswitch runtime.GOOS {\n\tcase "plan9":\n\t\tt.Skip("no pipes")\n\t}\n}',
            taught=TAUGHT,
            language="go",
        ),
        Allows(
            'func TestLoad(t *testing.T) {\n\t// Until carts are kept.\n\tt.Skip("later")\n}',
            taught=TAUGHT,
            language="go",
        ),
        Allows('func offline(t *testing.T) {\n\tt.Skip("offline")\n}', taught=TAUGHT, language="go"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at each skip in the body of a test."""
        for skip in file.all(SkippedTest):
            function = file.enclosing(skip.span, Function)
            if function is None or function.body is None or not function.is_test:
                continue
            branch = file.enclosing(skip.span, Branch)
            if branch and branch.span in function.body:
                yield Detection("skip inside a test", "asked", skip.span)
            elif _stands_first(file, skip, function) and not is_explained(file, skip.span):
                yield Detection("skip inside a test", "always", skip.span)


def _stands_first(file: FileFacts, skip: SkippedTest, function: Function) -> bool:
    """Tell whether nothing but comments and single lines stands before it: what is chosen between has braces."""
    assert function.body
    return b"{" not in file.source[function.body.start + 1 : skip.span.start]
