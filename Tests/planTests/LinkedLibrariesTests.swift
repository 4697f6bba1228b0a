import Foundation
import Testing

/// What only batches, printing and email need is in `plan-post`, so that no other start loads it.
struct LinkedLibrariesTests {
  @Test(arguments: ["cups", "gmime", "gobject", "sqlite3", "curl", "ical", "qpdf"])
  func theProgramLoadsNoLibraryOfThePost(name: String) throws {
    let libraries = try Reader.libraries(of: PlanProcess.plan)
    #expect(libraries.contains("libcairo"))
    #expect(!libraries.contains("lib\(name)"))
  }
}
