addSbtPlugin("com.eed3si9n" % "sbt-assembly" % "2.2.0")
addSbtPlugin("com.eed3si9n" % "sbt-assembly" % "2.2.0")
libraryDependencies += "com.huawei.hms" % "push" % "6.12.0.300"
libraryDependencies += "com.huawei.hms" % "push" % "6.11.0.300"
