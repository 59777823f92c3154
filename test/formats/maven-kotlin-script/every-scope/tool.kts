@file:[DependsOn("com.huawei.hms:push:6.12.0.300") Repository("https://maven.example/")]
@file:DependsOn("com.example:one:1.0", "com.example:two:2.0")
@file:DependsOn("com.example:classified:1.0:linux@zip")
@file:DependsOn("com.example:unversioned")
@file:DependsOn("libs/own.jar")
@file:Import("other.main.kts")
@file:CompilerOptions("-jvm-target", "17")
// @file:DependsOn("commented:out:1.0")
