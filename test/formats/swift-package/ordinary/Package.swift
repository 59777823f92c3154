// swift-tools-version:5.9
import PackageDescription

let package = Package(
    name: "Shop",
    dependencies: [
        .package(url: "https://github.com/huaweicloud/huaweicloud-sdk-swift.git", from: "3.1.0"),
        .package(name: "Alamofire", url: "https://github.com/Alamofire/Alamofire", .upToNextMajor(from: "5.9.1")),
        .package(url: "https://github.com/apple/swift-log.git", exact: "1.5.4"),
        .package(url: "https://github.com/apple/swift-nio", .exact("2.65.0")),
        .package(url: "https://github.com/apple/swift-collections.git", "1.1.0"..<"2.0.0"),
        .package(url: "git@gitee.com:openharmony/tools.git", branch: "main"),
        .package(url: "https://git.example/revision.git", revision: "0123456"),
        .package(url: "https://git.example/old.git", .branch("develop")),
        .package(id: "acme.registry", from: "1.0.0"),
        .package(path: "../Local"),
        // .package(url: "https://git.example/commented.git", from: "1.0.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.5.0"),
    ],
    targets: [
        .target(name: "Shop", dependencies: [.product(name: "Alamofire", package: "Alamofire")]),
        .binaryTarget(name: "AGConnect", url: "https://developer.huawei.com/files/AGConnect.zip", checksum: "00"),
        .binaryTarget(name: "Local", path: "Local.xcframework"),
    ]
)
