import { goReplace } from "./goReplace.js";
import { gradleConstraints } from "./gradleConstraints.js";
import { npmOverrides, pnpmOverrides, yarnResolutions } from "./jsonSection.js";
import { mavenManagement } from "./mavenManagement.js";
import type { OverrideWriter } from "./override.js";
import { pipConstraints } from "./pipConstraints.js";
import { cargoPatch, uvConstraints } from "./tomlSection.js";
import { pnpmWorkspaceOverrides, pubOverrides } from "./yamlSection.js";

/** A file beside the one that a transitive package was found in, and how an override is written into it. */
export interface OverridePlace {
  /** Name of the file. */
  readonly file: string;
  /** What its section is called, for people. */
  readonly section: string;
  readonly write: OverrideWriter;
}

const packageJson = (section: string, write: OverrideWriter): OverridePlace => ({
  file: "package.json",
  section,
  write,
});

/** By the format that the package was found in: where its ecosystem overrides what others bring in, the first that is there. */
const places: Readonly<Record<string, readonly OverridePlace[]>> = {
  "npm/package-lock": [packageJson("overrides", npmOverrides)],
  "npm/bun-lock": [packageJson("overrides", npmOverrides)],
  "npm/yarn-lock": [packageJson("resolutions", yarnResolutions)],
  "golang/sum": [{ file: "go.mod", section: "replace", write: goReplace }],
  "golang/mod": [{ file: "go.mod", section: "replace", write: goReplace }],
  "golang/vendor": [{ file: "../go.mod", section: "replace", write: goReplace }],
  "maven/pom": [{ file: "pom.xml", section: "dependencyManagement", write: mavenManagement }],
  "gradle/lock": ["build.gradle.kts", "build.gradle"].map((file) => ({
    file,
    section: "constraints",
    write: gradleConstraints,
  })),
  "pypi/uv-lock": [{ file: "pyproject.toml", section: "constraint-dependencies", write: uvConstraints }],
  "pypi/requirements": [{ file: "constraints.txt", section: "the constraints", write: pipConstraints }],
  "cargo/lock": [{ file: "Cargo.toml", section: "[patch]", write: cargoPatch }],
  "pub/lock": [{ file: "pubspec.yaml", section: "dependency_overrides", write: pubOverrides }],
};

/** `packageJson` is the text of the package.json in the same folder, which may say which pnpm is used. */
export function overridePlacesFor(format: string, packageJsonText: string | undefined): readonly OverridePlace[] {
  if (format === "npm/pnpm-lock") return pnpmPlaces(packageJsonText);
  return Object.hasOwn(places, format) ? (places[format] ?? []) : [];
}

/** pnpm 10 reads pnpm-workspace.yaml; those before read package.json, as 10 does still. Where nobody says which, what all of them read. */
function pnpmPlaces(text = ""): readonly OverridePlace[] {
  const workspace = { file: "pnpm-workspace.yaml", section: "overrides", write: pnpmWorkspaceOverrides };
  const manifest = packageJson("pnpm.overrides", pnpmOverrides);
  const [, major] = /"packageManager"\s*:\s*"pnpm@(\d+)/.exec(text) ?? [];
  return major !== undefined && Number(major) >= 10 ? [workspace] : [manifest];
}

/** Files that overrides are written into: a plan keeps their texts. */
export const overrideFiles: ReadonlySet<string> = new Set([
  ...Object.values(places).flatMap((all) => all.map(({ file }) => file.slice(file.lastIndexOf("/") + 1))),
  "pnpm-workspace.yaml",
]);
