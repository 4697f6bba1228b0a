import Content

/// Every name of the catalogue means one treatment.
public struct CatalogueRule {
  public init() {}

  public func findings(_ treatments: [Treatment]) -> [Finding] {
    let ids = Set(treatments.map(\.id))
    var owners: [String: String] = [:]
    var findings: [Finding] = []
    for treatment in treatments {
      for alias in treatment.aliases {
        let owner = ids.contains(alias) ? alias : owners[alias]
        if let owner, owner != treatment.id {
          findings.append(
            .error(
              .name, "'\(alias)' is a name of the treatment '\(owner)' already",
              at: treatment.places["aliases"], hint: "give each treatment names of its own"))
        }
        owners[alias] = owners[alias] ?? treatment.id
      }
    }
    return findings
  }
}
