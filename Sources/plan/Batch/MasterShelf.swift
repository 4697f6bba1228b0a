import Content
import Delivery
import Layout
import PDF
import Planning
import Rendering
import Synchronization
import Typography

/// What rows with the same plan share, for all threads: laid out once, drawn once, finished once.
///
/// It holds so many bytes and no more. What makes room is chosen at random: a list that goes round
/// and round through more plans than find room would always find the oldest gone.
final class MasterShelf: Sendable {
  /// One plan.
  final class Shared: Sendable {
    let plan: HandoutJob.Plan
    let composer: HandoutComposer
    let layout: String

    init(plan: HandoutJob.Plan, composer: HandoutComposer, layout: String) {
      (self.plan, self.composer, self.layout) = (plan, composer, layout)
    }
  }

  /// One way in which its pages come out: another for those whose names take another line.
  ///
  /// Whoever holds it holds the right one, whatever has become of its place on the shelf.
  final class Master: Sendable {
    let layout: MasterLayout
    let pageCount: Int
    let size: Size
    let warnings: [Diagnostic]
    private let documents = Mutex<[GlyphSheet: Document?]>([:])

    init(layout: MasterLayout, pageCount: Int, size: Size, warnings: [Diagnostic]) {
      (self.layout, self.pageCount) = (layout, pageCount)
      (self.size, self.warnings) = (size, warnings)
    }

    /// The document with the signs of a sheet; nil where it is new, nil within where there can be
    /// none.
    subscript(sheet: GlyphSheet) -> Document?? { documents.withLock { $0[sheet] } }

    /// False where another thread has made the same at the same time.
    fileprivate func add(_ document: Document?, _ sheet: GlyphSheet) -> Bool {
      documents.withLock { documents in
        guard documents[sheet] == nil else { return false }
        documents[sheet] = .some(document)
        return true
      }
    }
  }

  struct Document: Sendable {
    var master: HandoutMaster
    var beginning: FileContents.Beginning
    /// Without the pictures, which plans have in common.
    var size: Int { master.document.body.count }
  }

  fileprivate struct Place {
    var shared: Shared
    var masters: [Master] = []
    var bytes = 0
  }

  /// Hardly any are of one size and not equal, and to look at every byte takes long.
  fileprivate struct Pictures: Hashable {
    var bytes: [UInt8]

    func hash(into hasher: inout Hasher) { hasher.combine(bytes.count) }
  }

  fileprivate struct State {
    var places: [JobRequest: Place] = [:]
    var bytes = 0
    /// What documents of different plans have in common, each once: beginnings that hold nothing but
    /// pictures, and the signs of sheets.
    var pictures: Set<Pictures> = []
    var signs: Set<SheetSigns> = []
    var tables: Set<SignTable> = []
  }

  private let state = Mutex(State())
  fileprivate static let mostBytes = 70 << 20
  /// What a plan, its layout and its signs take beside the document, about, as it was measured.
  fileprivate static let masterBytes = 48 << 10

  /// What is known of a plan; nil where it is new.
  subscript(key: JobRequest) -> (shared: Shared, masters: [Master])? {
    state.withLock { state in
      state.places[key].map { ($0.shared, $0.masters) }
    }
  }

  /// Adds a way in which the plan's pages come out.
  func add(_ master: Master, to key: JobRequest, of shared: Shared) {
    state.withLock { state in
      state.makeRoom(MasterShelf.masterBytes, keeping: key)
      var place = state.places[key] ?? Place(shared: shared)
      place.masters.append(master)
      place.bytes += MasterShelf.masterBytes
      state.bytes += MasterShelf.masterBytes
      state.places[key] = place
    }
  }

  /// The master ready for use, sharing with others what they have in common.
  func document(_ master: HandoutMaster) -> Document {
    var master = master
    state.withLock { state in
      let pictures = MasterShelf.Pictures(bytes: master.document.head)
      master.document.head = state.pictures.insert(pictures).memberAfterInsert.bytes
      master.document.signs = state.signs.insert(master.document.signs).memberAfterInsert
      master.signs = state.tables.insert(master.signs).memberAfterInsert
    }
    return Document(
      master: master,
      beginning: FileContents.Beginning(master.document.head, master.document.body))
  }

  /// Adds a document to its master, which may have left the shelf since.
  func add(_ document: Document?, _ sheet: GlyphSheet, to master: Master, of key: JobRequest) {
    guard master.add(document, sheet), let size = document?.size else { return }
    state.withLock { state in
      state.makeRoom(size, keeping: key)
      guard state.places[key]?.masters.contains(where: { $0 === master }) == true else { return }
      state.places[key]?.bytes += size
      state.bytes += size
    }
  }
}

extension MasterShelf.State {
  fileprivate mutating func makeRoom(_ size: Int, keeping key: JobRequest) {
    while bytes + size > MasterShelf.mostBytes, let other = places.randomElement() {
      guard other.key != key else {
        if places.count == 1 { return }
        continue
      }
      bytes -= other.value.bytes
      places[other.key] = nil
    }
  }
}
