import { canonicalType, packageType } from "./packageTypes.js";

/** How "whichever version" is written in an ecosystem's manifests; undefined where one has to be named. */
export function anyVersion(ecosystem: string): string | undefined {
  return packageType(canonicalType(ecosystem)).anyVersion;
}

/**
 * A looked-up range as the ecosystem's manifests write it; undefined when it is in words or the ecosystem has no such form.
 */
export function writtenVersion(ecosystem: string, range: string): string | undefined {
  const text = range.trim();
  if (!/^(?:[\^~<>=!]{0,2}\s*v?\d[\w.+*-]*)(?:\s*,?\s*[<>=!~^]{1,2}\s*v?\d[\w.+*-]*)*$/.test(text)) return undefined;
  const { writeRange } = packageType(canonicalType(ecosystem));
  if (!writeRange) return text;
  return writeRange({
    text,
    least: /^>=\s*v?(\d[\w.+-]*)$/.exec(text)?.[1],
    exact: /^v?\d[\w.+-]*$/.test(text) ? text.replace(/^v/, "") : undefined,
  });
}

/** The command that brings the lockfile in line after an edit of the manifest. */
export function updateCommand(ecosystem: string | undefined, uri: string): string | undefined {
  const file = uri.slice(uri.lastIndexOf("/") + 1).toLowerCase();
  if (/^requirements.*\.(?:txt|in)$/i.test(file)) return `pip install -r ${uri.slice(uri.lastIndexOf("/") + 1)}`;
  const byFile = commandsByFile.find(([pattern]) => pattern.test(file))?.[1];
  if (byFile !== undefined) return byFile;
  return ecosystem === undefined ? undefined : packageType(canonicalType(ecosystem)).update;
}

const commandsByFile: readonly (readonly [RegExp, string])[] = [
  [/^pyproject\.toml$/, "uv lock"],
  [/^pipfile$/, "pipenv lock"],
  [/^pom\.xml$/, "mvn versions:resolve-ranges"],
  [/\.gradle(?:\.kts)?$|\.versions\.toml$/, "gradle dependencies --write-locks"],
];
