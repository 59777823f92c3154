pluginManagement {
    repositories {
        maven("https://repo.huaweicloud.com/repository/maven/")
        gradlePluginPortal()
    }
    plugins {
        id("com.huawei.agconnect") version "1.9.1.301"
    }
}
dependencyResolutionManagement {
    repositoriesMode.set(RepositoriesMode.FAIL_ON_PROJECT_REPOS)
    repositories {
        maven { url = uri("https://developer.huawei.com/repo/") }
    }
    versionCatalogs {
        create("libs") {
            library("push", "com.huawei.hms:push:6.12.0.300")
        }
    }
}
rootProject.name = "demo"
include(":app")
