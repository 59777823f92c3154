struct TravelPackage {
    let hotel = Hotel.package(url: "https://hotel.example/room", from: "1.1.2025")
}
