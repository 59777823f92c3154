import { leftOutRules } from "../../src/core/audit/leftOut.js";
import { severityOrder } from "../../src/core/model/severities.js";
import type { Basis, Confidence, FixKind, Grade, Relation, RuleId } from "../../src/core/model.js";
import { listingStateOrder } from "../../src/core/model/listingStates.js";
import { schemaOf } from "../../src/core/policy/jsonSchema.js";
import { policyShape } from "../../src/core/policy/policyShape.js";
import { directionWords, relationshipWords } from "../../src/core/policy/words.js";
import { schemaVersion } from "../../src/core/report/jsonHead.js";
import type { GeneratedFile } from "./generatedFile.js";

type Schema = Readonly<Record<string, unknown>>;

/** The schema of `audit --format json`, draft 7: what may stand there, and nothing else. */
export function generateAuditSchema(): GeneratedFile[] {
  return [{ path: "data/schemas/audit.schema.json", text: `${JSON.stringify(auditSchema(), undefined, 2)}\n` }];
}

function auditSchema(): Schema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "SanctionLint audit",
    description:
      "What `sanctionlint audit --format json` writes. Lines and columns count from 1, columns in UTF-16 units; endLine and endColumn are the first place behind.",
    ...object({
      schemaVersion: { const: schemaVersion, description: "Raised when a field goes or means something else." },
      tool: object({ name: { const: "sanctionlint" }, version: text }),
      findings: {
        ...list({ anyOf: [ref("finding"), ref("notice")] }),
        description: "Open findings, and what there is to say of policies.",
      },
      waived: { ...list(ref("finding")), description: "Findings that a waiver covers." },
      fixes: {
        type: "object",
        propertyNames: { pattern: "^f[1-9][0-9]*$" },
        additionalProperties: ref("fix"),
        description: "What fixes say, each once; findings name them by these ids.",
      },
      problems: { ...list(ref("problem")), description: "What could not be read or understood." },
      summary: object({
        files: count,
        components: count,
        findings: object(Object.fromEntries(severityOrder.map((severity) => [severity, count]))),
        waived: count,
        problems: count,
        limits: count,
        unresolved: count,
        accepted: count,
        parties: { ...list(text), description: "Ids of the parties of open findings." },
        unread: count,
        incomplete: flag,
        threshold: { enum: [...severityOrder, "never"] },
        thresholdReached: flag,
        verdict: hash,
      }),
      account: object({
        read: count,
        partly: list(text),
        digests: { type: "object", additionalProperties: hash },
        leftOut: list(
          object({
            rule: { enum: Object.keys(leftOutRules) },
            meaning: text,
            files: count,
            folders: count,
            paths: list(text),
          }),
        ),
        lookedAt: {
          ...object({ sources: count, byName: count, archives: count }),
          description:
            "Files that were looked at for SDKs: sources for link statements, libraries by name, archives by metadata.",
        },
        directOnly: list(text),
        names: object({
          total: count,
          matched: count,
          unmatched: count,
          unclear: list(object({ name: text, why: text })),
        }),
        notes: list(text),
      }),
      knowledge: { ...text, description: "Version of what is known." },
      checkedUntil: date,
      policy: hash,
      policyLayers: list(text),
      asOf: date,
      stale: optional(text),
      supposed: optional(list(text)),
      comparison: optional(
        object({
          with: text,
          commit: optional(text),
          before: count,
          changed: count,
          gone: count,
          proposed: list(object({ ...waiverFields(), file: text, covers: count })),
        }),
      ),
    }),
    definitions: {
      finding: object(findingFields()),
      notice: object(noticeFields()),
      fix: object({
        title: text,
        kind: { enum: words<FixKind>({ replace: 0, swap: 0, alternate: 0, "not-placed": 0, remove: 0, note: 0 }) },
        grade: nullable({
          enum: words<Grade>({ "drop-in": 0, "pin-compatible": 0, near: 0, functional: 0, redesign: 0 }),
        }),
        to: nullable(text),
        preferred: flag,
        note: nullable(text),
        command: nullable(text),
      }),
      problem: object({
        file: text,
        ...range,
        problem: text,
        kind: optional({ enum: ["problem", "limit", "unresolved"] }),
        unread: optional({ enum: ["unread", "unknown"] }),
        accepted: optional(object({ path: text, reason: text, expires: date })),
      }),
      waiver: object(waiverFields()),
    },
  };
}

const text: Schema = { type: "string" };
const count: Schema = { type: "integer", minimum: 0 };
const position: Schema = { type: "integer", minimum: 1 };
const flag: Schema = { type: "boolean" };
const date: Schema = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" };
/** A listing's dates may stop at the month or the year. */
const vagueDate: Schema = { type: "string", pattern: "^\\d{4}(-\\d{2}(-\\d{2})?)?$" };
const hash: Schema = { type: "string", pattern: "^[0-9a-f]{64}$" };
const fingerprint: Schema = { type: "string", pattern: "^[0-9a-f]{32}$" };
const severity: Schema = { enum: [...severityOrder] };
const range = { line: position, column: position, endLine: position, endColumn: position };
const states: Schema = {
  enum: [...listingStateOrder],
};

type PolicyRule = Extract<RuleId, "policy-error" | `waiver-${string}`>;

function findingFields(): Readonly<Record<string, Schema>> {
  return {
    rule: {
      enum: words<Exclude<RuleId, PolicyRule>>({
        "listed-component": 0,
        "listed-source": 0,
        "related-component": 0,
        "watched-party": 0,
        "untrusted-source": 0,
      }),
    },
    severity,
    file: text,
    format: text,
    ...range,
    cell: optional({ ...text, description: "In a sheet of a workbook: E12." }),
    count: { ...position, description: "How often the file names what the finding is about." },
    places: {
      ...list(
        object({
          file: optional({ ...text, description: "Of files in the tree: each place is one." }),
          line: position,
          column: position,
        }),
      ),
      maxItems: 1000,
    },
    linked: optional({
      ...object({ places: list(object({ file: text, line: position, column: position })), count: position }),
      description: "Where source and build files link or import it.",
    }),
    message: text,
    because: text,
    party: text,
    partyName: text,
    list: text,
    listName: text,
    status: states,
    since: nullable(vagueDate),
    until: nullable(vagueDate),
    reason: text,
    citation: nullable(text),
    direction: { enum: Object.keys(directionWords) },
    forbids: text,
    relationship: { enum: Object.keys(relationshipWords) },
    basis: {
      enum: words<Basis>({
        identifier: 0,
        namespace: 0,
        host: 0,
        pattern: 0,
        name: 0,
        "similar-name": 0,
        "short-name": 0,
      }),
    },
    matched: text,
    evidence: text,
    confidence: { enum: words<Confidence>({ verified: 0, unverified: 0 }) },
    component: object({
      kind: text,
      ecosystem: nullable(text),
      name: text,
      version: nullable(text),
      purl: nullable(text),
      scope: text,
      relation: { enum: words<Relation>({ direct: 0, transitive: 0, alternate: 0 }) },
      via: optional(list(text)),
      placement: optional(
        object({
          quantity: optional(text),
          designators: optional(text),
          notPlaced: optional(flag),
          group: optional(count),
        }),
      ),
    }),
    listings: list(
      object({
        list: text,
        status: states,
        since: nullable(vagueDate),
        until: nullable(vagueDate),
        citation: nullable(text),
        reason: text,
        through: optional(list(text)),
      }),
    ),
    fixes: list(
      object({
        fix: { ...text, description: "Id in the table of fixes." },
        edits: list(object({ ...range, newText: text })),
        declaredIn: optional(object({ files: list(text), name: optional(text) })),
      }),
    ),
    waiver: optional(ref("waiver")),
    subject: text,
    fingerprint,
  };
}

function noticeFields(): Readonly<Record<string, Schema>> {
  const nothing = { type: "null" };
  return {
    rule: {
      enum: words<PolicyRule>({
        "policy-error": 0,
        "waiver-expiring": 0,
        "waiver-expired": 0,
        "waiver-unused": 0,
        "waiver-duplicate": 0,
      }),
    },
    severity,
    file: text,
    format: { const: "policy" },
    ...range,
    message: text,
    party: nothing,
    list: nothing,
    status: nothing,
    basis: nothing,
    matched: nothing,
    component: nothing,
    fixes: { type: "array", maxItems: 0 },
    subject: text,
    fingerprint,
  };
}

/** A waiver as the policy has it; ids are not held to what is known now. */
function waiverFields(): Readonly<Record<string, Schema>> {
  const shape = policyShape({ lists: new Map(), parties: new Map() });
  if (shape.kind !== "object" || shape.keys["waivers"]?.kind !== "list") throw new Error("a policy has waivers");
  const { properties, required } = schemaOf(shape.keys["waivers"].items) as {
    properties: Readonly<Record<string, Schema>>;
    required: readonly string[];
  };
  const free = { party: text, list: text, listed: { type: "object", additionalProperties: text } };
  return Object.fromEntries(
    Object.entries({ ...properties, ...free }).map(([key, schema]) => [
      key,
      required.includes(key) ? schema : optional(schema),
    ]),
  );
}

const optionals = new WeakSet<Schema>();

/** A field that may be absent. */
function optional(schema: Schema): Schema {
  const copy = { ...schema };
  optionals.add(copy);
  return copy;
}

function object(properties: Readonly<Record<string, Schema>>): Schema {
  const required = Object.keys(properties).filter((key) => !optionals.has(properties[key] ?? {}));
  return { type: "object", additionalProperties: false, required, properties };
}

function list(items: Schema): Schema {
  return { type: "array", items };
}

function nullable(schema: Schema): Schema {
  return { anyOf: [schema, { type: "null" }] };
}

function ref(name: string): Schema {
  return { $ref: `#/definitions/${name}` };
}

/** Every word of a union: one that is missing here, or is no more, does not compile. */
function words<T extends string>(all: Readonly<Record<T, 0>>): string[] {
  return Object.keys(all);
}
