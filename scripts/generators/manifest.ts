import { readFileSync } from "node:fs";
import path from "node:path";
import { loadKnowledge } from "../../src/core/blacklist/load.js";
import { jsonSchema } from "../../src/core/policy/jsonSchema.js";
import { policyShape } from "../../src/core/policy/policyShape.js";
import { compileKnowledge } from "../compileKnowledge.js";
import type { GeneratedFile } from "./generatedFile.js";

const root = path.join(__dirname, "..", "..");

/** The policy's JSON schema, and `package.json` in its regular form. */
export function generateManifest(): GeneratedFile[] {
  const shape = policyShape(loadKnowledge(compileKnowledge()));
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as unknown;
  // Settings files get the same schema beside VS Code's own, so that the manifest need not repeat it.
  const policy = { "sanctionLint.policy": { $ref: "./policy.schema.json" } };
  const settings = { $schema: "http://json-schema.org/draft-07/schema#", properties: policy };
  const workspace = { ...settings, properties: { settings: { properties: policy } } };
  return [
    { path: "package.json", text: json(manifest) },
    { path: "data/schemas/policy.schema.json", text: json(jsonSchema(shape)) },
    { path: "data/schemas/settings.schema.json", text: json(settings) },
    { path: "data/schemas/code-workspace.schema.json", text: json(workspace) },
  ];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
