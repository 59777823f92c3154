import type { Edit } from "../core/model.js";
import { withoutSecrets } from "../core/text/secrets.js";

/** What is before an edit may tell that it writes a secret: characters that are looked at. */
const before = 200;
const after = 40;

/** Whether an edit writes something that is blanked in reports: then the edit cannot be shown. */
export function writesSecret(text: string, { start, end, newText }: Edit): boolean {
  const lead = text.slice(Math.max(0, start - before), start);
  const whole = lead + newText + text.slice(end, end + after);
  return withoutSecrets(whole).slice(lead.length, lead.length + newText.length) !== newText;
}
