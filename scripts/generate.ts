// Writes every file that is made from others. `git diff` is empty afterwards, or something was forgotten.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { generateBlacklistPage } from "./generators/blacklistPage.js";
import { generateFormatsPage } from "./generators/formatsPage.js";
import { generateManifest } from "./generators/manifest.js";

const root = path.join(__dirname, "..");

for (const file of [...generateManifest(), ...generateBlacklistPage(), ...generateFormatsPage()]) {
  const target = path.join(root, file.path);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, file.text);
}
