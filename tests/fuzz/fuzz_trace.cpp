// Trace files: refused with a byte, or read, written to the same trace, printed and judged.
#include <sstream>

#include "engine/campaign/recorded.h"
#include "engine/trace/stream_reader.h"
#include "engine/trace/stream_writer.h"
#include "tests/fuzz/target.h"

using namespace qs;

namespace {

std::optional<Error> copy(std::string_view stream, std::string& out) {
    auto opened = trace::StreamReader::open(stream);
    if (!opened) return opened.error();
    trace::StreamReader reader = std::move(opened).value();
    trace::StreamWriter writer(out, reader.setting());
    for (;;) {
        const auto batch = reader.next(100);
        if (!batch) return batch.error();
        if (batch->records.empty()) return std::nullopt;
        writer.write(*batch);
    }
}

}  // namespace

void fuzz::run(std::string_view stream) {
    std::string once;
    const auto error = copy(stream, once);
    std::ostringstream words;
    const auto sameError = campaign::printTrace(stream, false, words);
    QS_CHECK(error.has_value() == sameError.has_value());
    if (error) {
        QS_CHECK(error->place.starts_with("byte ") && error->message() == sameError->message());
        return;
    }
    std::string twice;
    QS_CHECK(!copy(once, twice) && once == twice);
    QS_CHECK(!campaign::printTrace(stream, true, words));
    QS_CHECK(campaign::judgeTrace(stream).ok());
}
