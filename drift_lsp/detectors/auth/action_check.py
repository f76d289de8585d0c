"""Checks of actions: public methods of controllers in, whether each asks who may do it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Class, Function, Raise
from drift_lsp.graphs.project import Project

CONTROLLER = re.compile(r"(?:Controller|Resource|Handler|Resolver|Endpoint|ViewSet|View|Api|API)$")
"""Ends of the names of classes whose public methods answer others."""

_CHANGES = (
    "store|update|destroy|delete|create|post|put|patch|remove|add|save|edit|set|invite|import|transfer|merge|restore"
)
CHANGES = re.compile(rf"(?i)(?:{_CHANGES})(?![a-z])")
"""How a method is called that changes something."""

CONTROLS, CHANGES_WHAT = re.compile(r"Controller$"), re.compile(rf"(?i:{_CHANGES})(?![a-z])")
"""Classes that do nothing but answer others: their methods may say as well what they change, `deleteCart`."""

CHECKS = re.compile(
    r"(?i)(?:authori[sz]e|permission|(?:check|require|ensure|assert|verify|has|validate|deny|enforce)\w*(?:access|owner|role|admin|auth|login"
    r"|allowed|scope|member|team|right|polic|ability)|denyaccess|isgranted|login_required|loginrequired|middleware|abort_(?:if|unless)"
    r"|policy\b|\bgate\b|guard|grants?\b|csrf)|^can(?:not)?(?:[A-Z_]|$)"
)
"""Words of calls, decorators and bases that ask who may come in."""

OPEN = re.compile(
    r"(?i)log_?(?:in|out)|regist|sign_?(?:in|up|out)|health|ping|callback|webhook|forgot|reset|public|version|csrf|captcha|metrics|verify|^_|boot|middleware"
    r"|authori[sz]e|permission|^(?:My|Own)|(?:User|Profile|Account|Session|Token|Me|Auth\w*)s?(?:Controller|Resource|Handler|View|ViewSet)?$"
)
"""Names of what everybody may do, of what a person does to what is their own, and of what checks."""

SHOWS = re.compile(r"(?i)^(?:render|view)$")
"""What is called to show a page."""

HANDLES = re.compile(r"(?i)handle|submit|persist|flush")
"""Words of calls that take what was filled in, besides those that begin with what changes something."""

REFUSES = re.compile(r"(?i)auth|forbidden|denied|permission")
"""Words of errors that say that somebody may not."""


class ActionCheck(Detector):
    """Does an action of a controller ask who may do it?

    Where the actions around it check a permission first, one that does not is open to everybody, by accident more
    often than not. Decorators, bases and calls of the class that say so count as well.
    """

    id = "auth/action-check"
    needs = (Call, Function, Class)
    slots = {
        "action that changes something": "actions of controllers that change something",
        "action": "other actions of controllers",
    }
    answers = {"present": "it is asked who may do it", "absent": "nothing asks who may do it"}
    usual = True
    conventions = frozenset({"present"})
    roles = ("main",)
    severity = "warning"
    local = True
    examples = (
        Flags(
            "<?php\nclass CartController extends Controller {\n    public function «store»() { save(); }\n}",
            taught="<?php\nclass ItemController extends Controller {\n"
            "    public function store() { $this->checkPermission('items'); save(); }\n}",
            language="php",
        ),
        Flags(
            "class CartResource(Base):\n    def «delete»(self): drop()",
            taught="class ItemResource(Base):\n    @require_permission('items')\n    def delete(self): drop()",
        ),
        Flags(
            "export class CartController {\n  async «remove»(ctx: Ctx) { return drop(ctx); }\n}",
            taught="export class ItemController {\n  async remove(ctx: Ctx) { ensureAdmin(ctx); return drop(ctx); }\n}",
            language="typescript",
        ),
        Allows(  # It only reads.
            "class CartResource(Base):\n    def get(self): load()",
            taught="class ItemResource(Base):\n    @require_permission('items')\n    def delete(self): drop()",
        ),
        Allows(  # It shows the page with the form.
            "<?php\nclass CartController extends Controller {\n    public function create() { return view('cart'); }\n}",
            taught="<?php\nclass ItemController extends Controller {\n"
            "    public function store() { $this->checkPermission('items'); save(); }\n}",
            language="php",
        ),
        Flags(  # What a word is followed by does not matter.
            "public class CartController { public void «deleteCart»(int it) { remove(it); } }",
            taught="public class ItemController { public void createItem(int it) { validateAccess(it); save(it); } }",
            language="java",
        ),
        Allows(  # Everybody may.
            "<?php\nclass CartController extends Controller {\n    public function register() { save(); }\n}",
            taught="<?php\nclass ItemController extends Controller {\n"
            "    public function show() { $this->checkPermission('items'); load(); }\n}",
            language="php",
        ),
        Allows(  # Its class says it for all.
            "<?php\nclass CartController extends Controller {\n"
            "    public function __construct() { $this->middleware('auth'); }\n    public function store() { save(); }\n}",
            taught="<?php\nclass ItemController extends Controller {\n"
            "    public function store() { $this->checkPermission('items'); save(); }\n}",
            language="php",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each public method of a controller whether it asks who may do it."""
        for owner in file.all(Class):
            if owner.name is None or owner.is_abstract or not CONTROLLER.search(owner.name.text):
                continue
            if OPEN.search(owner.name.text):
                continue
            said = [*(it.text for it in owner.bases), *_decorators(file, owner)]
            methods = [it for it in file.inside(Function, owner.span) if file.method_of(it) == owner]
            for call in file.inside(Call, owner.span):
                around = file.enclosing(call.span, Function)
                if around is None or around.accessor or around.span not in owner.span:
                    said.append(_name(call))
            everywhere = any(map(_checks, said))
            begins = CHANGES_WHAT if CONTROLS.search(owner.name.text) else CHANGES
            for it in methods:
                if it.name is None or it.body is None or it.accessor or it.is_static or OPEN.search(it.name.text):
                    continue
                if file.is_public(it):
                    calls = [_name(call) for call in file.inside(Call, it.body)]
                    errors = (one.type.text for one in file.inside(Raise, it.body) if one.type)
                    checked = everywhere or any(map(_checks, [*calls, *_decorators(file, it)]))
                    checked |= any(map(REFUSES.search, errors))
                    changes = begins.match(it.name.text) and not _only_shows(calls)
                    slot = "action that changes something" if changes else "action"
                    yield Detection(slot, "present" if checked else "absent", it.name.span)


@lru_cache(maxsize=16384)
def _checks(word: str) -> bool:
    return CHECKS.search(word) is not None


def _only_shows(calls: list[str]) -> bool:
    """Tell whether a page is shown and nothing done that changes anything: the form comes before it is filled in."""
    return any(map(SHOWS.match, calls)) and not any(CHANGES.match(it) or HANDLES.search(it) for it in calls)


def _decorators(file: FileFacts, it: Class | Function) -> list[str]:
    return [one.name.text for one in file.decorators(it) if one.name]


def _name(call: Call) -> str:
    return call.name.text if call.name else ""
