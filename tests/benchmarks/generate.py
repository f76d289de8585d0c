"""Generate: a number of files and a folder in, a made-up project of that size with planted conventions out.

    python tests/benchmarks/generate.py FOLDER [FILES]

Eight languages, sizes as in real projects (most files small, a few long), packages of folders, tests beside them. Each
language has its conventions, followed in about 98 of 100 places. The same number gives the same files everywhere.
"""

import random
import sys
from pathlib import Path

FILES = 10_000
DEPARTING = 0.02
"""Share of the places that do it otherwise."""

SHARES = {"py": 28, "ts": 22, "tsx": 8, "java": 14, "go": 10, "cs": 8, "php": 6, "rs": 4}
NOUNS = ("order", "invoice", "customer", "payment", "stock", "route", "ticket", "report", "session", "price", "label")
VERBS = ("load", "save", "find", "close", "merge", "check", "send", "parse", "count", "build", "drop", "rename")

HEADS = {
    "py": '"""{Noun} {n}."""\n\nimport logging\nfrom pathlib import Path\n\nfrom shop.errors import ShopError\n\n'
    "logger = logging.getLogger(__name__)\n\n\n",
    "ts": 'import {{ logger }} from "../logger";\nimport type {{ {Noun} }} from "../models";\n\n',
    "tsx": 'import {{ useState }} from "react";\nimport {{ Button }} from "../ui/button";\n\n',
    "java": "package shop.{noun};\n\nimport java.util.List;\nimport org.slf4j.Logger;\n"
    "import org.slf4j.LoggerFactory;\n\npublic class {Noun}Service{n} {{\n"
    "    private static final Logger log = LoggerFactory.getLogger({Noun}Service{n}.class);\n\n",
    "go": 'package {noun}\n\nimport (\n\t"context"\n\t"errors"\n\t"fmt"\n)\n\n',
    "cs": "using System;\nusing Microsoft.Extensions.Logging;\n\nnamespace Shop.{Noun};\n\n"
    "public class {Noun}Service{n}\n{{\n"
    "    private readonly ILogger<{Noun}Service{n}> _logger;\n\n",
    "php": "<?php\n\nnamespace Shop\\{Noun};\n\nuse Psr\\Log\\LoggerInterface;\n\nclass {Noun}Service{n}\n{{\n",
    "rs": "use std::path::Path;\n\nuse crate::error::ShopError;\n\n",
}
TAILS = {"java": "}\n", "cs": "}\n", "php": "}\n"}

USUAL = {
    "py": 'def {verb}_{noun}_{k}(path: Path, limit: int = 10) -> list[str]:\n    """{Verb} the {noun}."""\n    try:\n'
    '        lines = path.read_text(encoding="utf-8").splitlines()\n    except OSError as err:\n'
    '        logger.warning("no %s in %s", "{noun}", path)\n        raise ShopError("{noun}") from err\n'
    "    return lines[:limit]\n\n\n",
    "ts": "export async function {verb}{Noun}{k}(id: string): Promise<{Noun}> {{\n  try {{\n"
    "    const found = await fetch(`/{noun}/${{id}}`);\n    return (await found.json()) as {Noun};\n"
    '  }} catch (error) {{\n    logger.error("no {noun}", error);\n    throw error;\n  }}\n}}\n\n',
    "tsx": "export function {Noun}Card{k}({{ title }}: {{ title: string }}) {{\n"
    "  const [isOpen, setIsOpen] = useState(false);\n  return (\n    <section>\n      <h2>{{title}}</h2>\n"
    "      <Button onClick={{() => setIsOpen(!isOpen)}}>{verb}</Button>\n    </section>\n  );\n}}\n\n",
    "java": "    /** {Verb}s the {noun}. */\n    public List<String> {verb}{Noun}{k}(String id) {{\n        try {{\n"
    "            return repository.{verb}(id);\n        }} catch (IllegalStateException e) {{\n"
    '            log.error("no {noun} {{}}", id, e);\n            throw new ShopException("{noun}", e);\n'
    "        }}\n    }}\n\n",
    "go": "// {Verb}{Noun}{k} does it.\nfunc {Verb}{Noun}{k}(ctx context.Context, id string) (string, error) {{\n"
    '\tfound, err := store.{Verb}(ctx, id)\n\tif err != nil {{\n\t\treturn "", fmt.Errorf("{verb} {noun}: %w", err)\n'
    "\t}}\n\treturn found, nil\n}}\n\n",
    "cs": "    public async Task<string> {Verb}{Noun}{k}Async(string id)\n    {{\n        try\n        {{\n"
    "            return await _store.{Verb}Async(id);\n        }}\n"
    "        catch (InvalidOperationException ex)\n        {{\n"
    '            _logger.LogError(ex, "no {noun} {{Id}}", id);\n            throw;\n        }}\n    }}\n\n',
    "php": "    public function {verb}{Noun}{k}(string $id): array\n    {{\n        try {{\n"
    "            return $this->store->{verb}($id);\n        }} catch (\\RuntimeException $e) {{\n"
    "            $this->logger->error('no {noun}', ['id' => $id]);\n"
    "            throw new ShopException('{noun}', 0, $e);\n        }}\n    }}\n\n",
    "rs": "/// {Verb}s the {noun}.\npub fn {verb}_{noun}_{k}(path: &Path) -> Result<String, ShopError> {{\n"
    "    let text = std::fs::read_to_string(path)?;\n    Ok(text.trim().to_string())\n}}\n\n",
}
ODD = {
    "py": "def {verb}{Noun}{k}(path, limit=10):\n    try:\n        return open(path).read().split()[:limit]\n"
    '    except OSError as err:\n        print("no {noun}")\n        raise ShopError("{noun}")\n\n\n',
    "ts": "export async function {verb}_{noun}_{k}(id: any) {{\n  try {{\n    return await fetch('/{noun}/' + id);\n"
    "  }} catch (e) {{\n    console.log(e);\n  }}\n}}\n\n",
    "tsx": "export const {noun}_card_{k} = (props: any) => {{\n  return <div>{{props.title}}</div>;\n}};\n\n",
    "java": "    public List<String> {Verb}_{noun}{k}(String id) {{\n        try {{\n"
    "            return repository.{verb}(id);\n"
    '        }} catch (Exception e) {{\n            System.out.println("no {noun}" + id);\n            return null;\n'
    "        }}\n    }}\n\n",
    "go": "func {Verb}_{noun}_{k}(id string) (string, error) {{\n\tfound, err := store.{Verb}(nil, id)\n"
    '\tif err != nil {{\n\t\treturn "", errors.New("no {noun}")\n\t}}\n\treturn found, nil\n}}\n\n',
    "cs": "    public string {verb}_{noun}{k}(string id)\n    {{\n        try\n        {{\n"
    "            return _store.{Verb}(id);\n"
    "        }}\n        catch (Exception)\n        {{\n            Console.WriteLine(id);\n"
    "            return null;\n        }}\n"
    "    }}\n\n",
    "php": "    public function {verb}_{noun}_{k}($id)\n    {{\n        try {{\n"
    "            return $this->store->{verb}($id);\n"
    "        }} catch (\\Exception $e) {{\n            echo 'no {noun}';\n            return null;\n        }}\n"
    "    }}\n\n",
    "rs": "pub fn {verb}{Noun}{k}(path: &Path) -> String {{\n    std::fs::read_to_string(path).unwrap()\n}}\n\n",
}
UNSAFE = 'import subprocess\n\n\ndef run_{noun}_{n}(name):\n    return subprocess.run("rm " + name, shell=True)\n'


def generate(folder: Path, files: int = FILES) -> int:
    """Write the project, and tell how many lines it has."""
    chance = random.Random(files)
    lines = 0
    (folder / "drift.toml").parent.mkdir(parents=True, exist_ok=True)
    (folder / "drift.toml").write_text('[check]\nshow = "changed"\n')
    for n, ending in enumerate(chance.choices(list(SHARES), list(SHARES.values()), k=files)):
        noun = NOUNS[n % len(NOUNS)]
        place = folder / f"part_{n % 40}" / noun / f"layer_{n // 40 % 6}"
        place.mkdir(parents=True, exist_ok=True)
        # Most files are short, one in a hundred has more than 600 lines.
        units = min(80, max(1, round(chance.lognormvariate(1.9, 0.8))))
        text = module(chance, ending, noun, n, units)
        (place / f"{noun}_{n}.{ending}").write_text(text)
        lines += text.count("\n")
    return lines


def module(chance: random.Random, ending: str, noun: str, n: int, units: int) -> str:
    """Write one file of so many functions."""
    names = {"noun": noun, "Noun": noun.title(), "n": n}
    parts = [HEADS[ending].format(**names)]
    for k in range(units):
        verb = chance.choice(VERBS)
        form = ODD if chance.random() < DEPARTING else USUAL
        parts.append(
            form[ending].format(
                **names, verb=verb, Verb=verb.title(), k=f"{n}_{k}" if ending in ("py", "rs") else f"{n}{k}"
            )
        )
    if ending == "py" and n % 97 == 0:
        parts.append(UNSAFE.format(**names))
    return "".join(parts) + TAILS.get(ending, "")


if __name__ == "__main__":
    written = generate(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else FILES)
    sys.stdout.write(f"{written:,} lines\n")
