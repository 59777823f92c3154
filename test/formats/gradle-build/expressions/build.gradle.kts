plugins { id("com.huawei.agconnect") version "1.0" }
apply(plugin = "com.huawei.two")
if (true) { apply(plugin = "com.huawei.three") ; apply(plugin="java") }
apply<com.huawei.Four>()
val g = "com.huawei"
val repo: RepositoryHandler.() -> Unit = { maven("https://maven.example/repository/public") }
dependencies {
  implementation("com.a" + ".b:c:1")
  implementation("$g.hms:push:1")
  implementation(g + ".hms:x:" + "2")
}
