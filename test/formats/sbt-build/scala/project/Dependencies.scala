import sbt._
object Dependencies {
  private val obsVersion = "3.23.9"
  lazy val obs = "com.huaweicloud" % "esdk-obs-java" % obsVersion
  def percent(a: Int) = a % 2
}
