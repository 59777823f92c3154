plugins {
    id("com.android.application") version "8.7.2"
    id("org.jetbrains.kotlin.android") version "2.0.21"
    id("com.huawei.agconnect") version "1.9.1.301"
}

val hmsPush = "6.13.0.300"

android {
    namespace = "example.gateway.viewer"
    compileSdk = 35
}

dependencies {
    implementation("androidx.core:core-ktx:1.15.0")
    implementation("androidx.appcompat:appcompat:1.7.0")
    implementation("com.squareup.okhttp3:okhttp:4.12.0")
    implementation("androidx.media3:media3-exoplayer:1.5.0")

    // Alarms: push for phones with and without Google services
    implementation("com.google.firebase:firebase-messaging:24.1.0")
    implementation("com.huawei.hms:push:$hmsPush")
    implementation("com.huawei.agconnect:agconnect-core:1.9.1.301")

    testImplementation("junit:junit:4.13.2")
}
