import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectRoot, type CliRun } from "./cli.js";

/** The package as `npm pack` makes it of what is built. */
export interface Packed {
  /** The `.tgz`. */
  readonly tarball: string;
  /** What it holds, unpacked. */
  readonly folder: string;
  /** A folder of its own for the package manager's cache. */
  readonly cache: string;
}

/** Packs once for the tests of a suite; gone after them. */
export function packedFor(suite: { readonly before: typeof before; readonly after: typeof after }): () => Packed {
  let packed: Packed | undefined;
  suite.before(function () {
    this.timeout(120_000);
    const top = mkdtempSync(path.join(tmpdir(), "sanctionlint-pack-"));
    const cache = path.join(top, "cache");
    const args = ["pack", "--ignore-scripts", "--silent", "--pack-destination", top, "--cache", cache];
    execFileSync("npm", args, { cwd: projectRoot, stdio: "ignore", shell: process.platform === "win32" });
    const [name = ""] = readdirSync(top).filter((file) => file.endsWith(".tgz"));
    execFileSync("tar", ["-xzf", name], { cwd: top });
    packed = { tarball: path.join(top, name), folder: path.join(top, "package"), cache };
  });
  suite.after(() => {
    if (packed) rmSync(path.dirname(packed.tarball), { recursive: true, force: true });
  });
  return () => {
    if (!packed) throw new Error("nothing is packed yet");
    return packed;
  };
}

/** Runs a script as a CI system does: line by line, ending at the first that fails. */
export function runShell(lines: readonly string[], cwd: string, env: Readonly<Record<string, string>>): CliRun {
  const { status, stdout, stderr } = spawnSync("sh", ["-e", "-c", lines.join("\n")], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
  return { code: status, stdout, stderr };
}
