import Testing

@testable import Delivery

/// Parts of a list.
struct ShardTests {
  @Test(arguments: [1, 2, 3, 16])
  func partsNeverOverlapAndTogetherAreAll(count: Int) throws {
    let shards = try (1...count).map { try #require(Shard("\($0)/\(count)")) }
    var sizes = [Int](repeating: 0, count: count)
    for row in 1...4000 {
      let owners = shards.indices.filter { shards[$0].contains("A-\(row)") }
      #expect(owners.count == 1)
      for owner in owners { sizes[owner] += 1 }
    }
    // No part has twice its share.
    #expect(sizes.allSatisfy { $0 > 0 && $0 < 8000 / count })
  }

  @Test(arguments: ["", "3", "0/4", "5/4", "a/b", "1/0", "-1/4", "1/4/5", "/"])
  func whatIsNoPartIsRefused(text: String) {
    #expect(Shard(text) == nil)
  }

  private func assigned(_ environment: [String: String]) throws -> Shard? {
    try Shard.assigned { environment[$0] }
  }

  @Test func slurmsArrayIsUnderstood() throws {
    var environment = [
      "SLURM_ARRAY_TASK_ID": "5", "SLURM_ARRAY_TASK_MIN": "3", "SLURM_ARRAY_TASK_MAX": "6",
      "SLURM_ARRAY_TASK_COUNT": "4",
    ]
    #expect(try assigned(environment) == Shard("3/4"))
    environment["SLURM_ARRAY_TASK_STEP"] = "2"
    environment["SLURM_ARRAY_TASK_MAX"] = "9"
    #expect(try assigned(environment) == Shard("2/4"))
    environment["SLURM_ARRAY_TASK_ID"] = "6"
    #expect(throws: ShardError.notInARow) { try assigned(environment) }
  }

  @Test func anIndexedJobIsUnderstood() throws {
    #expect(
      try assigned(["JOB_COMPLETION_INDEX": "0", "JOB_COMPLETIONS": "16"]) == Shard("1/16"))
    #expect(throws: ShardError.incomplete("JOB_COMPLETION_INDEX")) {
      try assigned(["JOB_COMPLETION_INDEX": "0"])
    }
  }

  @Test func elsewhereThereIsNoPart() throws {
    #expect(try assigned([:]) == nil)
  }
}
