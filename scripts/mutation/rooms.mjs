/**
 * The tests that a room's mutants are held to, compiled, those that look at all that is known last. Tests with thousands
 * of cases are left out: smaller ones hold the same code to the same, and each mutant would cost seconds.
 */
export const rooms = {
  policy: [
    ...named("policy", [
      "judge",
      "because",
      "deciding",
      "waivers",
      "waiverComponent",
      "ownParties",
      "layers",
      "readPolicy",
      "completions",
      "addWaiver",
      "unread",
    ]),
    ...named("policy", ["activities", "inlineWaivers", "presence", "wording"]),
    "test/core/analyze.test.js",
  ],
  blacklist: [
    ...named("blacklist", ["status", "owners", "reason", "pattern", "compiledText", "find", "timeline"]),
    "test/core/analyze.test.js",
  ],
  screening: [
    ...named("screening", ["screen", "names", "makers", "lookAlikes", "packageIndex"]),
    "test/core/analyze.test.js",
  ],
  audit: ["test/core/audit/*.test.js"],
};

function named(room, tests) {
  return tests.map((test) => `test/core/${room}/${test}.test.js`);
}
