/** What reads and fetches lists, and takes bytes, XML and YAML apart: a file of its own beside the command line (`dist/readers.js`). */
export { archivePackages } from "../documents/archivePackages.js";
export { decodeText } from "../documents/decode.js";
export { documentsOf } from "../documents/documentsOf.js";
export { attributeOf, childNamed, childrenNamed, descendants, readXml } from "../syntax/xml.js";
export { decodeXml, XmlScanner } from "../syntax/xmlScanner.js";
export { readYaml, readYamlDocuments } from "../syntax/yaml.js";
export { listAddresses, usualLists, type ListAddress } from "./addresses.js";
export { download, DownloadError, type Answer, type Net } from "./download.js";
export { largestList, listFileOf } from "./listBytes.js";
export { listGroups } from "./listGroups.js";
export { readListFiles, type ListFile } from "./readList.js";
