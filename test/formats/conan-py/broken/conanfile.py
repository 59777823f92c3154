class A(ConanFile):
    requires = "zlib/1.3
    tool_requires = ["cmake/3.29"
    def requirements(self):
        self.requires("fmt/10"
