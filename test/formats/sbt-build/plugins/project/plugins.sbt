addSbtPlugin("com.eed3si9n" % "sbt-assembly" % "2.2.0")
addCompilerPlugin("org.typelevel" % "kind-projector" % "0.13.3" cross CrossVersion.full)
libraryDependencies += "com.huaweicloud" % "esdk-obs-java" % "3.23.9"
