import { canonicalType } from "../purl/canonicalType.js";

/** How "whichever version" is written in an ecosystem's manifests; undefined where one has to be named. */
export function anyVersion(ecosystem: string): string | undefined {
  const type = canonicalType(ecosystem);
  return Object.hasOwn(anyVersions, type) ? anyVersions[type] : undefined;
}

/**
 * A looked-up range as the ecosystem's manifests write it; undefined when it is in words or the ecosystem has no such form.
 * Go takes the least version that is asked for, so a lower bound is written as that version.
 */
export function writtenVersion(ecosystem: string, range: string): string | undefined {
  const text = range.trim();
  if (!/^(?:[\^~<>=!]{0,2}\s*v?\d[\w.+*-]*)(?:\s*,?\s*[<>=!~^]{1,2}\s*v?\d[\w.+*-]*)*$/.test(text)) return undefined;
  const type = canonicalType(ecosystem);
  const least = /^>=\s*v?(\d[\w.+-]*)$/.exec(text)?.[1];
  const exact = /^v?\d[\w.+-]*$/.test(text) ? text.replace(/^v/, "") : undefined;
  if (type === "golang") return least || exact ? `v${least ?? exact}` : undefined;
  if (type === "maven") return least ? `[${least},)` : exact;
  if (type === "pypi") return exact ? `==${exact}` : /^[<>=!~]/.test(text) ? text : undefined;
  if (type === "docker" || type === "conan") return exact && range.trim();
  return text;
}

/** The command that brings the lockfile in line after an edit of the manifest. */
export function updateCommand(ecosystem: string | undefined, uri: string): string | undefined {
  const file = uri.slice(uri.lastIndexOf("/") + 1).toLowerCase();
  if (/^requirements.*\.(?:txt|in)$/i.test(file)) return `pip install -r ${uri.slice(uri.lastIndexOf("/") + 1)}`;
  const byFile = commandsByFile.find(([pattern]) => pattern.test(file))?.[1];
  if (byFile !== undefined) return byFile;
  const type = ecosystem === undefined ? "" : canonicalType(ecosystem);
  return Object.hasOwn(commands, type) ? commands[type] : undefined;
}

const anyVersions: Readonly<Record<string, string>> = {
  npm: "*",
  pypi: "*",
  maven: "[0,)",
  golang: "latest",
  cargo: "*",
  nuget: "*",
  composer: "*",
  gem: ">= 0",
  pub: "any",
  cocoapods: ">= 0",
  hex: ">= 0.0.0",
  conan: "[*]",
  docker: "latest",
  helm: "*",
  terraform: ">= 0",
  ansible: "*",
  ohpm: "*",
  conda: "*",
};

const commands: Readonly<Record<string, string>> = {
  npm: "npm install",
  golang: "go mod tidy",
  cargo: "cargo update",
  nuget: "dotnet restore",
  composer: "composer update",
  gem: "bundle install",
  pub: "dart pub get",
  cocoapods: "pod install",
  hex: "mix deps.get",
  helm: "helm dependency update",
  terraform: "terraform init -upgrade",
  ansible: "ansible-galaxy install -r requirements.yml",
  ohpm: "ohpm install",
  swift: "swift package update",
  conan: "conan install .",
};

const commandsByFile: readonly (readonly [RegExp, string])[] = [
  [/^pyproject\.toml$/, "uv lock"],
  [/^pipfile$/, "pipenv lock"],
  [/^pom\.xml$/, "mvn versions:resolve-ranges"],
  [/\.gradle(?:\.kts)?$|\.versions\.toml$/, "gradle dependencies --write-locks"],
];
