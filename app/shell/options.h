// The command line of quorumscope as a value. Parsing is pure: no window, no file is touched, every refusal is one
// line.
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>
#include <optional>
#include <variant>

#include "engine/base/virtual_time.h"

namespace qs::app {

struct Options {
    bool headless = false;
    int replicas = 3;                   ///< voters, 1..9
    int observers = 0;                  ///< 0..9
    QString dataDir;                    ///< of server processes; empty: the Lab
    QString configs;                    ///< folder with zoo.cfg files of others; empty: none
    QStringList ownLines;               ///< more of zoo.cfg, of servers below dataDir
    bool keepRunning = false;           ///< they go on without the window, or headless, at the end of input
    std::optional<quint16> clientPort;  ///< none: as the settings have it, headless the usual one
    quint64 seed = 1;
    std::optional<double> speed;  ///< virtual seconds per second; none: automatic in the window, 1x headless
    QString scenario;             ///< file; empty: the default ensemble
    bool paused = false;          ///< the window begins at virtual time 0, standing
    QString screenshot;           ///< file; empty: no screenshot
    QString traceFile;            ///< headless: where the trace goes; empty: nowhere
    VirtualTime at;               ///< moment of the screenshot
    QString theme;                ///< "light", "dark"; empty: as the system has it
    QString language;             ///< "en", "zh_CN"; empty: as the system has it
    QSize size{1440, 900};        ///< of the screenshot
    bool ensembleChosen = false;  ///< --replicas, --observers or --seed was given
};

struct HelpAsked {};
struct VersionAsked {};
struct BadArguments {
    QString line;
};
using ParsedArguments = std::variant<Options, HelpAsked, VersionAsked, BadArguments>;

/// `arguments` begins with the program's name.
ParsedArguments parseArguments(const QStringList& arguments);
/// Requires: a QCoreApplication.
QString helpText();

/// "3s", "2.5s", "2500ms"; nullopt for anything else.
std::optional<VirtualTime> parseDuration(const QString& text);
/// "1280x800"; 640x480 to 7680x4320.
std::optional<QSize> parseSize(const QString& text);

}  // namespace qs::app
