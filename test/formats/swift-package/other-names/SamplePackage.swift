import PackageDescription

let package = Package(
    name: "Sample",
    dependencies: [.package(url: "https://github.com/huaweicloud/obs-swift.git", from: "3.0.0")]
)
