import * as vscode from "vscode";
import type { Host } from "../../core/audit/host.js";
import { Policies, type PolicySources } from "../../core/audit/policies.js";
import type { LoadedLayer } from "../../core/audit/policyLoader.js";
import { findRoot, type Root } from "../../core/audit/root.js";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import type { NamedPolicy } from "../../core/policy/layers.js";
import { readPolicySetting } from "../../core/policy/readPolicy.js";
import { EditorHost } from "../host.js";
import { organisationPolicy, userPolicy } from "../settings.js";
import { noteRoot, pathOf } from "../sources.js";

/** The tree that a workspace folder lies in, and its policies. */
export interface PolicyTree {
  readonly host: EditorHost;
  readonly root: Root;
  readonly policies: Policies;
}

/** The trees of the workspace folders. They are found once, and their policies read again after every change. */
export class PolicyTrees {
  private readonly lastGood = new Map<string, LoadedLayer>();
  private lastUser: NamedPolicy | undefined;
  private trees = new Map<string, Promise<PolicyTree>>();

  constructor(private readonly knowledge: () => Knowledge) {}

  /** Forgets what was read; the last understood version of each policy is kept. */
  forget(): void {
    this.trees = new Map();
  }

  /** A policy file is gone, and its last understood version with it. */
  forgetFile(path: string): void {
    this.lastGood.delete(path);
  }

  /** The tree of a workspace folder. */
  of(folder: vscode.Uri): Promise<PolicyTree> {
    const key = folder.toString();
    const known = this.trees.get(key) ?? this.find(folder);
    this.trees.set(key, known);
    return known;
  }

  /** The user's own layer, or the last one that was understood. */
  user(): NamedPolicy | undefined {
    const json = userPolicy();
    if (json === undefined) return (this.lastUser = undefined);
    const { policy, mayLoosen, keys } = readPolicySetting(json, this.knowledge());
    if (policy) this.lastUser = { label: vscode.l10n.t("user settings"), level: "user", policy, mayLoosen, keys };
    return this.lastUser;
  }

  /** A loader for a tree that is read by other knowledge: a supposition's. */
  policiesFor({ host, root }: Pick<PolicyTree, "host" | "root">, knowledge: Knowledge): Policies {
    return new Policies(host, knowledge, root.path, this.sources(), (path) => pathOf(host.uriOf(path)));
  }

  /** A loader for a tree whose policy files are other ones for once: it neither takes nor leaves a last understood version. */
  policiesTried({ host, root }: Pick<PolicyTree, "host" | "root">, policyHost: Host): Policies {
    const { lastGood: _, ...sources } = this.sources();
    return new Policies(policyHost, this.knowledge(), root.path, sources, (path) => pathOf(host.uriOf(path)));
  }

  private async find(folder: vscode.Uri): Promise<PolicyTree> {
    const organisation = organisationPolicy();
    const host = new EditorHost(folder, (path) =>
      organisation !== undefined && path === organisation.path ? organisation : undefined,
    );
    const root = await findRoot(host, folder.path, folder.path);
    noteRoot(folder, root.path);
    const tree = { host, root };
    return { ...tree, policies: this.policiesFor(tree, this.knowledge()) };
  }

  private sources(): PolicySources {
    const file = vscode.workspace.workspaceFile;
    return {
      organisation: organisationPolicy()?.path,
      user: this.user(),
      trusted: vscode.workspace.isTrusted,
      lastGood: this.lastGood,
      ...(file && file.scheme !== "untitled" && { workspaceFile: file.path }),
    };
  }
}
