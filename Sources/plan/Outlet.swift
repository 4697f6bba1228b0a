import Content
import Delivery
import Glibc
import Interchange

/// Where the files of a handout go, and under which names.
struct Outlet {
  let options: OutputOptions
  let workspace: Workspace

  /// Writes the files.
  ///
  /// - Throws: `Failure` with the code that tells a full disk from a place that cannot be written.
  func deliver(
    _ handout: RenderedHandout, of plan: HandoutJob.Plan
  ) throws(Failure) -> [PlanReport.File] {
    try deliver(handout, named: Outlet.usualStem(of: plan))
  }

  /// - Parameter stem: the usual name, without its ending.
  func deliver(
    _ handout: RenderedHandout, named stem: String
  ) throws(Failure) -> [PlanReport.File] {
    var written: [PlanReport.File] = []
    // Where a later page cannot be written, the earlier ones must not stay behind as if complete.
    let before = Set(handout.files.compactMap { namedPath($0) }.filter(FileSystem.exists))
    for file in handout.files {
      do {
        let path = try write(file, stem)
        let bytes = lying(at: path, file)
        written.append(
          PlanReport.File(
            path: path, format: file.format.rawValue, pages: file.pageCount, bytes: bytes.count,
            sha256: options.json ? SHA256.hexDigest(of: bytes) : nil))
      } catch {
        for file in written where !before.contains(file.path) { unlink(file.path) }
        throw Failure(error.exitCode == 75 ? .tryAgain : .cannotWrite, error.message)
      }
    }
    return written
  }

  private func write(
    _ file: RenderedHandout.File, _ stem: String
  ) throws(DeliveryError) -> String {
    guard let output = options.output else {
      let path = FilePath.joined("output", usualName(file, stem))
      return try writer(of: file, makesFolders: true).write(file.bytes, to: path)
    }
    if Outlet.isStandardOutput(output) {
      try FileWriter.write(
        file.bytes, toDescriptor: STDOUT_FILENO, name: "standard output")
      return "-"
    }
    if output.hasSuffix("/") || FileSystem.isDirectory(output) {
      let path = FilePath.joined(output, usualName(file, stem))
      return try writer(of: file).write(file.bytes, to: path)
    }
    return try FileWriter().write(file.bytes, to: namedPath(file) ?? output)
  }

  /// An encrypted document that was there already has other bytes than the one it is the same as.
  private func lying(at path: String, _ file: RenderedHandout.File) -> [UInt8] {
    guard file.password != nil, namedPath(file) == nil, path != "-" else { return file.bytes }
    return (try? FileSystem.read(path)) ?? file.bytes
  }

  /// The path that was asked for by name; nil where the file gets its usual one.
  private func namedPath(_ file: RenderedHandout.File) -> String? {
    guard let output = options.output, !Outlet.isStandardOutput(output),
      !output.hasSuffix("/"), !FileSystem.isDirectory(output)
    else { return nil }
    return Outlet.numbered(output, file.page)
  }

  /// Whether the plan itself goes to standard output, which then holds nothing else.
  static func isStandardOutput(_ output: String?) -> Bool {
    output == "-" || output == "/dev/stdout"
  }

  /// For usual names.
  private func writer(of file: RenderedHandout.File, makesFolders: Bool = false) -> FileWriter {
    FileWriter(
      collision: options.force ? .replace : .number, makesFolders: makesFolders,
      password: file.password)
  }

  /// Treatment and start, never the patient.
  private static func usualStem(of plan: HandoutJob.Plan) -> String {
    let start = plan.all.visits.lazy.compactMap(\.date).first ?? plan.asOf
    return "\(plan.all.map(\.treatment.id).joined(separator: "-"))-\(start)"
  }

  private func usualName(_ file: RenderedHandout.File, _ stem: String) -> String {
    let name = String(stem.map { $0 == "/" || $0.isWhitespace ? "-" : $0 })
    return Outlet.numbered("\(name).\(file.format.ending)", file.page)
  }

  /// The page's number before the ending: `laser-1.png`.
  private static func numbered(_ path: String, _ page: Int?) -> String {
    guard let page else { return path }
    let ending = FilePath.ending(of: path)
    guard !ending.isEmpty else { return "\(path)-\(page)" }
    return "\(path.dropLast(ending.count + 1))-\(page)\(path.suffix(ending.count + 1))"
  }
}
