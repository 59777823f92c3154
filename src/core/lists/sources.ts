/** Which list a source is, by the letters by which the Consolidated Screening List calls it. */
const byLetters: Readonly<Record<string, string>> = {
  SDN: "us-ofac-sdn",
  EL: "us-bis-el",
  DPL: "us-bis-dpl",
  UVL: "us-bis-uvl",
  MEU: "us-bis-meu",
  ISN: "us-state-isn",
  DTC: "us-state-dtc",
  SSI: "us-ofac-ssi",
  CMIC: "us-ofac-ns-cmic",
  MBS: "us-ofac-ns-mbs",
  PLC: "us-ofac-plc",
  CAP: "us-ofac-cap",
  CAPTA: "us-ofac-cap",
  FSE: "us-ofac-fse",
};

/** The list that a source's words name: `Entity List (EL) - Bureau of Industry and Security`; the letters alone will do. */
export function listIdOfSource(source: string): string | undefined {
  const letters = /\((?:NS-)?([A-Z]{2,5})(?: List)?\)/.exec(source)?.[1] ?? source.trim();
  return Object.hasOwn(byLetters, letters) ? byLetters[letters] : undefined;
}

/** The lists that make up OFAC's non-SDN file, by the programme of an entry. An entry may be on several; the first decides. */
const nonSdn: readonly (readonly [programme: RegExp, list: string])[] = [
  [/^CMIC-/, "us-ofac-ns-cmic"],
  [/^NS-PLC$/, "us-ofac-plc"],
  [/^FSE-/, "us-ofac-fse"],
  [/^UKRAINE-EO13662$/, "us-ofac-ssi"],
  [/^561|^CAPTA/, "us-ofac-cap"],
  [/./, "us-ofac-ns-mbs"],
];

/** The list of an entry of OFAC's non-SDN file. */
export function nonSdnListOf(programmes: readonly string[]): string {
  return nonSdn.find(([pattern]) => programmes.some((one) => pattern.test(one)))?.[1] ?? "us-ofac-ns-mbs";
}

/** Whether programmes are those of a list in OFAC's non-SDN file. */
export function isNonSdn(programmes: readonly string[]): boolean {
  return nonSdn.slice(0, -1).some(([pattern]) => programmes.some((one) => pattern.test(one)));
}

/** The list that a dataset of OpenSanctions is a copy of; absent for those that are no list that is known. */
export const openSanctionsLists: Readonly<Record<string, string>> = {
  "US OFAC Specially Designated Nationals (SDN) List": "us-ofac-sdn",
  us_ofac_sdn: "us-ofac-sdn",
  "US Trade Consolidated Screening List (CSL)": "us-csl",
  "EU Financial Sanctions Files (FSF)": "eu-consolidated",
  eu_fsf: "eu-consolidated",
  "UN Security Council Consolidated Sanctions": "un",
  un_sc_sanctions: "un",
  "UK FCDO Sanctions List": "uk",
  gb_fcdo_sanctions: "uk",
  "Swiss SECO Sanctions/Embargoes": "ch",
  ch_seco_sanctions: "ch",
  "Canadian Consolidated Autonomous Sanctions List": "ca",
  ca_dfatd_sema_sanctions: "ca",
  "Australian Sanctions Consolidated List": "au",
  au_dfat_sanctions: "au",
  "Taiwan Strategic High-Tech Commodities Entity List": "tw",
  tw_shtc: "tw",
};
