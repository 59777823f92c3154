import { policyField, type PolicyNames } from "./keys.js";
import type { Shape } from "./shape.js";

/** The shape of a policy, with the list and party ids that may be named in it. */
export function policyShape(names: PolicyNames): Shape {
  return policyField({ ...names, own: [] }).shape;
}
