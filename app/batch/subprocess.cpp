// SPDX-License-Identifier: MIT
#include "app/batch/subprocess.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "engine/core/descriptor.h"
#include "engine/core/exception.h"

namespace audioldm::batch {
namespace {

using engine::Descriptor;

struct Pipe {
    Descriptor read;
    Descriptor write;
};

Result<Pipe> makePipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return Error{ErrorCode::Io,
                     "Cannot make a pipe: " + std::generic_category().message(errno) + ".",
                     {}};
    }
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

/// What the child gets: its three streams, and signals as a shell would give them.
class Surroundings final {
public:
    Surroundings(int out, int err) {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_addopen(&m_actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&m_actions, out, STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&m_actions, err, STDERR_FILENO);
        posix_spawnattr_init(&m_attributes);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&m_attributes, &none);
        sigset_t all;
        sigfillset(&all);
        posix_spawnattr_setsigdefault(&m_attributes, &all);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    Surroundings(const Surroundings&) = delete;
    Surroundings& operator=(const Surroundings&) = delete;
    ~Surroundings() {
        posix_spawnattr_destroy(&m_attributes);
        posix_spawn_file_actions_destroy(&m_actions);
    }

    [[nodiscard]] int spawn(pid_t& child, char* const* arguments) const {
        return posix_spawnp(&child, arguments[0], &m_actions, &m_attributes, arguments, environ);
    }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

/// Reads some of a stream; false at its end.
bool readSome(int descriptor, std::string& text) {
    std::array<char, 4096> part{};
    const ssize_t bytes = ::read(descriptor, part.data(), part.size());
    if (bytes > 0) {
        text.append(part.data(), static_cast<std::size_t>(bytes));
    }
    return bytes > 0 || (bytes < 0 && errno == EINTR);
}

/// Both streams at once: a full pipe would stop the program.
void readBoth(int out, int err, ProgramEnd& end) {
    std::array<pollfd, 2> streams = {pollfd{out, POLLIN, 0}, pollfd{err, POLLIN, 0}};
    while (streams[0].fd >= 0 || streams[1].fd >= 0) {
        if (::poll(streams.data(), streams.size(), -1) < 0 && errno != EINTR) {
            return;
        }
        for (pollfd& stream : streams) {
            if (stream.fd >= 0 && stream.revents != 0 &&
                !readSome(stream.fd, stream.fd == out ? end.out : end.err)) {
                stream.fd = -1;
            }
        }
    }
}

int exitCodeOf(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Result<ProgramEnd> runProgram(const std::vector<std::string>& arguments) {
    auto out = makePipe();
    auto err = makePipe();
    if (!out || !err) {
        return out.ok() ? err.error() : out.error();
    }
    std::vector<std::string> copies = arguments;
    std::vector<char*> pointers;
    for (std::string& argument : copies) {
        pointers.push_back(argument.data());
    }
    pointers.push_back(nullptr);
    pid_t child = 0;
    const Surroundings surroundings(out.value().write.number(), err.value().write.number());
    if (const int cause = surroundings.spawn(child, pointers.data()); cause != 0) {
        return Error{ErrorCode::Io,
                     engine::concat("Cannot start \"", arguments.front(),
                                    "\": ", std::generic_category().message(cause), "."),
                     arguments.front()};
    }
    out.value().write = Descriptor();
    err.value().write = Descriptor();
    ProgramEnd end;
    readBoth(out.value().read.number(), err.value().read.number(), end);
    end.exitCode = exitCodeOf(child);
    return end;
}

}  // namespace audioldm::batch
