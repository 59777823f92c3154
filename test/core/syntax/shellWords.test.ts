import assert from "node:assert/strict";
import { readDockerInstructions } from "../../../src/core/syntax/dockerfile.js";
import { readShellCommands, type ShellOptions } from "../../../src/core/syntax/shellWords.js";

function commands(text: string, options?: ShellOptions): string[][] {
  return readShellCommands(text, { start: 0, end: text.length }, options).map((words) =>
    words.map(({ value, start, end }) => {
      const written = text.slice(start, end);
      return value === written ? value : `${value} <${written}>`;
    }),
  );
}

describe("shell commands", () => {
  const check = (name: string, text: string, expected: string[][], options?: ShellOptions): void => {
    it(name, () => assert.deepEqual(commands(text, options), expected));
  };
  check("words", "pip install  a==1\tb", [["pip", "install", "a==1", "b"]]);
  check("separators", "a && b || c; d | e & (f)\ng", [["a"], ["b"], ["c"], ["d"], ["e"], ["f"], ["g"]]);
  check("continued lines", "a \\\n  b \\\r\n c\nd", [["a", "b", "c"], ["d"]]);
  check("a backtick that continues", "a `\n b c:\\d", [["a", "b", "c:\\d"]], { escape: "`" });
  check("quotes", 'a "b c" \'d\' e="f g"', [["a", "b c", "d", 'e=f g <e="f g">']]);
  check("escapes", 'a "b\\"c" "s/x\\/y/" d\\ e', [["a", 'b"c <b\\"c>', "s/x\\/y/", "d e <d\\ e>"]]);
  check("comments", "a # b\n# c\n d \\\n # e\n f", [["a"], ["d", "f"]]);
  check("substitutions", "a ${b:-c d} $(e)", [["a", "${b:-c d}", "$(e)"], ["e"]]);
  check("commands in quotes", 'a "$(b "c d" \'"\' ")" | e) f" g', [
    ["a", `$(b "c d" '"' ")" | e) f`, "g"],
    ["b", "c d", '"', ")"],
    ["e"],
  ]);
  check("commands in quotes of commands in quotes", 'a "$(b "$(c)")"', [["a", '$(b "$(c)")'], ["b", "$(c)"], ["c"]]);
  check("commands in backticks", 'a=`b c` "`d e` f"', [["a="], ["b", "c"], ["`d e` f"], ["d", "e"]]);
  check("commands in quotes that are not closed", 'a "$(b" c', [["a", "$(b", "c"]]);
  check("arguments with commands in quotes", 'A="$(b)" `c`', [['A=$(b) <A="$(b)">', "`c`"]], { single: true });
  check("arguments of one command", "A=b;c d|e", [["A=b;c", "d|e"]], { single: true });
  check("an open quote", 'a "b c', [["a", "b c"]]);
});

describe("Dockerfile instructions", () => {
  const check = (name: string, text: string, expected: string[], escape = "\\"): void => {
    it(name, () => {
      const read = readDockerInstructions(text);
      assert.equal(read.escape, escape);
      assert.deepEqual(
        read.instructions.map(({ keyword, arguments: { start, end } }) => `${keyword}|${text.slice(start, end)}`),
        expected,
      );
    });
  };
  check("one a line", "FROM a\nrun b \n\n# c\n COPY d e", ["FROM| a", "RUN| b", "COPY| d e"]);
  check("continued lines", "RUN a \\\n # b\n\n  c \\\r\n d\nCMD e", ["RUN| a \\\n # b\n\n  c \\\r\n d", "CMD| e"]);
  check("another escape", "# escape=`\nRUN a `\n b\\\nCMD c", ["RUN| a `\n b\\", "CMD| c"], "`");
  check("an escape that is none", "# escape=/\nRUN a", ["RUN| a"]);
  check("a directive after a comment", "# a\n# escape=`\nRUN b", ["RUN| b"]);
  check("here-documents", "RUN <<A cat <<'B'\nx\nA\ny\nB\nCMD z", ["RUN| <<A cat <<'B'\nx\nA\ny\nB", "CMD| z"]);
  check("a here-document that never ends", "RUN <<A\nx\nCMD z", ["RUN| <<A", "X|", "CMD| z"]);
  check("the end inside an instruction", "RUN a \\", ["RUN| a \\"]);

  it("finds the reader's image", () => {
    const text = "# syntax = docker/dockerfile:1\nFROM a";
    const { syntax } = readDockerInstructions(text);
    assert.equal(text.slice(syntax?.start, syntax?.end), "docker/dockerfile:1");
  });
});
