/** Text of `--help`; worth reading, since it is the manual that is always there. */
export function helpText(topic: string | undefined): string {
  return topics.get(topic ?? "") ?? topics.get("") ?? "";
}

const exits = `Exit codes
  0   nothing at or above the threshold
  1   findings at or above it
  2   the audit is incomplete: a file or a policy could not be read or understood, or a file that
      was named is of no format, or nothing was read at all; also wrong usage, and output that
      cannot be written. It goes before 1. --allow-incomplete, --skip-unknown and --allow-empty
      let these three pass`;

/** Options of whatever walks a tree. */
const scope = `  --policy FILE          this policy alone, in place of the .sanctionlint.yaml files and the
                         sanctionLint.policy setting of the tree
  --org-policy FILE      the organisation's policy, above everything in the tree and above --policy;
                         default: the file that SANCTIONLINT_ORG_POLICY names
  --exclude GLOB         leave such files out, as the policy's exclude does; may be repeated
  --max-file-size SIZE   do not read larger files; bytes, or with k, m, g; default 64m
  --list-files           name every file that was left out, not only their numbers
  --skip-unknown         a file that is named and is of no format is no failure (for hooks)
  --allow-empty          it is no failure when nothing was read
  --allow-incomplete     it is no failure when something could not be read; findings still count`;

const topics: ReadonlyMap<string, string> = new Map([
  [
    "",
    `sanctionlint: finds dependencies, parts and download sources that come from parties on
government restricted-party lists; says which list, since when, what it forbids, and what to use
instead.

Usage
  sanctionlint audit [PATH…]       judge manifests, lockfiles, SBOMs and hardware files
  sanctionlint inventory [PATH…]   list every component that is read, with its place
  sanctionlint party NAME          what is known of a party: names, listings over time, owners
  sanctionlint screen NAME…        which parties or list entries names may be
  sanctionlint help COMMAND        the options of one command

A PATH is a file, read whatever its folder, or a folder, walked: .gitignore is respected,
node_modules and the like are left out, but what git tracks is read. Without a PATH the working
folder is walked.

The blacklist is inside the program: nothing is fetched, nothing is executed, nothing is written
unless --output says where. A finding is a lead with evidence, not a legal conclusion.

${exits}
`,
  ],
  [
    "audit",
    `sanctionlint audit [PATH…]: judge manifests, lockfiles, SBOMs and hardware files.

  --as-of YYYY-MM-DD     judge as on that day; default: the policy's asOf, else today
  --suppose PARTY        judge as though this party were listed today; may be repeated
  --format text|json     default text
  --output FILE, -o      write the report there; progress stays on standard error
  --fail-on LEVEL        error, warning, information or never: the severity that gives exit code 1;
                         default error
  --color, --no-color    NO_COLOR and FORCE_COLOR are respected too

Which files, by which policy
${scope}

${exits}

Examples
  sanctionlint audit
  sanctionlint audit services/ hardware/bom.csv --fail-on warning
  sanctionlint audit --as-of 2019-05-22 --format json --output audit.json
`,
  ],
  [
    "inventory",
    `sanctionlint inventory [PATH…]: every component that is read, one a line, with the place of its name.

  --format text|jsonl    default text. jsonl: one JSON object a line with file, format, ecosystem, kind,
                         name, version, purl, line, column, endLine, endColumn, scope, relation; lines
                         and columns count from 1, columns in UTF-16 units, endColumn is exclusive.
                         What could not be read is a line with file, line, column, problem.

Which files, by which policy
${scope}

It knows no findings, so that the exit code is 0 or 2.
`,
  ],
  [
    "party",
    `sanctionlint party NAME: what is known of a party, by its id, a name or a brand.

  --as-of YYYY-MM-DD     the status of its listings on that day; default today
  --color, --no-color

Example
  sanctionlint party hikvision --as-of 2019-05-22
`,
  ],
  [
    "screen",
    `sanctionlint screen [NAME…]: which parties, or entries of list files, names may be. Without a NAME, names are
read from standard input, one a line.

  --list FILE            against this file alone: a CSV of id and name, or the Consolidated Screening List as JSON
                         or CSV; may be repeated. Without it, against all parties that are known.
  --country CC           the country of the names, as DE: a second sign beside a full name
  --as-of YYYY-MM-DD     the lists that a party is on that day; default today
  --format FORMAT        text, jsonl or csv; default text. jsonl and csv: query, party, name, list, score, band, why;
                         a record for each hit, and one with the band none for a name without one
  --color, --no-color

Bands say how sure it is that the name is meant: error (a recorded name, or a full name with a second sign), warning (a
full name, or one that differs in spelling only), hint (a short, common or similar name), related (another legal
form, place, or one word more). No hit is no clearance.

Exit codes
  0   no hit at warning or above
  1   a hit at warning or above
  2   wrong usage, a list that was not read to its end, or a name that could not be told from others

Examples
  sanctionlint screen "Hangzhou Hikvison" "浙江大华"
  sanctionlint screen --list consolidated.json --format jsonl < vendors.txt
`,
  ],
]);
