/**
 * What the extension lends to the bundles that it loads later, so that they do not carry a second matcher or lists of their own.
 * Their sources import from here; built, the import asks the extension for it (`esbuild.mjs`, `loadBundle.ts`).
 */
export { statusesOn } from "../../core/blacklist/status.js";
export { screenKnown } from "../../core/screening/screenName.js";
export { weightOf } from "../audit/gravestFirst.js";
