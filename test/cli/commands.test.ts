import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { runCli, withWorkspace } from "../harness/cli.js";

const huawei = JSON.stringify({ dependencies: { "@hmscore/react-native-hms-push": "6.12.0" } });

describe("sanctionlint lists", () => {
  it("gives ids, what forbids something, and how fresh they are", () => {
    const { code, stdout } = runCli(["lists", "--as-of", "2099-01-01"]);
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^us-ofac-sdn {2}Specially Designated .*\n {4}US, blocking; \d+ parties; an error with us-person$/m,
    );
    assert.match(stdout, /last checked on \S+, [\d,]+ days\s+before\s+2099-01-01/);
    assert.ok(stdout.split("\n").every((line) => line.length <= 100));
  });

  it("says the same in JSON", () => {
    const { stdout } = runCli(["lists", "--format", "json"]);
    const report = JSON.parse(stdout) as { schemaVersion: number; lists: { id: string; activities: string[] }[] };
    assert.equal(report.schemaVersion, 1);
    assert.deepEqual(report.lists.find(({ id }) => id === "us-uflpa")?.activities, ["us-imports"]);
  });
});

describe("sanctionlint check", () => {
  const check = (...args: string[]): ReturnType<typeof runCli> =>
    withWorkspace({ ".sanctionlint.yaml": "activities: [export]\n" }, (cwd) => runCli(["check", ...args], { cwd }));

  it("judges packages, hosts and parts by the policy of the folder", () => {
    const { code, stdout } = check(
      "pkg:npm/@hmscore/react-native-hms-push",
      "https://registry.npmmirror.com/x",
      "Hi3516CV300",
      "pkg:npm/left-pad@1.3.0",
    );
    assert.equal(code, 1);
    assert.match(stdout, /error {2}@hmscore\/react-native-hms-push is published by Huawei/);
    assert.match(stdout, /the team's activity is export/);
    assert.match(stdout, /registry\.npmmirror\.com\/x is probably run by Alibaba/);
    assert.match(stdout, /Hi3516CV300 looks like a part number of HiSilicon/);
    assert.match(
      stdout,
      /pkg:npm\/left-pad@1\.3\.0\n {2}not among the parties known here \(checked until \S+\); this is not a clearance\n/,
    );
  });

  it("says whose a package is where nothing is found: no list names the party, or the policy leaves it out", () => {
    assert.match(
      check("pkg:maven/com.yandex.android/mobileads", "--as-of", "2026-08-01").stdout,
      /\n {2}attributed to Yandex, and no list that is known here names it on 2026-08-01: sanctionlint party yandex\n/,
    );
    const off = { ".sanctionlint.yaml": "version: 1\nparties:\n  huawei: off\n" };
    const { code, stdout } = withWorkspace(off, (cwd) =>
      runCli(["check", "pkg:npm/@hmscore/react-native-hms-push"], { cwd }),
    );
    assert.equal(code, 0);
    assert.match(stdout, /attributed to Huawei .*, and the policy reports nothing of it: sanctionlint party huawei\n/);
  });

  it("takes the maker of a part, images and hosts without a scheme", () => {
    assert.match(check("DS-2CD2043G0-I", "--maker", "Hikvision").stdout, /is made by .*Hikvision/);
    assert.match(check("mirrors.huaweicloud.com").stdout, /mirrors\.huaweicloud\.com is run by Huawei/);
    assert.match(check("swr.cn-north-4.myhuaweicloud.com/team/image:1").stdout, /Huawei/);
    assert.equal(check("left-pad").code, 0);
    assert.match(
      check("left-pad").stdout,
      /not a clearance\n {2}read as a part number or model; a package begins with pkg:/,
    );
    assert.doesNotMatch(check("pkg:npm/left-pad").stdout, /read as/);
  });

  it("refuses a package without pkg:, which would be read as a part", () => {
    const { code, stderr } = check("npm/esdk-obs-nodejs");
    assert.equal(code, 2);
    assert.match(
      stderr,
      /"npm\/esdk-obs-nodejs" has a package type and no pkg: before it; write "pkg:npm\/esdk-obs-nodejs"/,
    );
  });

  it("answers in JSON, and says what is wrong", () => {
    const { stdout } = check("pkg:npm/left-pad", "pkg:npm/@hmscore/react-native-hms-push", "--format", "json");
    const { asked } = JSON.parse(stdout) as { asked: { asked: string; findings: { party: string }[] }[] };
    assert.deepEqual(
      asked.map(({ asked: thing, findings }) => [thing, findings.map(({ party }) => party)]),
      [
        ["pkg:npm/left-pad", []],
        ["pkg:npm/@hmscore/react-native-hms-push", ["huawei"]],
      ],
    );
    assert.match(check().stderr, /check takes what is asked about/);
    withWorkspace({ ".sanctionlint.yaml": "watch: often\n" }, (cwd) => {
      const { code, stderr } = runCli(["check", "pkg:npm/left-pad"], { cwd });
      assert.equal(code, 2);
      assert.match(stderr, /\.sanctionlint\.yaml:1:8: watch is one of/);
    });
  });
});

describe("sanctionlint policy show", () => {
  it("says which line of which file decided, and what was refused", () => {
    const files = {
      "package.json": huawei,
      ".sanctionlint.yaml": "extends: base.yaml\nlists:\n  us-uflpa: warning\nrelationships: { mirror: off }\n",
      "base.yaml": "lists: { us-uflpa: warning, us-bis-el: warning }\nmayLoosen: [lists, relationships]\n",
      "app/.sanctionlint.yaml": "lists:\n  us-bis-el: error\nwatch: off\n",
    };
    withWorkspace(files, (cwd) => {
      const { code, stdout } = runCli(["policy", "show", "app"], { cwd });
      assert.equal(code, 0);
      assert.match(
        stdout,
        /Policy of app: 3 layers, upper first\n {2}base\.yaml .*\n {2}\.sanctionlint\.yaml .*\n {2}app\//,
      );
      assert.match(stdout, /lists\.us-uflpa +warning\n +base\.yaml:1\n/);
      assert.match(stdout, /lists\.us-bis-el +error\n +app\/\.sanctionlint\.yaml:2\n/);
      assert.match(stdout, /relationships\.mirror +off\n +\.sanctionlint\.yaml:4\n/);
      assert.match(stdout, /Refused\n {2}app\/\.sanctionlint\.yaml:3 {2}app\/\.sanctionlint\.yaml loosens watch/);
    });
  });

  it("says that no policy is in force", () => {
    withWorkspace({ "package.json": huawei }, (cwd) => {
      assert.match(runCli(["policy", "show", "package.json"], { cwd }).stdout, /No policy is in force in \./);
      assert.match(runCli(["policy"], { cwd }).stderr, /policy needs one of show and try/);
      assert.match(runCli(["policy", "shwo"], { cwd }).stderr, /policy has no "shwo".*did you mean show\?/);
    });
  });
});

describe("sanctionlint policy try", () => {
  it("reports what would appear, change and vanish, and writes nothing", () => {
    const files = {
      "package.json": JSON.stringify({ dependencies: { "@hmscore/react-native-hms-push": "1", "ali-oss": "1" } }),
      ".sanctionlint.yaml": "parties: { alibaba: off }\n",
      "new/stricter.yaml": "activities: [export]\n",
      "new/laxer.yaml": "onlyLists: [us-ofac-sdn]\n",
      "new/broken.yaml": "activities: [exports]\n",
    };
    withWorkspace(files, (cwd) => {
      const before = readdirSync(cwd);
      const stricter = runCli(["policy", "try", "new/stricter.yaml"], { cwd });
      assert.equal(stricter.code, 0);
      assert.match(stricter.stdout, /Would appear\n {2}package\.json:1:\d+ {2}\w+ {2}ali-oss/);
      assert.match(
        stricter.stdout,
        /Would change\n {2}package\.json:1:\d+ {2}warning → error {2}@hmscore\/react-native-hms-push/,
      );
      assert.match(stricter.stdout, /1 would appear, 1 change, 0 vanish\./);
      assert.match(runCli(["policy", "try", "new/laxer.yaml"], { cwd }).stdout, /0 would appear, 0 change, 1 vanish\./);
      const broken = runCli(["policy", "try", "new/broken.yaml"], { cwd });
      assert.equal(broken.code, 2);
      assert.match(broken.stderr, /new\/broken\.yaml:1:14: an activity is one of .*did you mean "export"\?/);
      assert.deepEqual(readdirSync(cwd), before);
      assert.equal(readFileSync(path.join(cwd, ".sanctionlint.yaml"), "utf8"), files[".sanctionlint.yaml"]);
    });
  });
});

describe("sanctionlint waivers", () => {
  const policy = `waivers:
  - { party: huawei, reason: decided, expires: 2027-01-01, approver: Legal, id: 2026-014 }
  - { party: huawei, component: "@hmscore/*", reason: soon over, expires: 2026-09-05 }
  - { party: dahua, reason: gone, expires: 2030-01-01 }
  - { party: zte, reason: old, expires: 2020-01-01 }
`;
  const files = {
    "package.json": huawei,
    ".sanctionlint.yaml": policy,
    "app/.sanctionlint.yaml": "waivers:\n  - { party: huawei, reason: mine, expires: 2030-01-01 }\n",
    "app/package.json": huawei,
  };

  it("reports the state of each", () => {
    withWorkspace(files, (cwd) => {
      const { code, stdout } = runCli(["waivers", "--as-of", "2026-08-22"], { cwd });
      assert.equal(code, 0);
      const states = [...stdout.matchAll(/^(\S+):(\d+) {2}([a-z ]+?) {2}party (\w+)/gm)].map((match) => match.slice(1));
      assert.deepEqual(states, [
        [".sanctionlint.yaml", "2", "in force", "huawei"],
        [".sanctionlint.yaml", "3", "expiring", "huawei"],
        [".sanctionlint.yaml", "4", "unused", "dahua"],
        [".sanctionlint.yaml", "5", "expired", "zte"],
        ["app/.sanctionlint.yaml", "2", "refused", "huawei"],
      ]);
      assert.match(stdout.replace(/\s+/g, " "), /by Legal, 2026-014: decided/);
      assert.match(
        runCli(["waivers", "package.json", "--as-of", "2026-08-22"], { cwd }).stdout,
        /cannot be determined/,
      );
    });
  });

  it("are counted in an audit, and shown with approver and id when asked", () => {
    withWorkspace({ "package.json": huawei, ".sanctionlint.yaml": policy }, (cwd) => {
      const { stdout } = runCli(["audit", "--as-of", "2026-08-22"], { cwd });
      assert.match(stdout, /1 waived finding \(--show-waived lists them\)/);
      assert.ok(!stdout.includes("react-native-hms-push"));
      const told = runCli(["audit", "--as-of", "2026-08-22", "--show-waived"], { cwd }).stdout.replace(/\s+/g, " ");
      assert.match(told, /react-native-hms-push .*; waived until 2027-01-01, by Legal, 2026-014: decided/);
    });
  });
});

describe("sanctionlint init", () => {
  for (const template of ["federal-contractor", "eu-company", "sdn-only", "device-maker", "open-source"]) {
    it(`writes the policy of ${template}, which reads without a problem`, () => {
      withWorkspace({ "package.json": '{"dependencies": {"left-pad": "1.3.0"}}' }, (cwd) => {
        assert.equal(runCli(["init", "--template", template], { cwd }).code, 0);
        assert.equal(runCli(["audit"], { cwd }).code, 0);
        assert.equal(runCli(["policy", "show"], { cwd }).code, 0);
      });
    });
  }

  it("waives the hosts that are ours, with who decided", () => {
    withWorkspace({ ".npmrc": "registry=https://registry.npmmirror.com/\n" }, (cwd) => {
      const args = ["init", "--template", "own-mirrors", "--host", "registry.npmmirror.com", "--approver", "A: B"];
      assert.equal(runCli(args, { cwd }).code, 0);
      const { stdout } = runCli(["audit", "--fail-on", "information", "--show-waived"], { cwd });
      assert.match(stdout.replace(/\s+/g, " "), /waived until .*, by A: B: Ours/);
    });
  });

  it("never overwrites, and asks on a terminal alone", () => {
    for (const name of [".sanctionlint.yaml", ".sanctionlint.yml"]) {
      withWorkspace({ [name]: "watch: off\n" }, (cwd) => {
        const { code, stderr } = runCli(["init", "--template", "sdn-only"], { cwd });
        assert.equal(code, 2);
        assert.match(stderr, /is there already, and init does not overwrite it/);
        assert.equal(readFileSync(path.join(cwd, name), "utf8"), "watch: off\n");
        assert.equal(existsSync(path.join(cwd, ".sanctionlint.yaml")), name === ".sanctionlint.yaml");
      });
    }
    assert.match(runCli(["init"]).stderr, /init asks questions on a terminal; elsewhere it takes --template/);
    assert.match(runCli(["init", "--template", "sdn"]).stderr, /no template is called "sdn"; there are/);
  });
});
