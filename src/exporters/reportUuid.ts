import type { Audit } from "../core/audit/result.js";
import type { ReportContext } from "../core/report/reporter.js";
import { sha256Hex } from "../core/text/hash.js";

/** A UUID of a report, made of what it says and when: the same audit at the same moment gives the same. https://www.rfc-editor.org/rfc/rfc9562#section-5.8 */
export function reportUuid(form: string, { verdict }: Audit, { created, version }: ReportContext): string {
  const hex = sha256Hex(JSON.stringify([form, verdict, created, version]));
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
