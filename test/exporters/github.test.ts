import assert from "node:assert/strict";
import { listedManifest } from "../harness/auditing.js";
import { ended, everyFixture, exported, many, manyFindings } from "../harness/exporting.js";

interface Command {
  readonly kind: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Takes a line apart as the runner of GitHub Actions does: a command begins the line, `%25`, `%0D`, `%0A`, `%3A`, `%2C` are its escapes. */
function commandIn(line: string): Command {
  const [, kind = "", listed = "", message = ""] = /^::([a-z]+)(?: (.*?))?::(.*)$/.exec(line) ?? [];
  assert.notEqual(kind, "", line);
  const unescape = (text: string): string =>
    text.replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%0D/g, "\r").replace(/%0A/g, "\n").replace(/%25/g, "%");
  const pairs = listed === "" ? [] : listed.split(",").map((pair) => /^([^=]*)=(.*)$/.exec(pair)?.slice(1) ?? []);
  return {
    kind,
    properties: Object.fromEntries(pairs.map(([key = "", value = ""]) => [key, unescape(value)])),
    message: unescape(message),
  };
}

function commandsIn(text: string): Command[] {
  return text.trimEnd().split("\n").map(commandIn);
}

function countOf(commands: readonly Command[], kind: string): number {
  return commands.filter((command) => command.kind === kind).length;
}

describe("annotations of GitHub Actions", () => {
  it("are ten of a kind at most for every fixture, and the last counts the others", async function () {
    this.timeout(240_000);
    const commands = commandsIn(await exported("github", await everyFixture()));
    for (const kind of ["error", "warning", "notice"]) assert.ok(countOf(commands, kind) <= 10, kind);
    assert.match(commands.at(-1)?.message ?? "", /^[\d,]+ findings in [\d,]+ files; \d+ of them are not annotated; /);
  });

  it(`are ten of ${many}`, async function () {
    this.timeout(240_000);
    const commands = commandsIn(await exported("github", await manyFindings(many)));
    assert.equal(commands.length, 11);
    assert.match(
      commands.at(-1)?.message ?? "",
      new RegExp(`^${many.toLocaleString("en-US")} findings in 1 file; ${many - 10} of them are not annotated; `),
    );
  });

  it("name file, lines and columns", async () => {
    const [command] = commandsIn(await exported("github", await ended({ "a/package.json": listedManifest })));
    assert.deepEqual(
      [command?.kind, command?.properties],
      [
        "warning",
        {
          file: "a/package.json",
          line: "3",
          endLine: "3",
          col: "6",
          endColumn: "36",
          title: "SanctionLint listed-component",
        },
      ],
    );
  });

  it("leave waived findings out, counted, and say what was not read", async () => {
    const audited = await ended({
      "package.json": listedManifest,
      "cut/package.json": "{ cut",
      ".sanctionlint.yaml": `waivers: [{ party: huawei, reason: r, expires: 2030-01-01 }]\n`,
    });
    const commands = commandsIn(await exported("github", audited));
    assert.match(
      commands[0]?.message ?? "",
      /0 findings in 2 files; 1 waived; 3 things could not be read: the audit is incomplete; /,
    );
  });

  it("are one command a line whatever a file says", async () => {
    const name = "@huaweicloud/x\n::error::forged%0A::set-output name=a::b\r\n##[group]";
    const audited = await ended({
      [`a,line=9::b\n::error::c%2C/package.json`]: JSON.stringify({ dependencies: { [name]: name } }),
    });
    const text = await exported("github", audited);
    const commands = commandsIn(text);
    assert.equal(commands.length, 2);
    assert.equal(commands[0]?.properties["line"], "1");
    assert.match(commands[0]?.properties["file"] ?? "", /^a,line=9::b ::error::c%2C\/package\.json$/);
    assert.match(commands[0]?.message ?? "", /forged%0A::set-output/);
    assert.ok(!/##\[/.test(text));
  });
});
