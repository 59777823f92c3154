import { compareParts, type Order } from "./order.js";

const form =
  /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(a|b|c|rc|alpha|beta|pre|preview)[-_.]?(\d*))?(?:-(\d+)|[-_.]?(?:post|rev|r)[-_.]?(\d*))?(?:[-_.]?(dev)[-_.]?(\d*))?(\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?$/;

/** https://packaging.python.org/en/latest/specifications/version-specifiers/ Local parts count as later than none, and not against one another. */
export const pythonOrder: Order = {
  compare(a, b) {
    const [one, other] = [keyOf(a), keyOf(b)];
    if (!one || !other) return undefined;
    return (
      one.epoch - other.epoch ||
      compareParts(one.release, other.release, 0, (x, y) => Number(x) - Number(y)) ||
      compareParts(one.rest, other.rest, 0, (x, y) => Number(x) - Number(y))
    );
  },
  floor: (release) => `${release}.dev0`,
};

interface Key {
  readonly epoch: number;
  readonly release: readonly number[];
  /** Preview, its number, post-release, development release, local part: each with what stands for its absence. */
  readonly rest: readonly number[];
}

const previews: Readonly<Record<string, number>> = { a: 1, alpha: 1, b: 2, beta: 2, c: 3, rc: 3, pre: 3, preview: 3 };
const final = 4;

function keyOf(text: string): Key | undefined {
  const match = form.exec(text.trim().toLowerCase());
  if (!match) return undefined;
  const [, epoch, release = "", preview, previewNumber, dashed, postNumber, dev, devNumber, local] = match;
  const isPost = dashed !== undefined || postNumber !== undefined;
  // A development release of a version without preview comes before all its previews.
  const stage = preview !== undefined ? (previews[preview] ?? final) : dev !== undefined && !isPost ? 0 : final;
  return {
    epoch: Number(epoch ?? 0),
    release: release.split(".").map(Number),
    rest: [
      stage,
      Number(previewNumber ?? 0),
      isPost ? Number(dashed ?? postNumber) : -1,
      dev === undefined ? Number.MAX_SAFE_INTEGER : Number(devNumber),
      local === undefined ? 0 : 1,
    ],
  };
}
