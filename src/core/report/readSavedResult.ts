import { severityOrder } from "../model/severities.js";
import type { SavedFinding, SavedResult } from "../audit/savedResult.js";
import { schemaVersion } from "./jsonHead.js";

/** Reads a saved report; a sentence where it is not one. Fields that are not there are taken for empty. */
export function readSavedResult(text: string): SavedResult | string {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    return `this is not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  const report = fieldsOf(json);
  const tool = fieldsOf(report["tool"]);
  if (tool["name"] !== "sanctionlint" || !Array.isArray(report["findings"]) || report["summary"] === undefined) {
    return "this is not a result of sanctionlint audit --format json";
  }
  if (report["schemaVersion"] !== schemaVersion) {
    return `its schemaVersion is ${String(report["schemaVersion"])}, and this program reads ${schemaVersion}`;
  }
  const summary = fieldsOf(report["summary"]);
  const comparison = fieldsOf(report["comparison"]);
  return {
    tool: textOf(tool["version"]),
    knowledge: textOf(report["knowledge"]),
    policy: textOf(report["policy"]),
    policyLayers: itemsOf(report["policyLayers"]).map(textOf),
    asOf: textOf(report["asOf"]),
    verdict: textOf(summary["verdict"]),
    comparedWith: report["comparison"] === undefined ? undefined : textOf(comparison["with"]),
    supposed: itemsOf(report["supposed"]).map(textOf),
    findings: [
      ...itemsOf(report["findings"]).map((row) => findingOf(row, false)),
      ...itemsOf(report["waived"]).map((row) => findingOf(row, true)),
    ],
    problems: itemsOf(report["problems"]).map((row) => {
      const { file, problem } = fieldsOf(row);
      return { file: textOf(file), problem: textOf(problem) };
    }),
    digests: new Map(
      Object.entries(fieldsOf(fieldsOf(report["account"])["digests"])).map(([file, digest]) => [file, textOf(digest)]),
    ),
  };
}

function findingOf(row: unknown, isWaived: boolean): SavedFinding {
  const { severity, rule, file, line, message, because, status, list, component, count, fingerprint } = fieldsOf(row);
  const { version } = fieldsOf(component);
  return {
    rule: textOf(rule),
    severity: severityOrder.find((one) => one === severity) ?? "hint",
    file: textOf(file),
    line: typeof line === "number" ? line : 1,
    message: textOf(message),
    because: textOf(because),
    status: textOf(status),
    list: textOf(list),
    version: typeof version === "string" && count === 1 ? version : undefined,
    isWaived,
    fingerprint: textOf(fingerprint),
  };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
