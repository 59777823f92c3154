import type { Attribution } from "../model.js";
import { foldCode } from "../ecosystems/samePackage.js";
import type { NameForm } from "../ecosystems/packageType.js";
import { canonicalType, packageType, wordsFor } from "../ecosystems/packageTypes.js";
import { NameStarts } from "./nameStarts.js";

/** Attributions of one pattern. */
export type AttributionGroup = readonly Attribution[];

interface TrieNode {
  readonly next: Map<number, TrieNode>;
  /** Patterns that end here with `*`. */
  prefix?: Attribution[];
  /** Patterns that end here. */
  exact?: Attribution[];
}

interface TypeRoot {
  readonly form: NameForm | undefined;
  /** A path below a name is still the same project. */
  readonly below: boolean;
  readonly root: TrieNode;
  readonly starts: NameStarts;
  /** What the first two characters of names may be, by the low five bits of each, in which capitals are as small letters. */
  readonly letters: Uint8Array;
}

const slash = 47;
const asterisk = 42;

/**
 * Package coordinates by ecosystem: for each a trie over the folded name, so that a name is looked up without building
 * a string, and a name that nobody is attributed is left after its first few characters. The longest pattern wins.
 */
export class PackageIndex {
  /** By package URL type, and by each word that means it. */
  private readonly byType = new Map<string, TypeRoot>();
  private lastEcosystem = "";
  private last: TypeRoot | undefined;

  /** `pattern` is `type/name`, `*` only at the end. A pattern without a type is left out. */
  add(pattern: string, attribution: Attribution): void {
    const cut = pattern.indexOf("/");
    if (cut <= 0 || cut === pattern.length - 1) return;
    const type = canonicalType(pattern.slice(0, cut));
    const typeRoot = this.rootOf(type);
    let node = typeRoot.root;
    const name = pattern.slice(cut + 1);
    const open = name.charCodeAt(name.length - 1) === asterisk;
    const end = open ? name.length - 1 : name.length;
    typeRoot.starts.add(name, end, !open && !typeRoot.below);
    noteStart(typeRoot.letters, name.slice(0, end));
    for (let at = 0; at < end; at++) {
      const code = foldCode(typeRoot.form, name, at);
      if (code < 0) continue;
      const next: TrieNode = node.next.get(code) ?? { next: new Map() };
      node.next.set(code, next);
      node = next;
    }
    if (open) (node.prefix ??= []).push(attribution);
    else (node.exact ??= []).push(attribution);
  }

  /**
   * The attributions of the longest pattern that a name fits. `ecosystem` and the name as a component carries them; the name may
   * are inside a longer text, and `before` may be a character in front of it that the text writes otherwise.
   */
  find(ecosystem: string, text: string, start = 0, end = text.length, before = 0): AttributionGroup | undefined {
    const known = this.rootFor(ecosystem);
    if (!known) return undefined;
    const { form, below, starts } = known;
    if (!starts.mayHave(text, start, end, before)) return undefined;
    let node = known.root;
    let best: AttributionGroup | undefined = node.prefix;
    if (before !== 0) {
      const next = node.next.get(before);
      if (!next) return best;
      node = next;
      if (node.prefix) best = node.prefix;
    }
    for (let at = start; at < end; at++) {
      const code = foldCode(form, text, at);
      // A separator in front of the name is none of it.
      if (code < 0 && at > start) continue;
      if (below && code === slash && node.exact) best = node.exact;
      const next = node.next.get(code);
      if (!next) return best;
      node = next;
      if (node.prefix) best = node.prefix;
    }
    return node.exact ?? best;
  }

  /** Attributions of a name that begins so: of one, where there are several. */
  below(ecosystem: string, start: string): AttributionGroup | undefined {
    const known = this.byType.get(ecosystem);
    let node: TrieNode | undefined = known?.root;
    for (let at = 0; node && at < start.length; at++) {
      const code = foldCode(known?.form, start, at);
      if (code >= 0) node = node.next.get(code);
    }
    while (node && !node.exact && !node.prefix) [node] = node.next.values();
    return node?.exact ?? node?.prefix;
  }

  /** False when `find` finds nothing for any name that begins with this text. */
  mayBegin(ecosystem: string, text: string, start: number, end: number): boolean {
    const known = this.rootFor(ecosystem);
    if (!known?.starts.mayBegin(text, start, end)) return false;
    let node = known.root;
    for (let at = start; at < end; at++) {
      if (node.prefix || node.exact) return true;
      const code = foldCode(known.form, text, at);
      if (code < 0 && at > start) continue;
      const next = node.next.get(code);
      if (!next) return false;
      node = next;
    }
    return true;
  }

  /** False when no name of this ecosystem that begins with these two characters is attributed to anyone. */
  mayStart(ecosystem: string, first: number, second: number): boolean {
    return this.rootFor(ecosystem)?.letters[startOf(first, second)] === 1;
  }

  /** A document asks about thousands of packages of one ecosystem. */
  private rootFor(ecosystem: string): TypeRoot | undefined {
    if (ecosystem !== this.lastEcosystem) {
      this.lastEcosystem = ecosystem;
      this.last = this.byType.get(ecosystem);
    }
    return this.last;
  }

  private rootOf(type: string): TypeRoot {
    const known = this.byType.get(type);
    if (known) return known;
    const { names, hasPaths = false } = packageType(type);
    const start: TypeRoot = {
      form: names,
      below: hasPaths,
      root: { next: new Map() },
      starts: new NameStarts(names === "runs" || names === "dots"),
      letters: new Uint8Array(1024),
    };
    this.byType.set(type, start);
    for (const word of wordsFor(type)) this.byType.set(word, start);
    return start;
  }
}

function startOf(first: number, second: number): number {
  return ((first & 31) << 5) | (second & 31);
}

/** Notes how the names that fit a pattern begin; characters that ecosystems write in several ways stand for all. */
function noteStart(letters: Uint8Array, name: string): void {
  const [firsts, seconds] = [0, 1].map((at) =>
    /[a-z\d@]/i.test(name.charAt(at)) ? [name.charCodeAt(at)] : Array.from({ length: 32 }, (_, code) => code),
  );
  for (const first of firsts ?? []) for (const second of seconds ?? []) letters[startOf(first, second)] = 1;
}
