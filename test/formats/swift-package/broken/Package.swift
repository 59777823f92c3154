let package = Package(dependencies: [
  .package(url: "https://github.com/apple/swift-log.git, from: "1.0"),
  .package(url: "https://github.com/apple/swift-nio", from: "2.0.0"
