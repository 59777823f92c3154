import type { Folded, PackageType } from "./packageType.js";
import type { Purl } from "./packageUrl.js";
import {
  cargoRanges,
  cocoapodsRanges,
  composerRanges,
  condaRanges,
  gemRanges,
  hexRanges,
  mavenRanges,
  npmRanges,
  nugetRanges,
  pypiRanges,
  terraformRanges,
} from "./versions/dialects.js";

const both: Folded = ["namespace", "name"];
const all: Folded = ["namespace", "name", "version"];

/** Every package URL type, a record each, and the few words of our own that package URLs have no type for. */
const types = {
  alpm: { namespace: "required", folds: both, isNamedAlone: true },
  ansible: { anyVersion: "*", update: "ansible-galaxy install -r requirements.yml" },
  apk: { namespace: "required", folds: both, isNamedAlone: true },
  bazel: { namespace: "prohibited" },
  bitbucket: { namespace: "required", folds: both },
  bitnami: { namespace: "prohibited", folds: both },
  brew: { folds: both },
  cargo: {
    versions: cargoRanges,
    words: ["crates"],
    namespace: "prohibited",
    names: "underscores",
    anyVersion: "*",
    update: "cargo update",
  },
  "chrome-extension": {
    namespace: "prohibited",
    folds: ["name"],
    nameForm: /^[a-p]{32}$/,
    versionForm: /^\d+(?:\.\d+){0,3}$/,
  },
  clojars: { names: "colons" },
  cocoapods: {
    versions: cocoapodsRanges,
    namespace: "prohibited",
    hasPaths: true,
    anyVersion: ">= 0",
    update: "pod install",
  },
  composer: {
    versions: composerRanges,
    words: ["packagist"],
    namespace: "required",
    folds: both,
    anyVersion: "*",
    update: "composer update",
  },
  conan: {
    isNamedAlone: true,
    anyVersion: "[*]",
    writeRange: ({ text, exact }) => exact && text,
    update: "conan install .",
  },
  conda: { versions: condaRanges, namespace: "prohibited", anyVersion: "*" },
  cpan: { nameForm: /^(?!.*::)/ },
  cran: { namespace: "prohibited" },
  deb: { namespace: "required", folds: both, isNamedAlone: true },
  docker: {
    words: ["oci"],
    namesHost: true,
    anyVersion: "latest",
    writeRange: ({ text, exact }) => exact && text,
  },
  gem: {
    versions: gemRanges,
    words: ["rubygems"],
    namespace: "prohibited",
    anyVersion: ">= 0",
    update: "bundle install",
  },
  generic: { namesHost: true },
  git: { namespace: "required", namesPath: true, folds: (purl) => (isOnKnownForge(purl) ? both : undefined) },
  github: { namespace: "required", folds: both, hasPaths: true },
  githubactions: { folds: both, hasPaths: true },
  golang: {
    // No namespace is required: packages of the standard library have none.
    words: ["go"],
    folds: both,
    hasPaths: true,
    anyVersion: "latest",
    // Go takes the least version that is asked for.
    writeRange: ({ least, exact }) => (least || exact ? `v${least ?? exact}` : undefined),
    update: "go mod tidy",
  },
  gradle: { words: ["gradle-plugin"] },
  hackage: { namespace: "prohibited" },
  helm: { namesHost: true, anyVersion: "*", update: "helm dependency update" },
  hex: { versions: hexRanges, folds: both, anyVersion: ">= 0.0.0", update: "mix deps.get" },
  // The version of a model is a commit.
  huggingface: { namespace: "required", folds: ["version"] },
  julia: { namespace: "prohibited", qualifier: "uuid" },
  luarocks: { folds: both },
  maven: {
    versions: mavenRanges,
    namespace: "required",
    names: "colons",
    anyVersion: "[0,)",
    writeRange: ({ least, exact }) => (least ? `[${least},)` : exact),
  },
  mlflow: { namespace: "prohibited", folds: (purl) => (isOnDatabricks(purl) ? both : undefined) },
  npm: { versions: npmRanges, folds: both, anyVersion: "*", update: "npm install" },
  nuget: { versions: nugetRanges, namespace: "prohibited", anyVersion: "*", update: "dotnet restore" },
  ohpm: { anyVersion: "*", update: "ohpm install" },
  oci: { namespace: "prohibited", folds: ["name"], isNamedAlone: true, namesHost: true },
  opam: { namespace: "prohibited" },
  otp: { namespace: "prohibited", folds: ["name"] },
  pub: { namespace: "prohibited", folds: both, anyVersion: "any", update: "dart pub get" },
  pypi: {
    versions: pypiRanges,
    namespace: "prohibited",
    folds: both,
    names: "runs",
    anyVersion: "*",
    writeRange: ({ text, exact }) => (exact ? `==${exact}` : /^[<>=!~]/.test(text) ? text : undefined),
  },
  qpkg: { namespace: "required", folds: ["namespace"], isNamedAlone: true },
  rpm: { namespace: "required", folds: ["namespace"], isNamedAlone: true },
  swid: { qualifier: "tag_id" },
  swift: { namespace: "required", hasPaths: true, update: "swift package update" },
  terraform: { versions: terraformRanges, anyVersion: ">= 0", update: "terraform init -upgrade" },
  vcpkg: { namespace: "prohibited" },
  "vscode-extension": { namespace: "required", folds: all, names: "dots" },
  yocto: { folds: ["namespace"] },
} as const satisfies Readonly<Record<string, PackageType>>;

const byType: ReadonlyMap<string, PackageType> = new Map(Object.entries(types));
const byWord: ReadonlyMap<string, string> = new Map(
  [...byType].flatMap(([type, { words = [] }]) => words.map((word) => [word, type] as const)),
);
const unknown: PackageType = {};

/** The package URL type that a word for an ecosystem means. */
export function canonicalType(ecosystem: string): string {
  return byWord.get(ecosystem) ?? ecosystem;
}

/** What is particular to a package URL type; nothing for one that is not known. */
export function packageType(type: string): PackageType {
  return byType.get(type) ?? unknown;
}

/** Every type and every other word for one. */
export function packageTypeWords(): readonly string[] {
  return [...byType.keys(), ...byWord.keys()];
}

/** Other words for a package URL type. */
export function wordsFor(type: string): readonly string[] {
  return packageType(type).words ?? [];
}

function isOnKnownForge({ namespace = "" }: Purl): boolean {
  return /^(?:github|gitlab|bitbucket)(?:\.(?:com|org))?(?:\/|$)/i.test(namespace);
}

function isOnDatabricks({ qualifiers }: Purl): boolean {
  return /\bdatabricks|azuredatabricks/i.test(qualifiers?.repository_url ?? "");
}
