// Writes every file that is made from others. `git diff` is empty afterwards, or something was forgotten.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { generateAuditSchema } from "./generators/auditSchema.js";
import { generateBlacklistPage } from "./generators/blacklistPage.js";
import { generateBomGrammars } from "./generators/bomGrammars.js";
import { generateFormatsPage } from "./generators/formatsPage.js";
import { generateMacPrefixes } from "./generators/macPrefixes.js";
import { generateManifest } from "./generators/manifest.js";
import { generatePolicyPage } from "./generators/policyPage.js";
import { generateReportsPage } from "./generators/reportsPage.js";
import { generateThirdPartyNotices } from "./generators/thirdPartyNotices.js";

const root = path.join(__dirname, "..");

// In this order: what comes later is made from what was written before.
for (const generator of [
  generateMacPrefixes,
  generateManifest,
  generateAuditSchema,
  generateBomGrammars,
  generateBlacklistPage,
  generateFormatsPage,
  generatePolicyPage,
  generateReportsPage,
  generateThirdPartyNotices,
]) {
  for (const file of generator()) {
    const target = path.join(root, file.path);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, file.text);
  }
}
