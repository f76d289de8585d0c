"""Projects: pinned releases of real projects in, their sources in a cache outside the repository out.

    python tests/benchmarks/projects.py [NAME …]

The archives come through pip, npm and apt as they are set up on this machine; nothing is built and nothing is run. Of
Debian's sources only the upstream archive is taken, and its digest is pinned. The cache lies in `$DRIFT_PROJECTS`, else
in the user's cache folder.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

import platformdirs

PROJECTS = {
    "django": ("sdist", "Django==5.2", ""),
    "wagtail": ("wheel", "wagtail==6.4.1", ""),
    "sqlalchemy": ("sdist", "SQLAlchemy==2.0.36", ""),
    "viem": ("npm", "viem@2.21.45", ""),
    "react-native-paper": ("npm", "react-native-paper@5.12.5", "src"),
    "theia-core": ("npm", "@theia/core@1.55.0", "src"),
    "effect": ("npm", "effect@3.10.15", "src"),
    "nuxt-ui": ("npm", "@nuxt/ui@2.21.0", "dist/runtime"),
    "carbon-components-svelte": ("npm", "carbon-components-svelte@0.85.4", "src"),
    "guava": ("debian", "guava-libraries=31.1", ""),
    "jackson-databind": ("debian", "jackson-databind=2.14.0", ""),
    "keepass2": ("debian", "keepass2=2.47+dfsg", ""),
    "nunit": ("debian", "nunit=2.6.4+dfsg", ""),
    "composer": ("debian", "composer=2.5.5", ""),
    "phpunit": ("debian", "phpunit=9.6.7", ""),
    "caddy": ("debian", "caddy=2.6.2", ""),
    "hugo": ("debian", "hugo=0.111.3", ""),
    "clap": ("debian", "rust-clap=4.0.32", ""),
    "bat": ("debian", "rust-bat=0.22.1", ""),
    "jq": ("debian", "jq=1.6", ""),
    "tmux": ("debian", "tmux=3.3a", ""),
    "leveldb": ("debian", "leveldb=1.23", ""),
    "keepassxc": ("debian", "keepassxc=2.7.4+dfsg.1", ""),
}
"""name: (registry, package, what of it is source)"""

DIGESTS = {
    "guava-libraries=31.1": "3dbb56b34e5ebd1b97184f72d31fbf9da24cc26c28f1ad3714aeeefdeedaed2a",
    "jackson-databind=2.14.0": "ec086218027c3ecf235fcda042bf04d87b4178ee225f0633f062cd20e64f74a9",
    "keepass2=2.47+dfsg": "023ec3ec467c24b5bbc839973427cd2c0c31ab6f2f209d6172e68b56a5039309",
    "nunit=2.6.4+dfsg": "daebaa04b4a4ccd2ecf120e8d6f315ef51092d06a6aa42223a12fc2cee3dd361",
    "composer=2.5.5": "9d24f477e5a3c1c2ab12c1cf734a0d66d4572740d9edad44e462c5dc60983bce",
    "phpunit=9.6.7": "2e94011459b6cae0bafe6ab667d8111083a927fec138cc397044cc7a03e568b7",
    "caddy=2.6.2": "b6f92ee37462851e125c2c725a2a7fefa045a46478eeb4e751f24c9a827e8668",
    "hugo=0.111.3": "b6eeb13d9ed2e5d5c6895bae56480bf0fec24a564ad9d17c90ede14a7b240999",
    "rust-bat=0.22.1": "390af597f3bece93f693ecfabbcc182b2ca473c8e29fcfdb2374b5e86207e4b5",
    "rust-clap=4.0.32": "a7db700bc935f9e43e88d00b0850dae18a63773cfbec6d8e070fccf7fef89a39",
    "jq=1.6": "3ba940b97571c866923f0409678033d33b5a98758dfc174fad8397ed908bc4d9",
    "tmux=3.3a": "e4fd347843bd0772c4f48d6dde625b0b109b7a380ff15db21e97c11a4dcdf93f",
    "leveldb=1.23": "9a37f8a6174f09bd622bc723b55881dc541cd50747cbd08831c2a82d620f6d76",
    "keepassxc=2.7.4+dfsg.1": "66fbdc1a2ed1bebb13005b52dc6460860219e385e7aefaf7873be66ac0523408",
}
"""SHA-256 of the upstream archives of Debian's sources."""


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
    if registry == "debian":
        return download_source(package, Path(place))
    if registry == "npm":
        words = ["npm", "pack", package, "--silent", "--ignore-scripts", "--pack-destination", place]
    else:
        # What it is built with may come built: pip asks a source for its name by that.
        kind = ["--no-binary", package.partition("==")[0]] if registry == "sdist" else ["--only-binary", ":all:"]
        words = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", *kind, "-d", place, package]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return next(it for it in Path(place).iterdir() if it.is_file())


def download_source(package, place):
    """Get the upstream archive of one of Debian's source packages, with lists of sources of our own."""
    name, _, upstream = package.partition("=")
    for folder in ("sources", "lists/partial", "archives/partial"):
        (place / "apt" / folder).mkdir(parents=True, exist_ok=True)
    for path in Path("/etc/apt").glob("**/*.sources"):
        text = path.read_text().replace("Types: deb\n", "Types: deb-src\n")
        (place / "apt/sources" / path.name).write_text(text)
    for path in Path("/etc/apt").glob("**/*.list"):
        lines = (
            line.replace("deb ", "deb-src ", 1) for line in path.read_text().splitlines() if line.startswith("deb ")
        )
        (place / "apt/sources" / path.name).write_text("\n".join(lines) + "\n")
    options = ("Dir::Etc::sourcelist=/dev/null", f"Dir::Etc::sourceparts={place}/apt/sources")
    options += (f"Dir::State::lists={place}/apt/lists", f"Dir::Cache={place}/apt")
    given = [word for option in options for word in ("-o", option)]
    subprocess.run(["apt-get", "-qq", *given, "update"], check=True)
    listed = subprocess.run(["apt-cache", *given, "showsrc", name], check=True, capture_output=True, text=True).stdout
    versions = re.findall(rf"^Version: ((?:\d+:)?{re.escape(upstream)}-\S+)$", listed, re.MULTILINE)
    if not versions:
        sys.exit(f"Debian's sources hold no {name} {upstream} any more: pin another one.")
    for version in versions:  # Some are listed that are not kept any more.
        words = ["apt-get", "-qq", *given, "source", "--download-only", f"{name}={version}"]
        subprocess.run(words, check=False, cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    archive = next((it for it in place.glob("*.orig.tar.*") if it.suffix != ".asc"), None)
    if archive is None:
        sys.exit(f"Debian keeps no archive of {name} {upstream} any more: pin another one.")
    if (digest := hashlib.sha256(archive.read_bytes()).hexdigest()) != DIGESTS.get(package):
        sys.exit(f"{archive.name} has another digest than is pinned: {digest}")
    return archive


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
