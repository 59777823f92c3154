// swift-tools-version: 5.9
import PackageDescription

let package = Package(
    name: "Shop",
    dependencies : [
        .package(url: "https://github.com/huaweicloud/obs-swift", .branch("master")),
        .package(url: "https://gitee.com/openharmony/tools.git", .revision("0123abc")),
        .package(url: "https://github.com/apple/swift-nio.git", .upToNextMinor(from: "2.65.0")),
        .package(url: "https://git.example/closed.git", "1.0.0"..."1.9.9"),
        .package(url: "https://git.example/from.git", .upToNextMajor(from: Version("3.0.0"))),
        Package.Dependency.package(url: "https://git.example/full.git", from: "4.0.0"),
        . package ( url : "https://github.com/acme/spaced/" ,
          /* since */ from : "0.9.6"),
        .package(name: "Named", path: "../Named"),
    ],
    targets: [
        .target(name: "Shop", dependencies: ["Named", .product(name: "NIO", package: "swift-nio")]),
        .plugin(name: "Lint", capability: .buildTool(), dependencies: []),
        .binaryTarget(
            name: "HMSKit",
            url: "https://repo.huaweicloud.com/hms/HMSKit.xcframework.zip",
            checksum: "00"
        ),
    ]
)

package.dependencies += [
    .package(url: "https://github.com/acme/added.git", exact: "1.0.0"),
]
package.dependencies.append(.package(url: "https://github.com/acme/appended", from: "2.0.0"))
