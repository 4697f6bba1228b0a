import Glibc

/// Reading, by POSIX calls: Foundation's would cost more at start-up than a handout's layout.
enum FileSystem {
  /// Why something could not be read, as the system says it.
  struct ReadError: Error {
    var isMissing: Bool
    var reason: String
  }

  /// Larger than any content, font or picture that makes sense.
  static let largestFile = 256 << 20

  /// All bytes of a file, or of standard input where the path is `-`.
  static func read(_ path: String) throws(ReadError) -> [UInt8] {
    let descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw lastError() }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw lastError() }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw ReadError(isMissing: false, reason: "it is a folder")
    }
    return try read(descriptor, expecting: Int(status.st_size))
  }

  private static func read(
    _ descriptor: Int32, expecting size: Int
  ) throws(ReadError) -> [UInt8] {
    // One byte more shows that the file ends where it said, and costs no second look at most files.
    var bytes = try part(of: descriptor, capacity: min(size, largestFile) + 1)
    guard bytes.count > min(size, largestFile) || size == 0 else { return bytes }
    while true {
      let more = try part(of: descriptor, capacity: 1 << 16)
      if more.isEmpty { return bytes }
      bytes += more
      guard bytes.count <= largestFile else {
        throw ReadError(
          isMissing: false, reason: "it is larger than \(largestFile >> 20) MB")
      }
    }
  }

  /// As many bytes as there are, up to the capacity; fewer only at the end.
  private static func part(of descriptor: Int32, capacity: Int) throws(ReadError) -> [UInt8] {
    var failure: ReadError?
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
      while filled < capacity {
        let rest = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
        let count = Glibc.read(descriptor, rest.baseAddress, rest.count)
        if count == 0 { return }
        if count > 0 {
          filled += count
        } else if errno != EINTR {
          failure = lastError()
          return
        }
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// A file's bytes where the system keeps them, read as they are looked at: of a font hardly a tenth
  /// is. Nil where the file cannot be mapped.
  ///
  /// What is changed there is seen by nobody else and does not reach the file.
  static func mapped(_ path: String) -> UnsafeMutableRawBufferPointer? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size > 0, Int(status.st_size) <= largestFile,
      let start = mmap(
        nil, Int(status.st_size), PROT_READ | PROT_WRITE, MAP_PRIVATE, descriptor, 0),
      start != MAP_FAILED
    else { return nil }
    return UnsafeMutableRawBufferPointer(start: start, count: Int(status.st_size))
  }

  /// When a file or folder last changed, in nanoseconds; nil where it does not exist.
  static func changed(_ path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
  }

  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  static var currentDirectory: String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }

  /// Where the running program lies.
  static var executable: String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard length > 0 else { return nil }
    return String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func lastError() -> ReadError {
    let code = errno
    return ReadError(
      isMissing: code == ENOENT || code == ENOTDIR, reason: String(cString: strerror(code)))
  }
}

/// Paths as text.
enum FilePath {
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  static func stem(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// In lower case, without the dot; empty where there is none.
  static func ending(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  static func joined(_ folder: String, _ name: String) -> String {
    if name.hasPrefix("/") || folder == "." { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// Whether a relative path, taken literally, stays below the folder it is relative to.
  static func staysBelow(_ path: String) -> Bool {
    !path.hasPrefix("/") && !path.utf8.contains(0)
      && !path.split(separator: "/").contains("..")
  }

  /// The path as people in this folder would write it.
  static func shortened(_ path: String, from folder: String) -> String {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}

extension FileSystem {
  /// Makes a folder, for its owner alone, and those above it; one that is there stays as it is.
  static func makeFolder(_ path: String) throws(Failure) {
    if isDirectory(path) { return }
    let parent = FilePath.parent(of: path)
    if parent != ".", parent != "/" { try makeFolder(parent) }
    // Another process may make it at the same time.
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
      let reason = String(cString: strerror(errno))
      throw Failure(
        errno == ENOSPC ? .tryAgain : .cannotWrite, "cannot make the folder '\(path)': \(reason)")
    }
  }
}
