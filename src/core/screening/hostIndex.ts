import type { UsualPlace } from "../model/lookup.js";
import type { Attribution } from "../model.js";
import type { AttributionGroup } from "./packageIndex.js";
import { detached } from "../text/detached.js";
import { SoughtWord } from "../text/within.js";
import { locate, type Location } from "./locator.js";
import { PathPatterns } from "./pathPatterns.js";

interface HostNode {
  /** Next character of the host, read from its end. */
  readonly next: Map<number, HostNode>;
  /** `*` for the rest of one label. */
  star?: HostNode;
  paths?: PathPatterns;
}

const dot = 46;

/**
 * Hosts, image registries and URL prefixes. A trie over the host's characters from its end, so that most hosts are left
 * after the top-level domain; `*` stands for one label, or for part of one. The longest path wins.
 */
export class HostIndex {
  private readonly root: HostNode = { next: new Map() };
  private readonly location: Location = { hostStart: 0, hostEnd: 0, pathStart: 0 };
  /** The last two `scheme://host/` that nobody is attributed: lockfiles and SBOMs name the same places thousands of times. */
  private unlisted: SoughtWord | undefined;
  private unlistedBefore: SoughtWord | undefined;

  /** `pattern` is a host, a URL or their prefix: `*.example.com`, `https://host/path/*`. The scheme does not count. */
  add(pattern: string, attribution: Attribution): void {
    if (!locate(pattern, this.location)) return;
    const { hostStart, hostEnd, pathStart } = this.location;
    let host = pattern.slice(hostStart, hostEnd).toLowerCase();
    // `host*` means the host and everything under it.
    if (/[a-z]\*$/.test(host)) host = host.slice(0, -1);
    let node = this.root;
    for (let at = host.length - 1; at >= 0; at--) {
      const code = host.charCodeAt(at);
      if (code === 42) node = node.star ??= { next: new Map() };
      else {
        const next: HostNode = node.next.get(code) ?? { next: new Map() };
        node.next.set(code, next);
        node = next;
      }
    }
    (node.paths ??= new PathPatterns()).add(pattern.slice(pathStart), attribution);
  }

  /** Whether `find` could find anything for the URL that is in `text` from `start` to `end`; `usual` serves one text. */
  knows(text: string, start: number, end: number, usual?: UsualPlace): boolean {
    if (usual?.index === this && usual.isAt(text, start, end)) return false;
    if (!this.isUnlisted(text, start, end) && this.find(text.slice(start, end)) !== undefined) return true;
    const { unlisted } = this;
    if (usual && !usual.index && unlisted && unlisted.standsAt(text, start) && unlisted.word.length <= end - start) {
      usual.index = this;
      usual.prefix = unlisted.word;
      usual.next = start;
    }
    return false;
  }

  /** The attributions of the longest pattern that `text` (a URL, a host, an image name) fits. */
  find(text: string): AttributionGroup | undefined {
    if (this.isUnlisted(text, 0, text.length)) return undefined;
    const location = this.location;
    if (!locate(text, location)) return undefined;
    const found = this.walk(this.root, text, location.hostEnd - 1, location.hostStart, undefined);
    if (!found) {
      if (text.charCodeAt(location.hostEnd) === 47) {
        this.unlistedBefore = this.unlisted;
        this.unlisted = new SoughtWord(detached(text.slice(0, location.hostEnd + 1)));
      }
      return undefined;
    }
    return found.find(text, location.pathStart);
  }

  private isUnlisted(text: string, start: number, end: number): boolean {
    const { unlisted, unlistedBefore } = this;
    const length = end - start;
    return (
      (unlisted !== undefined && unlisted.word.length <= length && unlisted.standsAt(text, start)) ||
      (unlistedBefore !== undefined && unlistedBefore.word.length <= length && unlistedBefore.standsAt(text, start))
    );
  }

  /** Depth is bounded by the number of `*` in a pattern: characters are followed in a loop. */
  private walk(
    from: HostNode,
    text: string,
    end: number,
    start: number,
    best: PathPatterns | undefined,
  ): PathPatterns | undefined {
    let node = from;
    for (let at = end; ; at--) {
      if (at < start) return node.paths ?? best;
      if (node.star) {
        // The glob takes at least one character and never a dot.
        let after = at;
        while (after >= start && text.charCodeAt(after) !== dot) after--;
        for (let stop = after; stop < at; stop++) {
          const fit = this.walk(node.star, text, stop, start, undefined);
          if (fit) {
            best = fit;
            break;
          }
        }
      }
      const code = text.charCodeAt(at);
      const next = node.next.get(code >= 65 && code <= 90 ? code + 32 : code);
      if (!next) return best;
      node = next;
    }
  }
}
