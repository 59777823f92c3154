/*
 * Many sorted names in one text: of each, how many characters it shares with the name before it, and the rest.
 * The number is one character, from `!` for none; names hold no space, which parts them.
 */

const none = 33;
const most = 90;

/** Sorted names without spaces as one text. */
export function frontCoded(names: readonly string[]): string {
  let last = "";
  return names
    .map((name) => {
      const shared = Math.min(sharedStart(last, name), most);
      last = name;
      return String.fromCharCode(none + shared) + name.slice(shared);
    })
    .join(" ");
}

/** The names of a text that `frontCoded` made, in their order. */
export function namesFrom(text: string): readonly string[] {
  let last = "";
  return text.split(" ").map((entry) => (last = last.slice(0, entry.charCodeAt(0) - none) + entry.slice(1)));
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  // After a text's end is NaN, which equals nothing.
  while (a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}
