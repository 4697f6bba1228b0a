import Content
import Interchange
import PDF
import Planning

/// A plan that was made before, as its PDF remembers it.
enum EarlierPlan {
  /// What was asked for then, what had happened, and the days as they stood: what is planned now is
  /// compared with them.
  ///
  /// - Throws: `Failure` where the file is no PDF of ours.
  static func request(
    from path: String, _ workspace: Workspace
  ) throws(Failure) -> JobRequest {
    let record = try record(in: try workspace.bytes(path, what: "PDF"), path)
    var request = JobRequest()
    request.treatments = record.asked.compactMap(\.treatment)
    request.start = record.asked.first?.start
    // Without names the sessions cannot be told apart from those of another treatment.
    let isNamed = record.asked.allSatisfy { $0.treatment != nil }
    request.earlier = isNamed && !record.sessions.isEmpty ? record.sessions : nil
    guard record.asked.count > 1 else {
      let asked = record.asked.first
      request.course = asked?.course
      request.sessions = asked?.sessions
      for (number, event) in asked?.history ?? [:] {
        request.history[Visit(treatment: nil, number: number)] = event
      }
      return request
    }
    for asked in record.asked {
      guard let treatment = asked.treatment else { continue }
      request.starts[treatment] = asked.start
      request.courses[treatment] = asked.course
      request.counts[treatment] = asked.sessions
      for (number, event) in asked.history {
        request.history[Visit(treatment: treatment, number: number)] = event
      }
    }
    return request
  }

  private static func record(
    in bytes: [UInt8], _ path: String
  ) throws(Failure) -> PlanRecord {
    let found: PlanRecord?
    do {
      found = try carried(by: bytes, path)
    } catch PDFError.encrypted {
      throw Failure(
        .badData, "\(path): \(PDFError.encrypted.message)",
        hint: "make it anew, or name the options")
    } catch let error as PDFError {
      throw Failure(.badData, "\(path): \(error.message)")
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.ourFault, "\(error)")
    }
    guard let found else {
      throw Failure(
        .badData, "\(path) carries no plan", hint: "--from takes a PDF that plan has made")
    }
    return found
  }

  /// The plan that a PDF carries along; nil in a PDF of somebody else's.
  ///
  /// - Throws: `PDFError` where the PDF cannot be read, `Failure` where the plan in it cannot.
  static func carried(by bytes: [UInt8], _ path: String) throws -> PlanRecord? {
    guard let data = try PieceInfo.data(in: bytes) else { return nil }
    let parsed = PlanRecord.read(String(decoding: data, as: UTF8.self), file: path)
    guard let record = parsed.sound else { throw Failure(.badData, parsed.diagnostics) }
    return record
  }
}
