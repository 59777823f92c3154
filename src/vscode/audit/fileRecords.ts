import type * as vscode from "vscode";
import type { FileRecord } from "../../core/audit/fileRecord.js";

/** What became of each file when it was last audited, until it changes. What changes while an audit runs is not kept of that audit. */
export class FileRecords {
  private known = new Map<string, FileRecord>();
  private next: Map<string, FileRecord> | undefined;
  private readonly changed = new Set<string>();
  /** The files that the last audit which reached its end had read. */
  private members: ReadonlySet<string> = new Set();

  of(uri: vscode.Uri): FileRecord | undefined {
    return this.known.get(uri.toString());
  }

  /** A running audit tells what became of a file. */
  note(uri: vscode.Uri, record: FileRecord): void {
    this.next?.set(uri.toString(), record);
  }

  begin(): void {
    this.next = new Map();
    this.changed.clear();
  }

  /** What an audit that reached its end noted replaces what was known; one that did not adds to it. */
  end(whole: boolean): void {
    const noted = this.next ?? new Map<string, FileRecord>();
    this.members = new Set(whole ? noted.keys() : [...this.members, ...noted.keys()]);
    for (const key of this.changed) noted.delete(key);
    if (whole) this.known = noted;
    else for (const [key, record] of noted) this.known.set(key, record);
    this.next = undefined;
  }

  forget(uri: vscode.Uri): void {
    this.known.delete(uri.toString());
    this.changed.add(uri.toString());
  }

  /** Forgets a folder's files; true when there were any. */
  forgetBelow(folder: vscode.Uri): boolean {
    const prefix = `${folder.toString()}/`;
    const below = [...this.members].filter((key) => key.startsWith(prefix));
    for (const key of below) {
      this.known.delete(key);
      this.changed.add(key);
    }
    return below.length > 0;
  }

  forgetAll(): void {
    for (const key of [...this.known.keys(), ...(this.next?.keys() ?? [])]) this.changed.add(key);
    this.known.clear();
  }

  /** Whether the file is one of those that the last audit read, changed since or not. */
  has(uri: vscode.Uri): boolean {
    return this.members.has(uri.toString());
  }

  /** Whether the file has changed since the audit began that is running or was the last. */
  hasChanged(uri: vscode.Uri): boolean {
    return this.changed.has(uri.toString());
  }
}
