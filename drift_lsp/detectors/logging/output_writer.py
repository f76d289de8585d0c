"""Where a program's text goes: prints in, a writer that was handed over or the console itself out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Function, Output
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

PRINTS = frozenset({"Fprint", "Fprintf", "Fprintln"})
STREAM = re.compile(
    r"(?:^|\.)(?:std)?(?:out|err|errout)$|(?:Out|Err|ErrOut|Stdout|Stderr)(?:\(\))?$|OrStd(?:out|err)\(\)$"
)
"""A writer that stands for the console."""

TAUGHT = 'func save(it *Streams) {\n\tfmt.Fprintln(it.Out, "saved")\n}'


class OutputWriter(Detector):
    """Is what a program says written to a writer it was given, or straight to the console?

    What goes to a given writer can be read by a test, sent to a file and kept quiet. What is printed straight cannot.
    """

    id = "logging/output-writer"
    needs = (Call, Output)
    slots = {"printed text": "printed texts"}
    answers = {"given": "it is written to a writer that was given", "console": "it is printed straight to the console"}
    conventions = frozenset({"given"})
    roles = ("main",)
    families = frozenset({"go"})
    examples = (
        Flags('func load() {\n\t«fmt.Println»("loaded")\n}', taught=TAUGHT, language="go"),
        Flags('func load() {\n\t«fmt.Fprintln»(os.Stdout, "loaded")\n}', taught=TAUGHT, language="go"),
        Flags(
            'func load() {\n\t«fmt.Printf»("%d\\n", 3)\n}',
            taught='func save(cmd *cobra.Command) {\n\tfmt.Fprintln(cmd.OutOrStdout(), "saved")\n}',
            language="go",
        ),
        Allows('func load(w io.Writer) {\n\tfmt.Fprintln(w, "loaded")\n}', taught=TAUGHT, language="go"),
        Allows('func main() {\n\tfmt.Println("loaded")\n}', taught=TAUGHT, language="go"),  # It has no other.
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every print but those of `main`."""
        for call in file.all(Call):
            if call.name and call.name.text in PRINTS and call.arguments and call.receiver:
                written = call.arguments[0].of(file.source)
                if STREAM.search(written) and not written.startswith("os."):
                    yield Detection("printed text", "given", Span(call.receiver.span.start, call.name.span.end))
        for output in file.all(Output):
            function = file.enclosing(output.span, Function)
            if output.name and function and function.name and function.name.text not in ("main", "init"):
                yield Detection("printed text", "console", output.name.span)
