import type { Problem } from "../../model.js";
import { jsonProblems } from "../../syntax/jsonProblems.js";
import { readToml } from "../../syntax/toml.js";
import { readXml } from "../../syntax/xml.js";
import { readYamlDocuments } from "../../syntax/yaml.js";
import { lineChecks } from "./lineChecks.js";

type Check = (text: string) => readonly Problem[];

/**
 * Up to so many characters a text is read whole. What happens to larger ones, which tools write, is reported without that: they are
 * cut, merged, or replaced by something else.
 */
const maxWhole = 500_000;

const json: Check = (text) => jsonProblems(text, { maxWhole });
const json5: Check = (text) => jsonProblems(text, { lenient: true, maxWhole });
const yaml: Check = (text) => (text.length > maxWhole ? [] : readYamlDocuments(text).problems);
const toml: Check = (text) =>
  text.length > maxWhole ? [] : readToml(text).problems.filter(({ message }) => message !== setTwice);
const xml: Check = (text) => (text.length > maxWhole ? [] : readXml(text).problems);

/** A lockfile's reader takes both. */
const setTwice = "the key is set twice";

/**
 * How the consumer of a format reads its text, by the format's id: for those whose reader leaves out what declares nothing. The
 * readers of the others go through all of the text themselves.
 */
export const syntaxChecks: ReadonlyMap<string, Check> = new Map<string, Check>([
  ["cargo/lock", toml],
  ["cocoapods/lock", yaml],
  ["composer/installed", json],
  ["composer/lock", json],
  ["conan/lock", json],
  ["conda/lock", yaml],
  ["conda/meta", json],
  ["conda/pixi-lock", yaml],
  ["cran/renv-lock", json],
  ["deno/deno-lock", json],
  ["gradle/verification-metadata", xml],
  ["hex/gleam-lock", toml],
  ["maven/install-lock", json],
  ["maven/pom", xml],
  ["nix/flake-lock", json],
  ["npm/bun-lock", json5],
  ["npm/package-lock", json],
  ["npm/pnpm-lock", yaml],
  ["nuget/deps", json],
  ["nuget/packages-lock", json],
  ["nuget/project-assets", json],
  ["ohpm/lock", json5],
  ["pub/lock", yaml],
  ["pypi/notebook", json],
  ["pypi/pdm-lock", toml],
  ["pypi/pipfile-lock", json],
  ["pypi/poetry-lock", toml],
  ["pypi/pylock", toml],
  ["pypi/uv-lock", toml],
  ["sbom/cyclonedx-json", json],
  ["sbom/cyclonedx-xml", xml],
  ["sbom/spdx-json", json],
  ["sbom/spdx3-json", json],
  ["sbt/lock", json],
  ["swift/resolved", json],
  ...lineChecks,
]);
