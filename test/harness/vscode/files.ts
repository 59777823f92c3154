import { globOf } from "../../../src/core/text/glob.js";
import { Disposable, EventEmitter } from "./events.js";
import { Uri } from "./uri.js";
import { FileSystemError, numbers } from "./values.js";

const { File, Directory } = numbers.FileType;
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The files of a made-up workspace, by their paths, and those who watch them. */
export class Files {
  private readonly texts = new Map<string, string>();
  private readonly watchers: {
    readonly glob: string;
    readonly tell: Record<"created" | "changed" | "deleted", EventEmitter<Uri>>;
  }[] = [];
  /** Paths that were read, in their order. */
  readonly read: string[] = [];

  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(files)) this.texts.set(path, text);
  }

  write(uri: Uri, text: string): void {
    const isNew = !this.texts.has(uri.path);
    this.texts.set(uri.path, text);
    this.tell(uri, isNew ? "created" : "changed");
  }

  delete(uri: Uri): void {
    this.texts.delete(uri.path);
    this.tell(uri, "deleted");
  }

  /** Tells of the folder alone, as VS Code does. */
  deleteFolder(uri: Uri): void {
    for (const path of this.below(uri.path)) this.texts.delete(path);
    this.tell(uri, "deleted");
  }

  rename(from: Uri, to: Uri): void {
    const text = this.textOf(from);
    this.delete(from);
    this.write(to, text);
  }

  textOf(uri: Uri): string {
    const text = this.texts.get(uri.path);
    if (text === undefined) throw new FileSystemError("FileNotFound");
    return text;
  }

  /** What `workspace.fs` is. */
  readonly fs = {
    readFile: async (uri: Uri): Promise<Uint8Array> => {
      this.read.push(uri.path);
      return encode(this.textOf(uri));
    },
    stat: async (uri: Uri): Promise<{ type: number; size: number }> => {
      if (this.below(uri.path).length > 0) return { type: Directory, size: 0 };
      return { type: File, size: encode(this.textOf(uri)).length };
    },
    readDirectory: async (uri: Uri): Promise<[string, number][]> => {
      const entries = new Map<string, number>();
      for (const path of this.below(uri.path)) {
        const [name = "", ...more] = path.slice(uri.path.replace(/\/$/, "").length + 1).split("/");
        entries.set(name, more.length > 0 ? Directory : File);
      }
      return [...entries];
    },
  };

  /** What `workspace.createFileSystemWatcher` makes. */
  readonly watch = (glob: string) => {
    const tell = {
      created: new EventEmitter<Uri>(),
      changed: new EventEmitter<Uri>(),
      deleted: new EventEmitter<Uri>(),
    };
    this.watchers.push({ glob, tell });
    return {
      onDidCreate: tell.created.event,
      onDidChange: tell.changed.event,
      onDidDelete: tell.deleted.event,
      ...Disposable.from(...Object.values(tell)),
    };
  };

  private tell(uri: Uri, what: "created" | "changed" | "deleted"): void {
    for (const { glob, tell } of this.watchers) if (globOf(glob).matches(uri.path)) tell[what].fire(uri);
  }

  private below(folder: string): string[] {
    const prefix = `${folder.replace(/\/$/, "")}/`;
    return [...this.texts.keys()].filter((path) => path.startsWith(prefix));
  }
}
