LICENSE = "MIT"
SRC_URI = "https://downloads.example/a.tar.gz"
SRC_URI += "https://downloads.example/a.tar.gz"
