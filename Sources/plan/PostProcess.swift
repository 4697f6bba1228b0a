import Delivery
import Glibc

/// The program `plan-post`, started once and asked again and again.
///
/// It answers each request by one message, and ends when we close its input, or end ourselves.
final class PostProcess: @unchecked Sendable {
  // Unchecked, because one request follows the other under the lock.
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let process: pid_t
  private let input: Int32
  private let output: Int32
  private let channel: MessageChannel

  /// - Parameter service: such as `ledger`.
  /// - Throws: `Failure` where the program is not found beside this one.
  init(_ service: String) throws(Failure) {
    let program = try PostProcess.program()
    var (toChild, fromChild): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    guard pipe(&toChild) == 0, pipe(&fromChild) == 0 else {
      throw Failure(.tryAgain, "cannot start \(program): \(String(cString: strerror(errno)))")
    }
    for end in toChild + fromChild { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toChild[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, fromChild[1], STDOUT_FILENO)
    var process = pid_t()
    var words = [strdup(program), strdup(service), nil]
    defer { for word in words { free(word) } }
    let status = posix_spawn(&process, program, &actions, nil, &words, environ)
    close(toChild[0])
    close(fromChild[1])
    guard status == 0 else {
      throw Failure(
        .serviceUnavailable, "cannot start \(program): \(String(cString: strerror(status)))")
    }
    self.process = process
    input = toChild[1]
    output = fromChild[0]
    channel = MessageChannel(input: output, output: input)
    lock = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
    // A helper that has gone is an error of the request, not the end of this process.
    signal(SIGPIPE, SIG_IGN)
  }

  deinit {
    close(input)
    close(output)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  private static func program() throws(Failure) -> String {
    let folder = FileSystem.executable.map(FilePath.parent) ?? "."
    let path = FilePath.joined(folder, "plan-post")
    guard FileSystem.exists(path) else {
      throw Failure(
        .serviceUnavailable, "the program plan-post is not beside plan",
        hint: "swift build makes both; install them into one folder")
    }
    return path
  }

  /// Asks, and waits for the answer.
  ///
  /// - Throws: `Failure` where the program has ended, which is a fault of ours.
  func ask<Request: Encodable, Reply: Decodable>(
    _ request: Request, for reply: Reply.Type
  ) throws(Failure) -> Reply {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    do {
      try channel.send(request)
      if let reply = try channel.receive(Reply.self) { return reply }
      throw MessageChannel.Failure.ended
    } catch MessageChannel.Failure.misunderstood {
      throw Failure(.ourFault, "plan-post was not understood")
    } catch {
      throw Failure(.ourFault, "plan-post has ended before its work was done")
    }
  }
}
