import { cartfile, cartfileResolved } from "./apple/cartfile.js";
import { packageResolved } from "./apple/packageResolved.js";
import { packageSwift } from "./apple/packageSwift.js";
import { podfile } from "./apple/podfile.js";
import { podfileLock } from "./apple/podfileLock.js";
import { podspec, podspecJson } from "./apple/podspec.js";
import { dockerCompose } from "./containers/compose.js";
import { devContainer } from "./containers/devContainer.js";
import { dockerfile } from "./containers/dockerfile.js";
import { kubernetesManifest } from "./containers/kubernetes.js";
import { kustomization } from "./containers/kustomize.js";
import { skaffoldConfig } from "./containers/skaffold.js";
import { bazelModule } from "./cpp/bazel.js";
import { cmakeLists } from "./cpp/cmake.js";
import { conanfilePy } from "./cpp/conanfilePy.js";
import { conanfileTxt } from "./cpp/conanfileTxt.js";
import { conanLock } from "./cpp/conanLock.js";
import { idfComponent, idfLock } from "./cpp/espIdf.js";
import { gitmodules } from "./cpp/gitmodules.js";
import { mesonWrap } from "./cpp/mesonWrap.js";
import { vcpkgConfiguration, vcpkgManifest } from "./cpp/vcpkg.js";
import { westManifest } from "./cpp/west.js";
import { pubspec } from "./dart/pubspec.js";
import { pubspecLock } from "./dart/pubspecLock.js";
import { nugetDeps } from "./dotnet/depsJson.js";
import { nugetGlobalJson, nugetProjectJson, nugetTools } from "./dotnet/jsonManifests.js";
import { nugetProject } from "./dotnet/msbuild.js";
import { nugetConfig } from "./dotnet/nugetConfig.js";
import { nugetPackagesConfig } from "./dotnet/packagesConfig.js";
import { nugetPackagesLock } from "./dotnet/packagesLock.js";
import { nugetPaket } from "./dotnet/paket.js";
import { nugetPaketLock } from "./dotnet/paketLock.js";
import { nugetProjectAssets } from "./dotnet/projectAssets.js";
import { golangMod } from "./go/goMod.js";
import { golangSum } from "./go/goSum.js";
import { golangWork } from "./go/goWork.js";
import { golangVendor } from "./go/modulesTxt.js";
import { bomCsv } from "./hardware/bomCsv.js";
import { bomMarkdown } from "./hardware/bomMarkdown.js";
import { cameraStreams } from "./hardware/cameraStreams.js";
import { configFragment } from "./hardware/configFragment.js";
import { devicetree } from "./hardware/devicetree.js";
import { eagle } from "./hardware/eagle.js";
import { espHome } from "./hardware/espHome.js";
import { hardwareIds } from "./hardware/hardwareIds.js";
import { hardwareSpec } from "./hardware/hardwareSpec.js";
import { homeAssistant } from "./hardware/homeAssistant.js";
import { ipc2581 } from "./hardware/ipc2581.js";
import { kicadBoard } from "./hardware/kicadBoard.js";
import { kicadLegacySchematic } from "./hardware/kicadLegacySchematic.js";
import { kicadNetlist } from "./hardware/kicadNetlist.js";
import { kicadSchematic } from "./hardware/kicadSchematic.js";
import { kicadXmlNetlist } from "./hardware/kicadXmlNetlist.js";
import { macAddresses } from "./hardware/macAddresses.js";
import { netboxDeviceType } from "./hardware/netboxDeviceType.js";
import { ansibleIniInventory, networkInventory } from "./hardware/networkInventory.js";
import { platformio } from "./hardware/platformio.js";
import { yocto } from "./hardware/yocto.js";
import { ohPackage } from "./harmony/ohPackage.js";
import { ohPackageLock } from "./harmony/ohPackageLock.js";
import { helmChart, helmChartLock, helmRequirements, helmRequirementsLock } from "./helm/chart.js";
import { helmfile } from "./helm/helmfile.js";
import { helmValues } from "./helm/values.js";
import { ansibleGalaxy, ansibleRequirements } from "./infrastructure/ansible.js";
import { ansibleTasks } from "./infrastructure/ansibleTasks.js";
import { brewfile, vagrantfile } from "./infrastructure/brewfile.js";
import { environmentFile } from "./infrastructure/environmentFile.js";
import { jenkinsPluginsText, jenkinsPluginsYaml } from "./infrastructure/jenkinsPlugins.js";
import { preCommitConfig } from "./infrastructure/preCommit.js";
import { terraformConfig, terraformLock } from "./infrastructure/terraform.js";
import { terraformJson } from "./infrastructure/terraformJson.js";
import { bowerJson } from "./javascript/bower.js";
import { bunLock } from "./javascript/bunLock.js";
import { denoJson } from "./javascript/denoJson.js";
import { denoLock } from "./javascript/denoLock.js";
import { libman } from "./javascript/libman.js";
import { npmrc } from "./javascript/npmrc.js";
import { npmPackageJson } from "./javascript/packageJson.js";
import { npmPackageLock } from "./javascript/packageLock.js";
import { npmPnpmLock } from "./javascript/pnpmLock.js";
import { npmPnpmWorkspace } from "./javascript/pnpmWorkspace.js";
import { npmYarnLock } from "./javascript/yarnLock.js";
import { npmYarnrc } from "./javascript/yarnrc.js";
import { npmYarnrcYml } from "./javascript/yarnrcYml.js";
import { clojureDeps, leiningen } from "./jvm/clojure.js";
import { gradleBuild } from "./jvm/gradleBuild.js";
import { gradleLock } from "./jvm/gradleLock.js";
import { gradleVerification } from "./jvm/gradleVerification.js";
import { ivyModule, ivySettings } from "./jvm/ivy.js";
import { mavenExtensions, mavenPom, mavenSettings } from "./jvm/mavenPom.js";
import { pomProperties } from "./jvm/pomProperties.js";
import { sbtBuild } from "./jvm/sbt.js";
import { sbtLock } from "./jvm/sbtLock.js";
import { wrapperProperties } from "./jvm/wrapperProperties.js";
import { composerJson } from "./php/composerJson.js";
import { composerInstalled, composerLock } from "./php/composerLock.js";
import { azurePipelines } from "./pipelines/azurePipelines.js";
import { bitbucketPipelines } from "./pipelines/bitbucketPipelines.js";
import { buildkitePipeline } from "./pipelines/buildkite.js";
import { circleCi } from "./pipelines/circleCi.js";
import { githubAction, githubWorkflow } from "./pipelines/githubWorkflow.js";
import { gitlabCi } from "./pipelines/gitlabCi.js";
import { batectConfig, cloudBuild, codeBuild, droneConfig, woodpeckerConfig } from "./pipelines/imagePipelines.js";
import { condaEnvironment } from "./python/condaEnvironment.js";
import { condaExplicit } from "./python/condaExplicit.js";
import { condaLock } from "./python/condaLock.js";
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
import { FormatRegistry } from "./recognize.js";
import { gemfile } from "./ruby/gemfile.js";
import { gemfileLock } from "./ruby/gemfileLock.js";
import { gemspec } from "./ruby/gemspec.js";
import { puppetMetadata, puppetfile } from "./ruby/puppetfile.js";
import { cargoConfig } from "./rust/cargoConfig.js";
import { cargoLock } from "./rust/cargoLock.js";
import { cargoManifest } from "./rust/cargoToml.js";
import { sbomCycloneDxJson } from "./sbom/cycloneDxJson.js";
import { sbomCycloneDxXml } from "./sbom/cycloneDxXml.js";
import { sbomSpdx3Json } from "./sbom/spdx3Json.js";
import { sbomSpdxJson } from "./sbom/spdxJson.js";
import { sbomSpdxTagValue } from "./sbom/spdxTagValue.js";
import { sbomSpdxYaml } from "./sbom/spdxYaml.js";
import { webHtml } from "./web/html.js";

/** Every format, one import and one entry each, sorted by id. A name claimed twice goes to the first whose marker fits. */
export const formats = new FormatRegistry([
  ansibleGalaxy,
  ansibleRequirements,
  ansibleTasks,
  azurePipelines,
  batectConfig,
  bazelModule,
  bitbucketPipelines,
  bowerJson,
  brewfile,
  buildkitePipeline,
  cargoConfig,
  cargoLock,
  cargoManifest,
  cartfile,
  cartfileResolved,
  circleCi,
  clojureDeps,
  leiningen,
  cloudBuild,
  cmakeLists,
  podfileLock,
  podfile,
  podspec,
  podspecJson,
  codeBuild,
  composerInstalled,
  composerJson,
  composerLock,
  conanLock,
  conanfilePy,
  conanfileTxt,
  condaEnvironment,
  condaExplicit,
  condaLock,
  denoJson,
  denoLock,
  devContainer,
  dockerCompose,
  dockerfile,
  droneConfig,
  gemfile,
  gemspec,
  gemfileLock,
  environmentFile,
  gitmodules,
  githubAction,
  githubWorkflow,
  gitlabCi,
  golangMod,
  golangSum,
  golangVendor,
  golangWork,
  gradleBuild,
  gradleLock,
  gradleVerification,
  wrapperProperties,
  ansibleIniInventory,
  bomCsv,
  bomMarkdown,
  configFragment,
  devicetree,
  eagle,
  espHome,
  cameraStreams,
  homeAssistant,
  ipc2581,
  kicadBoard,
  kicadLegacySchematic,
  kicadNetlist,
  kicadSchematic,
  kicadXmlNetlist,
  macAddresses,
  netboxDeviceType,
  networkInventory,
  platformio,
  hardwareSpec,
  hardwareIds,
  yocto,
  helmChart,
  helmChartLock,
  helmfile,
  helmRequirements,
  helmRequirementsLock,
  helmValues,
  idfComponent,
  idfLock,
  jenkinsPluginsText,
  jenkinsPluginsYaml,
  kubernetesManifest,
  kustomization,
  libman,
  mavenExtensions,
  ivyModule,
  ivySettings,
  mavenPom,
  pomProperties,
  mavenSettings,
  mesonWrap,
  bunLock,
  npmrc,
  npmPackageJson,
  npmPackageLock,
  npmPnpmLock,
  npmPnpmWorkspace,
  npmYarnLock,
  npmYarnrc,
  npmYarnrcYml,
  nugetConfig,
  nugetDeps,
  nugetGlobalJson,
  nugetPackagesConfig,
  nugetPackagesLock,
  nugetPaket,
  nugetPaketLock,
  nugetProject,
  nugetProjectAssets,
  nugetProjectJson,
  nugetTools,
  ohPackageLock,
  ohPackage,
  preCommitConfig,
  pubspecLock,
  pubspec,
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
  sbomCycloneDxJson,
  sbomCycloneDxXml,
  sbomSpdxJson,
  sbomSpdxTagValue,
  sbomSpdxYaml,
  sbomSpdx3Json,
  sbtBuild,
  sbtLock,
  skaffoldConfig,
  packageSwift,
  packageResolved,
  terraformConfig,
  terraformJson,
  terraformLock,
  vagrantfile,
  vcpkgConfiguration,
  vcpkgManifest,
  webHtml,
  westManifest,
  woodpeckerConfig,
]);
