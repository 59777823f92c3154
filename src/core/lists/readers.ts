/** What reads and fetches lists, and takes bytes apart. */
export { archivePackages } from "../documents/archivePackages.js";
export { documentsOf } from "../documents/documentsOf.js";
export { listAddresses, usualLists, type ListAddress } from "./addresses.js";
export { download, DownloadError, type Answer, type Net } from "./download.js";
export { largestList, listFileOf } from "./listBytes.js";
export { listGroups } from "./listGroups.js";
export { readListFiles, type ListFile } from "./readList.js";
