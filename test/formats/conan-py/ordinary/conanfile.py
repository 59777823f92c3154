from conan import ConanFile

class Shop(ConanFile):
    name = "shop"
    version = "1.0"
    settings = "os", "arch"
    requires = "huawei-obs/3.23.9", "zlib/1.3.1@acme/stable"
    tool_requires = ["cmake/3.29.3", ("ninja/1.12.1", "private")]
    python_requires = "base/1.0"
    test_requires = (
        "gtest/1.14.0",
        "gtest/1.13.0",
    )
    exports = "a/b"

    def requirements(self):
        self.requires("fmt/10.2.1", transitive_headers=True)
        self.requires(f"{self.name}-core/1.0")
        self.requires(self.ref)
        # self.requires("no/1.0")

    def build_requirements(self):
        self.tool_requires("protobuf/[>=3.21]")
