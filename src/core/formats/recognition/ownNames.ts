import { globOf, type Glob } from "../../text/glob.js";

/**
 * Names that nearly always mean one format, as globs like those of `Format.files`, with the format's id. A file of such a name is
 * that format's, whatever is in it: when it has no mark of the format it is either another sound thing, of which nothing is
 * read and nothing is said, or it is broken, which must not look clean. Names that many things share (`values.yaml`,
 * `metadata.json`) are not here.
 */
const ownNames: readonly (readonly [glob: string, id: string])[] = [
  ["*.cabal", "hackage/cabal"],
  ["*.cdx.json", "sbom/cyclonedx-json"],
  ["*.cdx.xml", "sbom/cyclonedx-xml"],
  ["*.csproj", "nuget/project"],
  ["*.deps.json", "nuget/deps"],
  ["*.fsproj", "nuget/project"],
  ["*.ipynb", "pypi/notebook"],
  ["*.nuspec", "nuget/nuspec"],
  ["*.opam", "opam/opam"],
  ["*.opam.locked", "opam/lock"],
  ["*.pom", "maven/pom"],
  ["*.spdx", "sbom/spdx-tag-value"],
  ["*.spdx.json", "sbom/spdx-json"],
  ["*.spdx.{yaml,yml}", "sbom/spdx-yaml"],
  ["*.vbproj", "nuget/project"],
  [".gitlab-ci.{yml,yaml}", "gitlab/ci"],
  [".mvn/extensions.xml", "maven/extensions"],
  [".pre-commit-config.yaml", "precommit/config"],
  ["Cargo.lock", "cargo/lock"],
  ["Chart.lock", "helm/chart-lock"],
  ["Chart.yaml", "helm/chart"],
  ["Directory.Packages.props", "nuget/project"],
  ["Gemfile", "gem/gemfile"],
  ["Gemfile.lock", "gem/lock"],
  ["JuliaManifest.toml", "julia/manifest"],
  ["JuliaProject.toml", "julia/project"],
  ["Manifest.toml", "julia/manifest"],
  ["PKG-INFO", "pypi/metadata"],
  ["Package.resolved", "swift/resolved"],
  ["Package.swift", "swift/package"],
  ["Pipfile", "pypi/pipfile"],
  ["Pipfile.lock", "pypi/pipfile-lock"],
  ["Podfile", "cocoapods/podfile"],
  ["Project.toml", "julia/project"],
  ["action.{yml,yaml}", "github/action"],
  ["bom.json", "sbom/cyclonedx-json"],
  ["bom.xml", "sbom/cyclonedx-xml"],
  ["buildspec.{yml,yaml}", "codebuild/buildspec"],
  ["bun.lock", "npm/bun-lock"],
  ["cloudbuild.{yml,yaml}", "cloudbuild/config"],
  ["compose.{yml,yaml}", "docker/compose"],
  ["composer.lock", "composer/lock"],
  ["composer/installed.json", "composer/installed"],
  ["conda-lock.{yml,yaml}", "conda/lock"],
  ["deno.lock", "deno/deno-lock"],
  ["docker-compose.{yml,yaml}", "docker/compose"],
  ["environment.{yml,yaml}", "conda/environment"],
  ["galaxy.yml", "ansible/galaxy"],
  ["gems.locked", "gem/lock"],
  ["go.mod", "golang/mod"],
  ["go.sum", "golang/sum"],
  ["go.work", "golang/work"],
  ["go.work.sum", "golang/sum"],
  ["helmfile.{yml,yaml}", "helm/helmfile"],
  ["ivy.xml", "maven/ivy"],
  ["ivysettings.xml", "maven/ivy-settings"],
  ["kustomization.{yml,yaml}", "kustomize/kustomization"],
  ["npm-shrinkwrap.json", "npm/package-lock"],
  ["nuget.config", "nuget/config"],
  ["opam", "opam/opam"],
  ["opam.locked", "opam/lock"],
  ["package-lock.json", "npm/package-lock"],
  ["packages.config", "nuget/packages-config"],
  ["packages.lock.json", "nuget/packages-lock"],
  ["packrat.lock", "cran/packrat-lock"],
  ["pdm.lock", "pypi/pdm-lock"],
  ["pnpm-lock.yaml", "npm/pnpm-lock"],
  ["poetry.lock", "pypi/poetry-lock"],
  ["pom.xml", "maven/pom"],
  ["project.assets.json", "nuget/project-assets"],
  ["pubspec.lock", "pub/lock"],
  ["pubspec.yaml", "pub/pubspec"],
  ["pylock.toml", "pypi/pylock"],
  ["pyproject.toml", "pypi/pyproject"],
  ["renv.lock", "cran/renv-lock"],
  ["skaffold.yaml", "skaffold/config"],
  ["stack.yaml", "hackage/stack"],
  ["stack.yaml.lock", "hackage/stack-lock"],
  ["uv.lock", "pypi/uv-lock"],
  ["vendir.yml", "vendir/config"],
  ["vendor/modules.txt", "golang/vendor"],
  ["verification-metadata.xml", "gradle/verification-metadata"],
  ["west.yml", "west/manifest"],
  ["yarn.lock", "npm/yarn-lock"],
];

/** By the last part of the name, which no glob here leaves open; in small letters. */
const byEnding = new Map<string, (readonly [glob: string, id: string])[]>();
for (const entry of ownNames.flatMap(([glob, id]) => choices(glob).map((name) => [name, id] as const))) {
  const ending = endingOf(entry[0]);
  byEnding.set(ending, [...(byEnding.get(ending) ?? []), entry]);
}

/** The id of the format that a file of this path nearly always is. */
export function ownFormat(path: string): string | undefined {
  const folded = path.toLowerCase();
  return byEnding.get(endingOf(folded))?.find(([glob]) => compiled(glob).matches(folded))?.[1];
}

/** Each glob is asked for most files of a tree: it is compiled once, when it is first needed. */
const globs = new Map<string, Glob>();

function compiled(text: string): Glob {
  const glob = globs.get(text) ?? globOf(text);
  globs.set(text, glob);
  return glob;
}

function choices(glob: string): string[] {
  const folded = glob.toLowerCase();
  const [, before = "", names = "", after = ""] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(folded) ?? [];
  return names === "" ? [folded] : names.split(",").map((name) => before + name + after);
}

/** A name's extension; the whole of it where there is none. */
function endingOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name.slice(Math.max(0, name.lastIndexOf(".")));
}
