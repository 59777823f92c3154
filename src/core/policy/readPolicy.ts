import type { Direction, Problem, Relationship, Severity, Span, Waiver } from "../model.js";
import type { Knowledge } from "../blacklist/knowledge.js";
import { readJson } from "../syntax/json.js";
import { get, itemsOf, textAt, type ReadTree, type TreeNode } from "../syntax/tree.js";
import { PolicyReader } from "./fields.js";
import { readPolicyText } from "./policyText.js";
import type { Activity, HardwarePolicy, OwnParty, Policy, PolicySeverity } from "./policy.js";

/** What of an upper layer a lower one may loosen. */
export const loosenable = [
  "lists",
  "directions",
  "relationships",
  "parties",
  "watch",
  "activities",
  "waivers",
] as const;
export type Loosenable = (typeof loosenable)[number];

/** One layer as read from one place. `policy` is absent when it could not be understood: then the last good one stays in force. */
export interface PolicyLayer {
  readonly policy?: Policy;
  /** Path or URI of another policy that stands above this one, relative to this file. */
  readonly extends?: string;
  /** What layers below may loosen; nothing when absent. */
  readonly mayLoosen: readonly Loosenable[];
  /** Where each waiver stands, for findings about it. */
  readonly places: ReadonlyMap<Waiver, Span>;
  readonly keys: ReadonlyMap<string, Span>;
  readonly problems: readonly Problem[];
}

/** Names that a policy may use: list ids and party ids of the knowledge in force. */
export type PolicyNames = Pick<Knowledge, "lists" | "parties">;

/** Reads a policy file. */
export function readPolicyFile(text: string, names: PolicyNames): PolicyLayer {
  return fromTree(readPolicyText(text), names);
}

/** Reads the value of the setting `sanctionLint.policy`, given as its own JSON text or as the tree found in a settings file. */
export function readPolicySetting(setting: string | TreeNode, names: PolicyNames): PolicyLayer {
  return fromTree(
    typeof setting === "string" ? readJson(setting, { lenient: true }) : { root: setting, problems: [] },
    names,
  );
}

const severities = ["error", "warning", "information", "hint", "off"] as const satisfies readonly PolicySeverity[];
const findingSeverities = ["error", "warning", "information", "hint"] as const satisfies readonly Severity[];
const directions = [
  "blocking",
  "market",
  "import",
  "procurement",
  "export",
  "securities",
] as const satisfies readonly Direction[];
const relationships = [
  "publisher",
  "owner",
  "mirror",
  "manufacturer",
  "brand",
  "interop",
  "origin",
  "bundles",
  "maintainer",
] as const satisfies readonly Relationship[];

/** The activities a team can declare. */
export const activities = [
  "export",
  "us-federal-contracts",
  "us-defense-contracts",
  "us-sales",
  "us-imports",
  "us-person",
  "eu-person",
  "ukraine",
  "securities",
] as const satisfies readonly Activity[];

function fromTree(tree: ReadTree, names: PolicyNames): PolicyLayer {
  const reader = new PolicyReader();
  const places = new Map<Waiver, Span>();
  const root = tree.root?.type === "scalar" && tree.root.value === "" ? undefined : tree.root;
  const severity = (what: string) => (node: TreeNode) => reader.oneOf(node, what, severities);
  const text = (what: string) => (node: TreeNode) => reader.text(node, what);
  const texts = (what: string) => (node: TreeNode) => reader.list(node, what, text(what));

  interface Keys extends Policy {
    version: string;
    extends: string;
    mayLoosen: Loosenable[];
  }
  const read = reader.map<Keys>(root, "the policy", {
    version: (node) => reader.oneOf(node, "version", ["1"]),
    extends: text("extends"),
    mayLoosen: (node) =>
      reader.list(node, "mayLoosen", (item) => reader.oneOf(item, "what may be loosened", loosenable)),
    asOf: (node) => reader.date(node, "asOf"),
    lists: (node) => reader.record(node, "list", new Set(names.lists.keys()), severity("a list's severity")),
    directions: (node) => reader.record(node, "direction", new Set(directions), severity("a direction's severity")),
    activities: (node) => reader.list(node, "activities", (item) => reader.oneOf(item, "an activity", activities)),
    relationships: (node) =>
      reader.record(node, "relationship", new Set(relationships), (value) =>
        reader.oneOf(value, "a relationship's severity", [...severities, "listed" as const]),
      ),
    parties: (node) => reader.record(node, "party", new Set(names.parties.keys()), severity("a party's severity")),
    ownParties: (node) => reader.list(node, "ownParties", readOwnParty),
    watch: severity("watch"),
    waivers: (node) => reader.list(node, "waivers", readWaiver),
    inlineWaivers: (node) => reader.flag(node, "inlineWaivers"),
    hardware: readHardware,
  });

  function readOwnParty(node: TreeNode): OwnParty | undefined {
    const party = reader.map<OwnParty>(node, "an own party", {
      id: text("id"),
      name: text("name"),
      aliases: texts("aliases"),
      packages: (value) => reader.list(value, "packages", readPurlPattern),
      hosts: texts("hosts"),
      parts: texts("parts"),
      severity: (value) => reader.oneOf(value, "severity", findingSeverities),
      reason: text("reason"),
      since: (value) => reader.date(value, "since"),
    });
    const { id, name, reason } = party;
    if (!id || !name || !reason) return reader.problem(node, "an own party needs id, name and reason");
    return { ...party, id, name, reason };
  }

  function readPurlPattern(node: TreeNode): string | undefined {
    const pattern = reader.text(node, "a package pattern");
    if (pattern === undefined || /^pkg:[a-z][a-z0-9.+-]*\/[^*]+\*?$/i.test(pattern)) return pattern;
    return reader.problem(
      node,
      "a package pattern is a purl without version, with * only at its end: pkg:npm/@scope/*",
    );
  }

  function readWaiver(node: TreeNode): Waiver | undefined {
    const read = reader.map<Waiver>(node, "a waiver", {
      id: text("id"),
      party: (value) => {
        const id = reader.text(value, "party");
        if (id === undefined || names.parties.has(id) || ownPartyIds(root).has(id)) return id;
        return reader.problem(value, `unknown party "${id}"`);
      },
      component: text("component"),
      path: text("path"),
      list: (value) => reader.oneOf(value, "list", [...names.lists.keys()]),
      reason: text("reason"),
      approver: text("approver"),
      expires: (value) => reader.date(value, "expires"),
    });
    if (!read.reason) return reader.problem(node, "a waiver needs a reason");
    if (!read.expires) return reader.problem(node, "a waiver needs an expiry: expires: YYYY-MM-DD");
    if (!read.party && !read.component) return reader.problem(node, "a waiver names a party or a component");
    const waiver = { ...read, reason: read.reason, expires: read.expires };
    places.set(waiver, { start: node.start, end: node.end });
    return waiver;
  }

  function readHardware(node: TreeNode): HardwarePolicy {
    return reader.map<HardwarePolicy>(node, "hardware", {
      files: texts("files"),
      columns: (value) => reader.record(value, "column", undefined, text("a column's role")),
      also: texts("also"),
      approved: (value) =>
        reader.list(value, "approved", (item) => {
          const one = reader.map<{ for: string; manufacturer: string; mpn: string }>(item, "an approved part", {
            for: text("for"),
            manufacturer: text("manufacturer"),
            mpn: text("mpn"),
          });
          const { for: part, manufacturer, mpn } = one;
          if (!part || !manufacturer || !mpn)
            return reader.problem(item, "an approved part needs for, manufacturer and mpn");
          return { for: part, manufacturer, mpn };
        }),
    });
  }

  const problems = [...tree.problems, ...reader.problems];
  const { version, extends: upper, mayLoosen, ...policy } = read;
  return {
    // A policy with an error is not half obeyed: the caller keeps the last good one.
    ...(problems.length === 0 && { policy: { ...policy, waivers: policy.waivers ?? [] } }),
    ...(upper !== undefined && { extends: upper }),
    mayLoosen: mayLoosen ?? [],
    places,
    keys: new Map(),
    problems,
  };
}

/** Ids of the team's own parties, read ahead because a waiver may stand above them. */
function ownPartyIds(root: TreeNode | undefined): ReadonlySet<string> {
  return new Set(itemsOf(get(root, "ownParties")).flatMap((item) => textAt(item, "id") ?? []));
}
