/** What reads and fetches official lists, a bundle of its own (`dist/lists.js`): nobody waits for it who imports nothing. */
export { importLists } from "./importLists.js";
export { updateLists } from "./updateLists.js";
export { importsByImported, knowledgeNamed, withListsNamed } from "./importsInForce.js";
