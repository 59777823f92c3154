import { ansibleIniInventory, networkInventory } from "./hardware/networkInventory.js";
import { bomCsv } from "./hardware/bomCsv.js";
import { bomMarkdown } from "./hardware/bomMarkdown.js";
import { cameraStreams } from "./hardware/cameraStreams.js";
import { cargoConfig } from "./rust/cargoConfig.js";
import { cargoLock } from "./rust/cargoLock.js";
import { cargoManifest } from "./rust/cargoToml.js";
import { clojureDeps, leiningen } from "./jvm/clojure.js";
import { composerInstalled, composerLock } from "./php/composerLock.js";
import { composerJson } from "./php/composerJson.js";
import { condaEnvironment } from "./python/condaEnvironment.js";
import { condaExplicit } from "./python/condaExplicit.js";
import { condaLock } from "./python/condaLock.js";
import { configFragment } from "./hardware/configFragment.js";
import { devicetree } from "./hardware/devicetree.js";
import { eagle } from "./hardware/eagle.js";
import { espHome } from "./hardware/espHome.js";
import { gemfile } from "./ruby/gemfile.js";
import { gemfileLock } from "./ruby/gemfileLock.js";
import { gemspec } from "./ruby/gemspec.js";
import { golangMod } from "./go/goMod.js";
import { golangSum } from "./go/goSum.js";
import { golangVendor } from "./go/modulesTxt.js";
import { golangWork } from "./go/goWork.js";
import { gradleBuild } from "./jvm/gradleBuild.js";
import { gradleLock } from "./jvm/gradleLock.js";
import { gradleVerification } from "./jvm/gradleVerification.js";
import { hardwareIds } from "./hardware/hardwareIds.js";
import { hardwareSpec } from "./hardware/hardwareSpec.js";
import { homeAssistant } from "./hardware/homeAssistant.js";
import { ipc2581 } from "./hardware/ipc2581.js";
import { ivyModule, ivySettings } from "./jvm/ivy.js";
import { kicadBoard } from "./hardware/kicadBoard.js";
import { kicadLegacySchematic } from "./hardware/kicadLegacySchematic.js";
import { kicadNetlist } from "./hardware/kicadNetlist.js";
import { kicadSchematic } from "./hardware/kicadSchematic.js";
import { kicadXmlNetlist } from "./hardware/kicadXmlNetlist.js";
import { macAddresses } from "./hardware/macAddresses.js";
import { mavenExtensions, mavenPom, mavenSettings } from "./jvm/mavenPom.js";
import { netboxDeviceType } from "./hardware/netboxDeviceType.js";
import { npmPackageJson } from "./javascript/packageJson.js";
import { npmPackageLock } from "./javascript/packageLock.js";
import { npmPnpmLock } from "./javascript/pnpmLock.js";
import { npmYarnLock } from "./javascript/yarnLock.js";
import { npmrc } from "./javascript/npmrc.js";
import { platformio } from "./hardware/platformio.js";
import { pomProperties } from "./jvm/pomProperties.js";
import { pubspec } from "./dart/pubspec.js";
import { pubspecLock } from "./dart/pubspecLock.js";
import { puppetMetadata, puppetfile } from "./ruby/puppetfile.js";
import { pypiMetadata } from "./python/metadata.js";
import { pypiPdmLock } from "./python/pdmLock.js";
import { pypiPipConf } from "./python/pipConf.js";
import { pypiPipfile } from "./python/pipfile.js";
import { pypiPipfileLock } from "./python/pipfileLock.js";
import { pypiPoetryLock } from "./python/poetryLock.js";
import { pypiPylock } from "./python/pylock.js";
import { pypiPyproject } from "./python/pyproject.js";
import { pypiRequirements } from "./python/requirementsTxt.js";
import { pypiSetupCfg } from "./python/setupCfg.js";
import { pypiSetupPy } from "./python/setupPy.js";
import { pypiUvLock } from "./python/uvLock.js";
import { pypiUvToml } from "./python/uvToml.js";
import { sbtBuild } from "./jvm/sbt.js";
import { sbtLock } from "./jvm/sbtLock.js";
import { wrapperProperties } from "./jvm/wrapperProperties.js";
import { yocto } from "./hardware/yocto.js";
import { FormatRegistry } from "./recognize.js";

/** Every format, one import and one entry each, sorted by id. A name claimed twice goes to the first whose marker fits. */
export const formats = new FormatRegistry([
  ansibleIniInventory,
  bomCsv,
  bomMarkdown,
  cameraStreams,
  cargoConfig,
  cargoLock,
  cargoManifest,
  clojureDeps,
  composerInstalled,
  composerJson,
  composerLock,
  condaEnvironment,
  condaExplicit,
  condaLock,
  configFragment,
  devicetree,
  eagle,
  espHome,
  gemfile,
  gemfileLock,
  gemspec,
  golangMod,
  golangSum,
  golangVendor,
  golangWork,
  gradleBuild,
  gradleLock,
  gradleVerification,
  hardwareIds,
  hardwareSpec,
  homeAssistant,
  ipc2581,
  ivyModule,
  ivySettings,
  kicadBoard,
  kicadLegacySchematic,
  kicadNetlist,
  kicadSchematic,
  kicadXmlNetlist,
  leiningen,
  macAddresses,
  mavenExtensions,
  mavenPom,
  mavenSettings,
  netboxDeviceType,
  networkInventory,
  npmPackageJson,
  npmPackageLock,
  npmPnpmLock,
  npmYarnLock,
  npmrc,
  platformio,
  pomProperties,
  pubspec,
  pubspecLock,
  puppetMetadata,
  puppetfile,
  pypiMetadata,
  pypiPdmLock,
  pypiPipConf,
  pypiPipfile,
  pypiPipfileLock,
  pypiPoetryLock,
  pypiPylock,
  pypiPyproject,
  pypiRequirements,
  pypiSetupCfg,
  pypiSetupPy,
  pypiUvLock,
  pypiUvToml,
  sbtBuild,
  sbtLock,
  wrapperProperties,
  yocto,
]);
