/** A list that can be fetched. */
export interface ListAddress {
  /** The key of the source that it becomes. */
  readonly key: string;
  readonly title: string;
  /** The authority's own address. */
  readonly address: string;
}

/** Where the authorities publish their lists. Nothing is fetched from there but when someone asks for it. */
export const listAddresses: readonly ListAddress[] = [
  {
    key: "csl",
    title: "US Consolidated Screening List",
    address: "https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.json",
  },
  {
    key: "eu",
    title: "EU consolidated list",
    address: "https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw",
  },
  { key: "uk", title: "UK sanctions list", address: "https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml" },
  { key: "un", title: "UN consolidated list", address: "https://scsanctions.un.org/resources/xml/en/consolidated.xml" },
  {
    key: "ca",
    title: "Canada, autonomous sanctions",
    address:
      "https://www.international.gc.ca/world-monde/assets/office_docs/international_relations-relations_internationales/sanctions/sema-lmes.xml",
  },
  {
    key: "ch",
    title: "Switzerland, SECO",
    address:
      "https://www.sesam.search.admin.ch/sesam-search-web/pages/downloadXmlGesamtliste.xhtml?lang=en&action=downloadXmlGesamtlisteAction",
  },
  {
    key: "au",
    title: "Australia, consolidated list",
    address: "https://www.dfat.gov.au/sites/default/files/Australian_Sanctions_Consolidated_List.xlsx",
  },
];

/** What is fetched when nothing else is said. */
export const usualLists: readonly string[] = ["csl", "eu", "uk", "un"];
