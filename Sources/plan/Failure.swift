import Content

/// Why a run ends without its result: what is wrong, and the exit code that says so to scripts.
struct Failure: Error {
  /// Exit codes of BSD's sysexits.h, as far as the command line promises them.
  enum Code: Int32 {
    case usage = 64
    case badData = 65
    case missingInput = 66
    case serviceUnavailable = 69
    case ourFault = 70
    case cannotWrite = 73
    case tryAgain = 75
  }

  var code: Code
  var diagnostics: [Diagnostic]

  init(_ code: Code, _ diagnostics: [Diagnostic]) {
    self.code = code
    self.diagnostics = diagnostics
  }

  init(
    _ code: Code, _ message: String, at location: SourceLocation? = nil, hint: String? = nil
  ) {
    self.init(code, [.error(message, at: location, hint: hint)])
  }
}
