import * as vscode from "vscode";
import { listFileOf, type ListBytes } from "../../core/lists/listBytes.js";
import { listGroups } from "../../core/lists/listGroups.js";
import { readListFiles, type ListFile } from "../../core/lists/readList.js";
import type { CalendarDate } from "../../core/model.js";
import { isKnowledgePack } from "../../core/screening/brought.js";
import { sourceOf, type ReadSource } from "../../core/screening/official/renewal.js";
import type { Task } from "./task.js";

/** A file of lists that is to be taken. */
export interface Incoming {
  /** Its name, without a folder. */
  readonly title: string;
  /** Where it comes from, in words. */
  readonly from: string;
  readonly bytes: Uint8Array;
  /** The list that it must be. */
  readonly key?: string;
}

/** What a file could not be taken for. */
export interface NotTaken {
  readonly from: string;
  readonly reason: string;
}

/** No file is larger; in bytes. It is held in memory as a whole. */
const largest = 512 * 1024 * 1024;
const pieceSize = 256 * 1024;

/** Reads files through the file system of VS Code, which reaches them in a browser and on a remote machine too. */
export async function readFiles(
  uris: readonly vscode.Uri[],
): Promise<{ readonly files: readonly Incoming[]; readonly notTaken: readonly NotTaken[] }> {
  const files: Incoming[] = [];
  const notTaken: NotTaken[] = [];
  for (const uri of uris) {
    const title = uri.path.slice(uri.path.lastIndexOf("/") + 1);
    try {
      const { size, type } = await vscode.workspace.fs.stat(uri);
      if (type & vscode.FileType.Directory) notTaken.push({ from: title, reason: "it is a folder" });
      else if (size > largest) notTaken.push({ from: title, reason: "it is larger than 512 MB" });
      else files.push({ title, from: title, bytes: await vscode.workspace.fs.readFile(uri) });
    } catch (error) {
      notTaken.push({ from: title, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { files, notTaken };
}

/** Whether a file is one that `lists import` wrote: lists that were read before. */
export function isSnapshot({ bytes }: Incoming): boolean {
  return new TextDecoder().decode(bytes.subarray(0, 64)).startsWith('{"form":"sanctionlint official lists');
}

export function isPack({ title, bytes }: Incoming): boolean {
  return isKnowledgePack(title, bytes);
}

/** Reads official lists from their own files; files of OFAC that belong together are one list. */
export async function readLists(
  incoming: readonly Incoming[],
  today: CalendarDate,
  task: Task,
): Promise<{ readonly read: readonly ReadSource[]; readonly notTaken: readonly NotTaken[] }> {
  const read: ReadSource[] = [];
  const notTaken: NotTaken[] = [];
  for (const { files } of listGroups(incoming, ({ title }) => title)) {
    const [first] = files;
    const from = files.map((file) => file.from).join(", ");
    task.tell(vscode.l10n.t("reading {0}", from));
    const source = await readGroup(files, from, today, task);
    const { key } = first ?? {};
    if (typeof source === "string") notTaken.push({ from, reason: source });
    else if (key !== undefined && source.source.key !== key)
      notTaken.push({ from, reason: `it is another list, ${source.source.format}` });
    else read.push(source);
  }
  return { read, notTaken };
}

async function readGroup(
  files: readonly Incoming[],
  from: string,
  today: CalendarDate,
  task: Task,
): Promise<ReadSource | string> {
  const texts: ListFile[] = [];
  for (const file of files) {
    const text = await task.run(listFileOf(bytesOf(file)));
    if (typeof text === "string") return text;
    texts.push(text);
  }
  const title = (files[0]?.title ?? "").replace(/\.gz$/i, "");
  return task.run(sourceOf(await task.run(readListFiles(texts)), title, from, today));
}

function bytesOf({ title, bytes }: Incoming): ListBytes {
  return {
    title,
    *pieces() {
      for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
    },
  };
}
