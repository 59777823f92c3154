import type { CalendarDate } from "../model.js";

/** What a new policy starts from. */
export type TemplateName =
  "federal-contractor" | "eu-company" | "sdn-only" | "device-maker" | "open-source" | "own-mirrors";

/** What each is for, in the order in which `init` offers them. */
export const templateWords: Readonly<Record<TemplateName, string>> = {
  "federal-contractor": "sells to the United States government: NDAA 889 and 1260H count, the FCC's Covered List too",
  "eu-company": "a company in the European Union: EU sanctions count, United States export lists are information",
  "sdn-only": "must not deal with parties that OFAC blocks; no other list counts",
  "device-maker": "makes and sells equipment: markets, imports, exports and United States persons count",
  "open-source": "publishes source code and sells nothing: blocking lists count",
  "own-mirrors": "no activity declared; hosts that the team runs or has decided to use are waived",
};

/** What a new policy gets besides its template. */
export interface TemplateAnswers {
  /** Hosts that are the team's own or that it has decided to use. */
  readonly hosts: readonly string[];
  readonly approver?: string | undefined;
  readonly today: CalendarDate;
}

/** The text of a policy file to begin with; it reads without a problem. */
export function policyTemplate(name: TemplateName, { hosts, approver, today }: TemplateAnswers): string {
  return [
    "# What this team has decided about parties on restricted-party lists.",
    "# `sanctionlint lists` shows the lists, `sanctionlint policy try FILE` what a change would do.",
    "version: 1",
    ...bodies[name],
    ...waiversFor(hosts, approver, aYearAfter(today)),
    "",
  ].join("\n");
}

const bodies: Readonly<Record<TemplateName, readonly string[]>> = {
  "federal-contractor": [
    "# A list that restricts one of these is an error; the others are information.",
    "activities: [us-federal-contracts, us-defense-contracts, us-person]",
    "lists:",
    "  us-fcc-covered: error",
  ],
  "eu-company": [
    "# A list that restricts one of these is an error; the others are information.",
    "activities: [eu-person]",
  ],
  "sdn-only": ["# No other list is judged.", "onlyLists: [us-ofac-sdn]"],
  "device-maker": [
    "# A list that restricts one of these is an error; the others are information. Take out what you do not do.",
    "activities: [eu-person, eu-exports, us-sales, us-imports, us-exports]",
  ],
  "open-source": [
    "# A list that restricts one of these is an error; the others are information.",
    "activities: [us-person, eu-person]",
  ],
  "own-mirrors": [],
};

function waiversFor(hosts: readonly string[], approver: string | undefined, expires: CalendarDate): readonly string[] {
  if (hosts.length === 0) return [];
  const entries = hosts.flatMap((host) => [
    `  - component: ${quoted(host)}`,
    "    reason: Ours, or a host we have decided to use",
    ...(approver === undefined ? [] : [`    approver: ${quoted(approver)}`]),
    `    expires: ${expires}`,
  ]);
  return ["# A waived finding is counted and not reported until its waiver expires.", "waivers:", ...entries];
}

/** Double quotes of YAML take what JSON writes. https://yaml.org/spec/1.2.2/#731-double-quoted-style */
function quoted(text: string): string {
  return /^[A-Za-z][\w.-]*$/.test(text) ? text : JSON.stringify(text);
}

/** The same day of the next year; the 29th of February ends a day earlier. */
function aYearAfter(day: CalendarDate): CalendarDate {
  return `${String(Number(day.slice(0, 4)) + 1).padStart(4, "0")}${day.slice(4).replace("-02-29", "-02-28")}`;
}
