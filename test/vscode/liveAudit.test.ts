import assert from "node:assert/strict";
import { startExtension, type StartedExtension } from "../harness/vscode/extension.js";

const files = {
  "package.json": '{ "dependencies": { "@hmscore/react-native-hms-push": "6.0.0" } }',
  "app/requirements.txt": "esdk-obs-python\n",
  "app/old/requirements.txt": "megengine\n",
};

describe("the live audit", () => {
  let extension: StartedExtension;
  beforeEach(async () => {
    extension = startExtension({ files });
    await extension.audited();
  });
  afterEach(() => {
    assert.deepEqual(extension.errors, []);
    extension.end();
  });

  /** Longer than the live audit ever waits for more changes. */
  const longest = 31_000;
  const rows = (): string[] =>
    extension.live.current?.files.flatMap(({ source, analysis }) =>
      analysis.findings
        .filter(({ waiver }) => !waiver)
        .map(({ severity, component }) => `${source.uri} ${severity} ${component.name}`),
    ) ?? [];
  const verdict = (): string | undefined => extension.live.current?.verdict;
  /** Lets the quiet second pass, and the audit that follows end; where a change is told late, the one after it. */
  const quiet = async (): Promise<void> => {
    await extension.clock.until(() => extension.live.isStale);
    await extension.clock.untilAfterPauses(() => !extension.live.isStale, longest);
  };
  const push = "package.json warning @hmscore/react-native-hms-push";
  const obs = "app/requirements.txt warning esdk-obs-python";
  const engine = "app/old/requirements.txt error megengine";

  it("has every finding of the workspace, in the order of the walk", () => {
    assert.deepEqual(rows(), [engine, obs, push]);
    assert.equal(extension.live.isStale, false);
  });

  it("follows a text that is typed before the audit does, and is stale until that has ended", async () => {
    const before = verdict();
    const document = await extension.judged("app/requirements.txt");
    extension.editor.type(document, "huaweicloudsdkcore\n");
    assert.equal(extension.live.isStale, true);
    // The session's pause in typing, not yet the audit's.
    extension.clock.advance(600);
    await extension.clock.until(() => rows().includes("app/requirements.txt warning huaweicloudsdkcore"));
    assert.deepEqual([extension.live.isStale, verdict()], [true, before]);
    await quiet();
    assert.deepEqual(rows(), [engine, "app/requirements.txt warning huaweicloudsdkcore", push]);
    assert.notEqual(verdict(), before);
  });

  it("has the verdict from before again when changes are thrown away, and another when they are saved", async () => {
    const before = verdict();
    const document = await extension.judged("app/requirements.txt");
    extension.editor.type(document, "a\n");
    await quiet();
    assert.deepEqual(rows(), [engine, push]);
    extension.editor.close(document);
    await quiet();
    assert.deepEqual([rows(), verdict()], [[engine, obs, push], before]);
    const again = await extension.judged("app/requirements.txt");
    extension.editor.type(again, "a\n");
    extension.editor.save(again);
    extension.editor.close(again);
    await quiet();
    assert.deepEqual(rows(), [engine, push]);
  });

  it("waits for the end of many changes: one audit for all of them", async () => {
    extension.editor.files.write(extension.uri("a/requirements.txt"), "esdk-obs-python\n");
    await extension.clock.until(() => extension.live.isStale);
    const { read } = extension.editor.files;
    const reads = (): number => read.filter((path) => path === "/w/a/requirements.txt").length;
    for (let change = 0; change < 5; change++) {
      extension.clock.advance(900);
      extension.editor.files.write(extension.uri("a/requirements.txt"), `esdk-obs-python==${change}\n`);
    }
    assert.equal(reads(), 0);
    await quiet();
    assert.equal(reads(), 1);
    assert.ok(rows().includes("a/requirements.txt warning esdk-obs-python"));
  });

  it("reads again only what has changed", async () => {
    extension.editor.files.read.length = 0;
    extension.editor.files.write(extension.uri("package.json"), "{}");
    await quiet();
    assert.deepEqual(
      extension.editor.files.read.filter((path) => !/\.(?:git|sanctionlint|vscode)|code-workspace/.test(path)),
      ["/w/package.json"],
    );
  });

  it("takes up files that come, and takes down files and folders that go, at once", async () => {
    extension.editor.files.write(extension.uri("b/requirements.txt"), "esdk-obs-python\n");
    await quiet();
    assert.deepEqual(rows(), [engine, obs, "b/requirements.txt warning esdk-obs-python", push]);
    extension.editor.files.delete(extension.uri("b/requirements.txt"));
    assert.deepEqual(rows(), [engine, obs, push]);
    assert.deepEqual(extension.editor.diagnosticsOf("/w/b/requirements.txt"), []);
    await quiet();
    extension.editor.files.deleteFolder(extension.uri("app"));
    assert.deepEqual(rows(), [push]);
    await quiet();
    assert.deepEqual(rows(), [push]);
    assert.equal(extension.live.current?.counts.files, 1);
  });

  it("has a file that is renamed under its new name alone", async () => {
    extension.editor.files.rename(extension.uri("package.json"), extension.uri("web/package.json"));
    await quiet();
    assert.deepEqual(rows(), [engine, obs, `web/${push}`]);
    assert.deepEqual(extension.editor.diagnosticsOf("/w/package.json"), []);
    assert.equal(extension.editor.diagnosticsOf("/w/web/package.json").length, 1);
  });

  it("does not look at files that nothing reads", async () => {
    extension.editor.files.write(extension.uri("photo.png"), "esdk-obs-python");
    await extension.judged("app/requirements.txt");
    assert.equal(extension.live.isStale, false);
  });

  it("follows a policy that comes, changes and goes", async () => {
    const before = verdict();
    const policy = extension.uri(".sanctionlint.yaml");
    extension.editor.files.write(policy, "parties: { huawei: error }\n");
    await quiet();
    assert.deepEqual(rows(), [engine, obs.replace("warning", "error"), push.replace("warning", "error")]);
    extension.editor.files.write(policy, "parties: { huawei: off }\n");
    await quiet();
    assert.deepEqual(rows(), [engine]);
    extension.editor.files.delete(policy);
    await quiet();
    assert.deepEqual([rows(), verdict()], [[engine, obs, push], before]);
  });

  it("follows settings, and the day", async () => {
    extension.editor.set("sanctionLint.policy", { parties: { huawei: "off" } });
    await quiet();
    assert.deepEqual(rows(), [engine]);
    extension.editor.set("sanctionLint.policy", undefined);
    await quiet();
    const before = verdict();
    // From a minute after noon to one before midnight, and over it.
    extension.clock.advance(11 * 3_600_000);
    assert.equal(extension.live.isStale, false);
    extension.clock.advance(3_600_000);
    await quiet();
    assert.notEqual(verdict(), before);
  });

  it("notices a day that a sleeping machine slept into when its window is looked at", async () => {
    const before = verdict();
    extension.clock.sleep(24 * 3_600_000);
    assert.equal(extension.live.isStale, false);
    extension.editor.focus();
    await quiet();
    assert.notEqual(verdict(), before);
  });

  it("shows and follows nothing once it is cleared", async () => {
    extension.live.clear();
    extension.editor.files.write(extension.uri("package.json"), "{}");
    extension.clock.advance(longest);
    await extension.judged("app/requirements.txt");
    assert.equal(extension.live.current, undefined);
  });

  it("keeps what it knew when an audit is cancelled, and is stale", async () => {
    const before = verdict();
    let isDone = false;
    void extension.live.run({ isCancelled: () => true }).finally(() => (isDone = true));
    await extension.clock.until(() => isDone);
    assert.deepEqual([verdict(), extension.live.isStale, rows()], [before, true, [engine, obs, push]]);
  });
});
