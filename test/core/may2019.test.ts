import assert from "node:assert/strict";
import type { SourceText } from "../../src/core/model.js";
import { analyze } from "../../src/core/analyze.js";
import { emptyPolicy } from "../../src/core/policy/policy.js";
import { realKnowledge } from "../harness/knowledge.js";

const knowledge = realKnowledge();

/** A camera gateway: an Android app, a Node service, a board. */
const product: readonly SourceText[] = [
  {
    uri: "app/build.gradle",
    text: `dependencies {
    implementation 'com.huawei.hms:push:2.6.3.301'
    implementation 'androidx.core:core:1.0.2'
    implementation 'com.android.support:appcompat-v7:28.0.0'
    implementation 'com.google.android.material:material:1.0.0'
}
`,
  },
  {
    uri: "service/package.json",
    text: '{\n  "dependencies": {\n    "@hmscore/react-native-hms-push": "1.0.0",\n    "express": "4.17.0",\n    "echarts": "4.2.1"\n  }\n}\n',
  },
  { uri: "service/.npmrc", text: "registry=https://mirrors.huaweicloud.com/repository/npm/\n" },
  { uri: "service/go.mod", text: "module gw\n\ngo 1.12\n\nrequire github.com/huaweicloud/golangsdk v0.0.1\n" },
  {
    uri: "board/bom.csv",
    text: "Reference,Qty,Manufacturer,MPN\nU1,1,HiSilicon,Hi3516CV300\nCAM1,1,Hikvision,DS-2CD2043G0-I\nCAM2,1,Dahua,IPC-HFW2431S-S-S2\nU2,1,STMicroelectronics,STM32F407VGT6\n",
  },
];

/** What a day has to say of a party: the rules of its findings and the states of the Entity List. */
function check(asOf: string, expected: Readonly<Record<string, string>>): void {
  const said: Record<string, Set<string>> = {};
  for (const source of product) {
    for (const { rule, severity, match, statuses } of analyze(source, knowledge, emptyPolicy, asOf).findings) {
      // Weaker ties, and the mirror, which a list of the export kind does not forbid to use.
      if (severity === "information" && rule !== "watched-party") continue;
      const entity = statuses.find(({ list }) => list.id === "us-bis-el");
      const state = entity
        ? `${entity.state}${entity.state === "licensed" ? ` until ${entity.until}` : ""}`
        : "not on it";
      (said[match.party.id] ??= new Set()).add(`${rule === "watched-party" ? "watched" : severity}, ${state}`);
    }
  }
  assert.deepEqual(
    Object.fromEntries(Object.entries(said).map(([party, texts]) => [party, [...texts].sort().join("; ")])),
    expected,
  );
}

describe("the story of May 2019", () => {
  it("nothing is in force on 15 May", () => check("2019-05-15", {}));
  it("Huawei is listed on 16 May", () =>
    check("2019-05-16", { huawei: "warning, listed", hisilicon: "warning, listed" }));
  it("licensed on 22 May, and two makers of cameras are named as candidates", () =>
    check("2019-05-22", {
      huawei: "warning, licensed until 2019-08-19",
      hisilicon: "warning, licensed until 2019-08-19",
      hikvision: "watched, reported",
      dahua: "watched, reported",
    }));
  it("the candidates are listed on 9 October, not the day before", () => {
    check("2019-10-08", {
      huawei: "warning, licensed until 2019-11-18",
      hisilicon: "warning, licensed until 2019-11-18",
      hikvision: "warning, reported",
      dahua: "warning, reported",
    });
    check("2019-10-09", {
      huawei: "warning, licensed until 2019-11-18",
      hisilicon: "warning, licensed until 2019-11-18",
      hikvision: "warning, listed",
      dahua: "warning, listed",
    });
  });
  it("the licence is gone on 14 August 2020", () => {
    check("2020-08-13", {
      huawei: "warning, licensed until 2020-08-13",
      hisilicon: "warning, licensed until 2020-08-13",
      hikvision: "warning, listed",
      dahua: "warning, listed",
    });
    check("2020-08-14", {
      huawei: "warning, listed",
      hisilicon: "warning, listed",
      hikvision: "warning, listed",
      dahua: "warning, listed",
    });
  });
  it("open-source Android and what went to a foundation are never said to be the party's", () => {
    for (const source of product) {
      for (const { match, message } of analyze(source, knowledge, emptyPolicy, knowledge.checkedUntil).findings) {
        assert.doesNotMatch(match.component.name, /^(?:androidx|com\.android|com\.google)/);
        if (match.component.name === "echarts") assert.doesNotMatch(message, /published by|belongs to/);
      }
    }
  });
});
