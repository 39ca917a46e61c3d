// SPDX-License-Identifier: MIT
#include "engine/core/atomic_file.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/support/temporary_folder.h"

namespace audioldm::engine {
namespace {

using tests::readBytes;
using tests::TemporaryFolder;
using tests::writeBytes;

void expectIoError(const Result<void>& result, const std::filesystem::path& path,
                   const std::string& cause) {
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::Io);
    EXPECT_NE(result.error().message.find(path.string()), std::string::npos)
        << result.error().message;
    EXPECT_NE(result.error().message.find(cause), std::string::npos) << result.error().message;
}

TEST(AtomicFile, WritesTheBytesAndLeavesNothingElse) {
    const TemporaryFolder folder;
    const std::string bytes("a\0b\nc", 5);
    ASSERT_TRUE(writeFileAtomically(folder / "file", bytes).ok());
    EXPECT_EQ(readBytes(folder / "file"), bytes);
    EXPECT_EQ(folder.names().size(), 1U);
}

TEST(AtomicFile, TakesARelativeNameInTheCurrentFolder) {
    const TemporaryFolder folder;
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    const auto result = writeFileAtomically("file", "x");
    std::filesystem::current_path(before);
    ASSERT_TRUE(result.ok()) << result.error().message;
    EXPECT_EQ(readBytes(folder / "file"), "x");
}

TEST(AtomicFile, FollowsTheUmask) {
    const TemporaryFolder folder;
    const mode_t before = ::umask(027);
    const bool written = writeFileAtomically(folder / "file", "x").ok();
    ::umask(before);
    ASSERT_TRUE(written);
    struct stat now {};
    ASSERT_EQ(::stat((folder / "file").c_str(), &now), 0);
    EXPECT_EQ(now.st_mode & 0777U, 0640U);
}

TEST(AtomicFile, ReplacesAFileAndKeepsItsPermissions) {
    const TemporaryFolder folder;
    writeBytes(folder / "file", "old");
    ASSERT_EQ(::chmod((folder / "file").c_str(), 0604), 0);
    ASSERT_TRUE(writeFileAtomically(folder / "file", "new").ok());
    EXPECT_EQ(readBytes(folder / "file"), "new");
    struct stat now {};
    ASSERT_EQ(::stat((folder / "file").c_str(), &now), 0);
    EXPECT_EQ(now.st_mode & 0777U, 0604U);
}

TEST(AtomicFile, KeepsAFileThatMayNotBeReplaced) {
    const TemporaryFolder folder;
    writeBytes(folder / "file", "old");
    expectIoError(writeFileAtomically(folder / "file", "new", Existing::Keep), folder / "file",
                  "File exists");
    EXPECT_EQ(readBytes(folder / "file"), "old");
    EXPECT_EQ(folder.names().size(), 1U);
    ASSERT_TRUE(writeFileAtomically(folder / "other", "new", Existing::Keep).ok());
    EXPECT_EQ(readBytes(folder / "other"), "new");
    EXPECT_EQ(folder.names().size(), 2U);
}

TEST(AtomicFile, WritesThroughALink) {
    const TemporaryFolder folder;
    std::filesystem::create_symlink("real", folder / "link");
    ASSERT_TRUE(writeFileAtomically(folder / "link", "1").ok());
    ASSERT_TRUE(writeFileAtomically(folder / "link", "2").ok());
    EXPECT_TRUE(std::filesystem::is_symlink(folder / "link"));
    EXPECT_EQ(readBytes(folder / "real"), "2");
}

TEST(AtomicFile, SaysWhyATargetCannotBeWritten) {
    const TemporaryFolder folder;
    writeBytes(folder / "file", "x");
    std::filesystem::create_directory(folder / "folder");
    std::filesystem::create_symlink("circle", folder / "circle");
    ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    const std::pair<std::filesystem::path, const char*> cases[] = {
        {folder / "missing/file", "No such file or directory"},
        {folder / "file/below", "Not a directory"},
        {folder / "folder", "Is a directory"},
        {folder / "pipe", "not a regular file"},
        {folder / "circle", "Too many levels of symbolic links"},
        {folder / std::string(300, 'n'), "File name too long"},
        {folder / "", "not a file name"},
        {"/dev/full", "not a regular file"},
        {"/proc/file", "No such file or directory"},
    };
    for (const auto& [path, cause] : cases) {
        expectIoError(writeFileAtomically(path, "x"), path, cause);
        expectIoError(checkWritable(path, 0), path, cause);
    }
    EXPECT_EQ(folder.names().size(), 4U);
}

TEST(AtomicFile, TakesTheLongestNameThatAFileMayHave) {
    const TemporaryFolder folder;
    std::string name = "x";
    for (int i = 0; i < 127; ++i) {
        name += "\xC3\xA9";
    }
    ASSERT_EQ(name.size(), 255U);
    const auto result = writeFileAtomically(folder / name, "x");
    EXPECT_TRUE(result.ok()) << result.error().message;
}

TEST(AtomicFile, LeavesTheOldFileWhenTheNewOneCannotBeFinished) {
    const TemporaryFolder folder;
    writeBytes(folder / "file", "old");
    struct rlimit before {};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    ::signal(SIGXFSZ, SIG_IGN);
    const struct rlimit small { 4096, before.rlim_max };
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto replaced = writeFileAtomically(folder / "file", std::string(5000, 'n'));
    const auto fresh = writeFileAtomically(folder / "fresh", std::string(5000, 'n'));
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
    expectIoError(replaced, folder / "file", "File too large");
    expectIoError(fresh, folder / "fresh", "File too large");
    EXPECT_EQ(readBytes(folder / "file"), "old");
    EXPECT_EQ(folder.names().size(), 1U);
}

TEST(AtomicFile, SaysThatADiskIsFullOrReadOnly) {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "disk");
    const std::string place = (folder / "disk").string();
    if (::mount("tmpfs", place.c_str(), "tmpfs", 0, "size=64k") != 0) {
        GTEST_SKIP() << "only root can mount a small disk";
    }
    const auto full = writeFileAtomically(folder / "disk/file", std::string(100'000, 'n'));
    const auto fullBefore = checkWritable(folder / "disk/file", 100'000);
    const auto fits = checkWritable(folder / "disk/file", 10'000);
    const bool empty = std::filesystem::is_empty(place);
    const int remounted = ::mount("tmpfs", place.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, "");
    const auto readOnly = writeFileAtomically(folder / "disk/file", "x");
    const auto readOnlyBefore = checkWritable(folder / "disk/file", 0);
    ASSERT_EQ(::umount(place.c_str()), 0);
    ASSERT_EQ(remounted, 0);
    expectIoError(full, folder / "disk/file", "No space left on device");
    expectIoError(fullBefore, folder / "disk/file", "No space left on device");
    EXPECT_TRUE(fits.ok());
    EXPECT_TRUE(empty);
    expectIoError(readOnly, folder / "disk/file", "Read-only file system");
    expectIoError(readOnlyBefore, folder / "disk/file", "Read-only file system");
}

TEST(AtomicFile, CheckLeavesNothing) {
    const TemporaryFolder folder;
    writeBytes(folder / "file", "old");
    EXPECT_TRUE(checkWritable(folder / "file", 1000).ok());
    EXPECT_TRUE(checkWritable(folder / "new", 1000).ok());
    EXPECT_EQ(readBytes(folder / "file"), "old");
    EXPECT_EQ(folder.names().size(), 1U);
}

}  // namespace
}  // namespace audioldm::engine
