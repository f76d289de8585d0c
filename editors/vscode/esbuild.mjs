// Build: the sources in, one file that VS Code loads out; with `--tests`, each file of tests as node runs it.

import { readdirSync } from "node:fs";
import { build } from "esbuild";

const tests = process.argv.includes("--tests");

await build({
  entryPoints: tests ? readdirSync("test").map((it) => `test/${it}`) : ["src/extension.ts"],
  outdir: tests ? "dist/test" : "dist",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  external: ["vscode"],
  minify: !tests,
  sourcemap: tests ? "inline" : false,
  logLevel: "warning",
});
