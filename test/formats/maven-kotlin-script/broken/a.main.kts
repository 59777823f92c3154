@file:DependsOn("com.huawei.hms:push:6.12.0.300
@file:DependsOn("com.example:next:1.0"
println(1)
