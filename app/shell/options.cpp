#include "app/shell/options.h"

#include <QCommandLineParser>
#include <QRegularExpression>

#include "app/ensemble/lab_ensemble.h"
#include "app/ensemble/port_block.h"
#include "engine/sim/lab_bounds.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

void addOptions(QCommandLineParser& parser) {
    parser.setApplicationDescription(
        u"Runs a ZooKeeper-like ensemble on this machine and lets you see it think.\n"
        "Ordinary ZooKeeper clients can connect to it."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"FILE"_s, u"A scenario to play, or a saved run to watch again."_s, u"[FILE]"_s);
    parser.addOptions({
        {u"headless"_s, u"Run without a window; commands on standard input."_s},
        {u"world"_s, u"Where the replicas live: lab, or local: server processes (lab)."_s, u"WORLD"_s},
        {u"replicas"_s, u"Voting replicas, 1 to 9 (as --data-dir has them already, else 3)."_s, u"N"_s},
        {u"observers"_s, u"Observers, 0 to 9 (as --data-dir has them already, else 0)."_s, u"K"_s},
        {u"client-port"_s, u"Client port of replica 1; the others follow (2181)."_s, u"P"_s},
        {u"seed"_s, u"Seed of the Lab (1)."_s, u"N"_s},
        {u"speed"_s, u"Virtual seconds per second (automatic in the window, 1 headless)."_s, u"X"_s},
        {u"data-dir"_s, u"Where server processes keep their data; a Lab keeps none."_s, u"DIR"_s},
        {u"configs"_s, u"With --world local: start the servers whose zoo.cfg files lie below DIR, as they are."_s,
         u"DIR"_s},
        {u"set"_s, u"With --data-dir: one more line of zoo.cfg; may be repeated."_s, u"KEY=VALUE"_s},
        {u"keep-running"_s,
         u"With --world local: the servers go on without this window, or without input. Started again with the same "
         "folder, this program takes them up."_s},
        {u"trace"_s, u"With --headless: write the trace into this file."_s, u"FILE"_s},
        {u"scenario"_s, u"The same as FILE."_s, u"FILE"_s},
        {u"paused"_s, u"Begin with time standing."_s},
        {u"at"_s, u"With --screenshot: the virtual time, 3s or 2500ms."_s, u"T"_s},
        {u"screenshot"_s, u"Render the window at --at into this PNG, without a display, and exit."_s, u"OUT.png"_s},
        {u"theme"_s, u"light or dark."_s, u"THEME"_s},
        {u"language"_s, u"en or zh_CN."_s, u"LANGUAGE"_s},
        {u"size"_s, u"With --screenshot: size of the window (1440x900)."_s, u"WxH"_s},
    });
}

/// Reads option values one after the other; the first thing wrong stays in `problem`.
struct Reader {
    const QCommandLineParser& parser;
    QString problem;

    void refuse(const QString& line) {
        if (problem.isEmpty()) problem = line;
    }
    template <class T, class B>
    void number(const QString& name, T& out, const sim::Bounds<B>& may) {
        if (!parser.isSet(name)) return;
        const auto low = static_cast<qulonglong>(may.least);
        const auto high = static_cast<qulonglong>(may.most);
        bool ok = false;
        const qulonglong value = parser.value(name).toULongLong(&ok);
        if (!ok || value < low || value > high) {
            refuse(u"--%1 takes a whole number from %2 to %3, not '%4'"_s.arg(name).arg(low).arg(high).arg(
                parser.value(name)));
            return;
        }
        out = static_cast<T>(value);
    }
    void speed(std::optional<double>& out) {
        if (!parser.isSet(u"speed"_s)) return;
        bool ok = false;
        const double value = parser.value(u"speed"_s).toDouble(&ok);
        if (!ok || !(value >= 0.001 && value <= 1000)) {
            refuse(u"--speed takes a number from 0.001 to 1000, not '%1'"_s.arg(parser.value(u"speed"_s)));
            return;
        }
        out = value;
    }
};

void readWorld(Reader& reader, const QString& world, Options& options) {
    options.dataDir = reader.parser.value(u"data-dir"_s);
    options.configs = reader.parser.value(u"configs"_s);
    options.ownLines = reader.parser.values(u"set"_s);
    options.keepRunning = reader.parser.isSet(u"keep-running"_s);
    if (options.keepRunning && world != u"local") reader.refuse(u"--keep-running goes with --world local"_s);
    if (!options.ownLines.isEmpty() && options.dataDir.isEmpty()) reader.refuse(u"--set goes with --data-dir"_s);
    if (!options.configs.isEmpty()) {
        if (world != u"local") reader.refuse(u"--configs goes with --world local"_s);
        for (const QString& name : {u"data-dir"_s, u"replicas"_s, u"observers"_s, u"client-port"_s})
            if (reader.parser.isSet(name)) reader.refuse(u"--%1 does not go with --configs: they say it"_s.arg(name));
    }
    if (world == u"lab") {
        if (reader.parser.isSet(u"data-dir"_s))
            reader.refuse(u"--data-dir does not go with --world lab: a Lab keeps its disks in memory"_s);
        return;
    }
    if (world != u"local") reader.refuse(u"--world '%1' does not exist in this build; it has: lab, local"_s.arg(world));
    if (options.dataDir.isEmpty() && options.configs.isEmpty())
        reader.refuse(u"--world local needs --data-dir DIR or --configs DIR"_s);
    for (const QString& name : {u"seed"_s, u"speed"_s, u"paused"_s}) {
        if (reader.parser.isSet(name))
            reader.refuse(u"--%1 does not go with --world local: time is real there"_s.arg(name));
    }
    if (reader.parser.isSet(u"scenario"_s) || !reader.parser.positionalArguments().isEmpty())
        reader.refuse(u"a scenario does not go with --world local: it is played in a Lab"_s);
}

void readEnsemble(Reader& reader, Options& options) {
    const QString world = reader.parser.isSet(u"world"_s) ? reader.parser.value(u"world"_s) : u"lab"_s;
    readWorld(reader, world, options);
    reader.number(u"replicas"_s, options.replicas, sim::bounds::Voters);
    reader.number(u"observers"_s, options.observers, sim::bounds::Observers);
    quint16 port = LabEnsembleOptions{}.clientPort;
    reader.number(u"client-port"_s, port, sim::Bounds<int>{1, LastPort});
    if (reader.parser.isSet(u"client-port"_s)) options.clientPort = port;
    reader.number(u"seed"_s, options.seed, sim::Bounds<quint64>{0, std::numeric_limits<quint64>::max()});
    reader.speed(options.speed);
    options.traceFile = reader.parser.value(u"trace"_s);
    if (reader.parser.isSet(u"trace"_s) && !options.headless) reader.refuse(u"--trace goes with --headless"_s);
    if (port + options.replicas + options.observers - 1 > LastPort) {
        reader.refuse(u"--client-port %1 leaves no room below 65536 for %2 replicas"_s.arg(port).arg(
            options.replicas + options.observers));
    }
    for (const QString& name : {u"replicas"_s, u"observers"_s, u"seed"_s}) {
        options.ensembleChosen = options.ensembleChosen || reader.parser.isSet(name);
    }
}

void readScenario(Reader& reader, Options& options) {
    const QStringList files = reader.parser.positionalArguments();
    if (files.size() > 1)
        reader.refuse(u"one FILE at most, not %1: '%2' is too many"_s.arg(files.size()).arg(files[1]));
    if (!files.isEmpty() && reader.parser.isSet(u"scenario"_s)) {
        reader.refuse(u"either FILE or --scenario, not both"_s);
    }
    options.scenario = files.isEmpty() ? reader.parser.value(u"scenario"_s) : files.first();
    if (!options.scenario.isEmpty() && options.ensembleChosen) {
        reader.refuse(u"--replicas, --observers and --seed do not go with a scenario: it names its own ensemble"_s);
    }
    if (!options.scenario.isEmpty() && options.headless) {
        reader.refuse(u"--headless takes its commands from standard input; run a scenario with quorumscope-sim run"_s);
    }
}

void readScreenshot(Reader& reader, Options& options) {
    options.screenshot = reader.parser.value(u"screenshot"_s);
    const bool wanted = reader.parser.isSet(u"screenshot"_s);
    options.paused = reader.parser.isSet(u"paused"_s);
    if (options.paused && (wanted || options.headless)) reader.refuse(u"--paused is for the window"_s);
    if (wanted && options.screenshot.isEmpty()) reader.refuse(u"--screenshot needs the name of a PNG file"_s);
    if (wanted && options.headless) reader.refuse(u"either --headless or --screenshot, not both"_s);
    if (wanted && options.scenario.isEmpty()) reader.refuse(u"--screenshot needs --scenario FILE"_s);
    if (wanted != reader.parser.isSet(u"at"_s)) reader.refuse(u"--at T and --screenshot OUT.png go together"_s);
    if (!wanted && reader.parser.isSet(u"size"_s)) reader.refuse(u"--size goes with --screenshot"_s);
    if (reader.parser.isSet(u"at"_s)) {
        const auto at = parseDuration(reader.parser.value(u"at"_s));
        if (at) options.at = *at;
        if (!at) reader.refuse(u"--at takes a time like 3s or 2500ms, not '%1'"_s.arg(reader.parser.value(u"at"_s)));
    }
    if (reader.parser.isSet(u"size"_s)) {
        const auto size = parseSize(reader.parser.value(u"size"_s));
        if (size) options.size = *size;
        if (!size) {
            reader.refuse(
                u"--size takes WIDTHxHEIGHT from 640x480 to 7680x4320, not '%1'"_s.arg(reader.parser.value(u"size"_s)));
        }
    }
}

}  // namespace

ParsedArguments parseArguments(const QStringList& arguments) {
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(arguments)) return BadArguments{parser.errorText()};
    if (parser.isSet(u"help"_s)) return HelpAsked{};
    if (parser.isSet(u"version"_s)) return VersionAsked{};
    Options options;
    Reader reader{parser, {}};
    options.headless = parser.isSet(u"headless"_s);
    readEnsemble(reader, options);
    readScenario(reader, options);
    readScreenshot(reader, options);
    options.language = parser.value(u"language"_s);
    if (parser.isSet(u"language"_s) && options.language != u"en" && options.language != u"zh_CN") {
        reader.refuse(u"--language takes en or zh_CN, not '%1'"_s.arg(options.language));
    }
    options.theme = parser.value(u"theme"_s);
    if (parser.isSet(u"theme"_s) && options.theme != u"light" && options.theme != u"dark") {
        reader.refuse(u"--theme takes light or dark, not '%1'"_s.arg(options.theme));
    }
    if (!reader.problem.isEmpty()) return BadArguments{reader.problem};
    return options;
}

QString helpText() {
    QCommandLineParser parser;
    addOptions(parser);
    return parser.helpText();
}

std::optional<VirtualTime> parseDuration(const QString& text) {
    static const QRegularExpression pattern(u"^(\\d{1,9})(?:\\.(\\d{1,3}))?(s|ms)$"_s);
    const auto match = pattern.match(text);
    if (!match.hasMatch()) return std::nullopt;
    const qint64 whole = match.captured(1).toLongLong();
    const qint64 thousandths = match.captured(2).leftJustified(3, u'0').toLongLong();
    const qint64 unitUs = match.captured(3) == u"s" ? 1'000'000 : 1'000;
    return VirtualTime{whole * unitUs + thousandths * unitUs / 1000};
}

std::optional<QSize> parseSize(const QString& text) {
    static const QRegularExpression pattern(u"^(\\d{1,5})x(\\d{1,5})$"_s);
    const auto match = pattern.match(text);
    if (!match.hasMatch()) return std::nullopt;
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    const bool fits = size.width() >= 640 && size.height() >= 480 && size.width() <= 7680 && size.height() <= 4320;
    return fits ? std::optional(size) : std::nullopt;
}

}  // namespace qs::app
