"""Agreement: a real project in, every file on which editor and `drift check` do not say the same out.

    python tests/benchmarks/agreement.py [NAME]

Opens every file with a finding, and as many without, in a real server process, and compares what it publishes with
what `drift check --format json` says of the same bytes, what goes beyond a file's budget aside.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from figures import DRIFT, Editor
from projects import fetch


def main():
    name = sys.argv[1] if sys.argv[1:] else "django"
    with tempfile.TemporaryDirectory() as place:
        project = Path(shutil.copytree(fetch(name), Path(place) / "project"))
        (project / "drift.toml").write_text('[check]\nshow = "all"\n')
        found = said(project)
        with_findings = sorted(found)
        others = [it for it in sources(project) if it not in found][: len(with_findings) + 50]
        wrong = 0
        with Editor(project) as editor:
            for path in [*with_findings, *others]:
                published = opened(editor, project / path, path in found)
                expected = {(it["row"], it["message"]) for it in found.get(path, ())}
                if published != expected:
                    wrong += 1
                    print(path, "editor only:", published - expected, "check only:", expected - published)
        findings = sum(map(len, found.values()))
        print(f"{len(with_findings) + len(others)} files of {name}, {findings} findings; {wrong} differ")
        sys.exit(bool(wrong))


def said(project):
    run = subprocess.run([*DRIFT, "-C", str(project), "check", "--format", "json"], capture_output=True, check=False)
    found = {}
    for it in json.loads(run.stdout)["violations"]:
        if not it.get("over_budget"):
            found.setdefault(it["path"], []).append(it)
    return found


def sources(project):
    return sorted(
        it.relative_to(project).as_posix()
        for ending in ("py", "ts", "tsx", "js")
        for it in project.rglob(f"*.{ending}")
    )


def opened(editor, path, some):
    """Open a file and collect what is published of it; `some` tells that something must come, and to wait for it."""
    language = {".py": "python", ".ts": "typescript", ".tsx": "typescriptreact", ".js": "javascript"}[path.suffix]
    uri = path.as_uri()
    document = {"uri": uri, "languageId": language, "version": 0, "text": path.read_bytes().decode()}
    editor.notify("textDocument/didOpen", textDocument=document)
    # Where nothing must come, three hovers, each of which judges the file too, leave time for what should not.
    published, left = None, 3
    for number in range(3):
        params = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}}
        editor.send({"id": f"{uri} {number}", "method": "textDocument/hover", "params": params})
    while left or (some and published is None):
        message = editor.receive()
        params = message.get("params") or {}
        if message.get("method") == "textDocument/publishDiagnostics" and params["uri"] == uri:
            published = {
                (it["range"]["start"]["line"] + 1, it["message"]) for it in params["diagnostics"] if it.get("data")
            }
        left -= str(message.get("id", "")).startswith(uri)
    editor.notify("textDocument/didClose", textDocument={"uri": uri})
    return published or set()


if __name__ == "__main__":
    main()
