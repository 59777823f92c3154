import { createRequire } from "node:module";
import path from "node:path";

/** Another library that looks names up. */
export interface NamePeer {
  readonly name: string;
  /** It compares every name with each one asked for, so it is given no more than these many; absent for one with an index. */
  readonly most?: number;
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
/** How alike two texts are, from 0 to 1. */
type Likeness = (a: string, b: string) => number;
interface FuzzySort {
  go(text: string, texts: readonly string[], options: object): readonly { target: string; score: number }[];
}

/** Without an index, all of a whole list takes minutes. */
const sample = 5000;

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
  const sort = installed("fuzzysort");
  const distance = installed("fastest-levenshtein")?.distance as Likeness | undefined;
  const similarity = installed("string-similarity-js")?.stringSimilarity as Likeness | undefined;
  return [
    ...(fuse ? [fusePeer((fuse.default ?? fuse) as Fuse)] : []),
    ...(fast ? [fastFuzzyPeer(fast.Searcher as FuzzySearcher)] : []),
    ...(mini ? [miniSearchPeer((mini.default ?? mini) as MiniSearch)] : []),
    ...(ball
      ? [comparingPeer("fuzzball", (a, b) => (ball.token_set_ratio as Likeness)(a.toLowerCase(), b) / 100)]
      : []),
    ...(sort ? [fuzzySortPeer((sort.default ?? sort) as FuzzySort)] : []),
    ...(distance
      ? [
          comparingPeer(
            "fastest-levenshtein",
            (a, b) => 1 - distance(a.toLowerCase(), b.toLowerCase()) / Math.max(a.length, b.length, 1),
          ),
        ]
      : []),
    ...(similarity ? [comparingPeer("string-similarity-js", similarity)] : []),
  ];
}

function fusePeer(Fuse: Fuse): NamePeer {
  return {
    name: "fuse.js",
    most: sample,
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
    most: sample,
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

function fuzzySortPeer(fuzzysort: FuzzySort): NamePeer {
  return {
    name: "fuzzysort",
    index: (texts) => (text) => {
      const [best] = fuzzysort.go(text, texts, { limit: 1 });
      return best && { text: best.target, score: best.score };
    },
  };
}

/** Every name is compared, which is what the users of such libraries do. */
function comparingPeer(name: string, likeness: Likeness): NamePeer {
  return {
    name,
    most: sample,
    index: (texts) => (text) => {
      let best: { text: string; score: number } | undefined;
      for (const other of texts) {
        const score = likeness(text, other);
        if (!best || score > best.score) best = { text: other, score };
      }
      return best;
    },
  };
}
