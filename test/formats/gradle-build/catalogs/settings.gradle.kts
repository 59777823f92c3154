pluginManagement {
    resolutionStrategy {
        eachPlugin {
            if (requested.id.id == "com.huawei.agconnect") useModule("com.huawei.agconnect:agcp:1.9.1.301")
        }
    }
}
dependencyResolutionManagement {
    versionCatalogs {
        create("libs") {
            version("hms", "6.12.0.300")
            version("slf4j") { strictly("[1.7, 1.8[") }
            val group = "com.huawei.agconnect"
            library("hms-push", "com.huawei.hms", "push").versionRef("hms")
            library("agconnect", group, "agconnect-core").version("1.9.1.301")
            library("slf4j", "org.slf4j", "slf4j-api").versionRef("slf4j")
            library("guava", "com.google.guava", "guava").version { strictly("33.2.1-jre"); prefer("33.2.0-jre") }
            library("boot", "org.springframework.boot", "spring-boot-starter").withoutVersion()
            library("obs", "com.huaweicloud:esdk-obs-java:3.23.9")
            library("gson", "com.google.code.gson:gson").versionRef("absent")
            alias("room").to("androidx.room", "room-runtime").version("2.6.1")
            alias("okio").to("com.squareup.okio:okio:3.9.0")
            alias("jmh").toPluginId("me.champeau.jmh").version("0.7.2")
            plugin("agcp", "com.huawei.agconnect").versionRef("hms")
            bundle("all", listOf("hms-push", "agconnect"))
        }
        create("platform") { from("com.example:catalog:2.1") }
        create("file") { from(files("../libs.versions.toml")) }
    }
}
