import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { SourceText } from "../core/model.js";
import type { Knowledge } from "../core/blacklist/knowledge.js";
import { layerPolicies, type EffectivePolicy, type NamedPolicy } from "../core/policy/layers.js";
import { readPolicyFile, readPolicySetting, type PolicyLayer } from "../core/policy/readPolicy.js";
import { readJson } from "../core/syntax/json.js";
import { get, getPath, type TreeNode } from "../core/syntax/tree.js";
import { decodeText } from "../core/documents/decode.js";
import { repositoryRoot } from "./walk.js";
import { shown } from "./sources.js";

/** Names of the policy file, the first that exists counts. */
export const policyFileNames = [".sanctionlint.yaml", ".sanctionlint.yml"] as const;

/** A policy read from one place, with its text for what there is to say about it. */
export interface LoadedLayer {
  readonly label: string;
  readonly source: SourceText;
  readonly layer: PolicyLayer;
}

/** The policy of one folder: the layers from the top down, and what they come to. */
export interface FolderPolicy {
  readonly layers: readonly LoadedLayer[];
  readonly effective: EffectivePolicy;
}

/** Finds and reads the policies of a workspace, each file once. */
export class PolicyFinder {
  private readonly folders = new Map<string, FolderPolicy>();
  private readonly files = new Map<string, LoadedLayer | undefined>();

  constructor(
    private readonly knowledge: Knowledge,
    /** `--policy FILE`: it alone counts, with what it extends. */
    private readonly only: string | undefined,
  ) {}

  /** Policy in force for the files in `folder` (absolute), with the workspace root above it. */
  policyFor(folder: string, root: string): FolderPolicy {
    const known = this.folders.get(folder);
    if (known) return known;
    const layers = this.only !== undefined ? this.chain(path.resolve(this.only)) : this.layersOf(folder, root);
    const named = layers.flatMap(({ label, layer }): NamedPolicy[] =>
      layer.policy ? [{ label, policy: layer.policy, mayLoosen: layer.mayLoosen }] : [],
    );
    const policy = { layers, effective: layerPolicies(named, this.knowledge) };
    this.folders.set(folder, policy);
    return policy;
  }

  /** Every policy file and setting read so far. */
  loaded(): LoadedLayer[] {
    return [...this.files.values()].flatMap((layer) => layer ?? []);
  }

  private layersOf(folder: string, root: string): LoadedLayer[] {
    const below = path.relative(root, folder).split(path.sep).filter(Boolean);
    const folders = below.map((_, depth) => path.join(root, ...below.slice(0, depth + 1)));
    return [
      ...this.settings(root),
      ...[root, ...folders].flatMap((one) => {
        const file = policyFileNames.map((name) => path.join(one, name)).find((name) => existsSync(name));
        return file ? this.chain(file) : [];
      }),
    ];
  }

  /** A policy file and, before it, what it extends; a file that extends itself in a circle is told. */
  private chain(file: string, below: readonly string[] = []): LoadedLayer[] {
    const loaded = this.load(file, (text) => readPolicyFile(text, this.knowledge));
    const upper = loaded.layer.extends;
    if (upper === undefined) return [loaded];
    const upperFile = path.resolve(path.dirname(file), upper);
    if (below.includes(upperFile) || upperFile === file) {
      return [this.withProblem(file, loaded, `extends ${upper}, which comes back to this file`)];
    }
    if (!existsSync(upperFile)) return [this.withProblem(file, loaded, `extends ${upper}, and there is no such file`)];
    return [...this.chain(upperFile, [...below, file]), loaded];
  }

  /** The setting `sanctionLint.policy` of `.vscode/settings.json`, or of a `.code-workspace` file in the root. */
  private settings(root: string): LoadedLayer[] {
    const candidates = [
      ...codeWorkspaces(root).map((file) => ({ file, keys: ["settings"] })),
      { file: path.join(root, ".vscode", "settings.json"), keys: [] },
    ];
    return candidates.flatMap(({ file, keys }) => {
      if (!existsSync(file)) return [];
      const { text } = decodeText(readFileSync(file));
      const holder = getPath(readJson(text, { lenient: true }).root, ...keys);
      const setting = get(holder, "sanctionLint.policy");
      if (!setting) return [];
      return [this.load(file, () => readPolicySetting(setting satisfies TreeNode, this.knowledge))];
    });
  }

  private load(file: string, read: (text: string) => PolicyLayer): LoadedLayer {
    const known = this.files.get(file);
    if (known) return known;
    const { text } = decodeText(readFileSync(file));
    const loaded = { label: shown(file), source: { uri: shown(file), text }, layer: read(text) };
    this.files.set(file, loaded);
    return loaded;
  }

  /** A policy without the one it extends would be weaker than its authors meant: it counts as broken. */
  private withProblem(file: string, loaded: LoadedLayer, message: string): LoadedLayer {
    const { policy: _, ...layer } = loaded.layer;
    const broken = { ...loaded, layer: { ...layer, problems: [{ message, start: 0, end: 0 }] } };
    this.files.set(file, broken);
    return broken;
  }
}

function codeWorkspaces(root: string): string[] {
  try {
    return readdirSync(root)
      .filter((name) => name.endsWith(".code-workspace"))
      .sort()
      .map((name) => path.join(root, name));
  } catch {
    // A root that cannot be listed is told by the walk.
    return [];
  }
}

/**
 * The workspace root of a folder: the topmost folder from it up to its repository's root that holds a policy, so that a folder below
 * cannot hide the policy above it; else the repository's root; else the working folder when it lies inside; else the file system's root.
 * Outside a repository the climb ends at the working folder, or at once: a policy in somebody's home is not the project's.
 */
export function workspaceRoot(folder: string): string {
  const repository = repositoryRoot(folder);
  const relative = path.relative(process.cwd(), folder);
  const inside = !relative.startsWith("..") && !path.isAbsolute(relative);
  const top = repository ?? (inside ? process.cwd() : folder);
  let root: string | undefined;
  for (let at = folder; ; at = path.dirname(at)) {
    if (hasPolicy(at)) root = at;
    if (at === top || path.dirname(at) === at) break;
  }
  return root ?? repository ?? (inside ? process.cwd() : path.parse(folder).root);
}

function hasPolicy(folder: string): boolean {
  if (policyFileNames.some((name) => existsSync(path.join(folder, name)))) return true;
  const settings = path.join(folder, ".vscode", "settings.json");
  return existsSync(settings) && readFileSync(settings, "utf8").includes('"sanctionLint.policy"');
}
