import Delivery

extension PasswordList {
  /// The list that a batch asks for, opened; nil where none is wanted.
  static func opened(for settings: BatchSettings) throws(Failure) -> PasswordList? {
    guard let path = settings.passwords else { return nil }
    do {
      return try PasswordList(path, resumes: settings.resumes)
    } catch {
      throw Failure(error)
    }
  }
}

extension Failure {
  init(_ error: PasswordListError) {
    switch error {
    case .exists: self.init(.cannotWrite, error.message, hint: error.hint)
    case .foreign: self.init(.badData, error.message, hint: error.hint)
    case .isInUse: self.init(.tryAgain, error.message, hint: error.hint)
    case .unwritable(let error): self.init(error)
    }
  }
}
