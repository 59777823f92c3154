import { createRequire } from "node:module";
import path from "node:path";

/** Another library that looks names up. */
export interface NamePeer {
  readonly name: string;
  /** Makes ready for `texts`; the function gives the best of them with a score from 0 to 1. */
  index(texts: readonly string[]): (text: string) => { readonly text: string; readonly score: number } | undefined;
}

type Fuse = new (
  texts: readonly string[],
  options: object,
) => { search(text: string, options: object): { item: string; score: number }[] };
type FuzzySearcher = new (
  texts: readonly string[],
  options: object,
) => { search(text: string): { item: string; score: number }[] };
type MiniSearch = new (options: object) => {
  addAll(rows: readonly object[]): void;
  search(text: string, options: object): { id: number; score: number }[];
};
interface Fuzzball {
  token_set_ratio(a: string, b: string): number;
}

/** The peers that are installed in `folder`; they are no dependencies of the project. */
export function namePeers(folder: string): readonly NamePeer[] {
  const require = createRequire(path.join(path.resolve(folder), "package.json"));
  const installed = (name: string): Record<string, unknown> | undefined => {
    try {
      return require(name) as Record<string, unknown>;
    } catch {
      console.log(`${name} is not installed in ${folder}`);
      return undefined;
    }
  };
  const fuse = installed("fuse.js");
  const fast = installed("fast-fuzzy");
  const mini = installed("minisearch");
  const ball = installed("fuzzball");
  return [
    ...(fuse ? [fusePeer((fuse.default ?? fuse) as Fuse)] : []),
    ...(fast ? [fastFuzzyPeer(fast.Searcher as FuzzySearcher)] : []),
    ...(mini ? [miniSearchPeer((mini.default ?? mini) as MiniSearch)] : []),
    ...(ball ? [fuzzballPeer(ball as unknown as Fuzzball)] : []),
  ];
}

function fusePeer(Fuse: Fuse): NamePeer {
  return {
    name: "fuse.js",
    index(texts) {
      const fuse = new Fuse(texts, { includeScore: true, ignoreLocation: true, threshold: 0.4 });
      return (text) => {
        const [best] = fuse.search(text.slice(0, 32), { limit: 1 });
        return best && { text: best.item, score: 1 - best.score };
      };
    },
  };
}

function fastFuzzyPeer(Searcher: FuzzySearcher): NamePeer {
  return {
    name: "fast-fuzzy",
    index(texts) {
      const searcher = new Searcher(texts, { returnMatchData: true, threshold: 0.7 });
      return (text) => {
        const [best] = searcher.search(text);
        return best && { text: best.item, score: best.score };
      };
    },
  };
}

function miniSearchPeer(MiniSearch: MiniSearch): NamePeer {
  return {
    name: "minisearch",
    index(texts) {
      const search = new MiniSearch({ fields: ["name"] });
      search.addAll(texts.map((name, id) => ({ id, name })));
      return (text) => {
        const [best] = search.search(text, { fuzzy: 0.2 });
        return best && { text: texts[best.id] ?? "", score: best.score / (best.score + 30) };
      };
    },
  };
}

/** It has no index: every name is compared, which is what its users do. */
function fuzzballPeer(fuzzball: Fuzzball): NamePeer {
  return {
    name: "fuzzball",
    index: (texts) => (text) => {
      let best: { text: string; score: number } | undefined;
      // Names that do not begin alike are left out: to compare all takes minutes.
      for (const other of texts) {
        if (other.charAt(0).toLowerCase() !== text.charAt(0).toLowerCase()) continue;
        const score = fuzzball.token_set_ratio(text, other) / 100;
        if (!best || score > best.score) best = { text: other, score };
      }
      return best;
    },
  };
}
