import type { Span } from "../model.js";
import { keyOf, type Joining, type LayeringKnowledge, type PolicyPath } from "./joining.js";
import { joinedKeys, policyKeys, type JoinedKey } from "./keys.js";
import { emptyPolicy, type Loosenable, type Policy } from "./policy.js";
import { quotedWord } from "./quotedWord.js";
import type { PolicyLayer } from "./readPolicy.js";

/**
 * Whose word a layer is. `organisation`: nothing in a tree is above it. `user`: an editor user's own setting, which below an
 * organisation only tightens. `root`: the policy file at the root and what it extends. `settings`: the workspace's settings and
 * `.code-workspace` file, the root's own word where there is no file, else below it. `nested`: a folder's file. `foreign`: one in a
 * vendored, installed or submodule folder, which only tightens whatever anyone lets.
 */
export type PolicyLevel = "organisation" | "user" | "root" | "settings" | "nested" | "foreign";

/** One policy in the order of layers, upper first, with what it lets the layers below it loosen. */
export interface NamedPolicy {
  /** Where it comes from, for people: `.sanctionlint.yaml`, `workspace settings`. */
  readonly label: string;
  readonly level: PolicyLevel;
  readonly policy: Policy;
  readonly mayLoosen: readonly Loosenable[];
  /** Where each key and entry is in the layer's text; see `PolicyLayer`. */
  readonly keys?: PolicyLayer["keys"];
}

/** What a layer says and is not let, with the place of the key or entry in its text (0 to 0 where the layer came without places): "app/.sanctionlint.yaml loosens lists.us-bis-el, which .sanctionlint.yaml does not allow; …". */
export interface Refusal extends Span {
  readonly label: string;
  /** What, who does not allow it, and how to allow it. */
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

/** A layer that was read without a problem, as layering takes it. */
export function namedPolicy(label: string, level: PolicyLevel, layer: PolicyLayer): NamedPolicy | undefined {
  const { policy, mayLoosen, keys } = layer;
  return policy && { label, level, policy, mayLoosen, keys };
}

/**
 * Joins layers in the order given, upper first. The organisation's, or where there is none the root's, says what it likes; each one below
 * may tighten, and may loosen only what all above it let it: a folder that someone else wrote cannot blank its own findings.
 */
export function layerPolicies(layers: readonly NamedPolicy[], knowledge: LayeringKnowledge): EffectivePolicy {
  const refused: Refusal[] = [];
  /** The layers whose leave the next one needs. */
  const authorities: NamedPolicy[] = [];
  let above = emptyPolicy;
  for (const layer of layers) {
    const join = new LayerJoin(above, layer, authorities, knowledge, refused);
    above = join.policy();
    if (join.isAuthority) authorities.push(layer);
  }
  return { policy: above, labels: layers.map(({ label }) => label), refused };
}

class LayerJoin implements Joining {
  readonly layer: Policy;
  readonly isFree: boolean;
  readonly isBelowRoot: boolean;
  /** Its `mayLoosen` counts for the layers below. */
  readonly isAuthority: boolean;

  constructor(
    readonly above: Policy,
    private readonly named: NamedPolicy,
    private readonly authorities: readonly NamedPolicy[],
    readonly knowledge: LayeringKnowledge,
    private readonly refused: Refusal[],
  ) {
    const { level, policy } = named;
    const hasRoot = authorities.some((one) => one.level === "root" || one.level === "settings");
    this.layer = policy;
    this.isBelowRoot = level === "nested" || level === "foreign" || (level === "settings" && hasRoot);
    this.isAuthority = !this.isBelowRoot && level !== "user";
    this.isFree = !this.isBelowRoot && authorities.length === 0;
  }

  policy(): Policy {
    if (this.named.mayLoosen.length > 0 && !this.isAuthority) this.refuseBelowRoot(["mayLoosen"]);
    const joined: [string, unknown][] = joinedKeys.flatMap((key): [string, unknown][] => {
      const known = policyKeys[key] as JoinedKey<unknown>;
      const lower = this.layer[key];
      const value = lower === undefined ? this.above[key] : known.join(this, this.above[key], lower);
      return value === undefined ? [] : [[key, value]];
    });
    return { waivers: [], ...Object.fromEntries(joined) };
  }

  mayLoosen(what: Loosenable): boolean {
    if (this.isFree) return true;
    return this.onlyTightens ? false : this.authorities.length > 0 && this.blockers(what).length === 0;
  }

  refuseLoosening(path: PolicyPath, what: Loosenable): void {
    const blockers = this.blockers(what).map(({ label }) => label);
    const upper = this.authorities.at(-1)?.label;
    if (this.onlyTightens || upper === undefined) {
      this.refuse(path, `loosens ${written(path)}, and ${this.nature}; ${move(upper)}`);
    } else {
      const by = blockers.join(" and ");
      this.refuse(
        path,
        `loosens ${written(path)}, which ${by} ${blockers.length > 1 ? "do" : "does"} not allow; to allow it, add \`${what}\` to mayLoosen in ${by}`,
      );
    }
  }

  refuseBelowRoot(path: PolicyPath): void {
    const upper = this.authorities.at(-1)?.label;
    this.refuse(path, `sets ${written(path)}, which only the root's policy or one above it may; ${move(upper)}`);
  }

  refuseDifference(path: PolicyPath): void {
    const upper = this.authorities.at(-1)?.label;
    const than = upper === undefined ? "what holds without a policy" : upper;
    this.refuse(
      path,
      `sets ${written(path)} otherwise than ${than}, and of two values none is the tighter; ${move(upper)}`,
    );
  }

  refuse(path: PolicyPath, predicate: string): void {
    const { label, keys } = this.named;
    const { start, end } = keys?.get(keyOf(path)) ?? { start: 0, end: 0 };
    this.refused.push({ label, message: `${label} ${predicate}`, start, end });
  }

  /** Whatever the layers above let. */
  private get onlyTightens(): boolean {
    const { level } = this.named;
    return level === "foreign" || level === "user" || (level === "settings" && this.isBelowRoot);
  }

  private get nature(): string {
    switch (this.named.level) {
      case "foreign":
        return "a policy of a vendored, installed or submodule folder only tightens";
      case "user":
        return "a user's setting only tightens what the organisation decided";
      case "settings":
        return "settings only tighten the policy file";
      default:
        return "a folder's policy only tightens where no policy above it lets more";
    }
  }

  private blockers(what: Loosenable): readonly NamedPolicy[] {
    return this.authorities.filter(({ mayLoosen }) => !mayLoosen.includes(what));
  }
}

function move(label: string | undefined): string {
  return `to allow it, write it into ${label ?? ".sanctionlint.yaml at the root"}`;
}

/** `lists.us-bis-el`, `hardware.columns."Teil Nr"`. */
function written(path: PolicyPath): string {
  return path
    .map(String)
    .map((step) => (/^[\w-]{1,40}$/.test(step) ? step : quotedWord(step)))
    .join(".");
}
