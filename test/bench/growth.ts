import type { Format } from "../../src/core/formats/format.js";
import { formats } from "../../src/core/formats/index.js";
import { readFixtures } from "../harness/fixtures.js";

/** Pieces that, repeated, cost a careless reader more than their length: what opens and never closes, what is searched and missing. */
const pieces: readonly string[] = [
  ...[
    "a",
    "a\n",
    "  a\n",
    "    a\n",
    "      a\n",
    "\n",
    " ",
    "- a\n",
    "  - a\n",
    "a:\n",
    "  a:\n",
    "a: b\n",
    "#\n",
    "//\n",
  ],
  ...[
    "a@",
    "a@\n",
    '"',
    '"a":\n',
    "'",
    "'\n",
    "`",
    '"""\n',
    "'''\n",
    "a = \n",
    'a = "\n',
    'a = "b" if c else "d"\n',
    'a = ENV.fetch("b", "c")\n',
    'a = os.environ.get("b", "c")\n',
    "[[package]]\n",
    "[a]\n",
    "[a\n",
  ],
  ...[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "<a",
    "<a>",
    "</a>",
    "<!--",
    "<![CDATA[",
    "&",
    "${",
    "$(",
    "{{",
    "%{",
    "/*",
    "*/",
  ],
  ...[
    '{"a":',
    '{"a":[',
    '"a",',
    "a,",
    "a;",
    "a|",
    "|a|\n",
    "a\\\n",
    "\\",
    "a/",
    "a//",
    "://",
    "=",
    "a=b ",
    "@npm:",
    "  a (\n",
  ],
];
const small = 50_000;
const factor = 8;
const tolerated = factor * 3;
/** Less than this tells nothing about growth. */
const least = 40;
/** More than this for the small text is growth enough. */
const most = 400;

/** Tells of texts on which a format's cost grows faster than their length, and how many there are. */
export function measureGrowth(only: string | undefined, tell: (failure: string) => void): number {
  const fixtures = readFixtures();
  let failures = 0;
  for (const format of formats.formats.filter(({ id }) => !only || id === only)) {
    const folder = format.id.replace("/", "-");
    const ordinary = fixtures.find((fixture) => fixture.format === folder && fixture.source.text.length > 0);
    for (const piece of ordinary ? [...pieces, ordinary.source.text] : pieces) {
      const ratio = growth(format, piece);
      // Again, since a busy machine makes anything slow once.
      if (ratio <= tolerated || growth(format, piece) <= tolerated) continue;
      failures++;
      tell(`${format.id}: cost of ${JSON.stringify(piece.slice(0, 40))} repeated × ${ratio.toFixed(0)}`);
    }
  }
  return failures;
}

/** How much more a text costs that is eight times as long; 1 when it is clear that no more than that, or costs too little to tell. */
function growth(format: Format, piece: string): number {
  const less = milliseconds(format, piece, small);
  if (less > most) return Infinity;
  const more = milliseconds(format, piece, small * factor);
  if (more < least || more / less <= tolerated) return 1;
  // The collector's first rounds are dear too: what grows so goes on growing.
  return more > 10 * most ? more / less : milliseconds(format, piece, small * factor * factor) / more;
}

function milliseconds(format: Format, piece: string, length: number): number {
  const text = piece.repeat(Math.ceil(length / piece.length));
  // What the machine gave to other processes meanwhile is not the format's.
  const before = process.cpuUsage();
  format.extract({ uri: format.files[0] ?? "file", text });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
