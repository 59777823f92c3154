import assert from "node:assert/strict";
import {
  elixir,
  groovy,
  kotlin,
  python,
  readCall,
  readDsl,
  ruby,
  scala,
  stringOf,
  stringsOf,
  swift,
  type DslDialect,
} from "../../../src/core/syntax/dsl.js";

/** Tokens as a line: strings in «», symbols with a colon; what the span covers is shown where it differs from the text. */
function check(dialect: DslDialect, text: string, expected: string, problems: readonly string[] = []): void {
  const dsl = readDsl(text, dialect);
  const shown = dsl.tokens.map((token) => {
    const written = text.slice(token.start, token.end);
    if (token.kind === "mark") return token.text;
    const value = written === token.text || token.interpolated ? token.text : `${written}→${token.text}`;
    if (token.kind === "string") return `«${value}»${token.interpolated ? "~" : ""}`;
    return token.kind === "symbol" ? `:${value}` : value;
  });
  assert.equal(shown.join(" "), expected);
  assert.deepEqual(
    dsl.problems.map(({ message, start }) => `${message} @ ${start}`),
    problems,
  );
}

describe("readDsl", () => {
  const cases: readonly (readonly [string, DslDialect, string, string, (readonly string[])?])[] = [
    ["Groovy strings", groovy, `a 'b' "c$d" "e\${f("x")}g" '''h\ni'''`, 'a «b» «c$d»~ «e${f("x")}g»~ «h\ni»'],
    ["Groovy comments and slashy strings", groovy, `a // "b\n/* ' */ c =~ /x"y/ d / e`, "a c =~ «»~ d / e"],
    ["escapes", groovy, `"a\\"b\\u0041"`, `«a\\"b\\u0041→a"bA»`],
    ["an unclosed string ends with its line", groovy, `a "b\nc "d"`, "a «b» c «d»", ["the string is not closed @ 2"]],
    ["Kotlin raw strings, characters, nested comments", kotlin, `"""a\\n""" 'x' '"' /* /* */ */ \`b-c\``, "«a\\n» b-c"],
    ["Scala interpolators and operators", scala, `"a" %% "b" % s"c$d"`, "«a» %% «b» % «c$d»~"],
    [
      "Swift interpolation",
      swift,
      `.package(url: "a\\(b("c"))d", from: "1.0")`,
      `. package ( url : «a\\(b("c"))d»~ , from : «1.0» )`,
    ],
    ["Python strings", python, `r'a\\b' f"{c}" "{d}" # e\n"""f"g"""`, `«a\\b» «{c}»~ «{d}» «f"g»`],
    [
      "Ruby symbols, keys and percent lists",
      ruby,
      `gem :a, b: %w[c d], :e => %q<f>, g ? :h : i::J`,
      "gem :a , b : [ «c» , «d» ] , :e => «f» , g ? :h : i :: J",
    ],
    ["Ruby here-documents", ruby, "a <<~X, 'b'\n  gem 'no'\n  X\nc 'd'", "a «» , «b» c «d»"],
    ["Ruby comments and the end", ruby, "a # b\n=begin\nc\n=end\nd\n__END__\ne", "a d"],
    ["Ruby regular expressions", ruby, `f.grep(%r{^a'/}) { |g| g =~ /"/ }`, "f . grep ( «»~ ) { | g | g =~ «»~ }"],
    ["a Ruby string over two lines", ruby, `a "b\nc"\nd 'e'`, "a «b\nc» d «e»"],
    ["an unclosed Ruby string", ruby, `gem 'a\ngem "b"`, "gem «a» gem «b»", ["the string is not closed @ 4"]],
    [
      "Elixir sigils and symbols",
      elixir,
      `{:a, "~> 1.0", only: ~w(b c)a}`,
      "{ :a , «~> 1.0» , only : [ «b» , «c» ] a }",
    ],
    ["brackets", groovy, "a { b(", "a { b (", ["'(' is not closed @ 5"]],
    ["a bracket that closes nothing", groovy, "a ) b", "a ) b", ["')' closes nothing @ 2"]],
  ];
  for (const [name, dialect, text, expected, problems] of cases)
    it(name, () => check(dialect, text, expected, problems));

  it("matches what `end` closes", () => {
    const balanced = [
      "group :a do\n gem 'b' if c\nend",
      "while x do\n y\nend",
      "x = if a then b else c end",
      "def self.end; a.class; {if: 1, end: 2}; end",
      "unless a\nb\nelse\nif c\nd\nend\nend",
      "class A < B; begin; rescue; end; end",
    ];
    for (const text of balanced) assert.deepEqual(readDsl(text, ruby).problems, [], text);
    assert.deepEqual(readDsl("defp deps do\n [{:a, fn -> 1 end}]\nend\ndef x, do: 1", elixir).problems, []);
  });

  it("hostile input is read to its end", () => {
    const texts = [
      "%q(",
      "%w[",
      "<<A\n",
      "/[",
      "(/",
      '"${',
      '"#{',
      "'",
      "(",
      "do ",
      "end ",
      "/*",
      '"""',
      "\\(",
      "a.",
      ":",
    ];
    for (const dialect of [groovy, kotlin, scala, swift, python, ruby, elixir]) {
      for (const text of texts) {
        const { tokens } = readDsl(text.repeat(20_000), dialect);
        assert.ok(
          tokens.every(({ start, end }) => start <= end && end <= text.length * 20_000),
          text,
        );
      }
    }
  });
});

describe("readCall", () => {
  const show = (dialect: DslDialect, text: string): string => {
    const dsl = readDsl(text, dialect);
    const call = readCall(dsl, 1);
    const items = call.items.map((item) => {
      const strings = stringsOf(dsl, item).map(({ text: value }) => value);
      const value =
        stringOf(dsl, item)?.text ??
        (strings.length > 0 ? `[${strings.join()}]` : text.slice(dsl.tokens[item.from]?.start, item.end));
      return item.key ? `${item.key.text}=${value}` : value;
    });
    const block = call.block === undefined ? "" : ` block ${dsl.tokens[call.block]?.text}`;
    return `${items.join(" | ")}${block} to ${JSON.stringify(text.slice(call.end))}`;
  };
  const cases: readonly (readonly [string, DslDialect, string, string])[] = [
    [
      "bare arguments",
      ruby,
      `gem "a", "~> 1", require: false\ngem "b"`,
      `a | ~> 1 | require=false to "\\ngem \\"b\\""`,
    ],
    ["arguments in parentheses", ruby, `gem("a", :git => "b")\n`, `a | git=b to "\\n"`],
    ["a condition behind", ruby, `gem "a" if b`, `a to " if b"`],
    ["a block behind", ruby, `group :a, :b do\nend`, `a | b block do to " do\\nend"`],
    ["over lines", ruby, `gem "a",\n  "b"\nc`, `a | b to "\\nc"`],
    ["a list", ruby, `gem "a", ["1", "2".freeze]`, `a | [1,2] to ""`],
    ["map notation", groovy, `compile group: 'a', name: 'b', version: c\nd`, `group=a | name=b | version=c to "\\nd"`],
    ["a block and nothing else", groovy, `maven { url 'a' }`, ` block { to " { url 'a' }"`],
    ["the end of the enclosing block", groovy, `compile 'a' }`, `a to " }"`],
    [
      "keyword arguments",
      kotlin,
      `implementation(group = "a", name = "b") { c }`,
      `group=a | name=b block { to " { c }"`,
    ],
    ["nothing", kotlin, `a\nb`, ` to "\\nb"`],
  ];
  for (const [name, dialect, text, expected] of cases) {
    it(name, () => assert.equal(show(dialect, text), expected));
  }
});

describe("an unclosed bracket", () => {
  it("is matched by the end of the text", () => {
    const dsl = readDsl("a(b, [c", groovy);
    assert.deepEqual(
      dsl.tokens.map(({ match }) => match ?? "-"),
      ["-", 6, "-", "-", 6, "-"],
    );
    assert.equal(readCall(dsl, 1).items.length, 2);
  });
});

describe("calls without parentheses on one endless line", () => {
  it("are read", () => {
    const dsl = readDsl("a b ".repeat(50_000), ruby);
    for (let index = 1; index < dsl.tokens.length; index++) assert.ok(readCall(dsl, index).end <= 200_000);
  });
});
