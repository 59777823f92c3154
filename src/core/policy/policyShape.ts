import { policyField, type PolicyNames } from "./keys.js";
import type { Shape } from "./shape.js";

/** The shape of a policy, with the list and party ids that may be named in it; `own` are those of the team's own parties. */
export function policyShape(names: PolicyNames, own: readonly string[] = []): Shape {
  return policyField({ ...names, own }).shape;
}
