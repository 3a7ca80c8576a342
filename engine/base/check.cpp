#include "engine/base/check.h"

#include <utility>

namespace qs {

namespace {
thread_local CheckHook checkHook;
}  // namespace

void setCheckHook(CheckHook hook) {
    checkHook = std::move(hook);
}

void checkFailed(const char* condition, const char* file, int line) {
    std::string message =
        std::string("internal check failed: ") + condition + " at " + file + ":" + std::to_string(line);
    if (checkHook) {
        const CheckHook hook = std::exchange(checkHook, nullptr);  // a failing hook must not call itself
        const std::string more = hook(message);
        if (!more.empty()) message += "; " + more;
    }
    throw CheckFailed(message);
}

}  // namespace qs
