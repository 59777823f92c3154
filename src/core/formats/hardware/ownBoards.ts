import type { SourceText } from "../../model.js";
import { globOf, type Glob } from "../../text/glob.js";
import type { Format } from "../format.js";
import type { HardwareFiles } from "./mapped.js";

/** A team's globs, compiled, as long as its policy is kept. */
const globs = new WeakMap<HardwareFiles, readonly Glob[]>();

/** Whether the team says that this file describes a board of its own. */
export function isOwnBoard({ uri }: SourceText, hardware: HardwareFiles): boolean {
  if (!hardware.boards) return false;
  const known = globs.get(hardware) ?? hardware.boards.map((glob) => globOf(glob, { fold: true, below: true }));
  globs.set(hardware, known);
  return known.some((glob) => glob.matches(uri));
}

/**
 * The format as it reads a board of the team's own. A distribution's catalogue is known by its folders, so the file is read as if it
 * lay in none of them.
 */
export function readingOwnBoard(format: Format): Format {
  if (!format.id.startsWith("hardware/")) return format;
  return {
    ...format,
    extract: ({ uri, text }) => format.extract({ uri: uri.slice(uri.lastIndexOf("/") + 1), text }),
  };
}
