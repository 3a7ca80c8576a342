// QS_CHECK: an assertion about our own code that stays on in release builds. Bad outside data is never a QS_CHECK
// but a Result (result.h); a broken safety property is a finding of check/.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>

namespace qs {

/// Thrown by a failed QS_CHECK after the failure hook ran. Caught only where one ensemble can be ended alone.
class CheckFailed : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

/// Reports the failed condition through the hook and throws CheckFailed.
[[noreturn]] void checkFailed(const char* condition, const char* file, int line);

/// Runs on this thread before CheckFailed is thrown; the owner of an ensemble writes seed and commands there.
/// The text returned is appended to the exception's message (for example the name of the file written).
using CheckHook = std::function<std::string(const std::string& message)>;
void setCheckHook(CheckHook hook);

}  // namespace qs

#define QS_CHECK(condition)                                                  \
    do {                                                                     \
        if (!(condition)) ::qs::checkFailed(#condition, __FILE__, __LINE__); \
    } while (false)
