import { lineOf, type DataProblem, type Path } from "../place.js";
import { evidenceFields, type EvidenceRecord } from "../../../src/core/blacklist/storedEvidence.js";
import { listOf, type AttributionRecord, type Data, type Read } from "../read.js";

/** Citations in a form that nobody can look up, and facts called verified that rest on nothing seen. */
export function checkEvidence(data: Data): DataProblem[] {
  const problems: DataProblem[] = [];
  const add = (of: Read<unknown>, path: Path, message: string): void => {
    problems.push({ file: of.file, line: lineOf(of, path), message });
  };
  const checkCitation = (of: Read<unknown>, path: Path, citation: string | undefined): void => {
    if (citation !== undefined && !forms.some((form) => form.test(citation)))
      add(of, path, `"${citation}" is no citation in a known form (${examples}).`);
  };
  for (const of of data.lists)
    of.value.affiliateSwitches?.forEach((each, index) =>
      checkCitation(of, ["affiliateSwitches", index, "citation"], each.citation),
    );
  for (const of of data.parties) {
    of.value.listings?.forEach((listing, index) => {
      const path = ["listings", index];
      checkCitation(of, [...path, "citation"], listing.citation);
      checkCitation(of, [...path, "edition"], listing.edition);
      listing.licences?.forEach((window, place) =>
        checkCitation(of, [...path, "licences", place, "citation"], window.citation),
      );
      for (const field of listOf(listing.recalled))
        if (!Object.hasOwn(listing, field)) add(of, [...path, "recalled"], `"${field}" is recalled and not given.`);
      if (listing.confidence === "verified" && restsOnNothing(listing.source))
        add(of, [...path, "confidence"], "A verified listing needs the source that was seen.");
    });
    if (!of.value.listings?.length && of.value.why === undefined)
      add(of, [], 'A party without a listing needs "why": why it is in the data.');
    for (const key of ["owners", "brands"] as const)
      of.value[key]?.forEach((record, index) => {
        if (record["confidence"] === "verified" && restsOnNothing(record["source"]))
          add(of, [key, index, "confidence"], "A verified tie needs the source that was seen.");
      });
    of.value.attributions?.forEach((record, index) => {
      for (const message of faultsOf(record)) add(of, ["attributions", index, "evidence"], message);
    });
  }
  return problems;
}

const common: readonly (keyof EvidenceRecord)[] = ["kind", "says", "seen"];

function* faultsOf({ evidence, confidence }: AttributionRecord): Generator<string> {
  const { kind } = evidence;
  if (kind === "unlooked") {
    if (Object.keys(evidence).length > 1) yield "Evidence that was not looked up has no place and no day.";
    if (confidence === "verified") yield "What was not looked up is not verified.";
    return;
  }
  const { needs, may } = evidenceFields[kind];
  const missing = [...needs, "says", "seen"].filter((key) => !Object.hasOwn(evidence, key));
  if (missing.length > 0) yield `Evidence of the kind "${kind}" needs ${missing.map((key) => `"${key}"`).join(", ")}.`;
  const known = new Set<string>([...common, ...needs, ...may]);
  const other = Object.keys(evidence).filter((key) => !known.has(key));
  if (other.length > 0) yield `Evidence of the kind "${kind}" has no ${other.map((key) => `"${key}"`).join(", ")}.`;
  if (/from memory|not looked up|unverified/i.test(evidence.says ?? ""))
    yield "Say what stands there, not how sure you are.";
}

/** Federal Register pages, statutes, executive orders, regulations, decrees, and list entries by number or date. */
const forms: readonly RegExp[] = [
  /^\d{2,3} FR \d+(?:, \d+)*(?:$|[;, (])/,
  /^FR Doc \d{4}-\d+$/,
  /^Pub\. L\. \d+-\d+ (?:s\.|div\. )\w/,
  /^E\.O\. \d+/,
  /^DA \d{2}-\d+/,
  /^Reg\. \(EU\) \d+\/\d+/,
  /^OFAC (?:SDN|SSI|NS-CMIC)(?: uids? \d+|, [A-Z])/,
  /^FCC Covered List, inclusion of \d{4}-\d{2}-\d{2}$/,
  /^DHS UFLPA Entity List/,
  /^FASCSA order of the \w[\w ]+, effective \d{4}-\d{2}-\d{2}$/,
  /^Section 1260H list, edition of \d{4}-\d{2}-\d{2}$/,
  /^NDAA FY\d{4} s\.\d+/,
  /^Presidential decree /,
];

const examples = '"84 FR 22961", "Pub. L. 115-232 s.889", "E.O. 13959", "Reg. (EU) 269/2014", "OFAC SDN uid 17018"';

function restsOnNothing(source: string | undefined): boolean {
  return source === undefined;
}
