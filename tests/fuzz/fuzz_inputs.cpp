// Logs of inputs: each frame is refused, or read and written to what reads the same.
#include "engine/replay/input_log.h"
#include "tests/fuzz/target.h"

using namespace qs;

void fuzz::run(std::string_view bytes) {
    if (bytes.empty()) return;
    const std::string_view frame = bytes.substr(1);
    if (bytes[0] % 2 == 0) {
        const auto begin = replay::decodeBegin(frame);
        if (!begin) return;
        const std::string written = replay::encode(*begin);
        const auto again = replay::decodeBegin(std::string_view(written).substr(4));
        QS_CHECK(again.ok() && replay::encode(*again) == written);
        return;
    }
    const auto step = replay::decodeStep(frame);
    if (!step) return;
    const std::string written = replay::encode(*step);
    const auto again = replay::decodeStep(std::string_view(written).substr(4));
    QS_CHECK(again.ok() && replay::encode(*again) == written);
}
