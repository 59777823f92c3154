import type { Extraction } from "../../model.js";
import { JsonKeys, JsonSpans } from "../../syntax/jsonKeys.js";
import { JsonScan } from "../../syntax/jsonScan.js";
import type { Format } from "../format.js";
import type { LockedComponent } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";
import { FlakeRows, locatingKeys } from "./flakeRows.js";

/** The locked inputs of a Nix flake. https://nix.dev/manual/nix/latest/command-ref/new-cli/nix3-flake.html#lock-files */
export const nixFlakeLock: Format = {
  id: "nix/flake-lock",
  title: "Nix flake.lock",
  files: ["flake.lock", "*flake.lock"],
  ecosystems: ["generic"],
  generated: true,
  extract: ({ text }) => new FlakeLock(text).read(),
};

const lockedKeys = new JsonKeys(["rev", ...locatingKeys]);
const rev = 0;

/** Reads the file in one pass, without a tree (the row `flake.lock` of the bench). */
class FlakeLock {
  private readonly scan: JsonScan;
  private readonly rows: FlakeRows;
  private readonly draft: LockedPackage;
  private readonly components: LockedComponent[] = [];
  private readonly locked = new JsonSpans(lockedKeys);
  /** The inputs of each node, by name: those of the root, which the end of the file names, are direct. */
  private readonly inputs = new Map<string, readonly string[]>();
  private rootName = "root";

  constructor(text: string) {
    this.scan = new JsonScan(text);
    this.rows = new FlakeRows(this.scan);
    this.draft = new LockedPackage(this.rows);
  }

  read(): Extraction {
    const { scan, inputs } = this;
    if (scan.next() === "map") {
      for (const top = scan.depth; scan.nextIn(top);) {
        if (scan.is("map") && scan.keyIs("nodes")) this.readNodes();
        else if (scan.is("string") && scan.keyIs("root")) this.rootName = scan.scalarText();
      }
    }
    const direct = new Set(inputs.get(this.rootName));
    const components = this.components.filter(({ name }) => name !== this.rootName);
    if (direct.size > 0)
      for (const component of components) if (direct.has(component.name)) component.relation = "direct";
    return { components, problems: scan.problems };
  }

  private readNodes(): void {
    const { scan, draft } = this;
    for (const nodes = scan.depth; scan.nextIn(nodes);) {
      if (!scan.is("map") || scan.keyStart < 0) continue;
      draft.begin(scan.keyStart - 1, "nodes");
      draft.name(scan.keyStart, scan.keyEnd);
      const isLocked = this.readNode();
      draft.end = scan.outerEnd;
      if (isLocked && draft.isDownloaded) this.components.push(this.rows.addNode(draft, this.locked, rev + 1));
    }
  }

  /** Whether the node is locked, which the project itself is not. */
  private readNode(): boolean {
    const { scan, draft, locked } = this;
    let isLocked = false;
    for (const node = scan.depth; scan.nextIn(node);) {
      if (scan.keyIs("inputs")) {
        if (scan.is("map")) this.inputs.set(scan.textOf(draft.nameStart, draft.nameEnd), this.readInputs());
      } else if (scan.keyIs("locked")) {
        isLocked = true;
        locked.clear();
        if (!scan.is("map")) continue;
        for (const own = scan.depth; scan.nextIn(own, lockedKeys, locked);)
          if (scan.is("string") || scan.is("bare")) scan.note(locked);
        draft.version(locked.start(rev), locked.end(rev));
      }
    }
    return isLocked;
  }

  /** Names of the nodes that inputs stand for; one that follows another's input goes by its own name. */
  private readInputs(): readonly string[] {
    const { scan } = this;
    const names: string[] = [];
    for (const own = scan.depth; scan.nextIn(own);)
      names.push(scan.is("string") || scan.is("bare") ? scan.scalarText() : scan.keyText());
    return names;
  }
}
