import type { Joining } from "./joining.js";

/** Where no layer above says what is trusted, a layer may; another answer is neither tighter nor looser. */
export function joinTrusted(
  join: Joining,
  upper: readonly string[] | undefined,
  lower: readonly string[],
): readonly string[] {
  const isSame = upper?.length === lower.length && upper.every((one) => lower.includes(one));
  if (upper === undefined || join.isFree || isSame) return lower;
  join.refuseDifference(["trusted"]);
  return upper;
}
