LICENSE = "MIT"
SRC_URI = "https://downloads.example/a.tar.gz
SUMMARY = "It is not closed"
