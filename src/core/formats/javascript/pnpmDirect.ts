import { NameFilter } from "../../text/nameFilter.js";
import type { LockedPackage } from "../rows/lockedPackage.js";

/**
 * What a project and its workspaces ask for. Version 5: `a: 1.0.0` under `dependencies`; later: `a:` with a `version` line;
 * both once more under each importer, two levels deeper.
 */
export class PnpmDirect {
  /** `name@version`. */
  private readonly ids = new Set<string>();
  private readonly names = new NameFilter();
  /** Of the dependency whose lines are read. */
  private name = "";
  private inDependencies = false;

  /** Begins a section of the file's top level. */
  begin(): void {
    this.inDependencies = false;
  }

  /** Takes a line without the blanks around it. */
  line(line: string, indent: number, ofImporters: boolean): void {
    const level = ofImporters ? indent - 4 : indent;
    if (level === 0) this.inDependencies = /^(?:dev|optional)?[dD]ependencies:$/.test(line);
    if (level <= 0 || (ofImporters && !this.inDependencies)) return;
    const colon = line.indexOf(":", line.startsWith("'") ? line.indexOf("'", 1) : 0);
    if (colon < 0) return;
    const key = unquoted(line.slice(0, colon));
    const value = unquoted(line.slice(colon + 1).trim());
    if (level === 2) {
      this.name = key;
      if (value !== "") this.add(value);
    } else if (level === 4 && key === "version" && value !== "") this.add(value);
  }

  /** Whether the package is one of them. */
  has(text: string, { nameStart, nameEnd, versionStart, versionEnd }: LockedPackage): boolean {
    if (versionStart < 0 || !this.names.mayHave(text, nameStart, nameEnd)) return false;
    return this.ids.has(`${text.slice(nameStart, nameEnd)}@${text.slice(versionStart, versionEnd)}`);
  }

  private add(written: string): void {
    const end = written.search(/[(_]/);
    const version = end < 0 ? written : written.slice(0, end);
    this.addId(`${this.name}@${version}`);
    // An aliased package has its own name in the version: `real@1.0.0`, `/real/1.0.0`.
    this.addId(version.replace(/^\/(.+)\/([^/]+)$/, "$1@$2").replace(/^\//, ""));
  }

  private addId(id: string): void {
    // Only ids of a name and a version are asked about.
    const at = id.indexOf("@", 1);
    if (at < 0) return;
    this.ids.add(id);
    this.names.add(id.slice(0, at));
  }
}

function unquoted(text: string): string {
  return /^(['"]).*\1$/.test(text) ? text.slice(1, -1) : text;
}
