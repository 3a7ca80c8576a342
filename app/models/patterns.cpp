#include "app/models/patterns.h"

#include <QCoreApplication>
#include <vector>

namespace qs::app {

namespace {

/// What stands at the place holders, in the order of their numbers; nothing where the text is another.
std::optional<std::vector<std::string_view>> match(std::string_view pattern, std::string_view text) {
    std::vector<std::string_view> found;
    for (auto hole = pattern.find('%'); hole != std::string_view::npos; hole = pattern.find('%')) {
        if (!text.starts_with(pattern.substr(0, hole))) return std::nullopt;
        const auto number = static_cast<std::size_t>(pattern[hole + 1] - '0');
        text.remove_prefix(hole);
        pattern.remove_prefix(hole + 2);
        const std::string_view next = pattern.substr(0, pattern.find('%'));
        const auto end = next.empty() ? text.size() : text.find(next);
        if (end == 0 || end == std::string_view::npos) return std::nullopt;
        if (number > found.size()) found.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    if (text != pattern) return std::nullopt;
    return found;
}

/// Not QString::arg: what stands there may hold a % of its own.
QString filled(const QString& words, const std::vector<QString>& parts) {
    QString out;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const int number = words[i] == u'%' && i + 1 < words.size() ? words[i + 1].digitValue() : -1;
        if (number < 1 || static_cast<std::size_t>(number) > parts.size()) {
            out += words[i];
            continue;
        }
        out += parts[static_cast<std::size_t>(number) - 1];
        ++i;
    }
    return out;
}

}  // namespace

std::optional<QString> translatedBy(std::span<const char* const> patterns, const char* context,
                                    std::string_view english, const std::function<QString(std::string_view)>& part) {
    for (const char* pattern : patterns) {
        const auto found = match(pattern, english);
        if (!found) continue;
        std::vector<QString> parts;
        for (const std::string_view each : *found)
            parts.push_back(part(each));
        return filled(QCoreApplication::translate(context, pattern), parts);
    }
    return std::nullopt;
}

}  // namespace qs::app
