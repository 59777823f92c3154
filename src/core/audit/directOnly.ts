import { foldersBetween } from "./paths.js";
import { folderOf } from "./walk.js";

/** Formats of lockfiles by the format of the manifest whose packages they pin, those that were brought in included. */
const locksOf: Readonly<Record<string, readonly string[]>> = {
  "bazel/module": ["bazel/lock", "maven/install-lock"],
  "cargo/manifest": ["cargo/lock"],
  "carthage/cartfile": ["carthage/resolved"],
  "cocoapods/podfile": ["cocoapods/lock"],
  "composer/json": ["composer/lock", "composer/installed"],
  "conan/py": ["conan/lock"],
  "conan/txt": ["conan/lock"],
  "conda/environment": ["conda/lock", "conda/explicit", "conda/pixi-lock"],
  "conda/pixi": ["conda/pixi-lock"],
  "cpan/cpanfile": ["cpan/snapshot"],
  "cran/description": ["cran/renv-lock", "cran/packrat-lock"],
  "deno/deno-json": ["deno/deno-lock"],
  "gem/gemfile": ["gem/lock"],
  "golang/dep-manifest": ["golang/dep-lock"],
  "golang/glide-manifest": ["golang/glide-lock"],
  "golang/mod": ["golang/sum", "golang/vendor"],
  "gradle/build": ["gradle/lock", "gradle/verification-metadata", "maven/install-lock"],
  "hackage/cabal": ["hackage/freeze", "hackage/stack-lock"],
  "hackage/hpack": ["hackage/freeze", "hackage/stack-lock"],
  "hackage/stack": ["hackage/stack-lock"],
  "hex/gleam": ["hex/gleam-lock"],
  "hex/mix": ["hex/mix-lock"],
  "hex/rebar": ["hex/rebar-lock"],
  "idf/component": ["idf/lock"],
  "jsonnet/file": ["jsonnet/lock"],
  "julia/project": ["julia/manifest"],
  "luarocks/rockspec": ["luarocks/lock"],
  "maven/pom": ["maven/install-lock"],
  "nix/flake": ["nix/flake-lock"],
  "npm/package-json": ["npm/package-lock", "npm/yarn-lock", "npm/pnpm-lock", "npm/bun-lock"],
  "nuget/project": ["nuget/packages-lock", "nuget/project-assets", "nuget/deps"],
  "nuget/paket": ["nuget/paket-lock"],
  "ohpm/package": ["ohpm/lock"],
  "opam/opam": ["opam/lock"],
  "pub/pubspec": ["pub/lock"],
  "pypi/pipfile": ["pypi/pipfile-lock"],
  "pypi/pyproject": ["pypi/poetry-lock", "pypi/pdm-lock", "pypi/uv-lock", "pypi/pylock"],
  "sbt/build": ["sbt/lock"],
  "swift/package": ["swift/resolved"],
  "terraform/config": ["terraform/lock"],
};

/** Tells manifests without a lockfile: of them only what is declared directly was seen. */
export class DirectOnly {
  private readonly manifests: { readonly path: string; readonly locks: readonly string[] }[] = [];
  private readonly locks = new Set<string>();

  /** Notes a document that was read and holds something. */
  note(path: string, format: string): void {
    const locks = Object.hasOwn(locksOf, format) ? locksOf[format] : undefined;
    if (locks) this.manifests.push({ path, locks });
    this.locks.add(`${format} ${folderOf(path)}`);
  }

  /** Manifests with no lockfile of theirs in their folder or one above it, up to the root. */
  manifestsWithout(root: string): readonly string[] {
    return this.manifests
      .filter(({ path, locks }) =>
        foldersBetween(root, folderOf(path)).every((folder) =>
          locks.every((format) => !this.locks.has(`${format} ${folder}`)),
        ),
      )
      .map(({ path }) => path);
  }
}
