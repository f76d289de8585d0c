"""Roles and states: `role` and `aria-*` in, those that no reader knows out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.markup import tags
from drift_lsp.facts.vocabulary import Attribute, Element
from drift_lsp.graphs.project import Project

_ROLES = """alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox
    command comment complementary composite contentinfo definition deletion dialog directory document emphasis feed
    figure form generic graphics-document graphics-object graphics-symbol grid gridcell group heading img image input
    insertion landmark link list listbox listitem log main mark marquee math menu menubar menuitem menuitemcheckbox
    menuitemradio meter navigation none note option paragraph presentation progressbar radio radiogroup range region
    roletype row rowgroup rowheader scrollbar search searchbox section sectionhead select separator slider spinbutton
    status strong structure subscript suggestion superscript switch tab table tablist tabpanel term text textbox time
    timer toolbar tooltip tree treegrid treeitem widget window"""
ROLES = frozenset(_ROLES.split())
_STATES = """activedescendant atomic autocomplete braillelabel brailleroledescription busy checked colcount colindex
    colindextext colspan controls current describedby description details disabled dropeffect errormessage expanded
    flowto grabbed haspopup hidden invalid keyshortcuts label labelledby level live modal multiline multiselectable
    orientation owns placeholder posinset pressed readonly relevant required roledescription rowcount rowindex
    rowindextext rowspan selected setsize sort valuemax valuemin valuenow valuetext"""
STATES = frozenset(_STATES.split())


class AriaName(Detector):
    """Is a role or an `aria-*` attribute one that readers know?

    What is misspelt is passed over in silence: `aria-labeledby` names nothing.
    """

    id = "accessibility/aria-name"
    needs = (Element, Attribute)
    slots = {"role": "roles", "state": "`aria-*` attributes"}
    answers = {"unknown": "no reader knows it"}
    tier = "always"
    severity = "warning"
    roles = ("main",)
    absolute = frozenset({"unknown"})
    remedy = "Spell it as WAI-ARIA does."

    examples = (
        Flags("const Row = () => <div «aria-labeledby»='cart' />", language="tsx"),
        Flags("const Row = () => <div role=«'buton'» />", language="tsx"),
        Flags("<template><p :«aria-lable»='cart' /></template>", language="vue"),
        Allows("const Row = () => <div role='button' aria-label='cart' />", language="tsx"),
        Allows("const Row = () => <div role={role} />", language="tsx"),
        Allows("const Row = () => <Menu role='owner' aria-thing='x' />", language="tsx"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the roles and states of the browser's elements that are none."""
        for it in tags(file):
            if not it.native:
                continue
            for name, attribute in it.attributes.items():
                if name.startswith("aria-") and name[5:] not in STATES and attribute.name:
                    yield Detection("state", "unknown", attribute.name.span)
            said = it.literal("role", file)
            value = it.attributes["role"].value if said else None
            if said and value and not said.startswith("doc-") and not ROLES.issuperset(said.split()):
                yield Detection("role", "unknown", value)
