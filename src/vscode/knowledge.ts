import { embeddedKnowledge } from "../core/blacklist/embedded.js";
import type { Knowledge } from "../core/blacklist/knowledge.js";

/** The blacklist that the extension carries, read on first use, so that activation does not wait for it; the same one ever after. */
export function lazyKnowledge(): () => Knowledge {
  let known: Knowledge | undefined;
  return () => (known ??= embeddedKnowledge());
}
