import { readFileSync, statSync } from "node:fs";
import type { Comparison } from "../core/audit/comparison.js";
import { Baseline } from "../core/audit/baseline.js";
import type { Host } from "../core/audit/host.js";
import type { SavedResult } from "../core/audit/savedResult.js";
import { withFile } from "../core/audit/withFile.js";
import { plain } from "../core/report/plain.js";
import { readSavedResult } from "../core/report/readSavedResult.js";
import type { Given } from "./given.js";
import { nodeHost, reasonOf, toHostPath } from "./host.js";
import type { OptionName } from "./options.js";
import { UsageError } from "./usageError.js";

/** Options that say what is audited besides paths, and against which saved result. */
export const inputOptions = ["baseline", "files-from", "stdin"] as const satisfies readonly OptionName[];

/** What an audit reads, and what it is compared with. */
export interface Input {
  readonly paths: readonly string[];
  /** The file system with standard input in it; absent where that is not asked for. */
  readonly host?: Host;
  readonly comparison?: Comparison;
}

/** Throws a UsageError for what does not fit together or cannot be read. */
export function inputOf(given: Given): Input {
  const [baseline, list, name] = [given.text("baseline"), given.text("files-from"), given.text("stdin")];
  const history = (["changed-since", "rev", "tag"] as const).find((option) => given.has(option));
  if (baseline !== undefined && history === "changed-since")
    throw new UsageError("--baseline and --changed-since both say what is new: give one of them");
  if (name !== undefined && (history !== undefined || list !== undefined || given.words.length > 0))
    throw new UsageError("--stdin names all that is audited: it takes no paths and no revision");
  if (list !== undefined && given.words.length > 0)
    throw new UsageError("--files-from names all that is audited: it takes no paths beside it");
  const comparison = baseline === undefined ? undefined : new Baseline(savedResultIn(baseline), baseline);
  const paths = name !== undefined ? [name] : list !== undefined ? pathsIn(list) : given.words;
  if (list !== undefined && paths.length === 0) throw new UsageError(`--files-from: ${plain(list)} names no file`);
  const host = name === undefined ? undefined : withFile(nodeHost, toHostPath(name), standardInput("--stdin"));
  return { paths, ...(host && { host }), ...(comparison && { comparison }) };
}

/** A saved result. Throws a UsageError where the file is not one. */
export function savedResultIn(file: string): SavedResult {
  let text: string;
  try {
    if (!statSync(file).isFile()) throw new UsageError(`${plain(file)} is not a file`);
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${plain(file)} cannot be read: ${reasonOf(error)}`);
  }
  const saved = readSavedResult(text);
  if (typeof saved === "string") throw new UsageError(`${plain(file)}: ${plain(saved)}`);
  return saved;
}

/** As `git diff -z --name-only` writes them, or one a line. */
function pathsIn(file: string): readonly string[] {
  let bytes: Buffer;
  try {
    bytes = file === "-" ? standardInput("--files-from -") : readFileSync(file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--files-from: ${plain(file)} cannot be read: ${reasonOf(error)}`);
  }
  const text = bytes.toString("utf8");
  return text.split(text.includes("\0") ? "\0" : /\r?\n/).filter((path) => path !== "");
}

function standardInput(option: string): Buffer {
  if (process.stdin.isTTY) throw new UsageError(`${option} reads standard input: give it a file, as < sbom.json`);
  try {
    return readFileSync(0);
  } catch (error) {
    throw new UsageError(`${option}: standard input cannot be read: ${reasonOf(error)}`);
  }
}
