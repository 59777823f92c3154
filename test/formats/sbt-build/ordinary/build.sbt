val catsVersion = "2.10.0"
lazy val huawei = "com.huaweicloud"
object V {
  val obs: String = "3.23.9"
}

ThisBuild / scalaVersion := "2.13.14"

lazy val root = (project in file("."))
  .settings(
    name := "shop",
    version := "1.0",
    resolvers += "huawei" at "https://repo.huaweicloud.com/repository/maven/",
    resolvers ++= Seq("Other" at "https://maven.example/releases"),
    libraryDependencies += "org.typelevel" %% "cats-core" % catsVersion,
    libraryDependencies ++= Seq(
      huawei % "esdk-obs-java" % V.obs,
      "org.scalatest" %% "scalatest" % "3.2.18" % Test,
      "org.scalatest" %% "scalatest" % "3.2.18" % "it,test",
      ("com.typesafe.akka" %% "akka-actor" % "2.8.5").exclude("a", "b"),
      "org.scala-js" %%% "scalajs-dom" % s"2.${minor}.0",
      "io.unknown" % "unknown" % Versions.missing // "x" % "y" % "z"
    ),
    libraryDependencies ++= Seq(
      "io.circe" %% "circe-core",
      "io.circe" %% "circe-parser"
    ).map(_ % "0.14.7"),
    dependencyOverrides += "org.slf4j" % "slf4j-api" % "2.0.13"
  )
