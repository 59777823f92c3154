import type { Knowledge } from "./knowledge.js";
import { loadKnowledge } from "./load.js";

/** Put in by the build: the compiled text of `data/`. */
declare const SANCTIONLINT_KNOWLEDGE: string | undefined;

/** What the program carries. Throws when it runs from source, where nothing was put in: pass knowledge in there. */
export function embeddedKnowledge(): Knowledge {
  if (typeof SANCTIONLINT_KNOWLEDGE === "undefined") throw new Error("Built without its data: run `npm run build`.");
  return loadKnowledge(SANCTIONLINT_KNOWLEDGE);
}
