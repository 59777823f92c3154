load("@bazel_tools//tools/build_defs/repo:git.bzl", "git_repository")

def obs_repositories():
    git_repository(
        name = "obs",
        remote = "https://github.com/huaweicloud/huaweicloud-sdk-c-obs.git",
        tag = "v3.24.3",
    )
    if not native.existing_rule("obs"):
        git_repository(name = "obs", remote = "https://github.com/huaweicloud/huaweicloud-sdk-c-obs.git", tag = "v3.24.3")

def http_archive(name = "unused", url = "https://example.com/unused-1.0.zip"):
    pass
