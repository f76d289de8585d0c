"""Emacs: the snippets of editors/README.md in a real Emacs, without a screen."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "editors" / "README.md"
PATIENCE = 60.0

BEGIN = "(require 'package) (package-initialize) "

WAIT = """
(let ((until (+ (float-time) 20)))
  (while (and (< (float-time) until) (not (found)))
    (accept-process-output nil 0.1)))
(message "found: %s" (found))
"""

EGLOT = """
(require 'eglot)
(find-file "{file}")
(python-mode)
(setq eglot-sync-connect 20)
(apply #'eglot (eglot--guess-contact))
(defun found () (flymake-start) (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))
"""

LSP_MODE = """
(require 'lsp-mode)
(setq lsp-auto-guess-root t lsp-enable-snippet nil lsp-diagnostics-provider :none lsp-enabled-clients '(drift))
(find-file "{file}")
(python-mode)
(lsp)
(defun found ()
  (let (texts)
    (maphash (lambda (_ those) (dolist (it those) (push (gethash "message" it) texts))) (lsp-diagnostics))
    texts))
"""


@pytest.mark.parametrize(("client", "script"), [("eglot", EGLOT), ("lsp-mode", LSP_MODE)])
def test_the_snippet_is_enough(client, script, project, tmp_path):
    emacs = shutil.which("emacs")
    if emacs is None:
        pytest.skip("there is no emacs on PATH (apt-get install emacs-nox elpa-eglot elpa-lsp-mode)")
    there = subprocess.run(
        [emacs, "--batch", "--eval", f"{BEGIN} (require '{client})"], capture_output=True, check=False
    )
    if there.returncode:
        pytest.skip(f"this Emacs has no {client}")
    [snippet] = re.findall(rf"```elisp\n(\(with-eval-after-load '{client}\n.*?)```", README.read_text(), re.DOTALL)
    path = tmp_path / "script.el"
    path.write_text(BEGIN + snippet + script.format(file=project / "shop" / "new.py") + WAIT)
    bin_ = os.fspath(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}", "HOME": os.fspath(tmp_path)}
    done = subprocess.run(
        [emacs, "--batch", "-l", os.fspath(path)],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert re.search(r"found: \(.*the cause is named", done.stderr), done.stderr
