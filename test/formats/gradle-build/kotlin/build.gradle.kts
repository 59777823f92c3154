import org.jetbrains.kotlin.gradle.tasks.KotlinCompile

val ktor_version: String by project
val ktorVersion = "2.3.11"
val agconnect by extra("1.9.1.301")
extra["coroutines"] = "1.8.1"

object Versions {
    const val hms = "6.12.0.300"
}

plugins {
    `java-library`
    kotlin("jvm") version "2.0.0"
    kotlin("plugin.serialization").version("2.0.0").apply(false)
    id("com.huawei.agconnect") version "1.9.1.301"
    id("org.springframework.boot") version ("3.3.0")
    alias(libs.plugins.shadow)
}

repositories {
    mavenCentral()
    maven("https://repo.huaweicloud.com/repository/maven/")
    maven { url = uri("https://jitpack.io") }
    maven {
        setUrl("https://maven.example/releases")
    }
}

dependencies {
    implementation(kotlin("stdlib-jdk8"))
    implementation("io.ktor:ktor-server-core:$ktorVersion")
    implementation("io.ktor:ktor-server-netty:$ktor_version")
    implementation("com.huawei.hms:push:${Versions.hms}")
    implementation("org.jetbrains.kotlinx:kotlinx-coroutines-core:${extra["coroutines"]}")
    implementation("com.huawei.agconnect", "agconnect-core", "1.9.1.301")
    implementation(group = "com.google.guava", name = "guava", version = "33.2.0-jre")
    implementation(platform("org.springframework.boot:spring-boot-dependencies:3.3.0"))
    testImplementation(testFixtures("com.example:fixtures:1.2"))
    "customConfiguration"("com.example:custom:0.1")
    add("ksp", "com.google.dagger:dagger-compiler:2.51.1")
    implementation(project(":shared"))
    implementation(npm("react", "18.3.1"))
    api(libs.bundles.all)
    constraints {
        implementation("org.apache.commons:commons-lang3:3.14.0") {
            because("""a:b:1.0 is text""")
        }
    }
}
