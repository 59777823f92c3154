/**
 * Where what a lockfile or another generated file says is declared, by format: names of files as they are usually called, the most
 * usual first, relative to the file's folder, `*` for what is anybody's to name. SBOMs are made from anything, so none is named for them.
 */
const manifests: Readonly<Record<string, readonly string[]>> = {
  "npm/package-lock": ["package.json"],
  "npm/pnpm-lock": ["package.json"],
  "npm/yarn-lock": ["package.json"],
  "npm/bun-lock": ["package.json"],
  "deno/deno-lock": ["deno.json", "deno.jsonc", "package.json"],
  "cargo/lock": ["Cargo.toml"],
  "carthage/resolved": ["Cartfile"],
  "cocoapods/lock": ["Podfile"],
  "swift/resolved": ["Package.swift"],
  "composer/lock": ["composer.json"],
  "composer/installed": ["../../composer.json"],
  "conan/lock": ["conanfile.py", "conanfile.txt"],
  "conda/explicit": ["environment.yml"],
  "conda/lock": ["environment.yml", "pyproject.toml"],
  "conda/pixi-lock": ["pixi.toml", "pyproject.toml"],
  "cran/packrat-lock": ["../DESCRIPTION"],
  "cran/renv-lock": ["DESCRIPTION"],
  "gem/lock": ["Gemfile"],
  "golang/sum": ["go.mod"],
  "golang/vendor": ["../go.mod"],
  "gradle/lock": ["build.gradle.kts", "build.gradle"],
  "gradle/verification-metadata": ["../build.gradle.kts", "../build.gradle"],
  "hackage/freeze": ["cabal.project"],
  "hackage/stack-lock": ["stack.yaml"],
  "helm/chart-lock": ["Chart.yaml"],
  "helm/requirements-lock": ["requirements.yaml"],
  "hex/gleam-lock": ["gleam.toml"],
  "hex/mix-lock": ["mix.exs"],
  "hex/rebar-lock": ["rebar.config"],
  "idf/lock": ["main/idf_component.yml", "idf_component.yml"],
  "jsonnet/lock": ["jsonnetfile.json"],
  "julia/manifest": ["Project.toml"],
  "maven/install-lock": ["MODULE.bazel", "WORKSPACE"],
  "nix/flake-lock": ["flake.nix"],
  "luarocks/lock": ["*.rockspec"],
  "nuget/packages-lock": ["*.csproj", "*.fsproj", "*.vbproj"],
  "nuget/project-assets": ["../*.csproj", "../*.fsproj", "../*.vbproj"],
  "nuget/paket-lock": ["paket.dependencies"],
  "ohpm/lock": ["oh-package.json5"],
  "opam/lock": ["*.opam"],
  "pub/lock": ["pubspec.yaml"],
  "pypi/pdm-lock": ["pyproject.toml"],
  "pypi/pipfile-lock": ["Pipfile"],
  "pypi/poetry-lock": ["pyproject.toml"],
  "pypi/pylock": ["pyproject.toml"],
  "pypi/uv-lock": ["pyproject.toml"],
  "sbt/lock": ["build.sbt"],
  "terraform/lock": ["versions.tf", "main.tf"],
};

/** The files that a generated file of this format comes from; none where that cannot be told from its name. */
export function manifestsOf(format: string): readonly string[] {
  return Object.hasOwn(manifests, format) ? (manifests[format] ?? []) : [];
}
