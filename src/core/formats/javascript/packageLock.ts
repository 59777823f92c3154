import type { Component, Identifier, SourceText } from "../../model.js";
import { JsonScan } from "../../syntax/jsonScan.js";
import { urlParts } from "../download.js";
import type { Format } from "../format.js";

const folder = "node_modules/";
const flags = ["dev", "optional", "devOptional", "peer", "extraneous"] as const;

/**
 * npm `package-lock.json`, `npm-shrinkwrap.json` and the hidden lockfile of `node_modules`, versions 1 to 3.
 * https://docs.npmjs.com/cli/configuring-npm/package-lock-json
 */
export const npmPackageLock: Format = {
  id: "npm/package-lock",
  title: "npm package-lock.json and npm-shrinkwrap.json",
  files: ["package-lock.json", "npm-shrinkwrap.json", "node_modules/.package-lock.json"],
  ecosystems: ["npm"],
  generated: true,
  extract(source: SourceText) {
    const scan = new JsonScan(source.text);
    const components: Component[] = [];
    if (scan.next() === "map") {
      let packages = false;
      for (const root = scan.depth; scan.nextIn(root);) {
        if (scan.event !== "map") continue;
        if (scan.keyIs("packages")) {
          packages = true;
          readPackages(scan, components);
          // Version 2 repeats everything under `dependencies` for old clients.
        } else if (scan.keyIs("dependencies") && !packages) readTree(scan, components);
      }
    }
    return { components, problems: scan.problems };
  },
};

/** `packages` (version 2 and 3): a path from the project's root for each. */
function readPackages(scan: JsonScan, components: Component[]): void {
  const direct = new Set<string>();
  const draft = new LockedPackage(scan);
  let workspaces = false;
  for (const packages = scan.depth; scan.nextIn(packages);) {
    if (scan.event !== "map" || scan.keyStart < 0) continue;
    const nameStart = afterLastFolder(scan.text, scan.keyStart, scan.keyEnd);
    if (nameStart === scan.keyStart) {
      // The project itself or one of its workspaces.
      workspaces ||= components.length > 0;
      readDirect(scan, direct);
      continue;
    }
    draft.begin(nameStart, "packages");
    for (const own = scan.depth; scan.nextIn(own);) draft.read();
    draft.end = scan.outerEnd;
    if (!draft.isDownloaded) continue;
    const component = draft.finish();
    if (isTop(component) && direct.has(component.name)) component.relation = "direct";
    components.push(component);
  }
  if (workspaces) markDirect(components, direct);
}

/** Workspaces may stand behind the packages they depend on. */
function markDirect(components: Component[], direct: ReadonlySet<string>): void {
  for (const [index, component] of components.entries()) {
    if (isTop(component) && direct.has(component.name)) components[index] = { ...component, relation: "direct" };
  }
}

/** Not inside the folder of another package. */
function isTop({ entry, nameSpan }: Component): boolean {
  return nameSpan.start - entry.start === folder.length + 1;
}

/** Offset of the name in a path like `node_modules/a/node_modules/@b/c`, or of the path when it is no package's. */
function afterLastFolder(text: string, start: number, end: number): number {
  for (let at = end; at >= start + folder.length; at--) {
    if (text.charCodeAt(at - 1) === 47 && text.startsWith(folder, at - folder.length)) return at;
  }
  return start;
}

function readDirect(scan: JsonScan, direct: Set<string>): void {
  for (const own = scan.depth; scan.nextIn(own);) {
    const isSection =
      scan.keyIs("dependencies") ||
      scan.keyIs("devDependencies") ||
      scan.keyIs("optionalDependencies") ||
      scan.keyIs("peerDependencies");
    if (!isSection || scan.event !== "map") continue;
    for (const section = scan.depth; scan.nextIn(section);) direct.add(scan.keyText());
  }
}

/** `dependencies` (version 1): packages nested as their folders are. Input may nest without end, so there is no recursion. */
function readTree(scan: JsonScan, components: Component[]): void {
  const outside = scan.depth;
  const drafts: LockedPackage[] = [];
  /** Packages that are open, and how deep. */
  const open: { readonly draft: LockedPackage; readonly depth: number }[] = [];
  /** Depths of the open `dependencies` maps, whose members are packages. */
  const trees = [outside];
  while (scan.next() !== "end") {
    const { event, depth } = scan;
    const top = open[open.length - 1];
    const tree = trees[trees.length - 1] ?? outside;
    if (event === "close") {
      if (depth <= outside) break;
      if (top?.depth === depth) {
        top.draft.end = scan.outerEnd;
        open.pop();
      } else trees.pop();
    } else if (event === "map" && depth === tree + 1 && tree > (top?.depth ?? -1) && scan.keyStart >= 0) {
      const draft = new LockedPackage(scan);
      draft.begin(scan.keyStart, "dependencies");
      drafts.push(draft);
      open.push({ draft, depth });
    } else if (top && depth === top.depth + 1) {
      if (event === "map" && scan.keyIs("dependencies")) trees.push(depth);
      else {
        top.draft.read();
        scan.skip();
      }
    } else scan.skip();
  }
  for (const draft of drafts) if (draft.isDownloaded) components.push(draft.finish());
}

/** Whether the URL has something before an @ in front of its host. */
function hasUser(text: string, start: number, end: number): boolean {
  for (let at = start + "https://".length; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 64) return true;
    if (code === 47) return false;
  }
  return false;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A package while its properties are read: offsets only, texts are cut at the end. */
class LockedPackage {
  end = 0;
  private start = 0;
  private nameStart = 0;
  private nameEnd = 0;
  private versionStart = -1;
  private versionEnd = -1;
  private resolvedStart = -1;
  private resolvedEnd = -1;
  private scope = "";
  private link = false;

  constructor(private readonly scan: JsonScan) {}

  /** A new package, whose key is at the cursor and whose name starts at `nameStart`. */
  begin(nameStart: number, scope: string): void {
    const { keyStart, keyEnd } = this.scan;
    this.start = keyStart - 1;
    this.end = keyEnd;
    this.nameStart = nameStart;
    this.nameEnd = keyEnd;
    this.versionStart = -1;
    this.versionEnd = -1;
    this.resolvedStart = -1;
    this.scope = scope;
    this.link = false;
  }

  /** Reads the property at the cursor. */
  read(): void {
    const { scan } = this;
    if (scan.event === "string") {
      if (scan.keyIs("version")) this.readVersion();
      else if (scan.keyIs("resolved")) {
        this.resolvedStart = scan.start;
        this.resolvedEnd = scan.end;
      } else if (scan.keyIs("name") && scan.start < scan.end) {
        this.nameStart = scan.start;
        this.nameEnd = scan.end;
      }
    } else if (scan.event === "bare" && scan.valueIs("true")) {
      if (scan.keyIs("link")) this.link = true;
      for (const flag of flags) if (scan.keyIs(flag)) this.scope = flag;
    }
  }

  /** Not a folder of the project itself. */
  get isDownloaded(): boolean {
    return !this.link && this.nameStart < this.nameEnd;
  }

  finish(): Mutable<Component> {
    const { scan, start, end, nameStart, nameEnd, versionStart, versionEnd, resolvedStart, scope } = this;
    const name = scan.textOf(nameStart, nameEnd);
    const nameSpan = { start: nameStart, end: nameEnd };
    const entry = { start, end };
    if (versionStart < 0 || resolvedStart < 0) {
      return {
        kind: "library",
        ecosystem: "npm",
        name,
        nameSpan,
        entry,
        scope,
        relation: "transitive",
        ...(versionStart >= 0 && {
          version: scan.textOf(versionStart, versionEnd),
          versionSpan: { start: versionStart, end: versionEnd },
        }),
        ...(resolvedStart >= 0 && { identifiers: [this.resolved()] }),
      };
    }
    // Nearly all have both, and one literal is made much faster than spreads are.
    return {
      kind: "library",
      ecosystem: "npm",
      name,
      version: scan.textOf(versionStart, versionEnd),
      nameSpan,
      versionSpan: { start: versionStart, end: versionEnd },
      entry,
      scope,
      relation: "transitive",
      identifiers: [this.resolved()],
    };
  }

  private resolved(): Identifier {
    const { scan, resolvedStart: start, resolvedEnd: end } = this;
    const value = scan.textOf(start, end);
    return {
      scheme: "url",
      value: hasUser(scan.text, start, end) ? (urlParts(value)?.bare ?? value) : value,
      start,
      end,
    };
  }

  private readVersion(): void {
    const { text, start, end } = this.scan;
    this.versionStart = start;
    this.versionEnd = end;
    if (text.startsWith("file:", start)) this.link = true;
    else if (text.startsWith("git", start) || text.startsWith("http", start)) {
      this.resolvedStart = start;
      this.resolvedEnd = end;
    }
    if (!text.startsWith("npm:", start)) return;
    // `npm:real@1.0.0`: what is installed under another name.
    const sign = text.lastIndexOf("@", end);
    if (sign <= start + 4) return;
    this.nameStart = start + 4;
    this.nameEnd = sign;
    this.versionStart = sign + 1;
  }
}
