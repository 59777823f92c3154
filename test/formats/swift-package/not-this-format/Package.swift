struct Package {
    let title: String
    static let empty = Package(title: "none")
}
