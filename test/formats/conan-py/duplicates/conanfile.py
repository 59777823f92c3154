class Twice(ConanFile):
    requires = "zlib/1.3.1"

    def requirements(self):
        self.requires("zlib/1.3.1")
        self.requires("zlib/1.3")
