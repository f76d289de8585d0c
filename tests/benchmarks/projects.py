"""Projects: pinned releases of real projects in, their sources in a cache outside the repository out.

    python tests/benchmarks/projects.py [NAME …]

The archives come through pip and npm as they are set up on this machine; nothing is built and nothing is run. The
cache lies in `$DRIFT_PROJECTS`, else in the user's cache folder.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

import platformdirs

PROJECTS = {
    # name: (registry, package, what of it is source)
    "django": ("sdist", "Django==5.2", ""),
    "wagtail": ("wheel", "wagtail==6.4.1", ""),
    "sqlalchemy": ("sdist", "SQLAlchemy==2.0.36", ""),
    "viem": ("npm", "viem@2.21.45", ""),
    "react-native-paper": ("npm", "react-native-paper@5.12.5", "src"),
    "theia-core": ("npm", "@theia/core@1.55.0", "src"),
    "effect": ("npm", "effect@3.10.15", "src"),
}


def cache():
    return Path(os.environ.get("DRIFT_PROJECTS") or platformdirs.user_cache_path("drift-projects"))


def fetch(name):
    """Get a project's folder, downloading it if it is not there yet."""
    registry, package, part = PROJECTS[name]
    target = cache() / f"{name}-{package.rpartition('@')[2].rpartition('=')[2]}"
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent) as place:
            archive = download(registry, package, place)
            unpacked = Path(place) / "unpacked"
            unpack(archive, unpacked)
            inside = [it for it in unpacked.iterdir() if it.is_dir()]
            source = inside[0] if len(inside) == 1 and registry != "wheel" else unpacked
            shutil.move(source / part if part else source, target)
    return target


def download(registry, package, place):
    if registry == "npm":
        words = ["npm", "pack", package, "--silent", "--ignore-scripts", "--pack-destination", place]
    else:
        kind = ["--no-binary", ":all:"] if registry == "sdist" else ["--only-binary", ":all:"]
        words = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", *kind, "-d", place, package]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return next(it for it in Path(place).iterdir() if it.is_file())


def unpack(archive, target):
    if archive.suffix in (".whl", ".zip"):
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(target)
    else:
        with tarfile.open(archive) as opened:
            opened.extractall(target, filter="data")


if __name__ == "__main__":
    for wanted in sys.argv[1:] or PROJECTS:
        print(fetch(wanted))
