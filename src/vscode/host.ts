import * as vscode from "vscode";
import type { Entry, EntryKind, Host, Stat } from "../core/audit/host.js";
import { openDocument } from "./sources.js";

/** Files asked for at the same time: a disk or a remote does not answer sooner for more. */
const parallel = 32;

/**
 * The file system of a workspace folder, on any scheme that VS Code has. Paths are those of its URIs. Unsaved changes count. VS Code does
 * not tell where a link leads.
 */
export class EditorHost implements Host {
  readonly parallel = parallel;
  readonly foldsCase = false;

  /** `outside` gives the URI of files that are on another file system: an organisation's policy. */
  constructor(
    private readonly folder: vscode.Uri,
    private readonly outside: (path: string) => vscode.Uri | undefined = () => undefined,
  ) {}

  uriOf(path: string): vscode.Uri {
    return this.outside(path) ?? this.folder.with({ path });
  }

  async list(folder: string): Promise<readonly Entry[]> {
    const entries = await vscode.workspace.fs.readDirectory(this.uriOf(folder));
    return entries.map(([name, type]) => ({ name, kind: entryKind(type) }));
  }

  async stat(path: string): Promise<Stat | undefined> {
    try {
      const { type, size } = await vscode.workspace.fs.stat(this.uriOf(path));
      // A link that leads nowhere is a link and nothing else.
      return type === vscode.FileType.SymbolicLink ? undefined : { kind: kindOf(type), size };
    } catch (error) {
      if (isNotThere(error)) return undefined;
      throw error;
    }
  }

  async read(path: string): Promise<Uint8Array> {
    const uri = this.uriOf(path);
    const open = openDocument(uri);
    if (open?.isDirty) return new TextEncoder().encode(open.getText());
    return vscode.workspace.fs.readFile(uri);
  }

  async digest(bytes: Uint8Array): Promise<string> {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes.slice()));
    return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }
}

/** Types are bits: a link to a file is both. */
function kindOf(type: vscode.FileType): Stat["kind"] {
  if (type & vscode.FileType.File) return "file";
  return type & vscode.FileType.Directory ? "folder" : "other";
}

function entryKind(type: vscode.FileType): EntryKind {
  return type & vscode.FileType.SymbolicLink ? "link" : kindOf(type);
}

function isNotThere(error: unknown): boolean {
  const code = error instanceof vscode.FileSystemError ? error.code : "";
  return code === "FileNotFound" || code === "FileNotADirectory";
}
