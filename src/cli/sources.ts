import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { SourceText } from "../core/model.js";
import { documentsOf } from "../core/documents/documentsOf.js";
import { formats } from "../core/formats/index.js";
import { isSuperseded } from "../core/formats/recognize.js";
import type { UnreadFile } from "../core/report/audit.js";
import { reasonOf, toPosix, walk } from "./walk.js";

/** A file that was read. `file` is the path to show: relative to the working folder where it lies inside. */
export interface ReadFile {
  readonly file: string;
  readonly absolute: string;
  readonly source: SourceText;
}

export interface ReadOptions {
  readonly maxFileSize: number;
  /** The folder that a file's `uri` is relative to. */
  rootOf(absolute: string): string;
  /** Whether a file met on the way is worth opening. */
  mayRead(absolute: string): boolean;
  onUnread(file: UnreadFile): void;
}

/** Reads what the arguments name: a named file whatever its folder, a folder by walking it. Files no format could read stay unopened. */
export function* readSources(paths: readonly string[], options: ReadOptions): Generator<ReadFile> {
  const seen = new Set<string>();
  for (const given of paths) {
    const absolute = path.resolve(given);
    const stats = statSync(absolute, { throwIfNoEntry: false });
    if (!stats) options.onUnread({ file: given, reason: "no such file or folder", kind: "failed" });
    else if (stats.isDirectory()) {
      for (const file of walk(absolute, (folder, reason) =>
        options.onUnread({ file: shown(folder), reason, kind: "failed" }),
      )) {
        if (seen.has(file) || !options.mayRead(file) || isSupersededBeside(file)) continue;
        seen.add(file);
        yield* readOne(file, options);
      }
    } else if (!seen.has(absolute)) {
      seen.add(absolute);
      yield* readOne(absolute, options);
    }
  }
}

/** Whether a file that says more lies beside one met on the way: a board's schematic. */
function isSupersededBeside(file: string): boolean {
  const candidates = formats.candidates(toPosix(file));
  if (!candidates.some(({ supersededBy }) => supersededBy)) return false;
  const folder = path.dirname(file);
  const siblings = readdirSync(folder).map((name) => toPosix(path.join(folder, name)));
  return candidates.every((format) => isSuperseded(format, toPosix(file), siblings));
}

function* readOne(absolute: string, { maxFileSize, rootOf, onUnread }: ReadOptions): Generator<ReadFile> {
  const file = shown(absolute);
  try {
    const { size } = statSync(absolute);
    if (size > maxFileSize) {
      const reason = `${megabytes(size)} is over the limit of ${megabytes(maxFileSize)}; raise it with --max-file-size`;
      return onUnread({ file, reason, kind: "failed" });
    }
    const uri = toPosix(path.relative(rootOf(absolute), absolute));
    const { sources, problems, limits } = documentsOf(uri, readFileSync(absolute));
    for (const { message, sheet } of [...problems, ...limits]) {
      onUnread({ file: sheet === undefined ? file : `${file}#${sheet}`, reason: message, kind: "failed" });
    }
    // A sheet of a workbook is a document of its own: `bom.xlsx#Sheet1.tsv`, where line n is row n.
    for (const source of sources) yield { file: file + source.uri.slice(uri.length), absolute, source };
  } catch (error) {
    onUnread({ file, reason: `cannot be read: ${reasonOf(error)}`, kind: "failed" });
  }
}

/** The path to show: relative to the working folder when it lies inside, else absolute. */
export function shown(absolute: string): string {
  const relative = path.relative(process.cwd(), absolute);
  return toPosix(relative.startsWith("..") || path.isAbsolute(relative) ? absolute : relative || ".");
}

function megabytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
