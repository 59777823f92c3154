import assert from "node:assert/strict";
import { statusesOn } from "../../../src/core/blacklist/status.js";
import { realKnowledge } from "../../harness/knowledge.js";

const knowledge = realKnowledge();

/** Lists on which the party stands on a day, sorted; `+licence` while a general licence is open, other states named. */
function standing(partyId: string, asOf: string): string {
  const party = knowledge.parties.get(partyId);
  assert.ok(party, partyId);
  return statusesOn(party, knowledge, asOf)
    .filter(({ state }) => state !== "removed")
    .map(({ list, state }) => {
      const id = list.id.replace(/^us-(?:bis-|ndaa-|dod-|ofac-)?|-covered$|-final-determination$/g, "");
      return state === "listed" ? id : state === "licensed" ? `${id}+licence` : `${id}:${state}`;
    })
    .sort()
    .join(" ");
}

/** In force only. */
function inForce(partyId: string, asOf: string): string {
  return standing(partyId, asOf)
    .split(" ")
    .filter((each) => !each.includes(":"))
    .join(" ");
}

const days = [
  "2019-05-15",
  "2019-05-22",
  "2019-09-01",
  "2019-10-09",
  "2020-08-14",
  "2021-03-12",
  "2026-08-22",
] as const;

const table: Readonly<Record<string, readonly string[]>> = {
  huawei: [
    "",
    "el+licence",
    "889 el+licence",
    "889 el+licence",
    "1237 889 el",
    "1237 889 el fcc",
    "1260h 889 el fcc ns-cmic",
  ],
  hisilicon: ["", "el+licence", "889 el+licence", "889 el+licence", "889 el", "889 el fcc", "889 el fcc"],
  hikvision: ["", "", "889", "889 el", "1237 889 el", "1237 889 el fcc", "1260h 889 el fcc ns-cmic"],
  dahua: ["", "", "889", "889 el", "889 el", "889 el fcc", "1260h 889 el fcc"],
  zte: ["", "", "889", "889", "889", "889 fcc", "889 fcc"],
  hytera: ["", "", "889", "889", "889", "889 fcc", "889 fcc"],
  sensetime: ["", "", "", "el", "el", "el", "1260h el ns-cmic"],
  megvii: ["", "", "", "el", "el", "el", "el ns-cmic"],
  iflytek: ["", "", "", "el", "el", "el", "el"],
  yitu: ["", "", "", "el", "el", "el", "1260h el ns-cmic"],
  "meiya-pico": ["", "", "", "el", "el", "el", "1260h el ns-cmic"],
  cloudwalk: ["", "", "", "", "el", "el", "1260h el ns-cmic"],
  sugon: ["", "", "el", "el", "el", "el", "1260h el ns-cmic"],
  hygon: ["", "", "el", "el", "el", "el", "el"],
  kaspersky: ["1634", "1634", "1634", "1634", "1634", "1634", "1634 el fcc ict"],
  smic: ["", "", "", "", "", "1237 el", "1260h el ns-cmic"],
  dji: ["", "", "", "", "", "el", "1260h el fcc ns-cmic"],
  "tp-link": ["", "", "", "", "", "", "1260h"],
  "tornado-cash": ["", "", "", "", "", "", ""],
};

describe("the status table of 2019 to 2026", () => {
  for (const [party, row] of Object.entries(table)) {
    days.forEach((day, index) => {
      it(`${party} on ${day}`, () => {
        assert.equal(inForce(party, day), row[index]);
      });
    });
  }
});

describe("boundary days", () => {
  const check = (party: string, asOf: string, list: string, state: string | undefined): void => {
    it(`${party}, ${list}, ${asOf}: ${state ?? "nothing"}`, () => {
      const found = knowledge.parties.get(party);
      assert.ok(found);
      const status = statusesOn(found, knowledge, asOf).find((each) => each.list.id === list);
      assert.equal(status?.state, state);
    });
  };
  // Effective before it was published.
  check("huawei", "2019-05-15", "us-bis-el", undefined);
  check("huawei", "2019-05-16", "us-bis-el", "listed");
  check("huawei", "2019-05-19", "us-bis-el", "listed");
  check("huawei", "2019-05-20", "us-bis-el", "licensed");
  // The licence hands over to its extension on its last day.
  for (const day of ["2019-08-18", "2019-08-19", "2019-08-20", "2019-11-17", "2019-11-18", "2019-11-19"]) {
    check("huawei", day, "us-bis-el", "licensed");
    check("hisilicon", day, "us-bis-el", "licensed");
  }
  for (const day of ["2020-02-16", "2020-02-17", "2020-04-01", "2020-04-02", "2020-05-15", "2020-05-16"])
    check("huawei", day, "us-bis-el", "licensed");
  check("huawei", "2020-08-13", "us-bis-el", "licensed");
  check("huawei", "2020-08-14", "us-bis-el", "listed");
  // Enacted and not yet effective.
  check("huawei", "2018-08-12", "us-ndaa-889", undefined);
  check("huawei", "2018-08-13", "us-ndaa-889", "published");
  check("huawei", "2019-08-12", "us-ndaa-889", "published");
  check("huawei", "2019-08-13", "us-ndaa-889", "listed");
  // Named as candidates in May 2019.
  check("hikvision", "2019-05-20", "us-bis-el", undefined);
  check("hikvision", "2019-05-21", "us-bis-el", "reported");
  check("hikvision", "2019-10-08", "us-bis-el", "reported");
  check("hikvision", "2019-10-09", "us-bis-el", "listed");
  check("dahua", "2019-05-21", "us-bis-el", undefined);
  check("dahua", "2019-05-22", "us-bis-el", "reported");
  check("dahua", "2019-10-08", "us-bis-el", "reported");
  check("dahua", "2019-10-09", "us-bis-el", "listed");
  check("zte", "2017-03-28", "us-bis-el", "listed");
  check("zte", "2017-03-29", "us-bis-el", "removed");
  check("zte", "2018-07-12", "us-bis-dpl", "listed");
  check("zte", "2018-07-13", "us-bis-dpl", "removed");
  check("tornado-cash", "2022-08-07", "us-ofac-sdn", undefined);
  check("tornado-cash", "2025-03-20", "us-ofac-sdn", "listed");
  check("tornado-cash", "2025-03-21", "us-ofac-sdn", "removed");
  check("sandvine", "2024-10-20", "us-bis-el", "listed");
  check("sandvine", "2024-10-21", "us-bis-el", "removed");
  check("megvii", "2025-01-06", "us-dod-1260h", "listed");
  check("megvii", "2025-01-07", "us-dod-1260h", "removed");
  check("bytedance", "2026-01-21", "us-pafaca", "listed");
  check("bytedance", "2026-01-22", "us-pafaca", "removed");
  check("ymtc", "2026-03-01", "us-dod-1260h", "listed");
  // The rule on half-owned affiliates of listed parties is a dated switch.
  check("nexperia", "2025-09-28", "us-bis-el", undefined);
  check("nexperia", "2025-09-29", "us-bis-el", "listed");
  check("nexperia", "2025-11-09", "us-bis-el", "listed");
  check("nexperia", "2025-11-10", "us-bis-el", "suspended");
  check("nexperia", "2026-11-09", "us-bis-el", "suspended");
  check("nexperia", "2026-11-10", "us-bis-el", "unknown");
  check("ezviz", "2025-10-01", "us-bis-el", "listed");
  check("ezviz", "2021-03-12", "us-fcc-covered", "listed");
  check("lorex", "2021-03-12", "us-fcc-covered", "listed");
  check("lorex", "2022-11-23", "us-fcc-covered", undefined);
  check("honor", "2020-11-16", "us-ndaa-889", "listed");
  check("honor", "2020-11-17", "us-ndaa-889", undefined);
});

describe("parties on no list in force", () => {
  const ids = ["bytedance", "ant-group", "honor", "xfusion", "tornado-cash", "sandvine", "abbyy", "1c", "darkmatter"];
  for (const id of [...ids, "dptech", "fibocom", "tp-link-systems", "lorex", "astra", "kaytus", "hfl"]) {
    it(id, () => {
      assert.equal(inForce(id, "2026-08-22"), "");
    });
  }

  it("Yandex and VK have only a Ukrainian entry, whose second renewal was not looked up", () => {
    for (const id of ["yandex", "vk"]) {
      assert.equal(standing(id, "2019-01-01"), "ua-nsdc");
      assert.equal(standing(id, "2023-05-15"), "ua-nsdc");
      assert.equal(standing(id, "2026-08-22"), "ua-nsdc:unknown");
    }
  });
});
