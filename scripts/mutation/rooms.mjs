/**
 * By room, the tests that its mutants are held to, in this order; tests are tried until one notices. `slow` files and tests
 * (by a regular expression over titles) are left out: they look at all that is known, or have thousands of cases, which would
 * cost each mutant seconds. Smaller tests hold the same code to the same.
 */
export const rooms = {
  policy: { spec: [all("policy"), "test/core/analyze.test.js"], slow: ["presence", "wording"] },
  blacklist: { spec: [all("blacklist")], slow: ["alternatives", "data", "load", "shipped"] },
  screening: {
    spec: [all("screening"), "test/core/analyze.test.js"],
    slow: [
      "makers",
      "attributions",
      "lookAlikes",
      "nameRecall",
      "packageIndex",
      "rowComponents",
      "shipped",
      "unrelated",
    ],
    slowTests: "never throws",
  },
  // The matcher by itself: nearly every test of screening passes through it, and few tell more of it than these.
  "screening/names": {
    spec: [
      // First, so that tables which are made once are made in a test that looks at them.
      "wordVariations",
      "names",
      "nameIndex",
      "partyNames",
      "compareNames",
      "nameForms",
      "wordIndex",
      "wordsOfNames",
      "likeNames",
      "takenApart",
      "partySearch",
      "nameSearch",
      "screenName",
      "suppliers",
      "officialNames",
    ].map((name) => `test/core/screening/${name}.test.js`),
    slow: [],
  },
  audit: { spec: [all("audit")], slow: [], slowTests: "cut at every byte|any byte changed|would go back again" },
};

function all(room) {
  return `test/core/${room}/*.test.js`;
}
