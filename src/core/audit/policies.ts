import type { SourceText } from "../model.js";
import type { Knowledge } from "../blacklist/knowledge.js";
import { decodeText } from "../documents/decode.js";
import { layerPolicies, type EffectivePolicy, type NamedPolicy, type Refusal } from "../policy/layers.js";
import { readJson } from "../syntax/json.js";
import { get, getPath } from "../syntax/tree.js";
import { isForeignFolder } from "./foreignFolders.js";
import type { Host } from "./host.js";
import { foldersBetween, joinPath, nameOf } from "./paths.js";
import { policyFileNames, policyNamesIn, type PolicyFileNames } from "./policyFiles.js";
import { PolicyLoader, type LoadedLayer } from "./policyLoader.js";

/** Where policies come from besides the files of the tree. */
export interface PolicySources {
  /** A policy file above everything in the tree, from outside of it. */
  readonly organisation?: string | undefined;
  /** One policy file in place of the root's and all below. */
  readonly only?: string | undefined;
  /** An editor user's own layer, below the organisation's. */
  readonly user?: NamedPolicy | undefined;
  /** False where nothing of the tree may count, and is not even read: a workspace that is not trusted. */
  readonly trusted?: boolean | undefined;
  /** The last understood version of each policy file, by its path: what counts while one is broken. An editor keeps it. */
  readonly lastGood?: Map<string, LoadedLayer> | undefined;
  /** Policies are read over another host than the files: the names in a folder are asked there. */
  readonly asksNames?: boolean | undefined;
  /** A settings file that is elsewhere than in the root, and the keys that lead to its settings. */
  readonly workspaceFile?: string | undefined;
}

/** The policy of a folder: its layers from the top down, and what they come to. One object for all folders with the same layers. */
export interface FolderPolicy {
  readonly layers: readonly LoadedLayer[];
  readonly effective: EffectivePolicy;
  /** Whether the folder is a vendored or installed one, or a submodule: a policy there never loosens. */
  readonly foreign: boolean;
  /** Whether a policy above the whole tree cannot be understood and no earlier version of it is known: nothing may be judged. */
  readonly broken: boolean;
}

/** Something to say about the policies of a tree that is not a problem of one layer. */
export interface PolicyMention {
  readonly path: string;
  /** The path for people. */
  readonly label: string;
  readonly message: string;
}

/** The policies of one tree, as an audit asks for them. */
export type TreePolicies = Pick<Policies, "root" | "loader" | "mentions" | "ofRoot" | "below" | "of">;

/** Finds and joins the policies of one tree. Each folder's is worked out once. */
export class Policies {
  readonly loader: PolicyLoader;
  private readonly byFolder = new Map<string, Promise<FolderPolicy>>();
  private readonly mentioned = new Map<string, PolicyMention>();
  private readonly refusedBy = new Map<string, Map<string, Refusal>>();

  constructor(
    private readonly host: Host,
    private readonly knowledge: Knowledge,
    readonly root: string,
    private readonly sources: PolicySources,
    private readonly labelOf: (path: string) => string,
  ) {
    this.loader = new PolicyLoader(host, knowledge, labelOf);
  }

  get mentions(): readonly PolicyMention[] {
    return [...this.mentioned.values()];
  }

  /** What a layer of this label says and is not let, as far as its folder's policy was asked for. */
  refusedOf(label: string): readonly Refusal[] {
    return [...(this.refusedBy.get(label)?.values() ?? [])];
  }

  /** The policy of the root, which is above all folders. */
  ofRoot(): Promise<FolderPolicy> {
    return this.once(this.root, async () => {
      const { organisation, only, user, trusted = true } = this.sources;
      const above = organisation === undefined ? [] : await this.loader.chain(organisation, { level: "organisation" });
      if (only !== undefined)
        return this.joined([...above, ...(await this.loader.chain(only, { level: "root" }))], false);
      const own = trusted ? await this.rootLayers() : [];
      return this.joined([...above, ...own], false, user);
    });
  }

  /** The policy of a folder below `parent`, given the names of its entries. */
  below(parent: FolderPolicy, folder: string, entries: Iterable<string>, isSubmodule = false): Promise<FolderPolicy> {
    return this.once(folder, async () => {
      const foreign = parent.foreign || isSubmodule || isForeignFolder(nameOf(folder));
      const given = this.readsNested && this.sources.asksNames ? await this.namesIn(folder) : entries;
      const names = this.readsNested ? policyNamesIn(given, this.host.foldsCase) : undefined;
      if (!names) return foreign === parent.foreign ? parent : { ...parent, foreign };
      const own = await this.filesOf(folder, names, foreign ? "foreign" : "nested");
      return this.joined([...parent.layers, ...own], foreign, this.sources.user);
    });
  }

  /** The policy of any folder at or below the root, listing those on the way. */
  async of(folder: string): Promise<FolderPolicy> {
    let policy = await this.ofRoot();
    for (const one of foldersBetween(this.root, folder).slice(1)) {
      const known = this.byFolder.get(one);
      policy = await (known ?? this.below(policy, one, await this.namesIn(one)));
    }
    return policy;
  }

  private get readsNested(): boolean {
    return this.sources.only === undefined && (this.sources.trusted ?? true);
  }

  private once(folder: string, work: () => Promise<FolderPolicy>): Promise<FolderPolicy> {
    const known = this.byFolder.get(folder) ?? work();
    this.byFolder.set(folder, known);
    return known;
  }

  private async namesIn(folder: string): Promise<readonly string[]> {
    try {
      return (await this.host.list(folder)).map(({ name }) => name);
    } catch {
      // A folder that cannot be listed (it may be gone, or lie above what an editor may read) still answers for single files. What is
      // no folder at all, as a device, has none.
      const found = await Promise.all(policyFileNames.map((name) => this.isThere(joinPath(folder, name))));
      return policyFileNames.filter((_, index) => found[index]);
    }
  }

  private async isThere(path: string): Promise<boolean> {
    try {
      return (await this.host.stat(path)) !== undefined;
    } catch {
      return false;
    }
  }

  private async rootLayers(): Promise<readonly LoadedLayer[]> {
    const names = await this.namesIn(this.root);
    const own = policyNamesIn(names, this.host.foldsCase);
    const files = own ? await this.filesOf(this.root, own, "root") : [];
    // A settings file stands for the root's own policy where there is none, and else below it.
    const level = files.length > 0 ? "settings" : "root";
    const workspaces = names.filter((name) => /\.code-workspace$/i.test(name)).sort();
    const candidates = [
      ...workspaces.map((name) => ({ path: joinPath(this.root, name), keys: ["settings"] })),
      { path: joinPath(joinPath(this.root, ".vscode"), "settings.json"), keys: [] },
    ];
    const elsewhere = this.sources.workspaceFile;
    if (elsewhere !== undefined && candidates.every(({ path }) => path !== elsewhere))
      candidates.unshift({ path: elsewhere, keys: ["settings"] });
    const settings: LoadedLayer[] = [];
    for (const { path, keys } of candidates) {
      const text = await this.settingsText(path);
      const read = text === undefined ? undefined : readJson(text, { lenient: true });
      const setting = read?.root && get(getPath(read.root, ...keys), "sanctionLint.policy");
      const source: SourceText = { uri: path, text: text ?? "" };
      if (!setting) continue;
      const layer = this.loader.setting(path, source, setting, settings.length > 0 ? "settings" : level);
      // What is wrong elsewhere in the file is the editor's business; a policy that is cut or mangled is not half obeyed.
      const cause = read.problems.find(({ start }) => start >= setting.start && start <= setting.end);
      settings.push(cause ? this.loader.broken(layer, cause.message, cause) : layer);
    }
    return [...files, ...settings];
  }

  /** Text of a settings file; undefined where there is none or it is none of ours to judge. */
  private async settingsText(path: string): Promise<string | undefined> {
    try {
      const stat = await this.host.stat(path);
      if (stat?.kind !== "file" || stat.size > 4 * 1024 * 1024) return undefined;
      const text = decodeText(await this.host.read(path)).text;
      return text.includes("sanctionLint.policy") ? text : undefined;
    } catch {
      return undefined;
    }
  }

  private async filesOf(
    folder: string,
    { files: [first, ...more], mistaken }: PolicyFileNames,
    level: LoadedLayer["level"],
  ): Promise<readonly LoadedLayer[]> {
    for (const name of mistaken) {
      const path = joinPath(folder, name);
      this.mentioned.set(path, {
        path,
        label: this.labelOf(path),
        message: `this file is not read: a policy file is called ${policyFileNames[0]}`,
      });
    }
    if (first === undefined) return [];
    const chain = await this.loader.chain(joinPath(folder, first), { level, within: this.root });
    if (more.length === 0) return chain;
    const last = chain[chain.length - 1];
    const message = `a folder has one policy file; ${more.join(" and ")} is here too`;
    return last ? [this.loader.broken(last, message, { start: 0, end: 0 })] : [];
  }

  private joined(layers: readonly LoadedLayer[], foreign: boolean, user?: NamedPolicy): FolderPolicy {
    let broken = false;
    const named = layers.flatMap((one): NamedPolicy[] => {
      const { label, level } = one;
      const { layer } = this.inForce(one);
      if (layer.policy) return [{ label, level, policy: layer.policy, mayLoosen: layer.mayLoosen, keys: layer.keys }];
      broken ||= level === "organisation" || level === "root";
      return [];
    });
    const above = named.findIndex(({ level }) => level !== "organisation");
    if (user) named.splice(above < 0 ? named.length : above, 0, user);
    const effective = layerPolicies(named, this.knowledge);
    for (const refusal of effective.refused) this.noteRefusal(refusal);
    return { layers, effective, foreign, broken };
  }

  /** The folders below a policy have its refusals too. */
  private noteRefusal(refusal: Refusal): void {
    const known = this.refusedBy.get(refusal.label) ?? new Map<string, Refusal>();
    known.set(`${refusal.start} ${refusal.message}`, refusal);
    this.refusedBy.set(refusal.label, known);
  }

  private inForce(layer: LoadedLayer): LoadedLayer {
    const { lastGood } = this.sources;
    if (!lastGood) return layer;
    if (layer.layer.policy) lastGood.set(layer.path, layer);
    return lastGood.get(layer.path) ?? layer;
  }
}
