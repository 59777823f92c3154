import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectRoot } from "../harness/cli.js";

/** `script` gives a program a terminal; where it is missing the questions cannot be asked. */
const hasTerminal = spawnSync("script", ["--version"]).status === 0;

/** Answers `init` on a pseudo-terminal: each text is typed when the question before it has come. */
async function answer(folder: string, typed: readonly (readonly [after: RegExp, keys: string])[]) {
  const command = `"${process.execPath}" "${path.join(projectRoot, "dist", "cli.js")}" init`;
  const child = spawn("script", ["-qec", command, "/dev/null"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  let shown = "";
  let next = 0;
  child.stdout.on("data", (data: Buffer) => {
    shown += data.toString();
    const [after, keys] = typed[next] ?? [];
    if (!after || keys === undefined || !after.test(shown)) return;
    next++;
    child.stdin.write(keys);
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, shown };
}

const template = /Number or name: /;
const hosts = /or none: /;
const approver = /or nothing: /;

(hasTerminal ? describe : describe.skip)("init on a terminal", () => {
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "sanctionlint-init-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const file = (): string => path.join(folder, ".sanctionlint.yaml");

  it("asks three questions and writes the policy", async () => {
    const { code, shown } = await answer(folder, [
      [template, "3\r"],
      [hosts, "mirror.acme.example\r"],
      [approver, "Ann Lee\r"],
    ]);
    assert.equal(code, 0, shown);
    const text = readFileSync(file(), "utf8");
    assert.match(text, /^onlyLists: \[us-ofac-sdn\]$/m);
    assert.match(text, /component: mirror\.acme\.example\n {4}reason: .*\n {4}approver: "Ann Lee"\n/);
  });

  it("takes answers that are pasted at once, and a name for a number", async () => {
    const { code, shown } = await answer(folder, [[template, "device-maker\r\r\r"]]);
    assert.equal(code, 0, shown);
    assert.match(readFileSync(file(), "utf8"), /^activities: \[eu-person, eu-exports/m);
  });

  it("asks again after a slip", async () => {
    const { code, shown } = await answer(folder, [
      [template, "sdn-onyl\r"],
      [/That is not one of them; did you mean sdn-only\? .*or a name: /, "sdn-only\r"],
      [hosts, "\r"],
      [approver, "\r"],
    ]);
    assert.equal(code, 0, shown);
  });

  for (const [name, key] of [
    ["Ctrl+C", "\u0003"],
    ["Ctrl+D", "\u0004"],
  ] as const) {
    it(`writes nothing after ${name}, and says so`, async () => {
      const { code, shown } = await answer(folder, [
        [template, "1\r"],
        [hosts, key],
      ]);
      assert.equal(code, 2, shown);
      assert.match(shown, /the questions were not answered; nothing is written/);
      assert.doesNotMatch(shown, /\n\s+at /);
      assert.ok(!existsSync(file()));
    });
  }
});
