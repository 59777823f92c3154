FIND_PACKAGE(OpenSSL "3.0" REQUIRED)
include(CMakeFindDependencyMacro)
find_dependency(Qt6 6.7)
find_dependency(Qt6 6.7)
