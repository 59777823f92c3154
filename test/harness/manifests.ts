import { formatOf } from "./recognise.js";
import type { AttributionScheme, Component, SourceText } from "../../src/core/model.js";
import { componentOf, identifierOf } from "./component.js";

/** A thing as a document of its ecosystem declares it. */
export interface Declared {
  readonly scheme: AttributionScheme;
  /** Package URL type, for `package`. */
  readonly ecosystem?: string;
  /** As the ecosystem's users write it. */
  readonly name: string;
  readonly version?: string;
  readonly manufacturer?: string;
}

/**
 * A document that declares one thing and nothing else, under a name that a format claims; undefined where no format reads such
 * a document.
 */
export function documentFor(declared: Declared): SourceText | undefined {
  const written = templateFor(declared);
  return written && formatOf(written) ? written : undefined;
}

/** The components of `documentFor`, else the component as a format would have read it. */
export function componentsFor(declared: Declared): readonly Component[] {
  const source = documentFor(declared);
  const format = source && formatOf(source);
  return source && format ? format.extract(source).components : [bare(declared)];
}

function bare({ scheme, ecosystem, name, version }: Declared): Component {
  if (scheme === "package" && ecosystem !== undefined) {
    return componentOf({ ecosystem, name, ...(version !== undefined && { version }) });
  }
  const kind = scheme === "mpn" || scheme === "model" ? "part" : "source";
  return componentOf({ kind, name, identifiers: scheme === "package" ? [] : [identifierOf(scheme, name)] });
}

function templateFor(declared: Declared): SourceText | undefined {
  const { scheme, ecosystem = "", name, version = "1.0.0", manufacturer = "" } = declared;
  const [group = "", artifact = ""] = name.split(":");
  switch (scheme === "package" ? ecosystem : scheme) {
    case "npm":
      return file("package.json", json({ dependencies: { [name]: version } }));
    case "pypi":
      return file("requirements.txt", `${name}==${version}\n`);
    case "golang":
      return file("go.mod", `module example.org/app\n\ngo 1.22\n\nrequire ${name} v${version}\n`);
    case "maven":
      return file(
        "pom.xml",
        `<project><modelVersion>4.0.0</modelVersion><dependencies><dependency><groupId>${group}</groupId>` +
          `<artifactId>${artifact}</artifactId><version>${version}</version></dependency></dependencies></project>\n`,
      );
    case "gradle":
      return file("build.gradle", `plugins {\n    id '${name}' version '${version}'\n}\n`);
    case "cargo":
      return file("Cargo.toml", `[package]\nname = "app"\n\n[dependencies]\n${name} = "${version}"\n`);
    case "composer":
      return file("composer.json", json({ require: { [name]: version } }));
    case "gem":
      return file("Gemfile", `gem "${name}", "${version}"\n`);
    case "nuget":
      return file(
        "app.csproj",
        `<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="${name}" Version="${version}" /></ItemGroup></Project>\n`,
      );
    case "pub":
      return file("pubspec.yaml", `name: app\ndependencies:\n  ${name}: ^${version}\n`);
    case "cocoapods":
      return file("Podfile", `target 'App' do\n  pod '${name}', '${version}'\nend\n`);
    case "docker":
      return file("Dockerfile", `FROM ${name}:${version}\n`);
    case "githubactions":
      return file(
        ".github/workflows/ci.yml",
        `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: ${name}@v1\n`,
      );
    case "terraform":
      return file(
        "main.tf",
        `terraform {\n  required_providers {\n    it = {\n      source  = "${name}"\n      version = "${version}"\n    }\n  }\n}\n`,
      );
    case "conan":
      return file("conanfile.txt", `[requires]\n${name}/${version}\n`);
    case "vcpkg":
      return file("vcpkg.json", json({ name: "app", dependencies: [name] }));
    case "ohpm":
      return file("oh-package.json5", json({ dependencies: { [name]: version } }));
    case "swift":
      return file(
        "Package.swift",
        `// swift-tools-version:5.7\nimport PackageDescription\nlet package = Package(name: "App", dependencies: [\n` +
          `    .package(url: "https://${name}", from: "${version}")\n])\n`,
      );
    case "url":
      return file(".npmrc", `registry=${name}\n`);
    case "mpn":
    case "model":
      return file("bom.csv", `Reference,Qty,Manufacturer,MPN\nU1,1,${manufacturer},"${name}"\n`);
    case "ansible":
      return file("requirements.yml", `collections:\n  - name: ${name}\n    version: "${version}"\n`);
    case "ros":
      return file("package.xml", `<package format="3"><name>app</name><depend>${name}</depend></package>\n`);
    case "huggingface":
      return listed(`pkg:huggingface/${name}`, name.slice(name.indexOf("/") + 1), "machine-learning-model");
    case "devicetree":
      return file("board.dts", `/dts-v1/;\n/ {\n\tcompatible = "${name}";\n};\n`);
    default:
      return undefined;
  }
}

/** A bill of materials with one component, for what no manifest of its own declares. */
function listed(purl: string, name: string, type: string): SourceText {
  return file(
    "bom.json",
    json({ bomFormat: "CycloneDX", specVersion: "1.6", components: [{ type, name, purl, version: "1.0.0" }] }),
  );
}

function file(uri: string, text: string): SourceText {
  return { uri, text };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
