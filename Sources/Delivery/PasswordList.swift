import Glibc

/// The passwords that a batch makes up, one for each patient, in a list of their own: it reaches the
/// patients by another way than the documents.
///
/// It is a spreadsheet's file, for its owner's eyes only, to which rows are added and from which
/// nothing is taken. A document's row is in it before the document has its name, so that nothing is
/// ever encrypted by a password that nobody knows.
public final class PasswordList {
  /// Tells patients apart, in this list and in none other.
  public struct Key: Hashable, Sendable {
    fileprivate let number: UInt64

    /// - Parameter text: all that tells the patient from others; it cannot be read from the key.
    public init(_ text: String) {
      number = UInt64(SHA256.hexDigest(of: Array(text.utf8)).prefix(16), radix: 16) ?? 0
    }

    fileprivate init?(digits: String) {
      guard let number = UInt64(digits, radix: 16) else { return nil }
      self.number = number
    }

    fileprivate var digits: String {
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
  }

  /// The byte order mark tells spreadsheets that it is UTF-8.
  private static let header = "\u{FEFF}reference,file,password,key\r\n"

  private let path: String
  /// Nil where there is no list before its first row.
  private var file: FileDescriptor?
  private var length = 0
  private var passwords: [Key: MadePassword] = [:]
  /// Which document of which patient earlier runs have put into the list.
  private var documents: Set<Key> = []

  /// - Parameter resumes: goes on with the list where it is there.
  /// - Throws: `PasswordListError`; a list that is there stays as it is.
  public init(_ path: String, resumes: Bool) throws(PasswordListError) {
    self.path = path
    guard access(path, F_OK) == 0 else { return }
    guard resumes else { throw .exists(path) }
    let file: FileDescriptor
    do {
      file = try FileDescriptor(
        opening: path, O_RDWR | O_APPEND | O_NOFOLLOW | O_NONBLOCK, failing: .create)
    } catch {
      throw .unwritable(error)
    }
    guard file.lock() else { throw .isInUse(path) }
    try read(file)
    self.file = file
  }

  // MARK: What is there

  private func read(_ file: FileDescriptor) throws(PasswordListError) {
    var status = stat()
    guard fstat(file.number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .foreign(path)
    }
    // A spreadsheet may have saved it for anybody to read.
    fchmod(file.number, 0o600)
    let header = Array(Self.header.utf8)
    let size = Int(status.st_size)
    length = wholeLines(of: file, size)
    // A killed process may have left less than the header.
    let begin = file.bytes(at: 0, count: header.count)
    guard length > 0 ? begin == header : header.starts(with: begin) else { throw .foreign(path) }
    if length < size { ftruncate(file.number, off_t(length)) }
    guard length > 0 else { return }
    do {
      var reader = try ListReader(path: path)
      while let record = try reader.next() { remember(record) }
    } catch {
      throw .foreign(path)
    }
  }

  private func remember(_ record: ListRecord) {
    func cell(_ column: String) -> String? { record.cells.first { $0.column == column }?.text }
    guard let key = cell("key").flatMap(Key.init(digits:)), let name = cell("file"),
      let password = cell("password").flatMap(MadePassword.init)
    else { return }
    passwords[key] = password
    documents.insert(Self.document(name, of: key))
  }

  /// The length without what a killed process left of its last line: that line's document has no
  /// name.
  private func wholeLines(of file: FileDescriptor, _ size: Int) -> Int {
    let tail = file.bytes(at: max(0, size - 65_536), count: min(size, 65_536))
    return size - tail.reversed().prefix { $0 != 10 }.count
  }

  // MARK: Passwords

  /// The patient's password; a new one where there is none yet.
  public func password(of patient: Key) -> String {
    if let known = passwords[patient] { return known.text }
    let new = MadePassword()
    passwords[patient] = new
    return new.text
  }

  /// Whether an earlier run put the patient's document into the list, so that it still opens.
  public func lists(_ name: String, of patient: Key) -> Bool {
    documents.contains(Self.document(name, of: patient))
  }

  private static func document(_ name: String, of patient: Key) -> Key {
    Key("\(patient.digits) \(name)")
  }

  /// Adds a document to the list, before it gets its name.
  ///
  /// - Throws: `DeliveryError`; of a line that did not fit nothing stays.
  public func add(
    _ name: String, reference: String?, of patient: Key
  ) throws(DeliveryError) {
    guard !lists(name, of: patient) else { return }
    let cells = [reference ?? "", name, password(of: patient), patient.digits]
    let line = cells.map { $0.asCell(besides: UInt8(ascii: ",")) }.joined(separator: ",")
    try write((length == 0 ? Self.header : "") + line + "\r\n")
  }

  private func write(_ text: String) throws(DeliveryError) {
    let file: FileDescriptor
    if let known = self.file { file = known } else { file = try begun() }
    let bytes = Array(text.utf8)
    do {
      try file.write(bytes)
    } catch {
      ftruncate(file.number, off_t(length))
      throw DeliveryError(error.step, path: path, code: error.code)
    }
    length += bytes.count
  }

  /// The list with nothing in it, where nothing was before.
  private func begun() throws(DeliveryError) -> FileDescriptor {
    let new = try FileDescriptor(
      opening: path, O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600,
      failing: .create)
    new.lock()
    file = new
    return new
  }
}

/// Why a list of passwords cannot be used.
public enum PasswordListError: Error, Hashable, Sendable {
  case exists(String)
  /// It is something else, or another program has changed its form.
  case foreign(String)
  case isInUse(String)
  case unwritable(DeliveryError)

  public var message: String {
    switch self {
    case .exists(let path): "\(path) is there already: it may hold the only copy of passwords"
    case .foreign(let path): "\(path) is no list of passwords as a batch writes it"
    case .isInUse(let path): "another batch writes its passwords to \(path)"
    case .unwritable(let error): error.message
    }
  }

  public var hint: String? {
    switch self {
    case .exists: "name another file; or --resume, which goes on with it"
    case .foreign: "name another file: what cannot be opened then is made again"
    case .isInUse: "wait for it, or name another file"
    case .unwritable: nil
    }
  }
}
