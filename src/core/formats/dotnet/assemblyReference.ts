import type { Component } from "../../model.js";
import { attributeOf, childNamed, type XmlElement } from "../../syntax/xml.js";
import { declared, partOf, type Written } from "../shared/declared.js";
import { relocated } from "../shared/relocated.js";

/** A folder of a restored package: `packages\Name.1.2.0\lib\…`, or of the global cache: `.nuget\packages\name\1.2.0\lib\…`. */
const restored =
  /(?:^|[\\/])packages[\\/](?:([\w.-]+?)\.(\d[\w.+-]*)|([\w.-]+)[\\/](\d[\w.+-]*))[\\/](?:lib|ref|build|tools|runtimes)[\\/]/i;

/**
 * `<Reference Include="…">` with a `<HintPath>`: the package whose folder the path leads through, else the assembly that lies in the
 * tree. One without a path comes with the framework.
 * https://learn.microsoft.com/visualstudio/msbuild/common-msbuild-project-items#reference
 */
export function fromAssemblyReference(element: XmlElement): Component[] {
  const hint = childNamed(element, "HintPath");
  const path: Written | undefined =
    hint && hint.text.trim() !== "" ? { value: hint.text, ...hint.textSpan } : undefined;
  if (!path) return [];
  if (path.value.length === path.end - path.start) return fromPath(element, path);
  // What is written with entities or sections has no characters of its own.
  const plain = { value: path.value, start: 0, end: path.value.length };
  return fromPath(element, plain).map((component) => relocated(component, { ...path, value: "" }, element));
}

function fromPath(element: XmlElement, path: Written): Component[] {
  const scope = "Reference HintPath";
  const match = restored.exec(path.value);
  const name = match?.[1] ?? match?.[3];
  const version = match?.[2] ?? match?.[4];
  if (match && name !== undefined && version !== undefined) {
    const start = path.value.indexOf(name, match.index + match[0].search(/packages/i) + "packages".length);
    const versionStart = start + name.length + 1;
    return [
      declared(
        "nuget",
        partOf(path, start, start + name.length),
        partOf(path, versionStart, versionStart + version.length),
        {
          entry: element,
          scope,
        },
      ),
    ];
  }
  const file = /[^\\/]+$/.exec(path.value.trimEnd());
  if (!file || file[0].includes("$(")) return [];
  const assembly = partOf(path, file.index, file.index + file[0].length);
  const own = assemblyVersion(element);
  const identifiers = [{ scheme: "library" as const, ...assembly }];
  return [declared(undefined, assembly, own, { entry: element, scope, identifiers })];
}

/** `Include="Name, Version=1.2.0.0, Culture=neutral"`. */
function assemblyVersion(element: XmlElement): Written | undefined {
  const include = attributeOf(element, "Include");
  const version = include && /^[^,]+,\s*Version=([\d.]+)/i.exec(include.value);
  if (!include || !version?.[1]) return undefined;
  const end = version[0].length;
  return partOf({ value: include.value, ...include.valueSpan }, end - version[1].length, end);
}
