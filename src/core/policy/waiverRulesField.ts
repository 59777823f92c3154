import { flag, object, wholeNumber, type Field } from "./field.js";
import type { WaiverRules } from "./policy.js";

/** What waivers need besides a reason and an expiry. */
export function waiverRulesField(): Field<WaiverRules> {
  return object<WaiverRules>("waiverRules", "What a waiver of this layer and those below needs to count.", {
    twoPeople: flag("twoPeople", "Whether it names who asked and who approved, and they differ.", {
      true: "`requestedBy` and `approver` are there, and are not the same.",
      false: "Both are free.",
    }),
    mostDays: wholeNumber("mostDays", "It names the day it was `decided`, and ends at most so many days after it.", 1),
    bound: flag("bound", "Whether it names what the party was `listed` for.", {
      true: "A waiver without `listed` does not count.",
      false: "`listed` is free.",
    }),
  });
}
