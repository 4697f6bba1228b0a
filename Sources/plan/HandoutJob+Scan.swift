import Content
import Interchange
import Planning

extension HandoutJob.Plan {
  /// The address of the clinic's QR code for this plan, and why it has no code or is left out.
  ///
  /// It names the treatment, the course and the first day, and never the patient.
  var scanLink: (link: ScanLink?, warnings: [Diagnostic]) {
    guard let target = clinic.scan else { return (nil, []) }
    let values = [
      "treatment": treatment.id, "course": schedule?.course,
      "start": schedule?.firstDay?.description,
      "language": language.phrases.language,
    ].compactMapValues(\.self)
    guard let address = target.address(values) else {
      return (
        nil,
        [
          .warning(
            "the address of the QR code names what this plan has not; the code is left out",
            at: target.location)
        ]
      )
    }
    do {
      let code = try ScanCodeEncoder.code(of: address)
      return (ScanLink(kind: target.kind, address: address, code: code), [])
    } catch {
      return (
        ScanLink(kind: target.kind, address: address, code: nil),
        [.warning(error.message, at: target.location, hint: "the address stands in print alone")]
      )
    }
  }
}
