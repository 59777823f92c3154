import type { CalendarDate, Span, Waiver } from "../model.js";
import { isExpiring, isInForce } from "../policy/waivers.js";
import { daysBetween } from "../text/days.js";
import type { FolderPolicy } from "./policies.js";
import type { LoadedLayer } from "./policyLoader.js";

/**
 * The state of a waiver. `refused`: no layer above lets it count. `to-come`: it was decided on a later day. `expiring`: over within 14 days. `unused`: it covers nothing that the
 * audit found, reported only where a whole tree was audited.
 */
export type WaiverState = "in-force" | "to-come" | "expiring" | "expired" | "unused" | "refused";

/** A waiver with its place and its state. */
export interface WaiverAccount {
  readonly waiver: Waiver;
  readonly layer: LoadedLayer;
  readonly place: Span;
  readonly state: WaiverState;
  /** Until its last day; negative when it is over. */
  readonly days: number;
}

/** Every waiver of the layers, in their order. `inForce` are the policies that documents were judged by. */
export function waiverAccounts(
  layers: readonly LoadedLayer[],
  inForce: Iterable<FolderPolicy>,
  used: ReadonlySet<Waiver> | undefined,
  asOf: CalendarDate,
): WaiverAccount[] {
  const counted = new Set([...inForce].flatMap(({ effective }) => effective.policy.waivers));
  return layers.flatMap((layer) =>
    (layer.layer.policy?.waivers ?? []).map((waiver): WaiverAccount => {
      const days = daysBetween(asOf, waiver.expires) ?? 0;
      const place = layer.layer.places.get(waiver) ?? { start: 0, end: 0 };
      return { waiver, layer, place, days, state: stateOf(waiver, counted, used, asOf) };
    }),
  );
}

function stateOf(
  waiver: Waiver,
  counted: ReadonlySet<Waiver>,
  used: ReadonlySet<Waiver> | undefined,
  asOf: CalendarDate,
): WaiverState {
  if (!counted.has(waiver)) return "refused";
  if (!isInForce(waiver, asOf)) return asOf <= waiver.expires ? "to-come" : "expired";
  if (used && !used.has(waiver)) return "unused";
  return isExpiring(waiver, asOf) ? "expiring" : "in-force";
}
