SUMMARY = "Zlib Compression Library"
HOMEPAGE = "http://zlib.example/"
LICENSE = "Zlib"
LIC_FILES_CHKSUM = "file://zlib.h;beginline=6;endline=23"

SRC_URI = "https://downloads.example/${BPN}/${BP}.tar.gz \
           file://0001-configure-Pass-LDFLAGS-to-link-tests.patch \
           "
SRC_URI[sha256sum] = "9a93b2b7dfdac77ceba5a558a580e74667dd6fede4585b91eefb60f03b72df23"

inherit autotools

do_install:append() {
    files="
        a.h
        b.h"
    SRC_URI="https://not-read.example/shell.tar.gz"
}
