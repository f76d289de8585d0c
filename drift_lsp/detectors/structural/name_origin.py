"""Origins of names: imports of names that many libraries offer in, this project or the library out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Import, ImportedName
from drift_lsp.graphs.modules import Modules
from drift_lsp.graphs.project import Project

_DRAWN = (
    "Accordion Alert Avatar Badge Box Breadcrumb Button Card Checkbox Chip Combobox Container Dialog Divider Drawer Dropdown"
    " Flex Form Grid Heading Icon IconButton Image Input Label Link List Loader Menu Modal Pagination Popover Progress"
    " Radio RadioGroup Select Separator Sheet Skeleton Slider Spinner Stack Switch Table Tabs Tag Text TextField Textarea"
    " Toast Tooltip Typography"
)
_CALLED = (
    "toast useToast useRouter usePathname useSearchParams useNavigate redirect notFound render renderHook test expect it"
    " axios logger db prisma z t useTranslation useTranslations Trans dayjs moment createClient useForm useQuery"
    " useMutation useSelector useDispatch fetcher request i18n"
)
CONTESTED = frozenset((*_DRAWN.split(), *_CALLED.split()))
"""Names that libraries offer, and that projects offer anew with something added."""

RUNNER = frozenset({"test", "expect", "it"})
"""What each runner of tests has of its own, for what it runs."""

BESIDE = RUNNER | {"describe", "suite", "vi", "jest", "assert", "beforeEach", "afterEach", "beforeAll", "afterAll"}
"""What any runner of tests offers."""

LIST = 12
"""So many names taken from one module at once are all of a kind that are wanted: the choice was made for all of them."""

OWN = "this project"


class NameOrigin(Detector):
    """Does a name that many libraries offer come from this project, or from which library?

    A project that has a `Button`, a `toast` or a `render` of its own has something added to it; who takes the
    library's goes without. Each name is asked by itself.
    """

    id = "structural/name-origin"
    needs = (Import, ImportedName)
    slots = {"uses of the name *": "imports of a name that many libraries offer"}
    answers = {OWN: "it comes from this project", "*": "it comes from `{}`"}
    tier = "listed"
    families = frozenset({"javascript", "typescript"})
    strict = True
    local = True
    examples = (
        Flags(
            "import { «Button» } from 'antd'",
            taught="import { Button } from '@/components/button'",
            language="typescript",
        ),
        Flags("import «Modal» from 'antd/lib/modal'", taught="import Modal from '../Modal'", language="typescript"),
        Flags(
            "import { «render» } from '@testing-library/react'",
            taught="import { render } from '@/test'",
            language="typescript",
            path="tests/cart.test.ts",
        ),
        Allows(
            "import { Button } from './button'",
            taught="import { Button } from '@/components/button'",
            language="typescript",
        ),
        Allows(  # It drives a browser: what belongs to that comes along.
            "import { chromium, expect } from '@playwright/test'",
            taught="import { expect } from 'vitest'",
            language="typescript",
            path="tests/cart.test.ts",
        ),
        Allows(
            "import { A, B, C, D, E, F, G, H, I, Button, Modal, Alert } from 'antd'",
            taught="import { Button } from '@/components/button'",
            language="typescript",
        ),
        Allows(
            "import { Button as Plain } from 'antd'",
            taught="import { Button } from '@/components/button'",
            language="typescript",
        ),
        Allows(
            "import type { Button } from 'antd'",
            taught="import { Button } from '@/components/button'",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report where each such name comes from."""
        modules = file.once(Modules, project)
        for it in file.all(Import):
            if it.module is None or it.dynamic or it.type_only:
                continue
            names = file.inside(ImportedName, it.span)
            driving = any(name.name and name.name.text not in BESIDE and not name.type_only for name in names)
            for name in names:
                called = name.alias if name.default else name.name
                if (
                    called is None
                    or called.text not in CONTESTED
                    or name.type_only
                    or (name.alias and not name.default)
                ):
                    continue
                origin = OWN if _is_own(it.module.text, modules, project) else _package(it.module.text)
                listed = (
                    len(names) >= LIST and sum(it.name is not None and it.name.text in CONTESTED for it in names) > 2
                )
                free = Freedom.UNASKED if listed or (driving and called.text in RUNNER) else Freedom.FREE
                yield Detection(f"uses of the name {called.text}", origin, called.span, free)


def _package(module: str) -> str:
    """Name the library that a module belongs to."""
    first, _, rest = module.partition("/")
    return f"{first}/{rest.partition('/')[0]}" if first.startswith("@") else first


def _is_own(module: str, modules: Modules, project: Project) -> bool:
    return (
        module.startswith((".", "@/", "~/", "#")) or modules.is_own(module) or _package(module) in project.package_names
    )
