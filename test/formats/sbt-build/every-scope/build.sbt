ThisBuild / scalaVersion := "2.13.14"
val obs = "3.23.9"
val versions = new {
  zio = "2.1.1"
}
object Circe extends Base {
  val core = "0.14.7"
}
lazy val hms = "com.huawei.hms" % "push" % "6.12.0.300"

libraryDependencies += "com.huaweicloud" % "esdk-obs-java" % obs
libraryDependencies += ("org.scala-lang" % "scala-library" % "2.13.3" classifier "sources") % Test
libraryDependencies ++= Seq(
  "org.typelevel" %% "cats-core" % "2.10.0", // %% and %%% add the Scala version
  "org.scala-js" %%% "scalajs-dom" % "2.8.0",
  "org.scalatest" %% "scalatest" % "3.2.18" % Test,
  hms,
)
libraryDependencies ++= Seq("circe-core", "circe-parser").map("io.circe" %% _ % "0.14.7")
dependencyOverrides += "com.google.guava" % "guava" % "(,33.2]"
addCompilerPlugin("org.typelevel" %% "kind-projector" % "0.13.3" cross CrossVersion.full)
addSbtPlugin("com.eed3si9n" % "sbt-assembly" % "2.2.0")
libraryDependencies += "dev.zio" %% "zio" % versions.zio
libraryDependencies ++= List("circe-generic").map("io.circe" %% _ % Circe.core)
val kit = "maps"
libraryDependencies += "com.huawei.hms" % kit % "6.11.0.300"
excludeDependencies += "commons-logging" % "commons-logging"
libraryDependencies += "com.example" % "unknown" % Versions.unknown
resolvers += "huawei" at "https://repo.huaweicloud.com/repository/maven/"
