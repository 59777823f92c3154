libraryDependencies += "com.huaweicloud" % "esdk-obs-java" % "3.23.9
libraryDependencies += "a" %% 
libraryDependencies ++= Seq("b" % "c" % "1"
