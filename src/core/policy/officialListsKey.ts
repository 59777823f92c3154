import { text } from "./field.js";
import { isListsPlace, listsPlaceMessage } from "./officialListsPlace.js";
import { joinSame, whenItDiffers, type KeyOf } from "./policyKey.js";

/** In which imported lists names are looked up too. */
export const officialListsKey: KeyOf<"officialLists"> = {
  field: () =>
    text("officialLists", "Imported lists in which names are looked up too: cache, or a file, and # with its hash.", {
      examples: ["cache"],
      check: (value) => (isListsPlace(value) ? undefined : { message: listsPlaceMessage, start: 0, end: value.length }),
    }),
  takes: "`cache`, or a file that `lists import` wrote, relative to the root; `#` and its hash pin it",
  default: "none: names are looked up in what is known alone",
  below: whenItDiffers,
  setBy: "the root and above",
  join: joinSame("officialLists", true),
};
