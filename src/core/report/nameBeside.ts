import type { Match } from "../model.js";

/**
 * How the name in the document compares with the known one: `“Hangzhou Hikvision” (warning, 0.95): hangzhou = hangzhou, hikvison ≈
 * hikvision`. Undefined where no name was compared, or it is the known one word by word.
 */
export function nameBeside({ likeness }: Match): string | undefined {
  if (!likeness || !/[≈+−]/.test(likeness.alignment)) return undefined;
  const { known, band, score, alignment } = likeness;
  return `“${known}” (${band}, ${score.toFixed(2)}): ${alignment}`;
}
