// The files of one server on a real disk: dataDir/version-2, and dataLogDir/version-2 for the logs. Carries out the
// file operations of storage/ in order.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "engine/base/result.h"
#include "engine/storage/file_op.h"

namespace qs::host {

/// Where in dataDir or dataLogDir the files are.
std::filesystem::path versionDirectory(const std::string& directory);

class DataDirectory {
public:
    /// Creates what is missing and takes the lock. Errors name the path: it cannot be made or read, or another server
    /// uses it.
    static Result<DataDirectory> open(const std::string& dataDir, const std::string& dataLogDir, bool forceSync);
    DataDirectory(DataDirectory&&) noexcept;
    DataDirectory& operator=(DataDirectory&&) noexcept;
    ~DataDirectory();

    /// All files that belong to the store. Errors name the file.
    Result<storage::Files> read() const;
    /// Errors name the file and say what the system said; what is on disk is known again only after the next start.
    std::string carryOut(const storage::FileOp& op);

private:
    struct Open;
    explicit DataDirectory(std::unique_ptr<Open> open);
    std::unique_ptr<Open> m_open;
};

}  // namespace qs::host
