// swift-tools-version:5.7
import PackageDescription

let nio: Version = "2.50.0"
let branch = "main"
let package = Package(
    name: "Shop",
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio.git", from: nio),
        .package(url: "https://gitee.com/openharmony/tools.git", branch: branch),
        .package(url: "https://git.example/unknown.git", exact: later),
    ]
)
