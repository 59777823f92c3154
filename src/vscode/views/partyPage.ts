import type { CalendarDate, Party } from "../../core/model.js";
import type { Knowledge } from "../../core/blacklist/knowledge.js";
import { escapeXml } from "../../core/text/escapeXml.js";
import { isInForce } from "../../core/model/listingStates.js";
import { statusesOn } from "../bundles/lent.js";
import { badge, commandLink, type Page } from "./page.js";
import { listingsCss, listingsOf, owners } from "./partyListings.js";

/** The page of one party: names, a drawn timeline, every listing with its citation, owners, and what is attributed to it. */
export function partyPage(party: Party, knowledge: Knowledge, asOf: CalendarDate): Page {
  const { name } = party;
  return {
    title: name,
    css,
    body: [
      header(party, knowledge, asOf),
      party.listings.length > 0 ? "" : `<p class="card">On no list that SanctionLint knows.</p>`,
      listingsOf(party, knowledge, asOf),
      names(party),
      owners(party, knowledge),
      attributions(party, knowledge),
      `<p class="muted foot">Lists checked until ${knowledge.checkedUntil}, blacklist ${escapeXml(knowledge.version)}. A finding is a lead with evidence, not a legal conclusion.</p>`,
    ].join("\n"),
  };
}

function header(party: Party, knowledge: Knowledge, asOf: CalendarDate): string {
  const { id, name, originalNames = [], country, note } = party;
  const statuses = statusesOn(party, knowledge, asOf);
  const inForce = statuses.filter(({ state }) => isInForce(state));
  const through = inForce.filter((status) => status.through).length;
  const over = statuses.filter(({ state }) => state === "removed").length;
  return `<header>
<h1>${escapeXml(name)}</h1>
<p class="muted">${escapeXml([...originalNames, `seat ${country}`].join(" · "))}</p>
${note ? `<p>${escapeXml(note)}</p>` : ""}
<div class="tiles">
<div class="tile ${inForce.length > 0 ? "error" : "good"}"><b>${inForce.length}</b>${inForce.length === 1 ? "list" : "lists"} in force on ${asOf}</div>
${through > 0 ? `<div class="tile"><b>${through}</b>of them through its owners</div>` : ""}
${over > 0 ? `<div class="tile"><b>${over}</b>no longer in force</div>` : ""}
</div>
<div class="actions">${commandLink("Audit Workspace", "sanctionLint.auditWorkspace")}${inForce.length > 0 ? "" : commandLink("What If It Were Listed Today…", "sanctionLint.supposeListed", id)}</div>
</header>`;
}

function names({ aliases, weakAliases = [], brands = [] }: Party): string {
  const chips = (texts: readonly string[]): string =>
    texts.map((text) => `<span class="chip">${escapeXml(text)}</span>`).join("");
  const rows = [
    ["Names", chips(aliases)],
    ["Support only", chips(weakAliases)],
    ["Brands", chips(brands.filter(({ rebadged }) => !rebadged).map((brand) => brand.name))],
    ["Rebadged by", chips(brands.filter(({ rebadged }) => rebadged).map((brand) => brand.name))],
  ].filter(([, text]) => text !== "");
  return `<h2>Names</h2><dl>${rows.map(([label, text]) => `<dt>${label}</dt><dd>${text}</dd>`).join("")}</dl>`;
}

/** More rows than this are counted, not shown. */
const mostAttributions = 60;

function attributions({ id }: Party, knowledge: Knowledge): string {
  const own = knowledge.attributions.filter(({ party }) => party === id);
  if (own.length === 0) return "";
  const rows = own
    .slice(0, mostAttributions)
    .map(
      ({ scheme, pattern, relationship, confidence }) =>
        `<tr><td><code>${escapeXml(pattern)}</code></td><td>${escapeXml(scheme)}</td><td>${escapeXml(relationship)}</td><td>${confidence === "verified" ? badge("verified", "good") : badge("to be checked", "muted")}</td></tr>`,
    );
  const rest = own.length - rows.length;
  return `<h2>What is attributed to it (${own.length})</h2><table aria-label="What is attributed to it"><thead><tr><th scope="col">Pattern</th><th scope="col">Kind</th><th scope="col">Relationship</th><th scope="col">Evidence</th></tr></thead><tbody>${rows.join("")}</tbody></table>${rest > 0 ? `<p class="muted">and ${rest} more</p>` : ""}`;
}

const css = `${listingsCss}
dl { display: grid; grid-template-columns: max-content 1fr; gap: 8px 18px; margin: 0; }
dt { color: var(--muted); padding-top: 2px; } dd { margin: 0; display: flex; flex-wrap: wrap; gap: 6px; }
.chip { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: 0 8px; }
.foot { margin-top: 34px; font-size: 0.9em; }
`;
