import Testing

@testable import Pages

@Suite struct DeviceNameTests {
    @Test(
        "A session is called by its browser and system, a program by its first word",
        arguments: [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                    + "Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge · Windows"
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 "
                    + "(KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1", "Safari · iPhone"
            ),
            (
                "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 "
                    + "Mobile Safari/537.36", "Chrome · Android"
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                    + "Version/19.0 Safari/605.1.15", "Safari · macOS"
            ),
            ("curl/8.5.0", "curl"), ("python-requests/2.32", "python-requests"), ("a laptop", "a"),
        ])
    func recognises(_ userAgent: String, _ name: String) {
        #expect(DeviceName.reading(userAgent) == name)
    }

    @Test("Nothing is made up where nothing is told", arguments: [nil, "", " ", "/1.0"])
    func makesNothingUp(_ userAgent: String?) {
        #expect(DeviceName.reading(userAgent) == nil)
    }

    @Test("A name that somebody wrote to be long is cut")
    func cutsLongNames() {
        #expect(DeviceName.reading(String(repeating: "x", count: 250))?.count == 40)
    }
}
