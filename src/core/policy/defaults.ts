import type { Direction, Relationship } from "../model.js";
import type { PolicySeverity } from "./policy.js";

/** What a direction weighs when no policy says so. */
export const defaultSeverities = {
  blocking: "error",
  market: "error",
  import: "error",
  procurement: "warning",
  export: "warning",
  securities: "information",
} as const satisfies Record<Direction, PolicySeverity>;

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
} as const satisfies Record<Relationship, PolicySeverity | "listed">;
