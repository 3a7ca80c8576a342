// The files of one server on a real disk: dataDir/version-2, and dataLogDir/version-2 for the logs. Carries out the
// file operations of storage/ in order.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "engine/base/result.h"
#include "engine/storage/file_op.h"
#include "engine/storage/recover.h"

namespace qs::host {

/// Where in dataDir or dataLogDir the files are.
std::filesystem::path versionDirectory(const std::string& directory);

class DataDirectory : public storage::Folder {
public:
    using Fill = std::function<void(const std::function<bool(std::string_view)>& sink)>;

    /// Creates what is missing and takes the locks. `forceSync`: logs are synced, and go to the disk past the page
    /// cache where they can. `setAside`: bytes of the disk that belong to a log before anything is written there, so
    /// that it grows in few steps; its size is what was written all the same, up to zeros in the last sector of one
    /// that grows. `patience`: for another server that uses it. Errors name the path: it cannot be made or read, or
    /// another server still uses it.
    static Result<DataDirectory> open(const std::string& dataDir, const std::string& dataLogDir, bool forceSync,
                                      std::uint64_t setAside = 0, std::chrono::milliseconds patience = {});
    DataDirectory(DataDirectory&&) noexcept;
    DataDirectory& operator=(DataDirectory&&) noexcept;
    ~DataDirectory() override;

    /// Those that belong to the store.
    Result<std::vector<std::string>> names() const override;
    Result<std::size_t> read(const std::string& name, std::uint64_t offset, std::span<char> into) const override;
    /// What is written to a log is on the disk once it is synced; else whenever the system comes to it.
    bool syncsLogs() const;
    /// Bytes of the largest snapshot; 0: there is none.
    std::uint64_t largestSnapshot() const;
    /// Writes a whole new file and syncs it, beside what carryOut() does on another thread. `fill` gives its bytes to
    /// the function it is called with, which says false once they cannot be written. Errors as carryOut().
    std::string writeBeside(const std::string& name, const Fill& fill) const;
    /// Errors name the file and say what the system said; what is on disk is known again only after the next start.
    std::string carryOut(const storage::FileOp& op);

private:
    struct Open;
    explicit DataDirectory(std::unique_ptr<Open> open);
    std::unique_ptr<Open> m_open;
};

}  // namespace qs::host
