import { bazelLock } from "./cpp/bazelLock.js";
import { bicep } from "./infrastructure/bicep.js";
import { bicepConfig } from "./infrastructure/bicepConfig.js";
import { bitbakeRecipe } from "./cpp/bitbake.js";
import { cmsisSolution } from "./hardware/cmsisSolution.js";
import { cpanMeta } from "./infrastructure/cpanMeta.js";
import { cpanSnapshot } from "./infrastructure/cpanSnapshot.js";
import { depLock, depManifest, glideLock, glideManifest, godeps, govendor } from "./go/olderLocks.js";
import { devContainerLock } from "./containers/devContainerLock.js";
import { eggRequires } from "./python/eggRequires.js";
import { espIdfSbom } from "./sbom/espIdfSbom.js";
import { mcpServers } from "./tools/mcpServers.js";
import { rustToolchain } from "./rust/toolchain.js";
import { fileBasedApp } from "./dotnet/fileBasedApp.js";
import { rosPackage } from "./ros/packageXml.js";
import { makefile, shellScript } from "./shell/shellScript.js";
import { ansibleGalaxy, ansibleRequirements } from "./infrastructure/ansible.js";
import { ansibleIniInventory, networkInventory } from "./hardware/networkInventory.js";
import { ansibleTasks } from "./infrastructure/ansibleTasks.js";
import { antBuild } from "./jvm/ant.js";
import { azurePipelines } from "./pipelines/azurePipelines.js";
import {
  batectConfig,
  cloudBuild,
  codeBuild,
  droneConfig,
  velaConfig,
  woodpeckerConfig,
} from "./pipelines/imagePipelines.js";
import { bazelModule } from "./cpp/bazel.js";
import { bitbucketPipelines } from "./pipelines/bitbucketPipelines.js";
import { bomCsv } from "./hardware/bomCsv.js";
import { bomMarkdown } from "./hardware/bomMarkdown.js";
import { bowerJson } from "./javascript/bower.js";
import { brewfile, vagrantfile } from "./infrastructure/brewfile.js";
import { buildkitePipeline } from "./pipelines/buildkite.js";
import { bunLock } from "./javascript/bunLock.js";
import { cameraStreams } from "./hardware/cameraStreams.js";
import { cargoConfig } from "./rust/cargoConfig.js";
import { cargoLock } from "./rust/cargoLock.js";
import { cargoManifest } from "./rust/cargoToml.js";
import { cartfile, cartfileResolved } from "./apple/cartfile.js";
import { circleCi } from "./pipelines/circleCi.js";
import { clojureDeps, leiningen } from "./jvm/clojure.js";
import { cmakeLists } from "./cpp/cmake.js";
import { composerInstalled, composerLock } from "./php/composerLock.js";
import { composerJson } from "./php/composerJson.js";
import { conanLock } from "./cpp/conanLock.js";
import { conanfilePy } from "./cpp/conanfilePy.js";
import { conanfileTxt } from "./cpp/conanfileTxt.js";
import { condaEnvironment } from "./python/condaEnvironment.js";
import { condaExplicit } from "./python/condaExplicit.js";
import { condaLock } from "./python/condaLock.js";
import { condaMeta } from "./python/condaMeta.js";
import { condaPixi } from "./python/pixi.js";
import { condaPixiLock } from "./python/pixiLock.js";
import { condaRecipe } from "./python/condaRecipe.js";
import { configFragment } from "./hardware/configFragment.js";
import { cpanfile } from "./infrastructure/cpanfile.js";
import { cranDescription } from "./r/description.js";
import { cranPackratLock } from "./r/packratLock.js";
import { cranRenvLock } from "./r/renvLock.js";
import { denoJson } from "./javascript/denoJson.js";
import { denoLock } from "./javascript/denoLock.js";
import { devContainer } from "./containers/devContainer.js";
import { devicetree } from "./hardware/devicetree.js";
import { dockerCompose } from "./containers/compose.js";
import { dockerfile } from "./containers/dockerfile.js";
import { eagle } from "./hardware/eagle.js";
import { environmentFile } from "./infrastructure/environmentFile.js";
import { espHome } from "./hardware/espHome.js";
import { fleetBundle, vendirConfig } from "./containers/vendir.js";
import { gemfile } from "./ruby/gemfile.js";
import { gemfileLock } from "./ruby/gemfileLock.js";
import { gemspec } from "./ruby/gemspec.js";
import { githubAction, githubWorkflow } from "./pipelines/githubWorkflow.js";
import { gitlabCi } from "./pipelines/gitlabCi.js";
import { gitmodules } from "./cpp/gitmodules.js";
import { gleamManifest } from "./beam/gleam.js";
import { gleamLock } from "./beam/gleamLock.js";
import { golangMod } from "./go/goMod.js";
import { golangSum } from "./go/goSum.js";
import { golangVendor } from "./go/modulesTxt.js";
import { golangWork } from "./go/goWork.js";
import { gradleBuild } from "./jvm/gradleBuild.js";
import { gradleCatalog } from "./jvm/versionCatalog.js";
import { gradleLock } from "./jvm/gradleLock.js";
import { gradleVerification } from "./jvm/gradleVerification.js";
import { hackageCabal, hackageFreeze } from "./haskell/cabal.js";
import { hackageHpack } from "./haskell/hpack.js";
import { hackageStack, hackageStackLock } from "./haskell/stack.js";
import { hardwareIds } from "./hardware/hardwareIds.js";
import { hardwareSpec } from "./hardware/hardwareSpec.js";
import { helmChart, helmChartLock, helmRequirements, helmRequirementsLock } from "./helm/chart.js";
import { helmValues } from "./helm/values.js";
import { helmfile } from "./helm/helmfile.js";
import { hexMix } from "./beam/mixExs.js";
import { hexMixLock } from "./beam/mixLock.js";
import { hexRebar, hexRebarLock } from "./beam/rebar.js";
import { homeAssistant } from "./hardware/homeAssistant.js";
import { idfComponent, idfLock } from "./cpp/espIdf.js";
import { ipc2581 } from "./hardware/ipc2581.js";
import { ivyModule, ivySettings } from "./jvm/ivy.js";
import { jenkinsPluginsText, jenkinsPluginsYaml } from "./infrastructure/jenkinsPlugins.js";
import { jsonnetFile, jsonnetLock } from "./infrastructure/jsonnetBundler.js";
import { juliaManifest } from "./julia/manifest.js";
import { juliaProject } from "./julia/project.js";
import { kicadBoard } from "./hardware/kicadBoard.js";
import { kicadLegacySchematic } from "./hardware/kicadLegacySchematic.js";
import { kicadNetlist } from "./hardware/kicadNetlist.js";
import { kicadSchematic } from "./hardware/kicadSchematic.js";
import { kicadXmlNetlist } from "./hardware/kicadXmlNetlist.js";
import { kotlinScript } from "./jvm/kotlinScript.js";
import { kubernetesManifest } from "./containers/kubernetes.js";
import { kustomization } from "./containers/kustomize.js";
import { libman } from "./javascript/libman.js";
import { luarocksLock, luarocksRockspec } from "./lua/rockspec.js";
import { macAddresses } from "./hardware/macAddresses.js";
import { mavenInstall } from "./jvm/mavenInstall.js";
import { mavenExtensions, mavenPom, mavenSettings } from "./jvm/mavenPom.js";
import { mesonWrap } from "./cpp/mesonWrap.js";
import { mintfile } from "./apple/mintfile.js";
import { miseToml } from "./tools/mise.js";
import { netboxDeviceType } from "./hardware/netboxDeviceType.js";
import { nixFlake } from "./nix/flake.js";
import { nixFlakeLock } from "./nix/flakeLock.js";
import { nomadJob } from "./infrastructure/nomad.js";
import { npmPackageJson } from "./javascript/packageJson.js";
import { npmPackageLock } from "./javascript/packageLock.js";
import { npmPnpmLock } from "./javascript/pnpmLock.js";
import { npmPnpmWorkspace } from "./javascript/pnpmWorkspace.js";
import { npmYarnLock } from "./javascript/yarnLock.js";
import { npmYarnrc } from "./javascript/yarnrc.js";
import { npmYarnrcYml } from "./javascript/yarnrcYml.js";
import { npmrc } from "./javascript/npmrc.js";
import { nugetConfig } from "./dotnet/nugetConfig.js";
import { nugetDeps } from "./dotnet/depsJson.js";
import { nugetGlobalJson, nugetProjectJson, nugetTools } from "./dotnet/jsonManifests.js";
import { nugetNuspec } from "./dotnet/nuspec.js";
import { nugetPackagesConfig } from "./dotnet/packagesConfig.js";
import { nugetPackagesLock } from "./dotnet/packagesLock.js";
import { nugetPaket } from "./dotnet/paket.js";
import { nugetPaketLock } from "./dotnet/paketLock.js";
import { nugetProject } from "./dotnet/msbuild.js";
import { nugetProjectAssets } from "./dotnet/projectAssets.js";
import { ohPackage } from "./harmony/ohPackage.js";
import { ohPackageLock } from "./harmony/ohPackageLock.js";
import { opamFile, opamLock } from "./ocaml/opam.js";
import { packageResolved } from "./apple/packageResolved.js";
import { packageSwift } from "./apple/packageSwift.js";
import { platformio } from "./hardware/platformio.js";
import { podfile } from "./apple/podfile.js";
import { podfileLock } from "./apple/podfileLock.js";
import { podspec, podspecJson } from "./apple/podspec.js";
import { pomProperties } from "./jvm/pomProperties.js";
import { preCommitConfig, prekConfig } from "./infrastructure/preCommit.js";
import { pubspec } from "./dart/pubspec.js";
import { pubspecLock } from "./dart/pubspecLock.js";
import { puppetMetadata, puppetfile } from "./ruby/puppetfile.js";
import { integrationManifest } from "./python/integrationManifest.js";
import { pypiMetadata } from "./python/metadata.js";
import { pypiIpython, pypiNotebook } from "./python/notebook.js";
import { pypiPdmLock } from "./python/pdmLock.js";
import { pypiPipConf } from "./python/pipConf.js";
import { pypiPipfile } from "./python/pipfile.js";
import { pypiPipfileLock } from "./python/pipfileLock.js";
import { pypiPoetryLock } from "./python/poetryLock.js";
import { pypiPylock } from "./python/pylock.js";
import { pypiPyproject } from "./python/pyproject.js";
import { pypiRequirements } from "./python/requirementsTxt.js";
import { pypiScript } from "./python/script.js";
import { pypiSetupCfg } from "./python/setupCfg.js";
import { pypiSetupPy } from "./python/setupPy.js";
import { pypiUvLock } from "./python/uvLock.js";
import { pypiUvToml } from "./python/uvToml.js";
import { quadletUnit } from "./containers/quadlet.js";
import { sbomCycloneDxJson } from "./sbom/cycloneDxJson.js";
import { sbomCycloneDxXml } from "./sbom/cycloneDxXml.js";
import { sbomSpdxJson } from "./sbom/spdxJson.js";
import { sbomSpdxTagValue } from "./sbom/spdxTagValue.js";
import { sbomSpdxXml } from "./sbom/spdxXml.js";
import { sbomSpdxYaml } from "./sbom/spdxYaml.js";
import { sbomSpdx3Json } from "./sbom/spdx3Json.js";
import { sbtBuild } from "./jvm/sbt.js";
import { sbtLock } from "./jvm/sbtLock.js";
import { sbtProperties } from "./jvm/sbtProperties.js";
import { skaffoldConfig } from "./containers/skaffold.js";
import { terraformConfig, terraformLock } from "./infrastructure/terraform.js";
import { terraformJson } from "./infrastructure/terraformJson.js";
import { toolVersions } from "./tools/toolVersions.js";
import { vcpkgConfiguration, vcpkgManifest } from "./cpp/vcpkg.js";
import { webHtml } from "./web/html.js";
import { westManifest } from "./cpp/west.js";
import { wrapperProperties } from "./jvm/wrapperProperties.js";
import { xcodeGen } from "./apple/xcodeGen.js";
import { xcodeProject } from "./apple/xcodeProject.js";
import { yocto } from "./hardware/yocto.js";
import { FormatRegistry } from "./recognition/recognize.js";

/**
 * Every format, one import and one entry each, sorted by the name of its constant. A name claimed twice goes to the first whose
 * marker fits; generic formats are asked last.
 */
export const formats = new FormatRegistry([
  ansibleGalaxy,
  ansibleIniInventory,
  ansibleRequirements,
  ansibleTasks,
  antBuild,
  azurePipelines,
  batectConfig,
  bazelLock,
  bazelModule,
  bicep,
  bicepConfig,
  bitbakeRecipe,
  bitbucketPipelines,
  bomCsv,
  bomMarkdown,
  bowerJson,
  brewfile,
  buildkitePipeline,
  bunLock,
  cameraStreams,
  cargoConfig,
  cargoLock,
  cargoManifest,
  cartfile,
  cartfileResolved,
  circleCi,
  clojureDeps,
  cloudBuild,
  cmakeLists,
  cmsisSolution,
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
  condaMeta,
  condaPixi,
  condaPixiLock,
  condaRecipe,
  configFragment,
  cpanfile,
  cpanMeta,
  cpanSnapshot,
  cranDescription,
  cranPackratLock,
  cranRenvLock,
  denoJson,
  denoLock,
  depLock,
  depManifest,
  devContainer,
  devContainerLock,
  devicetree,
  dockerCompose,
  dockerfile,
  droneConfig,
  eagle,
  eggRequires,
  environmentFile,
  espHome,
  espIdfSbom,
  fleetBundle,
  gemfile,
  gemfileLock,
  gemspec,
  githubAction,
  githubWorkflow,
  gitlabCi,
  gitmodules,
  gleamLock,
  gleamManifest,
  glideLock,
  glideManifest,
  godeps,
  golangMod,
  golangSum,
  golangVendor,
  golangWork,
  govendor,
  gradleBuild,
  gradleCatalog,
  gradleLock,
  gradleVerification,
  hackageCabal,
  hackageFreeze,
  hackageHpack,
  hackageStack,
  hackageStackLock,
  hardwareIds,
  hardwareSpec,
  helmChart,
  helmChartLock,
  helmRequirements,
  helmRequirementsLock,
  helmValues,
  helmfile,
  hexMix,
  hexMixLock,
  hexRebar,
  hexRebarLock,
  homeAssistant,
  idfComponent,
  idfLock,
  ipc2581,
  ivyModule,
  ivySettings,
  jenkinsPluginsText,
  jenkinsPluginsYaml,
  jsonnetFile,
  jsonnetLock,
  juliaManifest,
  juliaProject,
  kicadBoard,
  kicadLegacySchematic,
  kicadNetlist,
  kicadSchematic,
  kicadXmlNetlist,
  kotlinScript,
  kubernetesManifest,
  kustomization,
  leiningen,
  libman,
  luarocksLock,
  luarocksRockspec,
  macAddresses,
  mavenExtensions,
  mavenInstall,
  mavenPom,
  mavenSettings,
  mcpServers,
  mesonWrap,
  mintfile,
  miseToml,
  netboxDeviceType,
  networkInventory,
  nixFlake,
  nixFlakeLock,
  nomadJob,
  npmPackageJson,
  npmPackageLock,
  npmPnpmLock,
  npmPnpmWorkspace,
  npmYarnLock,
  npmYarnrc,
  npmYarnrcYml,
  npmrc,
  nugetConfig,
  nugetDeps,
  nugetGlobalJson,
  nugetNuspec,
  nugetPackagesConfig,
  nugetPackagesLock,
  nugetPaket,
  nugetPaketLock,
  nugetProject,
  nugetProjectAssets,
  nugetProjectJson,
  nugetTools,
  ohPackage,
  ohPackageLock,
  opamFile,
  opamLock,
  packageResolved,
  packageSwift,
  platformio,
  podfile,
  podfileLock,
  podspec,
  podspecJson,
  pomProperties,
  preCommitConfig,
  prekConfig,
  pubspec,
  pubspecLock,
  puppetMetadata,
  puppetfile,
  pypiIpython,
  integrationManifest,
  pypiMetadata,
  pypiNotebook,
  pypiPdmLock,
  pypiPipConf,
  pypiPipfile,
  pypiPipfileLock,
  pypiPoetryLock,
  pypiPylock,
  pypiPyproject,
  pypiRequirements,
  pypiScript,
  pypiSetupCfg,
  pypiSetupPy,
  pypiUvLock,
  pypiUvToml,
  quadletUnit,
  rustToolchain,
  sbomCycloneDxJson,
  sbomCycloneDxXml,
  sbomSpdxJson,
  sbomSpdxTagValue,
  sbomSpdxXml,
  sbomSpdxYaml,
  sbomSpdx3Json,
  sbtBuild,
  sbtLock,
  sbtProperties,
  skaffoldConfig,
  terraformConfig,
  terraformJson,
  terraformLock,
  toolVersions,
  vagrantfile,
  vcpkgConfiguration,
  vcpkgManifest,
  velaConfig,
  vendirConfig,
  webHtml,
  westManifest,
  woodpeckerConfig,
  wrapperProperties,
  xcodeGen,
  xcodeProject,
  yocto,
  fileBasedApp,
  rosPackage,
  shellScript,
  makefile,
]);
