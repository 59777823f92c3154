/** How a name is written otherwise, by fixed rules: what people do to names, not what the matcher knows. */
export type Rule =
  | "case"
  | "punctuation"
  | "legal form"
  | "word order"
  | "slip"
  | "abbreviation"
  | "legal form left out"
  | "Cyrillic"
  | "sister";

/** Numbers from 0 to 1, the same on every run. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const pick = <T>(from: readonly T[], random: () => number): T | undefined => from[Math.floor(random() * from.length)];

/** Ways to write one legal form; the first that a name ends with or begins with is swapped for another of its row. */
const forms: readonly (readonly string[])[] = [
  [
    "Limited Liability Company",
    "LLC",
    "L.L.C.",
    "OOO",
    "Obshchestvo s Ogranichennoi Otvetstvennostyu",
    "Ltd. Liability Co.",
  ],
  ["Joint Stock Company", "JSC", "J.S.C.", "AO", "Aktsionernoe Obshchestvo"],
  ["Co., Ltd.", "Co. Ltd", "CO LTD", "Company Limited", "Co., Limited", "Company Ltd."],
  ["Limited", "Ltd.", "LTD", "Ltd"],
  ["Incorporated", "Inc.", "INC"],
  ["Corporation", "Corp.", "CORP"],
  ["Company", "Co.", "CO"],
  ["GmbH", "G.m.b.H.", "Gesellschaft mit beschränkter Haftung"],
  ["S.A.", "SA", "Sociedad Anonima"],
  ["Pte. Ltd.", "PTE LTD", "Private Limited", "Pte Limited"],
];

const abbreviations: readonly (readonly [string, readonly string[]])[] = [
  ["technologies", ["Tech", "Techs"]],
  ["technology", ["Tech", "Tech.", "Technol."]],
  ["international", ["Intl", "Int'l", "Intl."]],
  ["manufacturing", ["Mfg", "Mfg.", "Manuf."]],
  ["industries", ["Ind.", "Inds"]],
  ["industry", ["Ind."]],
  ["industrial", ["Ind.", "Indl"]],
  ["engineering", ["Eng.", "Engg", "Engrg"]],
  ["electronics", ["Elec.", "Electron."]],
  ["development", ["Dev.", "Devel."]],
  ["research", ["Res."]],
  ["institute", ["Inst.", "Inst"]],
  ["university", ["Univ.", "Univ"]],
  ["laboratory", ["Lab", "Lab."]],
  ["group", ["Grp", "Gp"]],
  ["services", ["Svcs", "Serv."]],
  ["systems", ["Sys", "Syst."]],
  ["general", ["Gen."]],
  ["management", ["Mgmt", "Mgt."]],
  ["investment", ["Inv.", "Invest."]],
  ["trading", ["Trdg", "Trad."]],
  ["national", ["Natl", "Nat'l"]],
  ["association", ["Assn", "Assoc."]],
  ["company", ["Co.", "Co"]],
  ["corporation", ["Corp", "Corp."]],
  ["limited", ["Ltd", "Ltd."]],
  ["center", ["Ctr", "Centre"]],
  ["science", ["Sci."]],
  ["communications", ["Comm.", "Comms"]],
  ["equipment", ["Equip.", "Eqpt"]],
  ["and", ["&"]],
];

const cyrillic: readonly (readonly [string, string])[] = (
  "shch щ|kh х|zh ж|ch ч|sh ш|ts ц|yu ю|ya я|yo ё|ck к|ph ф|x кс|qu кв|q к|w в|j дж|a а|b б|c к|d д|e е|f ф|g г|h х|i и|k к|l л|m м|" +
  "n н|o о|p п|r р|s с|t т|u у|v в|y й|z з"
)
  .split("|")
  .map((pair): [string, string] => {
    const [latin = "", letter = ""] = pair.split(" ");
    return [latin, letter];
  });

/** Writes a name after a rule; undefined where the rule has nothing to do. `telling` gives the words that tell names apart. */
export function variantOf(
  name: string,
  rule: Rule,
  random: () => number,
  telling: readonly string[],
  others: readonly string[] = [],
): string | undefined {
  switch (rule) {
    case "case":
      return changed(name, pick([name.toLowerCase(), name.toUpperCase(), titleCase(name)], random));
    case "punctuation":
      return changed(name, pick(punctuations, random)?.(name));
    case "legal form":
      return withForm(name, (row, written) =>
        pick(
          row.filter((form) => form !== written),
          random,
        ),
      );
    case "legal form left out":
      return withForm(name, () => "");
    case "word order":
      return reordered(name, random);
    case "slip":
      return slipped(name, random);
    case "abbreviation":
      return abbreviated(name, random);
    case "Cyrillic":
      return /^[\x20-\x7e]+$/.test(name) && !/\d/.test(name) ? inCyrillic(name) : undefined;
    case "sister":
      return sister(name, random, telling, others);
  }
}

const punctuations: readonly ((name: string) => string)[] = [
  (name) => name.replace(/[.,;:"']/g, ""),
  (name) => name.replace(/-/g, " "),
  (name) => name.replace(/[.,]/g, " ").replace(/ +/g, " ").trim(),
  (name) => name.replace(/[()]/g, ""),
  (name) => name.replace(/ /, "-"),
  (name) => name.replace(/ /g, "  "),
  (name) => `"${name}"`,
];

function changed(name: string, other: string | undefined): string | undefined {
  return other === name ? undefined : other;
}

function titleCase(name: string): string {
  return name.toLowerCase().replace(/(?<![\p{L}'])\p{L}/gu, (letter) => letter.toUpperCase());
}

function withForm(
  name: string,
  change: (row: readonly string[], written: string) => string | undefined,
): string | undefined {
  for (const row of forms) {
    for (const form of row) {
      const text = form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      for (const place of [new RegExp(`[ ,]+${text}$`, "i"), new RegExp(`^${text} +`, "i")]) {
        if (!place.test(name)) continue;
        const other = change(row, form);
        if (other === undefined) return undefined;
        const atEnd = place.source.endsWith("$");
        return name.replace(place, other === "" ? "" : atEnd ? ` ${other}` : `${other} `).trim();
      }
    }
  }
  return undefined;
}

function reordered(name: string, random: () => number): string | undefined {
  const words = name.split(/\s+/);
  if (words.length < 2) return undefined;
  const by = 1 + Math.floor(random() * (words.length - 1));
  return random() < 0.5
    ? [...words.slice(by), ...words.slice(0, by)].join(" ")
    : [...words.slice(1, by + 1), words[0], ...words.slice(by + 1)].join(" ");
}

function slipped(name: string, random: () => number): string | undefined {
  const words = name.split(" ");
  const at = pick(
    words.flatMap((word, index) => (/^[A-Za-z]{7,}$/.test(word) ? [index] : [])),
    random,
  );
  if (at === undefined) return undefined;
  const word = words[at] ?? "";
  const place = 1 + Math.floor(random() * (word.length - 2));
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const next = word.charAt(place + 1) + word.charAt(place);
  const other = pick(
    [
      word.slice(0, place) + word.slice(place + 1),
      word.slice(0, place) + letter + word.slice(place),
      word.slice(0, place) + letter + word.slice(place + 1),
      word.slice(0, place) + next + word.slice(place + 2),
    ],
    random,
  );
  words[at] = other ?? word;
  return changed(name, words.join(" "));
}

function abbreviated(name: string, random: () => number): string | undefined {
  const fitting = abbreviations.filter(([word]) => new RegExp(`\\b${word}\\b`, "i").test(name));
  const [word, shorts] = pick(fitting, random) ?? [];
  return word === undefined
    ? undefined
    : name.replace(new RegExp(`\\b${word}\\b`, "i"), pick(shorts ?? [], random) ?? word);
}

function inCyrillic(name: string): string {
  let out = "";
  for (let at = 0, rest = name.toLowerCase(); at < rest.length;) {
    const pair = cyrillic.find(([latin]) => rest.startsWith(latin, at));
    out += pair ? pair[1] : rest.charAt(at);
    at += pair ? pair[0].length : 1;
  }
  return out;
}

function sister(
  name: string,
  random: () => number,
  telling: readonly string[],
  others: readonly string[],
): string | undefined {
  const old = pick(telling, random);
  const other = pick(others, random);
  if (old === undefined || other === undefined || old === other) return undefined;
  return changed(name, name.replace(new RegExp(`(?<![\\p{L}\\p{N}])${old}(?![\\p{L}\\p{N}])`, "iu"), other));
}
