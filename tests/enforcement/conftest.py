"""What tests of old and new share: a project with customs and a history."""

import subprocess

import pytest

from drift_lsp.workspace.workspace import Workspace

GO = (
    'package shop\n\nimport "context"\n\n'
    "func load{0}(ctx context.Context, id int) {{}}\nfunc save{0}(ctx context.Context) {{}}\n"
)
SORTED = "import os\n\nimport requests\n\nx_{0} = requests.get(os.sep)\n"
CAMEL = "def load_cart_{0}(row_count):\n    total_sum_{0} = row_count\n    return total_sum_{0}\n"


@pytest.fixture
def shop(tmp_path):
    files = {f"shop/load_{n}.go": GO.format(n) for n in range(30)}
    files |= {f"shop/sorted_{n}.py": SORTED.format(n) for n in range(40)}
    files |= {f"shop/camel_{n}.py": CAMEL.format(n) for n in range(40)}
    files["go.mod"] = "module example.com/shop\n"

    def write(changed):
        for path, content in changed.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(content)

    def git(*words):
        named = ["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *words]
        subprocess.run(named, cwd=tmp_path, check=True, capture_output=True)

    def said(before, *changes):
        git("init", "-qb", "main")
        *committed, after = changes
        for change in (files | before, *committed):
            write(change)
            git("add", ".")
            git("commit", "-qm", "step")
        write(after)
        with Workspace.open(tmp_path) as workspace:
            return [(it.path, it.row, it.detector) for it in workspace.check().violations if it.path in after]

    return said
