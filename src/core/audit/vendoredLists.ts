import type { ArchivePackage } from "../documents/archivePackages.js";
import { fileListText, type ListedFile } from "../documents/fileList.js";
import type { SourceText } from "../model.js";
import type { Candidate } from "./candidate.js";
import { folderOf } from "./paths.js";

/** A list of files that one policy speaks of, as a document: see `documents/fileList.ts`. */
export interface VendoredList {
  readonly source: SourceText;
  /** The first of the files: its policy is that of all. */
  readonly candidate: Candidate;
}

/** Gathers libraries and archives of one tree by the folder at its top, and within that by policy. */
export class VendoredLists {
  private readonly groups = new Map<string, { readonly candidate: Candidate; readonly files: ListedFile[] }[]>();

  /** `path` is the file's below the root. */
  add(candidate: Candidate, path: string, packages: readonly ArchivePackage[] | undefined): void {
    const slash = path.indexOf("/");
    const folder = slash < 0 ? "./" : path.slice(0, slash + 1);
    const groups = this.groups.get(folder) ?? [];
    this.groups.set(folder, groups);
    let group = groups.find((one) => one.candidate.policy === candidate.policy);
    if (!group) groups.push((group = { candidate, files: [] }));
    if (packages === undefined) group.files.push({ path });
    else for (const holds of packages) group.files.push({ path, holds });
  }

  /** In the order of the folders. Where a folder within has a policy of its own, the list is named by the folder of its first file. */
  all(): readonly VendoredList[] {
    return [...this.groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([folder, groups]) =>
        groups.map(({ candidate, files }, at) => {
          const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
          const own = `${folderOf(sorted[0]?.path ?? folder)}/`;
          return { candidate, source: { uri: at === 0 ? folder : own, text: fileListText(sorted) } };
        }),
      );
  }
}
