import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { GeneratedFile } from "./generatedFile.js";

const root = path.join(__dirname, "..", "..");

/** What is bundled of others: what `src` imports by name. */
export const bundledPackages = ["@noble/hashes", "fflate", "ignore", "semver", "yaml"] as const;

/** The licences of what is bundled, as the packages bring them. */
export function generateThirdPartyNotices(): GeneratedFile[] {
  const notices = bundledPackages.map((name) => {
    const folder = path.join(root, "node_modules", name);
    const { version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
      readonly version: string;
      readonly license: string;
    };
    const file = ["LICENSE", "LICENSE.md", "LICENSE-MIT"].find((one) => existsSync(path.join(folder, one)));
    if (file === undefined) throw new Error(`${name} has no licence text`);
    const text = readFileSync(path.join(folder, file), "utf8").replace(/\r\n/g, "\n").trim();
    return `## ${name} ${version} (${license})\n\n\`\`\`text\n${text}\n\`\`\`\n`;
  });
  const head = "# Third-party notices\n\nSanctionLint's programs contain the following packages.\n";
  return [{ path: "THIRD-PARTY-NOTICES.md", text: [head, ...notices].join("\n") }];
}
