import * as assert from "assert";
import * as vscode from "vscode";
import { closeAll, file, open, pause, reported, reports, retype, settled, shown, until, write } from "./editor.js";

const listed = "@hmscore/react-native-hms-push";

interface Outcome {
  readonly verdict: string;
  readonly cancelled: boolean;
}

const audit = (token?: vscode.CancellationToken): Thenable<Outcome> =>
  vscode.commands.executeCommand<Outcome>("sanctionLint.auditWorkspace", token);

const has =
  (row: string) =>
  ({ rows }: { readonly rows: readonly string[] }): boolean =>
    rows.some((one) => one.includes(row));

describe("the live audit", () => {
  let before: Outcome;
  beforeEach(async () => {
    // What an earlier test changed last may still be on its way.
    before = await until(
      "an audit in step",
      async () => {
        const one = await audit();
        await pause(100);
        const now = shown();
        return now && !now.stale && now.verdict === one.verdict && one;
      },
      25_000,
    );
  });
  afterEach(closeAll);
  after(() => vscode.commands.executeCommand("sanctionLint.clearAudit"));

  it("follows an edit that was not saved, and its being thrown away", async () => {
    const badge = shown()?.badge ?? 0;
    const document = await open(file("package.json"));
    await reports(document.uri, ["listed-component"]);
    await retype(document, document.getText().replace(listed, "fastify"));
    await until("the badge", () => shown()?.badge === badge - 1);
    const now = await settled("the verdict", ({ verdict }) => verdict !== before.verdict);
    assert.ok(!has(listed)(now));
    assert.equal((await audit()).verdict, now.verdict, "the verdict is that of a whole audit");
    await closeAll();
    const back = await settled("the old verdict", ({ verdict }) => verdict === before.verdict);
    assert.equal(back.badge, badge);
    assert.ok(has(listed)(back));
  });

  it("is stale, with the verdict struck out, until it is in step again", async () => {
    const document = await open(file("package.json"));
    await reports(document.uri, ["listed-component"]);
    await retype(document, document.getText().replace(listed, "fastify"));
    const stale = await until("stale", () => {
      const now = shown();
      return now?.stale && /stale, verdict (?:[0-9a-f]\u0336){12}/.test(now.message) && now;
    });
    assert.match(stale.status ?? "", /^\$\(sync\) /);
    const now = await settled("in step");
    assert.match(now.message, /verdict [0-9a-f]{12}$/);
  });

  it("follows files and folders that come, are renamed and go", async () => {
    await write(file("extra", "deep", "requirements.txt"), "esdk-obs-python==3.24.3\n");
    await settled("the new file", has("requirements.txt:1 · extra/deep"));
    await vscode.workspace.fs.rename(file("extra"), file("other"));
    const renamed = await settled("the renamed folder", has("requirements.txt:1 · other/deep"));
    assert.ok(!has("extra/deep")(renamed));
    await reports(file("other", "deep", "requirements.txt"), ["listed-component"]);
    await reports(file("extra", "deep", "requirements.txt"), []);
    await vscode.workspace.fs.delete(file("other"), { recursive: true });
    await until("the row goes", () => {
      const now = shown();
      return now && !has("other/deep")(now);
    });
    await settled("the old verdict", ({ verdict }) => verdict === before.verdict);
    await reports(file("other", "deep", "requirements.txt"), []);
  });

  it("follows the policy", async () => {
    await write(file(".sanctionlint.yaml"), "version: 1\nparties:\n  huawei: off\n");
    const now = await settled("the policy", (one) => !has(listed)(one));
    assert.match(now.status ?? "", / · \.sanctionlint\.yaml · /);
    await vscode.workspace.fs.delete(file(".sanctionlint.yaml"));
    await settled("the old verdict", ({ verdict }) => verdict === before.verdict);
  });

  it("follows the day", async () => {
    const document = await open(file("package.json"));
    const RealDate = Date;
    const days = 86_400_000;
    // Only what says which day it is.
    globalThis.Date = class extends RealDate {
      constructor(...given: [] | [number | string]) {
        if (given.length === 0) super(RealDate.now() + days);
        else super(given[0]);
      }
    } as DateConstructor;
    try {
      await retype(document, `${document.getText()}\n`);
      await settled("tomorrow's verdict", ({ verdict }) => verdict !== before.verdict);
      await closeAll();
      await pause(50);
    } finally {
      globalThis.Date = RealDate;
    }
    await retype(await open(file("package.json")), "{}");
    await closeAll();
    await settled("today's verdict", ({ verdict }) => verdict === before.verdict);
  });

  it("keeps what it knew when an audit is cancelled, and says that it is stale", async () => {
    const source = new vscode.CancellationTokenSource();
    source.cancel();
    const { cancelled } = await audit(source.token);
    assert.ok(cancelled);
    const now = shown();
    assert.ok(now?.stale);
    assert.equal(now.verdict, before.verdict);
    assert.match(now.message, /\u0336/);
    assert.ok(has(listed)(now));
  });

  it("shows only what differs when it is asked what if, and comes back with badge and status untouched", async () => {
    const now = await settled("the audit");
    await vscode.commands.executeCommand("sanctionLint.supposeListed", "A Company Nobody Knows");
    assert.equal(shown()?.question, "If A Company Nobody Knows were listed");
    assert.match(shown()?.message ?? "", /: 0 findings more or other, 0 fewer\. This is not the audit/);
    await vscode.commands.executeCommand("sanctionLint.judgeAsOf", "2019-01-01");
    assert.equal(shown()?.question, "On 2019-01-01");
    assert.ok(shown()?.rows.some((row) => row.startsWith("Would not be found")));
    assert.equal(shown()?.badge, now.badge);
    assert.equal(shown()?.status, now.status);
    await vscode.commands.executeCommand("sanctionLint.leaveQuestion");
    assert.equal(shown()?.question, undefined);
    assert.deepEqual(shown()?.rows, now.rows);
  });

  it("groups, filters, and reads a folder by itself", async () => {
    const now = await settled("the audit");
    const tops = (): string[] => (shown()?.rows ?? []).filter((row) => !row.startsWith(" "));
    await vscode.commands.executeCommand("sanctionLint.groupBySeverity");
    assert.ok(
      tops().some((row) => row.startsWith("Warnings ")),
      tops().join(),
    );
    await vscode.commands.executeCommand("sanctionLint.groupByFile");
    assert.ok(
      tops().some((row) => row.startsWith("tools/requirements.txt ")),
      tops().join(),
    );
    await vscode.commands.executeCommand("sanctionLint.filterAudit", "esdk-obs");
    assert.deepEqual(
      tops()
        .filter((row) => !/^(?:Unknown|Not read|Waived)\b/.test(row))
        .map((row) => row.split(" ")[0]),
      ["tools/requirements.txt"],
    );
    await vscode.commands.executeCommand("sanctionLint.clearFilter");
    await vscode.commands.executeCommand("sanctionLint.groupByParty");
    assert.deepEqual(shown()?.rows, now.rows);
    await vscode.commands.executeCommand("sanctionLint.auditFolder", file("tools"));
    assert.equal(shown()?.question, "In tools");
    assert.ok(shown()?.rows.every((row) => !row.includes("package.json")));
    await vscode.commands.executeCommand("sanctionLint.showAudit");
    assert.deepEqual(shown()?.rows, now.rows);
  });
});

describe("documents that are not of the workspace", () => {
  it("show nothing: histories and comparisons have schemes of their own", async () => {
    const schemes = ["git", "history", "review"];
    const text = `{"dependencies": {"${listed}": "6.12.0"}}`;
    const texts = {
      provideTextDocumentContent: ({ path }: vscode.Uri) => (path.endsWith(".json") ? text : "lists: 1\n"),
    };
    const providers = schemes.map((scheme) => vscode.workspace.registerTextDocumentContentProvider(scheme, texts));
    try {
      for (const scheme of schemes) {
        for (const name of ["package.json", ".sanctionlint.yaml"]) {
          const uri = file(name).with({ scheme, authority: "" });
          await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
        }
      }
      await pause(1_500);
      const found = vscode.languages
        .getDiagnostics()
        .filter(([uri, all]) => schemes.includes(uri.scheme) && all.length > 0);
      assert.deepEqual(found, []);
      assert.deepEqual(reported(file(".sanctionlint.yaml")), []);
    } finally {
      await closeAll();
      vscode.Disposable.from(...providers).dispose();
    }
  });
});
