import type { Analysis, CalendarDate, SourceText } from "./model.js";
import type { Knowledge } from "./blacklist/knowledge.js";
import type { Policy } from "./policy/policy.js";
import { formats } from "./formats/index.js";

/**
 * The one path from a document to findings, taken by the editor while typing, the audit, the command line and CI.
 * Pure and synchronous; the day comes in as `asOf`.
 */
export function analyze(source: SourceText, _knowledge: Knowledge, _policy: Policy, _asOf: CalendarDate): Analysis {
  const format = formats.formatOf(source);
  if (!format) return { components: [], findings: [], problems: [] };
  const { components, problems } = format.extract(source);
  return { format: format.id, components, findings: [], problems };
}
