object Versions {
    const val hms = "6.12.0.300"
}

object Libs {
    const val push = "com.huawei.hms:push:${Versions.hms}"
    const val obs = "com.huaweicloud:esdk-obs-java:3.23.9"
    const val text = "time 10:30:15"
}
