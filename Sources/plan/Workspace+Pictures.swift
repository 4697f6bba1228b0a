import Content
import Delivery
import Layout
import Rendering

extension Workspace {
  /// The pictures of a document, by their path in it, and what is wrong with the others.
  struct Pictures {
    var images: [String: JPEGImage] = [:]
    var diagnostics: [Diagnostic] = []
  }

  /// Looks for pictures beside the file that names them, then in the assets' images.
  ///
  /// - Parameter required: the picture without which a catalogue's treatment is not printed; any
  ///   other that is missing or unusable is a warning, and its text alternative stands in its place.
  func pictures(
    _ references: [ImageReference], besides file: String, required: ImageReference?
  ) throws(Failure) -> Pictures {
    var pictures = Pictures()
    for reference in references where pictures.images[reference.path] == nil {
      do {
        pictures.images[reference.path] = try picture(reference, besides: file)
      } catch {
        if reference == required { throw error }
        pictures.diagnostics += error.diagnostics.map { diagnostic in
          var warning = diagnostic
          warning.severity = .warning
          let substitute = "its text alternative stands in its place"
          warning.hint = [substitute, warning.hint].compactMap(\.self).joined(separator: "; ")
          return warning
        }
      }
    }
    return pictures
  }

  /// The whole picture is read, so that damage is found while it can still be left out.
  private func picture(
    _ reference: ImageReference, besides file: String
  ) throws(Failure) -> JPEGImage {
    guard FilePath.staysBelow(reference.path) else {
      throw Failure(
        .badData, "the picture '\(reference.path)' lies outside its folder",
        at: reference.location, hint: "pictures lie beside the file or in the assets' images")
    }
    let folders = [FilePath.parent(of: file), FilePath.joined(assets, "images")]
    let paths = folders.map { FilePath.joined($0, reference.path) }
    guard let path = paths.first(where: FileSystem.exists) else {
      throw Failure(
        .missingInput, "there is no picture '\(reference.path)'", at: reference.location,
        hint: nearName(to: reference.path, in: folders))
    }
    return try workshop.remembered("picture \(path)") { () throws(Failure) in
      try read(reference, at: path)
    }
  }

  private func read(
    _ reference: ImageReference, at path: String
  ) throws(Failure) -> JPEGImage {
    do {
      let image = try JPEGImage(bytes: try bytes(path, what: "picture"))
      var sound = SoundPictures(folder: Workspace.cacheFolder)
      return try sound.checked(image)
    } catch let error as JPEGError {
      throw Failure(
        .badData, "the picture '\(reference.path)' cannot be used: \(error.description)",
        at: reference.location, hint: error.hint)
    } catch let error as Failure {
      throw error
    } catch {
      throw Failure(.ourFault, "\(error)")
    }
  }

  private func nearName(to path: String, in folders: [String]) -> String? {
    Spelling.hint(for: path, among: folders.flatMap(Folder.names))
      ?? "pictures lie beside the file or in the assets' images"
  }
}
