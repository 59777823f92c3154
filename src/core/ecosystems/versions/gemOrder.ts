import { compareParts, compareText, type Order, type Part } from "./order.js";

/** https://docs.ruby-lang.org/en/master/Gem/Version.html: a version with a letter in it is a preview. */
export const gemOrder: Order = {
  compare(a, b) {
    const [one, other] = [partsOf(a), partsOf(b)];
    return one && other && compareParts(one, other, 0, comparePart);
  },
  floor: (release) => `${release}.A`,
};

function partsOf(text: string): Part[] | undefined {
  const version = text.trim();
  if (!/^\d+(?:\.[0-9A-Za-z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/.test(version)) return undefined;
  // Zeros at the end of the numbers say nothing.
  const written = version.replace(/-/g, ".pre.").replace(/(?:\.0+)+(?=\.[A-Za-z]|$)/g, "");
  const parts = written.match(/\d+|[A-Za-z]+/g) ?? [];
  return parts.map((part) => (/^\d/.test(part) ? Number(part) : part));
}

function comparePart(a: Part, b: Part): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return compareText(a, b);
  return typeof a === "string" ? -1 : 1;
}
