import { bomCsv } from "./hardware/bomCsv.js";
import { bomMarkdown } from "./hardware/bomMarkdown.js";
import { cargoConfig } from "./rust/cargoConfig.js";
import { cargoLock } from "./rust/cargoLock.js";
import { cargoManifest } from "./rust/cargoToml.js";
import { devicetree } from "./hardware/devicetree.js";
import { eagle } from "./hardware/eagle.js";
import { golangMod } from "./go/goMod.js";
import { golangSum } from "./go/goSum.js";
import { golangVendor } from "./go/modulesTxt.js";
import { golangWork } from "./go/goWork.js";
import { gradleBuild } from "./jvm/gradleBuild.js";
import { ipc2581 } from "./hardware/ipc2581.js";
import { kicadBoard } from "./hardware/kicadBoard.js";
import { kicadLegacySchematic } from "./hardware/kicadLegacySchematic.js";
import { kicadNetlist } from "./hardware/kicadNetlist.js";
import { kicadSchematic } from "./hardware/kicadSchematic.js";
import { kicadXmlNetlist } from "./hardware/kicadXmlNetlist.js";
import { mavenExtensions, mavenPom, mavenSettings } from "./jvm/mavenPom.js";
import { npmPackageJson } from "./javascript/packageJson.js";
import { npmPackageLock } from "./javascript/packageLock.js";
import { npmPnpmLock } from "./javascript/pnpmLock.js";
import { npmYarnLock } from "./javascript/yarnLock.js";
import { npmrc } from "./javascript/npmrc.js";
import { pypiPdmLock } from "./python/pdmLock.js";
import { pypiPoetryLock } from "./python/poetryLock.js";
import { pypiPylock } from "./python/pylock.js";
import { pypiPyproject } from "./python/pyproject.js";
import { pypiRequirements } from "./python/requirementsTxt.js";
import { pypiUvLock } from "./python/uvLock.js";
import { FormatRegistry } from "./recognize.js";

/** Every format, one import and one entry each, sorted by id. A name claimed twice goes to the first whose marker fits. */
export const formats = new FormatRegistry([
  bomCsv,
  bomMarkdown,
  cargoConfig,
  cargoLock,
  cargoManifest,
  devicetree,
  eagle,
  golangMod,
  golangSum,
  golangVendor,
  golangWork,
  gradleBuild,
  ipc2581,
  kicadBoard,
  kicadLegacySchematic,
  kicadNetlist,
  kicadSchematic,
  kicadXmlNetlist,
  mavenExtensions,
  mavenPom,
  mavenSettings,
  npmPackageJson,
  npmPackageLock,
  npmPnpmLock,
  npmYarnLock,
  npmrc,
  pypiPdmLock,
  pypiPoetryLock,
  pypiPylock,
  pypiPyproject,
  pypiRequirements,
  pypiUvLock,
]);
