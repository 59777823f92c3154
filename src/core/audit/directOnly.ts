import { lockfilesOf } from "../formats/lockfiles.js";
import { foldersBetween } from "./paths.js";
import { folderOf } from "./paths.js";

/** Finds manifests without a lockfile: of them only what is declared directly was seen. */
export class DirectOnly {
  private readonly manifests: { readonly path: string; readonly locks: readonly string[] }[] = [];
  private readonly locks = new Set<string>();

  /** Notes a document that was read and holds something. */
  note(path: string, format: string): void {
    const locks = lockfilesOf(format);
    if (locks.length > 0) this.manifests.push({ path, locks });
    this.locks.add(`${format} ${folderOf(path)}`);
  }

  /** Manifests with no lockfile of theirs in their folder or one above it, up to the root. */
  manifestsWithout(root: string): readonly string[] {
    return this.manifests
      .filter(({ path, locks }) =>
        foldersBetween(root, folderOf(path)).every((folder) =>
          locks.every((format) => !this.locks.has(`${format} ${folder}`)),
        ),
      )
      .map(({ path }) => path);
  }
}
