import { lineOf, type DataProblem, type Path } from "../place.js";
import { listOf, type Data, type Read } from "../read.js";
import { isCommonStem, libraryStem } from "../../../src/core/ecosystems/libraryNames.js";
import { schemeOf } from "../compile.js";

/** Patterns that break the rules of their scheme, or that could match too much or too slowly. */
export function checkPatterns(data: Data): DataProblem[] {
  const problems: DataProblem[] = [];
  const seen = new Map<string, string>();
  for (const of of data.parties) {
    of.value.attributions?.forEach((record, index) => {
      const scheme = schemeOf(record);
      const patterns = record[scheme];
      listOf(patterns).forEach((pattern, place) => {
        const path: Path = ["attributions", index, scheme, ...(typeof patterns === "string" ? [] : [place])];
        const message = faultOf(scheme, pattern) ?? repeated(seen, of, scheme, pattern, record["versions"]);
        if (message !== undefined) problems.push({ file: of.file, line: lineOf(of, path), message });
      });
    });
  }
  return problems;
}

function faultOf(scheme: string, pattern: string): string | undefined {
  const star = pattern.indexOf("*");
  switch (scheme) {
    case "package":
      if (!/^[a-z][a-z0-9.+-]*\/\S/.test(pattern)) return `"${pattern}" must be type/name.`;
      if (star >= 0 && star < pattern.length - 1) return `"${pattern}" may hold * only at its end.`;
      if (/^[a-z]+\/\*?$/.test(pattern)) return `"${pattern}" would match a whole ecosystem.`;
      return undefined;
    case "url":
      if (!/^[a-z]+:\/\/[^/\s]+/.test(pattern)) return `"${pattern}" must be a URL.`;
      return undefined;
    case "host":
      return /^(?:\*\.)?[a-z0-9.*-]+\.[a-z]{2,}$/.test(pattern) ? undefined : `"${pattern}" must be a host.`;
    case "usb":
    case "pci":
      return /^[0-9a-f]{4}(?::[0-9a-f]{4})?$/.test(pattern)
        ? undefined
        : `"${pattern}" must be vendor[:device] in hex.`;
    case "devicetree":
      return /^[a-z0-9]+,(?:\*|[\w.+-]+\*?)$/.test(pattern)
        ? undefined
        : `"${pattern}" must be vendor,device or vendor,*.`;
    case "library":
      return faultOfStem(pattern);
    case "mpn":
    case "model":
      return faultOfExpression(pattern);
    default:
      return undefined;
  }
}

/** What a native library's file is called without `lib`, version and ending; `*` at the end of a product's long name alone. */
function faultOfStem(pattern: string): string | undefined {
  const open = pattern.endsWith("*");
  const stem = open ? pattern.slice(0, -1) : pattern;
  if (stem.includes("*") || (open && stem.length < 8)) return `"${pattern}" may end in * behind eight characters.`;
  if (isCommonStem(stem.toLowerCase())) return `"${pattern}" is what libraries of many makers are called.`;
  if (libraryStem(stem) !== stem.toLowerCase())
    return `"${pattern}" must be the name without folder, lib, version and ending: "${libraryStem(stem)}".`;
  return undefined;
}

function faultOfExpression(pattern: string): string | undefined {
  try {
    new RegExp(pattern, "i");
  } catch (error) {
    return `"${pattern}" is no regular expression: ${String(error)}`;
  }
  if (!branchesOf(pattern).every((branch) => branch.startsWith("^")))
    return `"${pattern}" must be anchored with ^ in every branch.`;
  if (repeatsARepetition(pattern)) return `"${pattern}" repeats a repetition; it can take exponential time.`;
  return undefined;
}

/** What the alternation outside all brackets parts. */
function branchesOf(pattern: string): string[] {
  const branches = [""];
  let depth = 0;
  let inClass = false;
  for (let at = 0; at < pattern.length; at += 1) {
    let char = pattern.charAt(at);
    if (char === "\\") char += pattern.charAt((at += 1));
    else if (inClass) inClass = char !== "]";
    else if (char === "[") inClass = true;
    else if (char === "(") depth += 1;
    else if (char === ")") depth -= 1;
    else if (char === "|" && depth === 0) {
      branches.push("");
      continue;
    }
    branches[branches.length - 1] += char;
  }
  return branches;
}

/**
 * Whether a repeated group repeats something inside. `(?:-[A-Z0-9]+)*` is let through: every turn begins with a
 * separator that its own repetition cannot take.
 */
function repeatsARepetition(pattern: string): boolean {
  const groups = pattern.matchAll(/\((?:\?:)?([^()]*)\)(?:[*+]|\{\d+,\d*\})/g);
  for (const [, inside = ""] of groups) {
    if (!/[*+]|\{\d+,/.test(inside)) continue;
    const separated = /^(-|_|,)\[([^\]]*)\][*+]$/.exec(inside);
    if (!separated || (separated[2] ?? "").replace(/\w-\w/g, "").includes(separated[1] ?? "")) return true;
  }
  return false;
}

function repeated(
  seen: Map<string, string>,
  of: Read<unknown>,
  scheme: string,
  pattern: string,
  versions: unknown,
): string | undefined {
  const key = `${of.id} ${scheme} ${pattern} ${String(versions)}`;
  if (seen.has(key)) return `"${pattern}" stands in ${of.file} twice.`;
  seen.set(key, of.id);
  return undefined;
}
