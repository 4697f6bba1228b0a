import ArgumentParser

/// What a shell offers for an option: the names that the assets and layouts hold.
enum Completions {
  static var treatments: CompletionKind {
    names { workspace in Set(workspace.treatmentFiles().map(\.id)).sorted() }
  }

  static var layouts: CompletionKind { names { $0.layoutNames() } }

  static var languages: CompletionKind { names { $0.languages() } }

  static var papers: CompletionKind { .list(["a4", "a5", "letter", "legal"]) }

  /// Where the folders are not found, nothing is offered: a shell has no place for a message.
  private static func names(
    _ list: @escaping @Sendable (Workspace) -> [String]
  ) -> CompletionKind {
    .custom { _, _, _ in
      (try? Workspace(assets: nil, layouts: nil)).map(list) ?? []
    }
  }
}
