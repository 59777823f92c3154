import { compareParts, compareText, type Order, type Part } from "./order.js";

const form = /^v?(\d+(?:\.\d+)*)(?:[-.]?([0-9A-Za-z][0-9A-Za-z.-]*))?(?:\+.*)?$/;

/** Semantic versions with as many numbers as someone writes; build metadata does not count. https://semver.org/#spec-item-11 */
export const semanticOrder: Order = {
  compare(a, b) {
    const [one, other] = [form.exec(a), form.exec(b)];
    if (!one || !other) return undefined;
    const releases = compareParts(numbers(one[1]), numbers(other[1]), 0, (x, y) => Number(x) - Number(y));
    return releases || comparePreviews(one[2], other[2]);
  },
  floor: (release) => `${release}-0`,
};

/** What has no preview follows all that have. */
function comparePreviews(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compareParts(words(a), words(b), "", (one, other) => {
    if (typeof one === "number" && typeof other === "number") return one - other;
    if (one === "" || other === "") return Number(other === "") - Number(one === "");
    // Numbers come before words.
    return typeof one === typeof other ? compareText(String(one), String(other)) : typeof one === "number" ? -1 : 1;
  });
}

function numbers(text = ""): number[] {
  return text.split(".").map(Number);
}

function words(text: string): Part[] {
  return text.split(".").map((word) => (/^\d+$/.test(word) ? Number(word) : word));
}
