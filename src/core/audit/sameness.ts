import { isFileList } from "../documents/fileList.js";
import type { BaseHost } from "./baseHost.js";
import type { Host } from "./host.js";
import { nameOf } from "./paths.js";
import { folderOf } from "./paths.js";

/** How a file compares with the one of its path before: `gone` and `added` where one of the two is not there. */
export type Sameness = "same" | "changed" | "gone" | "added";

/** Compares files of a tree with an earlier state of it, each once. */
export class SamenessOf {
  private readonly known = new Map<string, Promise<Sameness>>();

  constructor(
    private readonly now: Host,
    private readonly base: BaseHost,
  ) {}

  of(path: string): Promise<Sameness> {
    const known = this.known.get(path) ?? this.compare(path);
    this.known.set(path, known);
    return known;
  }

  private async compare(path: string): Promise<Sameness> {
    // A list of files is there on both sides, with what differs.
    if (isFileList(path)) return "changed";
    const [now, before] = await Promise.all([isThere(this.now, path), isThere(this.base, path)]);
    if (!before) return "added";
    if (!now) return (await isNamed(this.now, path)) ? "changed" : "gone";
    try {
      return (await this.base.holds(path, await this.now.read(path))) ? "same" : "changed";
    } catch {
      // Reading it again will say why.
      return "changed";
    }
  }
}

async function isThere(host: Host, path: string): Promise<boolean> {
  try {
    return (await host.stat(path)) !== undefined;
  } catch {
    return true;
  }
}

/** Whether something of this name is there, if only a link that leads nowhere. */
async function isNamed(host: Host, path: string): Promise<boolean> {
  try {
    return (await host.list(folderOf(path))).some(({ name }) => name === nameOf(path));
  } catch {
    return false;
  }
}
