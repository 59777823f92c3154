import { text } from "./field.js";
import { listsPlaceOf } from "./officialListsPlace.js";
import { joinSame, whenItDiffers, type KeyOf } from "./policyKey.js";

const message = 'knowledge takes cache, and "#" with sixteen digits or more of its hash';

/** By which knowledge is judged: what was imported, in the place of what the program came with. */
export const knowledgeKey: KeyOf<"knowledge"> = {
  field: () =>
    text("knowledge", "Judge by the knowledge that was imported: cache, and # with its hash.", {
      examples: ["cache"],
      // No file of the tree: who changes that could change what is known.
      check: (value) => (listsPlaceOf(value).from === "cache" ? undefined : { message, start: 0, end: value.length }),
    }),
  takes: "`cache`: what `lists import knowledge.pack` took; `#` and its hash pin it",
  default: "what the program came with",
  below: whenItDiffers,
  setBy: "the root and above",
  join: joinSame("knowledge"),
};
