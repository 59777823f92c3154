import type { ComparisonAccount } from "../audit/comparisonAccount.js";
import { describeWaiver } from "../policy/waivers.js";
import { plural } from "./count.js";
import { decisionOf, told } from "./findingLines.js";
import type { Layout } from "./layout.js";
import { plain, plainPath } from "./plain.js";
import { wrapped } from "./wrap.js";

/** What an audit of what is new was compared with, and what it leaves out for that. */
export function comparisonLines(comparison: ComparisonAccount | undefined, { palette, width }: Layout): string[] {
  if (!comparison) return [];
  const { before, changed, gone, proposed } = comparison;
  const rest = [
    changed > 0 && `${changed} of them ${changed === 1 ? "takes" : "take"} the place of one that was there`,
    before > 0 && `${plural(before, "finding")} ${before === 1 ? "was" : "were"} there before`,
    gone > 0 && `${gone} gone`,
  ].filter(Boolean);
  const said = `Only what is new since ${plain(comparison.with)}${rest.length > 0 ? `: ${rest.join(", ")}` : ""}.`;
  return [
    ...wrapped(said, width, ""),
    ...proposedLines(comparison, width, (line) => palette.severity("warning", line)),
  ].concat(proposed.length > 0 ? [""] : []);
}

function proposedLines({ proposed }: ComparisonAccount, width: number, paint: (line: string) => string): string[] {
  if (proposed.length === 0) return [];
  const head = `${plural(proposed.length, "waiver")} proposed by the change, not in force before it is merged (--accept-policy lets the change's policy judge):`;
  return [
    ...wrapped(head, width, "").map(paint),
    ...proposed.flatMap(({ waiver, file, covers }) => {
      const what = `${plainPath(file)}: ${told(describeWaiver(waiver))}, ${decisionOf(waiver)}: ${told(waiver.reason)}`;
      return wrapped(`  ${what} (covers ${plural(covers, "new finding")})`, width, "    ");
    }),
  ];
}

/** The same in JSON. */
export function comparisonRow(comparison: ComparisonAccount): object {
  const proposed = comparison.proposed.map(({ waiver, file, covers }) => ({ ...waiver, file, covers }));
  return { ...comparison, proposed };
}
