extension Workspace {
  /// The password in a file's first line, without its line end. No message ever repeats any of it.
  func password(_ path: String) throws(Failure) -> String {
    let bytes = try bytes(path, what: "password file")
    let line = bytes.prefix { $0 != 10 && $0 != 13 }
    guard let password = String(validating: line, as: UTF8.self) else {
      throw Failure(.badData, "the password is not UTF-8", hint: "save \(path) again as UTF-8")
    }
    guard !password.isEmpty else {
      throw Failure(.badData, "the password file is empty", hint: "write it in the first line")
    }
    // ISO 32000-2, 7.6.4.3.2: what is beyond is cut off, and then any ending would open the file.
    guard line.count <= 127, !line.contains(0) else {
      throw Failure(.badData, "the password is longer than the 127 bytes that PDF takes")
    }
    return password
  }
}
