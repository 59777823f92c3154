import type { ArchivePackage } from "./archivePackages.js";
import type { LineIndex } from "../text/lineIndex.js";

/** A file of the tree that is judged by its name, or by a package that its metadata names. */
export interface ListedFile {
  /** Below the root, with forward slashes. */
  readonly path: string;
  readonly holds?: ArchivePackage;
}

/**
 * Whether a document is a list of files of one folder, and no file: its URI is that of the folder, with a slash at the end. Line n is the
 * nth file's path below the root; after tabs are type, name and version of the package that an archive holds.
 */
export function isFileList(uri: string): boolean {
  return uri.endsWith("/");
}

/** The text of such a document. */
export function fileListText(files: readonly ListedFile[]): string {
  return files
    .map(({ path, holds }) =>
      [path, ...(holds ? [holds.type, holds.name, holds.version ?? ""] : [])].map(plain).join("\t"),
    )
    .join("\n");
}

/** The path of the file that is at an offset of such a document. */
export function listedFileAt(lines: LineIndex, offset: number): string {
  return lines.lineText(lines.positionAt(offset).line).split("\t", 1)[0] ?? "";
}

function plain(text: string): string {
  return text.replace(/[\t\r\n]/g, " ");
}

/** Where something is, as people look it up: in a list of files that is the file itself, at its start. */
export interface FilePlace {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

/** The place of an offset of a document, whose path to show is `file`. */
export function filePlace(file: string, uri: string, lines: LineIndex, offset: number): FilePlace {
  if (!isFileList(uri)) return { file, ...lines.positionAt(offset) };
  // The folder is shown from where paths are shown from.
  const above = file.endsWith(uri) ? file.slice(0, file.length - uri.length) : "";
  return { file: above + listedFileAt(lines, offset), line: 1, column: 1 };
}
