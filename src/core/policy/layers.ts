import type { RestrictedList, Span } from "../model.js";
import type { Knowledge } from "../blacklist/knowledge.js";
import { emptyPolicy, type Policy, type PolicySeverity } from "./policy.js";
import type { Loosenable } from "./readPolicy.js";

/** One policy in the order of layers, upper first, with what it lets the layers below it loosen. */
export interface NamedPolicy {
  /** Where it comes from, for people: `.sanctionlint.yaml`, `workspace settings`. */
  readonly label: string;
  readonly level?: PolicyLevel;
  readonly policy: Policy;
  readonly mayLoosen: readonly Loosenable[];
  readonly keys?: ReadonlyMap<string, Span>;
}

export type PolicyLevel = "organisation" | "user" | "root" | "settings" | "nested" | "foreign";

/** "app/.sanctionlint.yaml loosens lists.us-bis-el, which .sanctionlint.yaml does not allow". */
export interface Refusal extends Span {
  readonly label: string;
  readonly message: string;
}

/** The policy in force and what was not let through. */
export interface EffectivePolicy {
  readonly policy: Policy;
  /** Labels of the layers that went into it, upper first. */
  readonly labels: readonly string[];
  /** What a layer tried and may not, by the layer's label. */
  readonly refused: readonly Refusal[];
}

/**
 * Joins layers, upper first. The uppermost says what it likes; each one below may tighten, and may loosen only what all above it
 * let it: a folder that somebody else wrote cannot blank its own findings.
 */
export function layerPolicies(layers: readonly NamedPolicy[], knowledge: Pick<Knowledge, "lists">): EffectivePolicy {
  const refused: Refusal[] = [];
  let upper: NamedPolicy | undefined;
  for (const layer of layers) {
    if (!upper) upper = layer;
    else {
      const { label } = upper;
      const join = new Join(upper, layer, knowledge.lists, (what) =>
        refused.push({
          label: layer.label,
          message: `${layer.label} loosens ${what}, which ${label} does not allow`,
          start: 0,
          end: 0,
        }),
      );
      const mayLoosen = upper.mayLoosen.filter((one) => layer.mayLoosen.includes(one));
      upper = { label: layer.label, policy: join.policy(), mayLoosen };
    }
  }
  return { policy: upper?.policy ?? emptyPolicy, labels: layers.map(({ label }) => label), refused };
}

const rank: Readonly<Record<PolicySeverity | "listed", number>> = {
  off: 0,
  hint: 1,
  information: 2,
  warning: 3,
  error: 4,
  listed: 5,
};

/** What a direction weighs when no policy says so. */
export const defaultSeverities = {
  blocking: "error",
  market: "error",
  import: "error",
  procurement: "warning",
  export: "warning",
  securities: "information",
} as const satisfies Record<RestrictedList["direction"], PolicySeverity>;

/** What a relationship is at most when no policy says so; `listed` is no ceiling. */
export const defaultCeilings = {
  publisher: "listed",
  owner: "listed",
  mirror: "listed",
  manufacturer: "listed",
  brand: "information",
  interop: "information",
  origin: "information",
  bundles: "information",
  maintainer: "off",
} as const;

class Join {
  constructor(
    private readonly upper: NamedPolicy,
    private readonly lower: NamedPolicy,
    private readonly lists: ReadonlyMap<string, RestrictedList>,
    private readonly refuse: (what: string) => void,
  ) {}

  policy(): Policy {
    const { policy: up } = this.upper;
    const { policy: low } = this.lower;
    const directionOf = (list: string): RestrictedList["direction"] => this.lists.get(list)?.direction ?? "export";
    const weight = (direction: RestrictedList["direction"]): PolicySeverity =>
      up.directions?.[direction] ?? defaultSeverities[direction];
    const watch = this.choose("watch", "watch", up.watch ?? "information", low.watch);
    const asOf = low.asOf !== undefined && up.asOf === undefined ? low.asOf : up.asOf;
    if (low.asOf !== undefined && low.asOf !== asOf) this.refuse("asOf");
    return {
      ...(asOf !== undefined && { asOf }),
      lists: {
        ...up.lists,
        ...this.entries("lists", low.lists, (list) => up.lists?.[list] ?? weight(directionOf(list))),
      },
      directions: { ...up.directions, ...this.entries("directions", low.directions, weight) },
      relationships: {
        ...up.relationships,
        ...this.entries("relationships", low.relationships, (one) => up.relationships?.[one] ?? defaultCeilings[one]),
      },
      // A party the upper layer says nothing of may be raised; lowering one is always loosening.
      parties: { ...up.parties, ...this.entries("parties", low.parties, (party) => up.parties?.[party] ?? "error") },
      ...this.activities(up, low),
      ownParties: [...(up.ownParties ?? []), ...(low.ownParties ?? [])],
      ...(watch !== undefined && { watch }),
      waivers: [...up.waivers, ...this.waivers(low)],
      ...this.inlineWaivers(up, low),
      ...(up.hardware || low.hardware ? { hardware: joinHardware(up, low) } : {}),
    };
  }

  private entries<K extends string, V extends PolicySeverity | "listed">(
    layer: Loosenable,
    values: Readonly<Partial<Record<K, V>>> | undefined,
    before: (key: K) => PolicySeverity | "listed",
  ): Record<string, V> {
    const result: Record<string, V> = {};
    for (const [key, value] of Object.entries(values ?? {}) as [K, V][]) {
      if (rank[value] >= rank[before(key)] || this.upper.mayLoosen.includes(layer)) result[key] = value;
      else this.refuse(`${layer}.${key}`);
    }
    return result;
  }

  private choose(
    layer: Loosenable,
    what: string,
    before: PolicySeverity,
    value: PolicySeverity | undefined,
  ): PolicySeverity | undefined {
    if (value === undefined) return this.upper.policy.watch;
    if (rank[value] >= rank[before] || this.upper.mayLoosen.includes(layer)) return value;
    this.refuse(what);
    return this.upper.policy.watch;
  }

  /** Declaring activities turns lists that touch none of them into information: that loosens, unless the upper layer declared some. */
  private activities(up: Policy, low: Policy): Pick<Policy, "activities"> {
    if (!low.activities) return up.activities ? { activities: up.activities } : {};
    if (up.activities) return { activities: [...new Set([...up.activities, ...low.activities])] };
    if (this.upper.mayLoosen.includes("activities")) return { activities: low.activities };
    this.refuse("activities");
    return {};
  }

  private inlineWaivers({ inlineWaivers: up }: Policy, { inlineWaivers: low }: Policy): Pick<Policy, "inlineWaivers"> {
    if (low === false || (low === undefined && up === false)) return { inlineWaivers: false };
    if (low && !up && !this.upper.mayLoosen.includes("waivers")) this.refuse("inlineWaivers");
    else if (low ?? up) return { inlineWaivers: true };
    return {};
  }

  private waivers(low: Policy): Policy["waivers"] {
    if (low.waivers.length === 0 || this.upper.mayLoosen.includes("waivers")) return low.waivers;
    this.refuse("waivers");
    return [];
  }
}

function joinHardware({ hardware: up }: Policy, { hardware: low }: Policy): NonNullable<Policy["hardware"]> {
  return {
    files: [...(up?.files ?? []), ...(low?.files ?? [])],
    columns: { ...up?.columns, ...low?.columns },
    also: [...(up?.also ?? []), ...(low?.also ?? [])],
    approved: [...(up?.approved ?? []), ...(low?.approved ?? [])],
  };
}
