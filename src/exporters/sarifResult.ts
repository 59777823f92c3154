import type { SourceText } from "../core/model.js";
import type { ReportContext } from "../core/report/reporter.js";
import { told } from "../core/report/findingLines.js";
import { LineIndex } from "../core/text/lineIndex.js";
import { regionOf, type About, type FindingRow, type Region } from "./findingRow.js";
import { writesSecret } from "./fixSecrets.js";
import { ruleIds } from "./ruleHelp.js";
import { uriOf } from "./treePaths.js";

const levels = { error: "error", warning: "warning", information: "note", hint: "note" } as const;

/** Further members of a result, and of its properties. */
export interface SarifExtras {
  readonly suppressions?: readonly object[];
  readonly fixes?: readonly object[];
  readonly properties?: object;
}

/** One result. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarifResult(row: FindingRow, { properties, ...extras }: SarifExtras = {}): object {
  const { rule, severity, path, region, cell, message, fingerprint, about } = row;
  return {
    ruleId: rule,
    ruleIndex: ruleIds.indexOf(rule),
    level: levels[severity],
    message: { text: sentences(message, about) },
    ...(path !== undefined && {
      locations: [
        {
          ...physical(path, region),
          ...(cell !== undefined && { logicalLocations: [{ name: cell, kind: "cell" }] }),
        },
      ],
    }),
    ...(path !== undefined && about && hasRelated(about) && { relatedLocations: related(about) }),
    partialFingerprints: { primaryLocationLineHash: fingerprint },
    ...extras,
    properties: { severity, ...(about && facts(about)), ...properties },
  };
}

/** What the result says, and then why it counts so much and what to use instead. Viewers take `[a](b)` for a link. */
function sentences(message: string, about: About | undefined): string {
  const more = about
    ? [about.because, about.instead.length > 0 && `Instead: ${about.instead.join("; ")}`].filter(Boolean)
    : [];
  const all = [message, ...more].map((one) => `${String(one).replace(/\.$/, "")}.`);
  return all.join(" ").replace(/\](?=\()/g, "] ");
}

/** A place in a file of the tree. */
export function physical(path: string, region?: Region): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(path), uriBaseId: "%SRCROOT%" },
      ...(region && { region }),
    },
  };
}

function hasRelated({ more, linked }: About): boolean {
  return more.length > 0 || (linked !== undefined && linked.length > 0);
}

function related({ more, linked }: About): object[] {
  const places = [
    ...more.map(({ path, region }) => ({ ...physical(path, region), message: { text: "It is here too." } })),
    ...(linked ?? []).map(({ path, region }) => ({
      ...physical(path, region),
      message: { text: "It is linked here." },
    })),
  ];
  return places.map((place, at) => ({ id: at + 1, ...place }));
}

function facts({ finding, component, version, purl, party, because, matched, evidence }: About): object {
  const { match, status } = finding;
  return {
    component,
    ...(version !== undefined && { version }),
    ...(purl !== undefined && { purl }),
    party: match.party.id,
    partyName: party,
    list: status.list.id,
    listName: status.list.title,
    status: status.state,
    reason: status.reason,
    ...(status.since !== undefined && { since: status.since }),
    ...(status.listing.citation !== undefined && { citation: status.listing.citation }),
    lists: [...new Set(finding.statuses.map(({ list }) => list.id))],
    relationship: match.relationship,
    basis: match.basis,
    matched,
    evidence,
    confidence: match.confidence,
    because,
    places: finding.places.length,
    subject: told(finding.subject),
  };
}

/** What the profile `full` says besides: whether it is waived, by whom and until when, and what may be written instead. */
export function sarifExtras(
  { about, path }: FindingRow,
  source: SourceText,
  lines: LineIndex,
  isInSource: boolean,
  { fixesOf }: Pick<ReportContext, "fixesOf">,
): SarifExtras {
  const suppressions = about?.waiver
    ? [
        {
          kind: isInSource ? "inSource" : "external",
          status: "accepted",
          justification: told(about.waiver.reason),
          properties: {
            expires: about.waiver.expires,
            ...(about.waiver.approver !== undefined && { approver: told(about.waiver.approver) }),
            ...(about.waiver.id !== undefined && { id: told(about.waiver.id) }),
          },
        },
      ]
    : [];
  if (!about || path === undefined) return { suppressions };
  const written = fixesOf(about.finding).filter(({ edits }) => edits.length > 0);
  const secret = written.filter(({ edits }) => edits.some((edit) => writesSecret(source.text, edit)));
  const fixes = written
    .filter((fix) => !secret.includes(fix))
    .map(({ title, edits }) => ({
      description: { text: told(title) },
      artifactChanges: [
        {
          artifactLocation: { uri: uriOf(path), uriBaseId: "%SRCROOT%" },
          replacements: edits.map((edit) => ({
            deletedRegion: regionOf(lines, edit),
            insertedContent: { text: edit.newText },
          })),
        },
      ],
    }));
  return {
    suppressions,
    ...(fixes.length > 0 && { fixes }),
    ...(secret.length > 0 && {
      properties: { fixesLeftOut: secret.map(({ title }) => `${told(title)}: it would write a secret`) },
    }),
  };
}
