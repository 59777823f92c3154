@file:DependsOn("com.huawei.hms:push:6.12.0.300")
@file:DependsOn("com.huawei.hms:push:6.12.0.300")
