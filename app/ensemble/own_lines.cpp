#include "app/ensemble/own_lines.h"

#include <algorithm>
#include <iterator>

#include "engine/config/properties.h"
#include "engine/config/zoo_config.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* Place = "own lines";

constexpr std::string_view ChosenElsewhere[] = {
    "dataDir", "dataLogDir", "clientPort", "clientPortAddress", "peerType", "dynamicConfigFile", "standaloneEnabled",
};

bool isChosenElsewhere(std::string_view key) {
    const auto end = std::end(ChosenElsewhere);
    return config::ServerList::hasKey(key) || std::find(std::begin(ChosenElsewhere), end, key) != end;
}

}  // namespace

Result<OwnLines> readOwnLines(const QString& text) {
    const std::string lines = text.toStdString();
    for (const config::Property& each : config::readProperties(lines)) {
        if (isChosenElsewhere(config::bareKey(each.key)))
            return Error{Place + (":" + std::to_string(each.line)), each.key + " is not for a line of one's own"};
    }
    const auto read = config::parseZooConfig(lines + "\ndataDir=/d\nclientPort=2181\n", Place);
    if (!read) return read.error();
    OwnLines out;
    for (const config::Warning& each : read->warnings)
        out.warnings
            << u"%1:%2: %3"_s.arg(QString::fromLatin1(Place)).arg(each.line).arg(QString::fromStdString(each.text));
    const bool saysTick = std::ranges::any_of(config::readProperties(lines), [](const config::Property& each) {
        return config::bareKey(each.key) == "tickTime";
    });
    if (saysTick) out.pace.tick = read->tick;
    if (read->initLimit != 0) out.pace.initLimit = read->initLimit;
    if (read->syncLimit != 0) out.pace.syncLimit = read->syncLimit;
    return out;
}

}  // namespace qs::app
