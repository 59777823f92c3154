from conan import ConanFile


class ObsConan(ConanFile):
    name = "obs"
    python_requires = "base/1.0@acme/stable"
    build_requires = "nasm/2.16", "strawberryperl/5.32@acme/testing"
    requires = [("zlib/1.3.1"),
                ("openssl/3.2.1@acme/stable", "override")]
    tool_requires = "cmake/[>=3.25 <4]"
    test_requires = ("gtest/1.14.0", )

    def requirements(self):
        if self.options.get_safe("tls"):
            self.requires("mbedtls/3.6.0", transitive_headers=True)
        else:
            self.requires("wolfssl/5.7.0@huaweicloud/stable#0123abc")

    def build_requirements(self):
        self.tool_requires("ninja/1.12.1")
        self.test_requires('benchmark/1.8.4')
