from conan import ConanFile


class ShopConan(ConanFile):
    name = "shop"
    version = "1.4.2"

    def requirements(self):
        self.requires(f"shop-core/{self.version}")
        self.requires(f"obs/{self.obs_version}@huaweicloud/stable")
        self.requires.add("zlib/1.2.11@conan/stable", private=True)
        self.requires.override("bzip2/1.0.8")
        self.requires(f"{self.name}-data/1.0")
