/**
 * The texts (one or two characters, in capitals) that whatever an anchored regular expression matches must begin with;
 * undefined when that cannot be determined. Understands literals, `(?:a|b)`, `?` after either, and character classes.
 */
export function startsOf(pattern: string): ReadonlySet<string> | undefined {
  const starts = new Set<string>();
  for (const branch of branchesOf(pattern)) {
    if (!branch.startsWith("^")) return undefined;
    if (!collect(branch.slice(1), "", starts, { left: 200 })) return undefined;
  }
  return starts;
}

interface Budget {
  left: number;
}

/** Adds what `rest` can begin with after `prefix`; false when it cannot be determined. */
function collect(rest: string, prefix: string, into: Set<string>, budget: Budget): boolean {
  if (--budget.left < 0) return false;
  if (prefix.length === 2) {
    into.add(prefix);
    return true;
  }
  if (rest === "" || rest === "$") {
    if (prefix === "") return false;
    into.add(prefix);
    return true;
  }
  const atom = readAtom(rest);
  if (!atom) return stop(prefix, into);
  const after = rest.slice(atom.length);
  const quantifier = /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/.exec(after)?.[0] ?? "";
  const tail = after.slice(quantifier.length);
  const optional = quantifier.startsWith("?") || quantifier.startsWith("*") || quantifier.startsWith("{0");
  const repeats = quantifier !== "" && !quantifier.startsWith("?");
  if (optional && !collect(tail, prefix, into, budget)) return false;
  for (const choice of atom.choices) {
    // What repeats may occur again where the tail would begin: only the characters up to there are sure.
    if (repeats) {
      if (atom.nested) return stop(prefix, into);
      if (!stop(prefix + choice.toUpperCase(), into)) return false;
    } else if (
      !collect(atom.nested ? choice + tail : tail, atom.nested ? prefix : prefix + choice.toUpperCase(), into, budget)
    )
      return false;
  }
  return true;
}

function stop(prefix: string, into: Set<string>): boolean {
  if (prefix === "") return false;
  into.add(prefix.slice(0, 2));
  return true;
}

interface Atom {
  readonly length: number;
  /** Characters, or (nested) the branches of a group. */
  readonly choices: readonly string[];
  readonly nested: boolean;
}

function readAtom(rest: string): Atom | undefined {
  const first = rest.charAt(0);
  if (first === "(") {
    const end = groupEnd(rest);
    if (end < 0 || /^\((?:\?[^:])/.test(rest)) return undefined;
    const inner = rest.slice(rest.startsWith("(?:") ? 3 : 1, end);
    return { length: end + 1, choices: branchesOf(inner), nested: true };
  }
  if (first === "[") {
    const end = rest.indexOf("]", 1);
    const choices = end < 0 ? undefined : classMembers(rest.slice(1, end));
    return choices && { length: end + 1, choices, nested: false };
  }
  if (first === "\\") {
    const next = rest.charAt(1);
    if (next === "d") return { length: 2, choices: [..."0123456789"], nested: false };
    return /[A-Za-z0-9]/.test(next) ? undefined : { length: 2, choices: [next], nested: false };
  }
  return /[.^$|)*+?{}]/.test(first) ? undefined : { length: 1, choices: [first], nested: false };
}

function classMembers(body: string): readonly string[] | undefined {
  if (body.startsWith("^")) return undefined;
  const members: string[] = [];
  for (let at = 0; at < body.length; at++) {
    const from = body.charAt(at);
    if (from === "\\") return undefined;
    if (body.charAt(at + 1) === "-" && at + 2 < body.length) {
      for (let code = from.charCodeAt(0); code <= body.charCodeAt(at + 2); code++)
        members.push(String.fromCharCode(code));
      at += 2;
    } else members.push(from);
  }
  return members;
}

function groupEnd(text: string): number {
  let depth = 0;
  let inClass = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "\\") at++;
    else if (inClass) inClass = char !== "]";
    else if (char === "[") inClass = true;
    else if (char === "(") depth++;
    else if (char === ")" && --depth === 0) return at;
  }
  return -1;
}

/** Alternatives at the top level. */
function branchesOf(text: string): string[] {
  const branches: string[] = [];
  let depth = 0;
  let inClass = false;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "\\") at++;
    else if (inClass) inClass = char !== "]";
    else if (char === "[") inClass = true;
    else if (char === "(") depth++;
    else if (char === ")") depth--;
    else if (char === "|" && depth === 0) {
      branches.push(text.slice(from, at));
      from = at + 1;
    }
  }
  branches.push(text.slice(from));
  return branches;
}
