"""The contract: what a detector is, and what it hands on.

A detector asks the code one question, the same way everywhere, and reports each answer it finds. It does not know
which answer is right: learning decides that from the answers themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from functools import cached_property
from inspect import cleandoc
from typing import ClassVar, Literal

import msgspec

from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Fact
from drift_lsp.graphs.project import Project
from drift_lsp.text import Edit, Span

Tier = Literal["always", "changed", "listed"]
"""Where a question speaks: on old code too, on changed lines only, or in lists and hovers only."""

OwnTier = Tier | Literal["throughout"]
"""What a detector says of itself. `throughout`: listed, but asked of changed lines in projects that hardly know an
exception."""

Severity = Literal["information", "warning", "error"]
Role = Literal["main", "test", "example"]
"""What a file is for. Migrations, examples, scripts of the build and declarations are `example`: they teach nothing."""

OTHER = "other"
"""The answer that is none of the others; it is never a convention."""


class Freedom(IntEnum):
    """Could the author have chosen otherwise? What is forced neither teaches nor is judged."""

    FORCED = 0
    FREE = 1
    UNLESS_INHERITED = 2
    """Free unless a base of the enclosing class, or one we cannot see, already has this name."""

    UNLESS_SEEN = 3
    """Free unless a base of the enclosing class that we can see already has this name."""

    IF_CIRCULAR = 4
    """To be said only if the module that is its token leads back to this one."""

    UNLESS_ELSEWHERE = 5
    """Free unless another file defines or declares what its token names."""

    UNASKED = 6
    """Free, and an example for others; but to do so is no departure anywhere."""

    UNLESS_EXTENDED = 7
    """Free unless a class of the project extends what its token names."""

    IF_SEEN = 8
    """Free only if a base of the enclosing class that we can see already has this name."""

    IF_REPLACED = 9
    """Free only if a base of the enclosing class has the method whose signature is its token."""


class Detection(msgspec.Struct, frozen=True, gc=False):
    """One site's choice."""

    slot: str
    """The question in this place; it names the sites that may be compared: `function name`, `method name`."""

    choice: str
    """The answer. Several compatible ones are joined by `|`: that teaches nothing and departs from none of them."""

    span: Span
    """What a finding would underline: a name or an expression, never more than one line where that is possible."""

    free: Freedom = Freedom.FREE
    token: str = ""
    """What stands there, for counting names once each and for asking whether others write it too."""


class Flags(msgspec.Struct, frozen=True):
    """Where code like `taught` is the custom, `code` is flagged between « and »."""

    code: str
    taught: str = ""
    """Empty for an absolute rule."""

    fixed: str | None = None
    language: str = "python"
    path: str = ""
    """Where the code lies, if that matters. Default: `src/shop/module.<ext>`."""

    taught_path: str = ""
    """Where the taught code lies. Default: beside."""


class Allows(msgspec.Struct, frozen=True):
    """Where code like `taught` is the custom, `code` is left alone."""

    code: str
    taught: str = ""
    language: str = "python"
    path: str = ""
    taught_path: str = ""


class Detector:
    """Subclass it in a file of its own under detectors/<category>/; that registers it.

    The docstring is the documentation and its first line is the question.
    """

    id: ClassVar[str]
    """`category/name`. People read it in suppressions and config; it never changes."""

    needs: ClassVar[tuple[type[Fact], ...]]
    """Kinds of facts it reads. A language that captures them all has this detector; a file that holds none of them is
    not shown to it.
    """

    beyond: ClassVar[bool] = False
    """It finds something in files too that hold none of those: in their names, their text, in facts of other kinds."""

    slots: ClassVar[Mapping[str, str]]
    """Each slot it can name, and what its sites are called in the plural: `function names`."""

    answers: ClassVar[Mapping[str, str]]
    """Each answer it can give, said as a clause: `the cause is named`. `*` says any other, with `{}` for the choice."""

    examples: ClassVar[tuple[Flags | Allows, ...]]
    """Its tests, and the examples in its documentation."""

    tier: ClassVar[OwnTier] = "changed"
    slot_tiers: ClassVar[Mapping[str, OwnTier]] = {}
    """Slots that stand in another tier than the rest."""

    family_tiers: ClassVar[Mapping[str, OwnTier]] = {}
    """Families of languages in which the question stands in another tier."""

    reasoned: ClassVar[bool] = False
    """Who departs mostly has a reason that the code does not show: of many places of one change it is said once, and
    not at all where `learn.reasoned_sites` depart."""

    mutual: ClassVar[bool] = False
    """Two files do it to each other: of one change, one of both ends is said."""

    certain: ClassVar[bool] = False
    """Readers of real changes found it right whatever share of a project agrees: a convention is enough for it."""

    severity: ClassVar[Severity] = "information"
    roles: ClassVar[tuple[Role, ...]] = ("main", "test")
    """The kinds of files it looks at."""

    families: ClassVar[frozenset[str]] = frozenset()
    """Language families in which this is a choice at all; empty: in every one whose queries speak of it."""

    languages: ClassVar[frozenset[str]] = frozenset()
    """The languages of those families in which it is one, where it is none in all of them."""

    conventions: ClassVar[frozenset[str] | None] = None
    """The answers that can be a convention; None: all but `other`. Presence is one-sided: only `present` can be one."""

    older: ClassVar[frozenset[str]] = frozenset()
    """Answers that newer ones replace: they are asked for only where `learn.many_sites` give no other, and of the first
    that does; whoever has begun to leave them is left alone.
    """

    strict: ClassVar[bool] = False
    """Besides the bound, the dominant answer must have the share `learn.import_share`: for imports, file names and
    what is often departed from for a reason."""

    firm: ClassVar[bool] = False
    """It needs that share however many sites vouch for it."""

    by_example: ClassVar[bool] = False
    """A departure is only said where another file does the expected with the very same token: so it can be done."""

    of_file: ClassVar[frozenset[str]] = frozenset()
    """Slots that ask about a file as such, and are counted with those of its own language, whatever its code is in."""

    local: ClassVar[bool] = False
    """Each answer depends on nothing but what stands together with its place, between two blank lines at the top of the
    file, and on what `once` tells of the file at large. While somebody types it is asked only where something changed;
    a test finds one that looks farther.
    """

    beside: ClassVar[Mapping[str, int]] = {}
    """Slots of which so many sites of one folder suffice where all of them give the same answer: for what is seen of it
    at a glance."""

    usual: ClassVar[bool] = False
    """Most teams do so wherever they can: of a project that does so throughout, fewer sites are believed."""

    form: ClassVar[bool] = False
    """It asks how something is written, never why: a narrower majority is believed where all else in its file is so."""

    layout: ClassVar[bool] = False
    """Nothing hangs on it and nobody reads another meaning in it: no narrower majority is believed."""

    counts_names: ClassVar[bool] = False
    """Sites with the same token count once, and a token used in three files counts for nobody."""

    asks_text: ClassVar[tuple[str, ...]] = ()
    """How slots begin of which nothing but the text of a site, or its token, is asked, whatever stands around it: a
    line that had that text before is no departure for what else has changed in it."""

    about: ClassVar[str] = ""
    """What it asks about in a file, where other questions of the same word ask about it too: of all of them one is
    answered to whoever changes it."""

    of_neighbours: ClassVar[bool] = False
    """A site departs for what stands before it: where both lines are old, what went from between them is no news."""

    alone: ClassVar[frozenset[str]] = frozenset()
    """Answers that a line gives by itself all the same: an edit can turn it away from them."""

    otherwise: ClassVar[Mapping[str, str]] = {}
    """Slots of which every file gives an answer: where it does nothing of the kind, this one. It has one vote then, and
    one for each other answer, however many sites make it."""

    few: ClassVar[int | None] = None
    """Where more than so many sites have another answer, nothing is said, though their share be small. None: so many
    as the share allows; of questions of `otherwise`, `learn.shunned_files`."""

    whole: ClassVar[bool] = False
    """Only what the whole project does tells: no folder speaks for itself."""

    absolute: ClassVar[frozenset[str]] = frozenset()
    """Answers that are wrong whatever the project does. A detector with such answers skips learning."""

    kept: ClassVar[str] = ""
    """The answer of those that do well. An absolute rule whose detector tells it holds only in projects that keep it:
    where a third of the sites of other files do otherwise, nothing is said."""

    remedy: ClassVar[str] = ""
    """What to do instead, as a sentence; for absolute rules."""

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report each choice found in a file."""
        raise NotImplementedError

    def fix(self, file: FileFacts, project: Project, at: Span, expected: str) -> Iterable[Edit]:
        """Make the edits that turn the answer at `at` into `expected`; none where that is unsafe."""
        return ()

    def stood(self, was: bytes, stands: bytes, choice: str) -> bool:
        """Tell whether a line gave an answer and does not any more, where a file gives it once for all of its lines."""
        return False

    def asked_in(self, slot: str, family: str, kinds: frozenset[type[Fact]]) -> bool:
        """Tell whether a slot of `otherwise` is asked in a family of languages whose queries capture these kinds."""
        return True

    @cached_property
    def category(self) -> str:
        """The topic it stands under: `errors`."""
        return self.id.partition("/")[0]

    @cached_property
    def speaks_among_kin(self) -> bool:
        """Tell whether a custom of files that belong together is one: no question of taste, of names or of reasons."""
        listed = self.tier in ("listed", "throughout") or self.layout
        return not (listed or self.reasoned or self.otherwise or self.counts_names or self.absolute)

    @property
    def question(self) -> str:
        """The first line of its documentation."""
        return cleandoc(self.__doc__ or "").partition("\n")[0]

    def say(self, choice: str) -> str:
        """Say a choice as a clause; of several compatible ones the first, unless there is a word for all of them."""
        if said := self.answers.get(choice):
            return said
        first = choice.partition("|")[0]
        return self.answers.get(first) or self.answers.get("*", "{}").format(first)
