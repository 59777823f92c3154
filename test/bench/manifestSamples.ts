import { Dice } from "./samples.js";

/** A hand-written file of 2,000 lines, each of which declares something. */
export interface ManifestSample {
  readonly title: string;
  readonly uri: string;
  readonly head: string;
  readonly foot: string;
  line(name: string, version: string, index: number): string;
}

const manifestLines = 2000;
/** Largest permitted ratio of `analyze` to one regular expression over the lines. */
export const manifestLimit = 40;

export function textOf({ head, foot, line }: ManifestSample): string {
  const dice = new Dice(41);
  const lines = Array.from({ length: manifestLines }, (_, index) =>
    line(dice.name(index).replace(/^@.*\//, ""), dice.version(), index),
  );
  return `${head}${lines.join("\n")}\n${foot}`;
}

const plain = { head: "", foot: "" };

export const manifests: readonly ManifestSample[] = [
  {
    title: "package.json",
    uri: "package.json",
    head: '{\n  "dependencies": {\n',
    foot: '    "last": "1"\n  }\n}\n',
    line: (name, version) => `    "${name}": "^${version}",`,
  },
  { ...plain, title: "requirements.txt", uri: "requirements.txt", line: (name, version) => `${name}==${version}` },
  {
    title: "pyproject.toml",
    uri: "pyproject.toml",
    head: '[project]\nname = "app"\ndependencies = [\n',
    foot: "]\n",
    line: (name, version) => `  "${name}>=${version}",`,
  },
  {
    ...plain,
    title: "Cargo.toml",
    uri: "Cargo.toml",
    head: "[dependencies]\n",
    line: (name, version) => `${name} = "${version}"`,
  },
  {
    title: "go.mod",
    uri: "go.mod",
    head: "module example.org/app\n\nrequire (\n",
    foot: ")\n",
    line: (name, version) => `\texample.org/${name} v${version}`,
  },
  {
    title: "build.gradle",
    uri: "build.gradle",
    head: "dependencies {\n",
    foot: "}\n",
    line: (name, version) => `    implementation 'org.example:${name}:${version}'`,
  },
  {
    title: "build.gradle.kts",
    uri: "build.gradle.kts",
    head: "dependencies {\n",
    foot: "}\n",
    line: (name, version) => `    implementation("org.example:${name}:${version}")`,
  },
  {
    ...plain,
    title: "build.sbt",
    uri: "build.sbt",
    line: (name, version) => `libraryDependencies += "org.example" % "${name}" % "${version}"`,
  },
  { ...plain, title: "Gemfile", uri: "Gemfile", line: (name, version) => `gem "${name}", "~> ${version}"` },
  {
    title: "Package.swift",
    uri: "Package.swift",
    head: 'let package = Package(name: "app", dependencies: [\n',
    foot: "])\n",
    line: (name, version) => `    .package(url: "https://git.example/a/${name}.git", from: "${version}"),`,
  },
  {
    ...plain,
    title: "MODULE.bazel",
    uri: "MODULE.bazel",
    line: (name, version) => `bazel_dep(name = "${name}", version = "${version}")`,
  },
  {
    ...plain,
    title: "Dockerfile",
    uri: "Dockerfile",
    line: (name, version) => `FROM registry.example/team/${name}:${version}`,
  },
  {
    title: "compose.yaml",
    uri: "compose.yaml",
    head: "services:\n",
    foot: "",
    line: (name, version) => `  ${name}: { image: "registry.example/team/${name}:${version}" }`,
  },
  {
    title: "workflow",
    uri: ".github/workflows/ci.yml",
    head: "on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n",
    foot: "",
    line: (name, version) => `      - uses: example/${name}@v${version}`,
  },
  {
    title: "Terraform",
    uri: "main.tf",
    head: "terraform {\n  required_providers {\n",
    foot: "  }\n}\n",
    line: (name, version) => `    ${name} = { source = "example/${name}", version = "${version}" }`,
  },
  {
    title: "mix.exs",
    uri: "mix.exs",
    head: "defmodule App.MixProject do\n  defp deps do\n    [\n",
    foot: "    ]\n  end\nend\n",
    line: (name, version) => `      {:${name.replaceAll("-", "_")}, "~> ${version}"},`,
  },
  {
    title: "project file (.NET)",
    uri: "app.csproj",
    head: '<Project Sdk="Microsoft.NET.Sdk">\n  <ItemGroup>\n',
    foot: "  </ItemGroup>\n</Project>\n",
    line: (name, version) => `    <PackageReference Include="${name}" Version="${version}" />`,
  },
  {
    title: "pubspec.yaml",
    uri: "pubspec.yaml",
    head: "name: app\ndependencies:\n",
    foot: "",
    line: (name, version) => `  ${name.replaceAll("-", "_")}: ^${version}`,
  },
  { ...plain, title: "Podfile", uri: "Podfile", line: (name, version) => `pod '${name}', '~> ${version}'` },
  {
    title: "conanfile.txt",
    uri: "conanfile.txt",
    head: "[requires]\n",
    foot: "",
    line: (name, version) => `${name}/${version}`,
  },
];
