/** Where the packages that a lockfile pins are declared. */
interface Declared {
  /**
   * Names of files as they are usually called, the most usual first, relative to the lockfile's folder; `*` for what anyone may name.
   * Empty where that cannot be told from the lockfile's name.
   */
  readonly files: readonly string[];
  /** Formats of manifests, whose packages are pinned with those that they bring in. */
  readonly pins: readonly string[];
}

/** Lockfiles and other generated files by format. SBOMs are made from anything, so none is here. */
export const lockfiles: Readonly<Record<string, Declared>> = {
  "bazel/lock": { files: ["MODULE.bazel"], pins: ["bazel/module"] },
  "cargo/lock": { files: ["Cargo.toml"], pins: ["cargo/manifest"] },
  "carthage/resolved": { files: ["Cartfile"], pins: ["carthage/cartfile"] },
  "cocoapods/lock": { files: ["Podfile"], pins: ["cocoapods/podfile"] },
  "composer/installed": { files: ["../../composer.json"], pins: ["composer/json"] },
  "composer/lock": { files: ["composer.json"], pins: ["composer/json"] },
  "conan/lock": { files: ["conanfile.py", "conanfile.txt"], pins: ["conan/py", "conan/txt"] },
  "conda/explicit": { files: ["environment.yml"], pins: ["conda/environment"] },
  "conda/lock": { files: ["environment.yml", "pyproject.toml"], pins: ["conda/environment"] },
  "conda/pixi-lock": { files: ["pixi.toml", "pyproject.toml"], pins: ["conda/environment", "conda/pixi"] },
  "cpan/snapshot": { files: ["cpanfile"], pins: ["cpan/cpanfile"] },
  "cran/packrat-lock": { files: ["../DESCRIPTION"], pins: ["cran/description"] },
  "cran/renv-lock": { files: ["DESCRIPTION"], pins: ["cran/description"] },
  "deno/deno-lock": { files: ["deno.json", "deno.jsonc", "package.json"], pins: ["deno/deno-json"] },
  "devcontainer/lock": { files: ["devcontainer.json"], pins: [] },
  "gem/lock": { files: ["Gemfile"], pins: ["gem/gemfile"] },
  "golang/dep-lock": { files: ["Gopkg.toml"], pins: ["golang/dep-manifest"] },
  "golang/glide-lock": { files: ["glide.yaml"], pins: ["golang/glide-manifest"] },
  "golang/sum": { files: ["go.mod"], pins: ["golang/mod"] },
  "golang/vendor": { files: ["../go.mod"], pins: ["golang/mod"] },
  "gradle/lock": { files: ["build.gradle.kts", "build.gradle"], pins: ["gradle/build"] },
  "gradle/verification-metadata": { files: ["../build.gradle.kts", "../build.gradle"], pins: ["gradle/build"] },
  "hackage/freeze": { files: ["cabal.project"], pins: ["hackage/cabal", "hackage/hpack"] },
  "hackage/stack-lock": { files: ["stack.yaml"], pins: ["hackage/cabal", "hackage/hpack", "hackage/stack"] },
  "helm/chart-lock": { files: ["Chart.yaml"], pins: [] },
  "helm/requirements-lock": { files: ["requirements.yaml"], pins: [] },
  "hex/gleam-lock": { files: ["gleam.toml"], pins: ["hex/gleam"] },
  "hex/mix-lock": { files: ["mix.exs"], pins: ["hex/mix"] },
  "hex/rebar-lock": { files: ["rebar.config"], pins: ["hex/rebar"] },
  "idf/lock": { files: ["main/idf_component.yml", "idf_component.yml"], pins: ["idf/component"] },
  "jsonnet/lock": { files: ["jsonnetfile.json"], pins: ["jsonnet/file"] },
  "julia/manifest": { files: ["Project.toml"], pins: ["julia/project"] },
  "luarocks/lock": { files: ["*.rockspec"], pins: ["luarocks/rockspec"] },
  "maven/install-lock": { files: ["MODULE.bazel", "WORKSPACE"], pins: ["bazel/module", "gradle/build", "maven/pom"] },
  "nix/flake-lock": { files: ["flake.nix"], pins: ["nix/flake"] },
  "npm/bun-lock": { files: ["package.json"], pins: ["npm/package-json"] },
  "npm/package-lock": { files: ["package.json"], pins: ["npm/package-json"] },
  "npm/pnpm-lock": { files: ["package.json"], pins: ["npm/package-json"] },
  "npm/yarn-lock": { files: ["package.json"], pins: ["npm/package-json"] },
  "nuget/deps": { files: [], pins: ["nuget/project"] },
  "nuget/packages-lock": { files: ["*.csproj", "*.fsproj", "*.vbproj"], pins: ["nuget/project"] },
  "nuget/paket-lock": { files: ["paket.dependencies"], pins: ["nuget/paket"] },
  "nuget/project-assets": { files: ["../*.csproj", "../*.fsproj", "../*.vbproj"], pins: ["nuget/project"] },
  "ohpm/lock": { files: ["oh-package.json5"], pins: ["ohpm/package"] },
  "opam/lock": { files: ["*.opam"], pins: ["opam/opam"] },
  "pub/lock": { files: ["pubspec.yaml"], pins: ["pub/pubspec"] },
  "pypi/pdm-lock": { files: ["pyproject.toml"], pins: ["pypi/pyproject"] },
  "pypi/pipfile-lock": { files: ["Pipfile"], pins: ["pypi/pipfile"] },
  "pypi/poetry-lock": { files: ["pyproject.toml"], pins: ["pypi/pyproject"] },
  "pypi/pylock": { files: ["pyproject.toml"], pins: ["pypi/pyproject"] },
  "pypi/uv-lock": { files: ["pyproject.toml"], pins: ["pypi/pyproject"] },
  "sbt/lock": { files: ["build.sbt"], pins: ["sbt/build"] },
  "swift/resolved": { files: ["Package.swift"], pins: ["swift/package"] },
  "terraform/lock": { files: ["versions.tf", "main.tf"], pins: ["terraform/config"] },
};

/** The files that a generated file of this format comes from; none where that cannot be told from its name. */
export function manifestsOf(format: string): readonly string[] {
  return Object.hasOwn(lockfiles, format) ? (lockfiles[format]?.files ?? []) : [];
}

/** Formats of the lockfiles that pin what a manifest of this format declares; none where no tool writes one. */
export function lockfilesOf(manifest: string): readonly string[] {
  return byManifest.get(manifest) ?? [];
}

const byManifest: ReadonlyMap<string, readonly string[]> = Object.entries(lockfiles).reduce(
  (map, [format, { pins }]) => {
    for (const manifest of pins) map.set(manifest, [...(map.get(manifest) ?? []), format]);
    return map;
  },
  new Map<string, readonly string[]>(),
);
