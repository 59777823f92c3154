load("//tools:defs.bzl", "srcs")

def deps(name, visibility = ["//visibility:private"]):
    native.filegroup(name = name, srcs = srcs, visibility = visibility)
