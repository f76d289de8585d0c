"""Project: what a file's reader must know of the project around it, and nothing more.

It is made once from the list of files and their manifests, and handed to every worker; a change in it means that all
files are read again, so it holds only what seldom changes.
"""

from __future__ import annotations

from posixpath import dirname, join, normpath, splitext

import msgspec


class Alias(msgspec.Struct, frozen=True):
    """A prefix that stands for a folder in imports: `@/` for `src/`; from tsconfig.json or package.json."""

    directory: str
    """Holds for files below it; "" is the root."""

    prefix: str
    target: str
    stated: bool = True
    """Somebody chose it, so others may be expected to use it; false for what `baseUrl` allows besides."""

    after: str = ""
    """What follows the rest: `/src` of `packages/*/src`. It leads to what a package shows, not to each of its files."""


class Project(msgspec.Struct, frozen=True):
    """The parts of a project that decide how a single file is read."""

    python_modules: dict[str, str] = {}
    """Top-level Python modules and packages that live in this project → the folder that holds them."""

    foreign_modules: tuple[str, ...] = ()
    """Python modules of others that lie inside a package of this project: `shop.core`, if it comes with `shop-core`."""

    packages: tuple[str, ...] = ()
    """Folders of the packages of a monorepo, longest first."""

    package_names: dict[str, str] = {}
    """npm package name → its folder, for packages of this project."""

    aliases: tuple[Alias, ...] = ()
    own: dict[str, tuple[str, ...]] = {}
    """Language family → how the names of modules that live in this project begin: Go's module path, Java's packages,
    PHP's and C#'s namespaces, the crates of a Cargo workspace.
    """

    meant: dict[str, str] = {}
    """Extension of several languages, `.h` → the one that most of the project's other sources are in."""

    def language_of(self, path: str, read: str) -> str:
        """Tell the language of a file that is read as `read`: a header of a project in C is C."""
        return self.meant.get(splitext(path)[1], read)

    def package_of(self, path: str) -> str:
        """Tell the folder of the innermost package around a path; "" where there is none."""
        return next((it for it in self.packages if path.startswith(f"{it}/")), "")

    def is_own(self, module: str) -> bool:
        """Tell whether an absolute Python module lives in this project."""
        if module.partition(".")[0] not in self.python_modules:
            return False
        return not any(module == it or module.startswith(f"{it}.") for it in self.foreign_modules)

    def alias_for(self, path: str, module: str) -> Alias | None:
        """Find the alias by which `module` is written in the file at `path`."""
        return next((it for it in self.aliases_at(path) if module.startswith(it.prefix)), None)

    def aliases_at(self, path: str) -> list[Alias]:
        """List the aliases that hold for the file at `path`."""
        return [it for it in self.aliases if not it.directory or path.startswith(f"{it.directory}/")]

    def resolve(self, path: str, module: str) -> str:
        """Spell a JavaScript module the same however it was imported: root-relative without extension if it is ours."""
        if module.startswith("."):
            found = normpath(join(dirname(path), module))
        elif alias := self.alias_for(path, module):
            found = normpath(join(alias.target, module.removeprefix(alias.prefix)) + alias.after)
        else:
            return module
        for ending in (".js", ".jsx", ".ts", ".tsx", ".mjs"):
            found = found.removesuffix(ending)
        return "./" + found.removesuffix("/index")
