/** What makes the pages, a bundle of its own (`dist/pages.js`): nobody waits for it who looks at no page. */
export { bomBody, bomHead, bomPage, bomPageSize, type BomTable } from "./bomPage.js";
export { bomRows, rowHolds, sortRows, type BomOrder, type BomRow } from "./bomRows.js";
export { bomTotals, coveredBy, type Covered } from "./bomTotals.js";
export { findingPage } from "./findingPage.js";
export { migrationPage, type ShownMigration } from "./migrationPage.js";
export { pageHtml } from "./page.js";
export { partyPage } from "./partyPage.js";
