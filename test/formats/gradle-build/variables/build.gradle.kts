val hmsVersion: String by extra { "6.12.0.300" }
val nearby = if (project.hasProperty("nearby")) project.property("nearby") else "6.10.0.302"
val versions = mapOf("agc" to "1.9.1.301", "square" to mapOf("okio" to "3.9.0"))
extra["deps"] = mutableMapOf(
    "obs" to "com.huaweicloud:esdk-obs-java:3.23.9",
    "other" to undefinedValue,
)

plugins {
    id("com.huawei.agconnect") version property("agcVersion")
    id("com.google.protobuf") version "0.9.4"
}

protobuf {
    protoc { artifact = "com.google.protobuf:protoc:3.25.3" }
    plugins {
        create("grpc") { artifact = "io.grpc:protoc-gen-grpc-java:1.63.0" }
    }
}

dependencies {
    implementation("com.huawei.hms:push:$hmsVersion")
    implementation("com.huawei.agconnect:agconnect-core:${versions["agc"]}")
    implementation("com.squareup.okio:okio:${versions.getValue("square").getValue("okio")}")
    implementation("com.example:owned:${rootProject.extra.get("hmsVersion")}")
    implementation("com.huawei.hms:nearby:$nearby")
    modules {
        module("com.example:old") { replacedBy("com.example:new", "reason: a:b:1") }
    }
}

tasks.register<Exec>("image") { commandLine("docker", "run", "tools:image:1") }
