import Content
import Interchange
import PDF

/// A plan that was made before, as its PDF remembers it.
enum EarlierPlan {
  /// What was asked for then: treatment, course, start and number of sessions.
  ///
  /// - Throws: `Failure` where the file is no PDF of ours.
  static func request(
    from path: String, _ workspace: Workspace
  ) throws(Failure) -> JobRequest {
    let record = try record(in: try workspace.bytes(path, what: "PDF"), path)
    var request = JobRequest()
    request.treatments = record.treatment.map { [$0] } ?? []
    request.course = record.course
    request.start = record.start
    request.sessions = record.sessions
    return request
  }

  private static func record(
    in bytes: [UInt8], _ path: String
  ) throws(Failure) -> PlanRecord {
    let data: [UInt8]?
    do {
      data = try PieceInfo.data(in: bytes)
    } catch {
      let hint = error == .encrypted ? "make it anew, or name the options" : nil
      throw Failure(.badData, "\(path): \(error.message)", hint: hint)
    }
    guard let data else {
      throw Failure(
        .badData, "\(path) carries no plan", hint: "--from takes a PDF that plan has made")
    }
    let parsed = PlanRecord.read(String(decoding: data, as: UTF8.self), file: path)
    guard let record = parsed.sound else { throw Failure(.badData, parsed.diagnostics) }
    return record
  }
}
