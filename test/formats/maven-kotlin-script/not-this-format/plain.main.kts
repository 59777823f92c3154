fun DependsOn(name: String) = println(name)
DependsOn("com.huawei.hms:push:6.12.0.300")
