import type { SourceText, Span } from "../model.js";
import { decodeText } from "../documents/decode.js";
import { readPolicyFile, readPolicySetting, type PolicyLayer, type PolicyNames } from "../policy/readPolicy.js";
import type { PolicyLevel } from "../policy/layers.js";
import type { TreeNode } from "../syntax/tree.js";
import type { Host } from "./host.js";
import { parentOf, pathBelow, resolvePath } from "./paths.js";

/** A policy read from one place, with its text for what there is to say about it. */
export interface LoadedLayer {
  /** Absolute path of the file. */
  readonly path: string;
  /** The same for people. */
  readonly label: string;
  readonly level: PolicyLevel;
  readonly source: SourceText;
  readonly layer: PolicyLayer;
}

/** A policy file is at most this long, in bytes. */
const longestFile = 1024 * 1024;
/** Policies that extend one another, at most. */
const longestChain = 8;

/** Where a chain of policies may lie. */
interface Bounds {
  readonly level: PolicyLevel;
  /** Files outside this folder are refused; absent for a policy that the user named. */
  readonly within?: string;
}

/** Reads policy files over a host, each once, and never throws: what is wrong with one is a problem of its layer. */
export class PolicyLoader {
  private readonly read = new Map<string, Promise<Omit<LoadedLayer, "level">>>();
  /** By level and path. */
  private readonly layers = new Map<string, LoadedLayer>();
  private readonly seen = new Map<string, LoadedLayer>();

  constructor(
    private readonly host: Host,
    private readonly names: PolicyNames,
    private readonly labelOf: (path: string) => string,
  ) {}

  /** Every layer read so far, as it counts; a file that several levels rest on is one for each. */
  loaded(): readonly LoadedLayer[] {
    return [...this.seen.values()];
  }

  /** A policy file and, before it, what it extends. */
  async chain(path: string, bounds: Bounds, below: readonly string[] = []): Promise<readonly LoadedLayer[]> {
    const loaded = await this.file(path, bounds);
    const upper = loaded.layer.extends;
    if (upper === undefined) return [loaded];
    const refuse = (message: string): readonly LoadedLayer[] => [this.broken(loaded, message)];
    const folder = parentOf(path);
    const target = folder === undefined ? undefined : resolvePath(folder, upper);
    if (target === undefined || /^[a-z][a-z0-9+.-]+:\/\//i.test(upper))
      return refuse("extends takes the path of a file");
    if (target === path || below.includes(target)) return refuse("extends comes back to this file");
    if (below.length + 1 >= longestChain) return refuse(`at most ${longestChain} policies may extend one another`);
    if (bounds.within !== undefined && pathBelow(bounds.within, target) === undefined)
      return refuse("extends leads out of the audited tree");
    if (!(await this.host.stat(target))) return refuse("extends names a file that is not there");
    const above = await this.chain(target, bounds, [...below, path]);
    return [...above, loaded];
  }

  /** The value of a setting that is in a settings file. */
  setting(path: string, source: SourceText, setting: TreeNode, level: PolicyLevel): LoadedLayer {
    return this.keep({ path, label: this.labelOf(path), level, source, layer: readPolicySetting(setting, this.names) });
  }

  /** A layer that cannot count: with nothing of it in force and `message` said at `place`. */
  broken(loaded: LoadedLayer, message: string, place?: Span): LoadedLayer {
    const { policy: _, ...layer } = loaded.layer;
    const at = place ?? layer.keys.get("extends") ?? { start: 0, end: 0 };
    return this.keep({ ...loaded, layer: { ...layer, problems: [{ message, start: at.start, end: at.end }] } });
  }

  private keep(layer: LoadedLayer): LoadedLayer {
    this.seen.set(`${layer.level} ${layer.path}`, layer);
    return layer;
  }

  /** Each file is read once; what it may say depends on who extends it, so it is a layer for each level. */
  private async file(path: string, bounds: Bounds): Promise<LoadedLayer> {
    const { level } = bounds;
    const reading = this.read.get(path) ?? this.readFile(path, bounds);
    this.read.set(path, reading);
    const read = await reading;
    const known = this.layers.get(`${level} ${path}`);
    if (known) return known;
    const layer = this.keep({ ...read, level });
    this.layers.set(`${level} ${path}`, layer);
    return layer;
  }

  private async readFile(path: string, { within }: Bounds): Promise<Omit<LoadedLayer, "level">> {
    const label = this.labelOf(path);
    const unread = (message: string): Omit<LoadedLayer, "level"> => ({
      path,
      label,
      source: { uri: label, text: "" },
      layer: { mayLoosen: [], places: new Map(), keys: new Map(), problems: [{ message, start: 0, end: 0 }] },
    });
    try {
      const stat = await this.host.stat(path);
      if (!stat) return unread("the policy file is not there");
      if (stat.kind !== "file")
        return unread(
          stat.kind === "folder" ? "a policy is a file, and this is a folder" : "this is not a regular file",
        );
      if (stat.size > longestFile) return unread("a policy file takes at most 1 MiB");
      if (within !== undefined && this.host.resolve) {
        const [real, top] = [await this.host.resolve(path), await this.host.resolve(within)];
        if (real === undefined || pathBelow(top ?? within, real) === undefined)
          return unread("this link leads out of the audited tree");
      }
      const text = decodeText(await this.host.read(path)).text;
      return { path, label, source: { uri: label, text }, layer: readPolicyFile(text, this.names) };
    } catch (error) {
      return unread(`the policy file cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
