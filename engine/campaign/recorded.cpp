#include "engine/campaign/recorded.h"

#include <functional>
#include <iterator>

#include "engine/campaign/trace_json.h"
#include "engine/check/check.h"
#include "engine/trace/stream_reader.h"
#include "engine/trace/transcript.h"

namespace qs::campaign {

namespace {

constexpr std::size_t AtOnce = 10000;  ///< records

using Take = std::function<void(trace::Batch&, const trace::Tables&)>;

std::optional<Error> readAll(trace::StreamReader& reader, const Take& take) {
    trace::Tables tables;
    for (;;) {
        auto next = reader.next(AtOnce);
        if (!next) return next.error();
        trace::Batch batch = std::move(next).value();
        if (batch.records.empty()) return std::nullopt;
        tables.append(batch.texts, batch.txns);
        take(batch, tables);
    }
}

}  // namespace

std::optional<Error> printTrace(std::string_view stream, bool json, std::ostream& out) {
    auto reader = trace::StreamReader::open(stream);
    if (!reader) return reader.error();
    trace::StreamReader opened = std::move(reader).value();
    return readAll(opened, [&](const trace::Batch& batch, const trace::Tables& tables) {
        if (json) {
            out << toJsonLines(batch, tables);
            return;
        }
        for (const trace::Record& r : batch.records)
            out << r.seq << "  " << trace::transcriptLine(r, tables) << "\n";
    });
}

Result<Judgement> judgeTrace(std::string_view stream) {
    auto reader = trace::StreamReader::open(stream);
    if (!reader) return reader.error();
    trace::StreamReader opened = std::move(reader).value();
    check::Suite suite(opened.setting());
    Judgement out;
    const auto error = readAll(opened, [&](trace::Batch& batch, const trace::Tables& tables) {
        suite.observe(batch, tables);
        out.records += batch.records.size();
        out.end = batch.upTo;
        out.findings.insert(out.findings.end(), std::make_move_iterator(batch.findings.begin()),
                            std::make_move_iterator(batch.findings.end()));
    });
    if (error) return *error;
    out.checks = suite.statuses();
    out.partial = suite.isPartial();
    return out;
}

}  // namespace qs::campaign
