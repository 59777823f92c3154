import assert from "node:assert/strict";
import { inReason } from "../../../src/core/blacklist/reason.js";
import type { Listing, ListingState } from "../../../src/core/model.js";
import { listing } from "../../harness/parties.js";

const cases: readonly (readonly [ListingState, Partial<Listing>, asOf: string, expected: string])[] = [
  ["listed", { published: "2020-01-10" }, "2020-02-01", "listed since 2020-01-10"],
  ["listed", { published: "2020-01-10", effective: "2020-01-12" }, "2020-02-01", "listed since 2020-01-12"],
  ["listed", { published: "2020-01-10", citation: "1 FR 2" }, "2020-02-01", "listed since 2020-01-10, 1 FR 2"],
  [
    "listed",
    { published: "2020-01-10", citation: "1 FR 2", edition: "of 2026" },
    "2020-02-01",
    "listed since 2020-01-10, 1 FR 2 (edition in force: of 2026)",
  ],
  [
    "listed",
    { published: "2020-01-10", edition: "of 2026" },
    "2020-02-01",
    "listed since 2020-01-10 (edition in force: of 2026)",
  ],
  [
    "listed",
    { published: "2020-01-10", recalled: ["published"] },
    "2020-02-01",
    "listed since 2020-01-10 (day not verified)",
  ],
  [
    "listed",
    { published: "2020-01-10", effective: "2020-01-10", recalled: ["published"] },
    "2020-02-01",
    "listed since 2020-01-10",
  ],
  [
    "listed",
    { published: "2020-01-10", effective: "2020-01-12", recalled: ["effective"] },
    "2020-02-01",
    "listed since 2020-01-12 (day not verified)",
  ],
  [
    "listed",
    { published: "2020-01-10", until: "2020-02-02" },
    "2020-02-01",
    "listed since 2020-01-10; ends 2020-02-02 (in 1 day)",
  ],
  // A month is no day to count to.
  ["listed", { published: "2020-01-10", until: "2020-03" }, "2020-02-01", "listed since 2020-01-10"],
  [
    "listed",
    { published: "2018-01-01", licences: [{ name: "L", from: "2018-01-01", to: "2019-01-01" }] },
    "2019-01-02",
    "listed since 2018-01-01; licence ended on 2019-01-01 (1 day ago)",
  ],
  [
    "listed",
    { published: "2018-01-01", licences: [{ name: "L", from: "2018-01-01", to: "2019-01-01" }] },
    "2020-02-05",
    "listed since 2018-01-01; licence ended on 2019-01-01 (400 days ago)",
  ],
  [
    "listed",
    { published: "2018-01-01", licences: [{ name: "L", from: "2018-01-01", to: "2019-01-01" }] },
    "2020-02-06",
    "listed since 2018-01-01",
  ],
  [
    "listed",
    {
      published: "2018-01-01",
      licences: [
        { name: "L", from: "2018-01-01", to: "2019-01-01" },
        { name: "M", from: "2018-01-01", to: "2019-03-01" },
        { name: "N", from: "2018-01-01", to: "2019-02-01" },
      ],
    },
    "2019-03-05",
    "listed since 2018-01-01; licence ended on 2019-03-01 (4 days ago)",
  ],
  [
    "listed",
    { published: "2018-01-01", licences: [{ name: "L", from: "2019-01-01", to: "2019-02-01" }] },
    "2018-06-01",
    "listed since 2018-01-01",
  ],
  [
    "licensed",
    {
      published: "2018-01-01",
      licences: [
        { name: "L", from: "2018-01-01", to: "2019-01-01" },
        { name: "M", from: "2018-06-01", to: "2019-06-01" },
        { name: "N", from: "2019-02-01", to: "2020-01-01" },
        { name: "O", from: "2017-01-01", to: "2017-06-01" },
      ],
    },
    "2019-01-01",
    "listed since 2018-01-01; licensed until 2019-06-01 (151 days left)",
  ],
  // On its last day a licence has not ended.
  [
    "listed",
    { published: "2018-01-01", licences: [{ name: "L", from: "2018-01-01", to: "2019-01-01" }] },
    "2019-01-01",
    "listed since 2018-01-01",
  ],
  [
    "licensed",
    {
      published: "2018-01-01",
      licences: [
        { name: "M", from: "2018-06-01", to: "2019-06-01" },
        { name: "L", from: "2018-01-01", to: "2019-01-01" },
      ],
    },
    "2019-05-31",
    "listed since 2018-01-01; licensed until 2019-06-01 (1 day left)",
  ],
  [
    "licensed",
    { published: "2018-01-01", licences: [{ name: "L", from: "2019-01-01", to: "2019-01-01" }] },
    "2019-01-01",
    "listed since 2018-01-01; licensed until 2019-01-01 (the last day)",
  ],
  [
    "licensed",
    { published: "2018-01-01", licences: [{ name: "L", from: "2018-01-01", to: "2019-01-01" }] },
    "2018-12-31",
    "listed since 2018-01-01; licensed until 2019-01-01 (1 day left)",
  ],
  [
    "published",
    { published: "2020-01-10", effective: "2020-02-01", citation: "1 FR 2" },
    "2020-01-31",
    "published 2020-01-10, 1 FR 2, effective 2020-02-01 (in 1 day)",
  ],
  ["proposed", { proposed: "2020-01-10" }, "2020-01-10", "proposed 2020-01-10, not listed (today)"],
  ["proposed", { proposed: "2020-01" }, "2020-01-10", "proposed 2020-01, not listed"],
  ["reported", { reported: "2020-01-10" }, "2020-01-12", "named as a candidate on 2020-01-10, not listed (2 days ago)"],
  [
    "removed",
    { published: "2020-01-10", until: "2021-01-10", citation: "1 FR 2" },
    "2021-01-11",
    "listed from 2020-01-10, 1 FR 2; ended 2021-01-10 (1 day ago)",
  ],
  ["removed", { until: "2021-01-10" }, "2021-01-10", "ended 2021-01-10 (today)"],
  ["undated", { citation: "1 FR 2" }, "2021-01-10", "on the list, first day not established, 1 FR 2"],
  [
    "unknown",
    { published: "2020-01-10", knownUntil: "2021-01-10" },
    "2021-02-01",
    "listed since 2020-01-10, for a term that ended on 2021-01-10; whether it was renewed was not looked up",
  ],
  [
    "unknown",
    { knownUntil: "2021-01-10" },
    "2021-02-01",
    "listed since a day not established, for a term that ended on 2021-01-10; whether it was renewed was not looked up",
  ],
  ["suspended", { citation: "1 FR 2" }, "2021-02-01", "suspended, 1 FR 2"],
];

describe("a listing's state in words", () => {
  for (const [state, entry, asOf, expected] of cases)
    it(`${state}: ${expected}`, () => assert.equal(inReason(listing("list", entry), state, asOf), expected));
});
