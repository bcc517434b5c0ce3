import Testing

@testable import Web

@Suite("Network addresses")
struct NetworkAddressTests {
    @Test(
        "an address is read as its bytes",
        arguments: [
            ("127.0.0.1", [127, 0, 0, 1]), ("255.255.255.255", [255, 255, 255, 255]),
            ("::ffff:10.1.2.3", [10, 1, 2, 3]), ("::FFFF:0a01:0203", [10, 1, 2, 3]),
            ("::1", [UInt8](repeating: 0, count: 15) + [1]), ("::", [UInt8](repeating: 0, count: 16)),
            ("2001:db8::1:0:0:1", [0x20, 1, 0xD, 0xB8, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1]),
            ("1:2:3:4:5:6:7:8", [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8]),
            ("64:ff9b::192.0.2.33", [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, 192, 0, 2, 33]),
        ] as [(String, [UInt8])])
    func read(text: String, bytes: [UInt8]) throws {
        let address = try #require(NetworkAddress(text))
        #expect(address.bytes == bytes)
        #expect(NetworkAddress(address.text) == address)
    }

    @Test(
        "anything else is refused",
        arguments: [
            "", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.-4", "01234.1.1.1", "1.2.3.4:80", "[::1]", ":::",
            "1::2::3",
            "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "::1.2.3", "g::", "fe80::1%eth0", "localhost",
            " 1.2.3.4",
            "١.٢.٣.٤", "1:2:3:4:5:6:7::8", "+1::", "1..2.3", ":1:2:3:4:5:6:7", "::1.2.3.4:5",
        ])
    func refuse(text: String) {
        #expect(NetworkAddress(text) == nil)
    }

    @Test("a block of addresses has those with its prefix")
    func block() throws {
        let block = try #require(AddressRange("172.16.0.0/12"))
        #expect(block.contains(try #require(NetworkAddress("172.31.255.255"))))
        #expect(!block.contains(try #require(NetworkAddress("172.32.0.0"))))
        #expect(!block.contains(try #require(NetworkAddress("::1"))))
        let all = try #require(AddressRange("0.0.0.0/0"))
        #expect(all.contains(try #require(NetworkAddress("8.8.8.8"))))
        let single = try #require(AddressRange("fd00::7"))
        #expect(single.contains(try #require(NetworkAddress("fd00:0::7"))))
        #expect(!single.contains(try #require(NetworkAddress("fd00::8"))))
    }

    @Test(
        "a block that is none is refused",
        arguments: ["10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "/8", "::/129", "10/8", "1.2.3.4/+8"])
    func noBlock(text: String) {
        #expect(AddressRange(text) == nil)
    }
}
