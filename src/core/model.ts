/**
 * The words of SanctionLint as types: readonly plain data, string unions, nothing that `JSON.stringify` loses.
 * Offsets everywhere are UTF-16 code units into `SourceText.text`; lines and columns exist only at the edges.
 */

export type * from "./model/blacklist.js";
export type { Direction } from "./model/directions.js";
export type * from "./model/document.js";
export type { ListingState } from "./model/listingStates.js";
export type { Relationship } from "./model/relationships.js";
export type { Severity } from "./model/severities.js";
export type * from "./model/verdict.js";
