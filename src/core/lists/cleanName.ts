/** The names that one field of a list says: the name, and those that are in it as other names. */
export interface WrittenNames {
  readonly name: string;
  readonly others: readonly string[];
}

/** What lists append to a name without its being one: `; and any successor, sub-unit, or subsidiary thereof`. */
const successors =
  /[;,.]?\s*\band (?:any|its|all) (?:successors?|sub-?units?|subsidiar(?:y|ies)|affiliates?)\b.*$|[;,]?\s*\bincluding (?:the|all|its)\b.*$/is;
/** `Huawei Technologies Co., Ltd. (Huawei). Affiliated Entity: Hangzhou Huawei Enterprises`: the entry is the second. */
const affiliated = /^.*\baffiliated entit(?:y|ies)\s*:\s*(?=\S)/is;
const marker = "(?:a\\.?k\\.?a\\.?s?|f\\.?k\\.?a\\.?|n\\.?k\\.?a\\.?|d\\.?b\\.?a\\.?|also known as|formerly known as)";
const inBrackets = new RegExp(`[([]\\s*${marker}[\\s,:]+([^()[\\]]*(?:\\([^()]*\\)[^()[\\]]*)*)[)\\]]`, "gi");
const between = new RegExp(`\\s*(?:;|,|-|\\s)\\s*\\b${marker}[\\s,:-]+`, "gi");

/** Takes the text of a name field apart. A field that says nothing (`-0-`, `n/a`) is empty. */
export function writtenNames(text: string): WrittenNames {
  const plain = text.replace(/[\s\u00a0]+/g, " ").trim();
  if (/^(?:-0-|n\/?a|none|null|-)?$/i.test(plain)) return { name: "", others: [] };
  const others: string[] = [];
  const outside = plain
    .replace(affiliated, "")
    .replace(successors, "")
    .replace(inBrackets, (_, inside: string) => {
      others.push(...inside.split(/\s*;\s*/));
      return " ";
    });
  const [name = "", ...more] = outside.split(between);
  return { name: trimmed(name), others: unique([...others, ...more].map(trimmed)) };
}

/** The names of several fields, each once; the first is the name. */
export function allNames(fields: readonly string[]): readonly string[] {
  const written = fields.map(writtenNames);
  return unique([...written.map(({ name }) => name), ...written.flatMap(({ others }) => others)]);
}

function trimmed(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/^[\s;,:-]+|[\s;:]+$|(?<=\s)-+$|,$/g, "")
    .trim();
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name) => name !== ""))];
}
