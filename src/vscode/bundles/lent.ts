/**
 * What the extension lends to the bundles that it loads later, so that they do not carry a second matcher or readers of their own. Built,
 * what they import from here, or from a module that is named here, is the extension's own (`esbuild.mjs`, `bundleFrom.ts`).
 */
export { LineCounter, parseDocument } from "yaml";
export { distinctEdits, fixText, holdsAfter, overlaps } from "../../core/audit/fixing.js";
export { knowledgeOf } from "../../core/blacklist/load.js";
export { headOf, inflatePart, isPack, readPack } from "../../core/blacklist/pack.js";
export { statusesOn } from "../../core/blacklist/status.js";
export { documentsOf } from "../../core/documents/documentsOf.js";
export { updateCommand, writtenVersion } from "../../core/ecosystems/manifests.js";
export { canonicalType } from "../../core/ecosystems/packageTypes.js";
export { dialectOf } from "../../core/ecosystems/versions/range.js";
export { readRange } from "../../core/ecosystems/versions/rangeText.js";
export { writtenName } from "../../core/ecosystems/writtenNames.js";
export { formats } from "../../core/formats/index.js";
export { readPolicyFile } from "../../core/policy/readPolicy.js";
export { packageNamedBy } from "../../core/remedies/namedPackage.js";
export { compileSteps } from "../../core/screening/names/listedNames.js";
export { madeOfTables, wordTablesVersion } from "../../core/screening/names/wordTables.js";
export { hasOrganisationWord } from "../../core/screening/official/organisationWord.js";
export { withOfficialLists } from "../../core/screening/official/withOfficialLists.js";
export { screenKnown } from "../../core/screening/screenName.js";
export { knowledgeFile } from "../../core/screening/shipped.js";
export { readJson } from "../../core/syntax/json.js";
export { readToml } from "../../core/syntax/toml.js";
export { get, getPath, itemsOf, scalar } from "../../core/syntax/tree.js";
export { childNamed, childrenNamed, readXml } from "../../core/syntax/xml.js";
export { readYaml } from "../../core/syntax/yaml.js";
export { applyEdits } from "../../core/text/edit.js";
export { weightOf } from "../audit/gravestFirst.js";
export { paced } from "../pace.js";
