import type { CalendarDate, Edit, Span } from "../model.js";
import { entriesOf, get, itemsOf, scalar } from "../syntax/tree.js";
import { removeYamlEntry } from "../text/removal.js";
import { readPolicyText } from "./policyText.js";

/** What can be done about a waiver that is over, soon will be, or is needed by nothing. Undefined where the text has no such place. */
export interface WaiverEdits {
  /** Takes the waiver out, and the list with it when it is the only one. */
  readonly remove: Edit | undefined;
  /** Lets it hold until another day; a waiver that may last only so long is decided anew on `decided`. Nothing where no expiry is. */
  extend(until: CalendarDate, decided?: CalendarDate): readonly Edit[];
}

/** The edits of the waiver at `offset` of a policy file's text; undefined where none is. */
export function editsOfWaiverAt(text: string, offset: number): WaiverEdits | undefined {
  const { root } = readPolicyText(text);
  const list = get(root, "waivers");
  const items = itemsOf(list);
  const item = items.find(({ start, end }) => start <= offset && offset <= end);
  if (!item) return undefined;
  const whole = entriesOf(root).find(({ key }) => key.value === "waivers");
  const isOnly = items.length === 1 && whole !== undefined;
  const start = isOnly ? whole.key.outer.start : item.start;
  // A block mapping ends where the next thing begins.
  const entry: Span = { start, end: start + text.slice(start, item.end).trimEnd().length };
  const set = (key: string, day: CalendarDate | undefined): Edit[] => {
    const at = scalar(get(item, key));
    return at && day !== undefined ? [{ start: at.start, end: at.end, newText: day }] : [];
  };
  return {
    remove: removeYamlEntry(text, entry),
    extend: (until, decided) => {
      const expires = set("expires", until);
      return expires.length > 0 ? [...expires, ...set("decided", decided)] : [];
    },
  };
}
