// swift-tools-version:5.5
import PackageDescription
let base = "https://git.example/"
let p = Package(name: "x", dependencies: [
  .package(path: "../local"),
  .package(name: "L2", path: "../local2"),
  .package(url: "https://git.example:8443/huaweicloud/sdk.git", from: "1.0.0"),
  .Package(url: "https://git.example/openharmony/old.git", majorVersion: 1),
  .Package(url: "https://git.example/openharmony/old2.git", majorVersion: 1, minor: 2),
  .Package(url: "https://git.example/openharmony/old3.git", versions: Version(1,0,0)..<Version(2,0,0)),
  .package(url: base + "openharmony/y", from: "1.0.0"),
  .package(url: "\(base)openharmony/z", .upToNextMajor(from: "2.0.0")),
  .package(id: "mona.LinkedList", from: "1.0.0"),
  .package(url: """
  https://git.example/openharmony/w
  """, exact: "1.0.0"),
  .package(url: #"https://git.example/openharmony/raw"#, branch: "main"),
])
