import { golangMod } from "./go/goMod.js";
import { bomCsv } from "./hardware/bomCsv.js";
import { bomMarkdown } from "./hardware/bomMarkdown.js";
import { devicetree } from "./hardware/devicetree.js";
import { eagle } from "./hardware/eagle.js";
import { ipc2581 } from "./hardware/ipc2581.js";
import { kicadBoard } from "./hardware/kicadBoard.js";
import { kicadLegacySchematic } from "./hardware/kicadLegacySchematic.js";
import { kicadNetlist } from "./hardware/kicadNetlist.js";
import { kicadSchematic } from "./hardware/kicadSchematic.js";
import { kicadXmlNetlist } from "./hardware/kicadXmlNetlist.js";
import { npmrc } from "./javascript/npmrc.js";
import { npmPackageJson } from "./javascript/packageJson.js";
import { npmPackageLock } from "./javascript/packageLock.js";
import { npmPnpmLock } from "./javascript/pnpmLock.js";
import { npmYarnLock } from "./javascript/yarnLock.js";
import { gradleBuild } from "./jvm/gradleBuild.js";
import { mavenExtensions, mavenPom, mavenSettings } from "./jvm/mavenPom.js";
import { pypiRequirements } from "./python/requirementsTxt.js";
import { FormatRegistry } from "./recognize.js";

/** Every format, one import and one entry each, sorted by id. A name claimed twice goes to the first whose marker fits. */
export const formats = new FormatRegistry([
  golangMod,
  gradleBuild,
  bomCsv,
  bomMarkdown,
  devicetree,
  eagle,
  ipc2581,
  kicadBoard,
  kicadLegacySchematic,
  kicadNetlist,
  kicadSchematic,
  kicadXmlNetlist,
  mavenExtensions,
  mavenPom,
  mavenSettings,
  npmrc,
  npmPackageJson,
  npmPackageLock,
  npmPnpmLock,
  npmYarnLock,
  pypiRequirements,
]);
