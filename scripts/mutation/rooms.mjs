/** The tests that a room's mutants are held to. */

/**
 * By room: files of tests, those that look at all that is known last, and a regular expression over titles of tests that
 * are left out. Tests with thousands of cases are: smaller ones hold the same code to the same, and each mutant would
 * cost seconds.
 */
export const rooms = {
  policy: {
    spec: [
      ...named("policy", ["judge", "because", "deciding", "waivers", "waiverComponent", "ownParties", "layers"]),
      ...named("policy", ["readPolicy", "completions", "addWaiver", "unread", "inlineWaivers"]),
      ...named("policy", ["activities", "wording"]),
      "test/core/analyze.test.js",
    ],
  },
  blacklist: {
    spec: [
      ...named("blacklist", ["status", "owners", "reason", "pattern", "compiledText", "find", "timeline"]),
      "test/core/analyze.test.js",
    ],
  },
  screening: {
    spec: [...named("screening", ["names", "screen"]), "test/core/analyze.test.js", ...named("screening", ["makers"])],
    without: "never throws|are no parties",
  },
  audit: {
    spec: [
      ...named("audit", ["gitPointers", "untouched", "root", "policies", "records", "account", "unreadFiles"]),
      ...named("audit", ["silencing", "gitIndex"]),
    ],
    without: "cut at every byte|any byte changed|would go back again",
  },
};

function named(room, tests) {
  return tests.map((test) => `test/core/${room}/${test}.test.js`);
}
