// Runs every scenario that is shipped and every one of this folder: it must end with 0, and its transcript must be the
// one in tests/golden. QS_UPDATE_GOLDEN=1 rewrites the transcripts; the difference is then to be read by a person.
#include <QDir>
#include <QTest>

#include "engine/scenario/runner.h"

using namespace qs;

namespace {

const QString Source = QStringLiteral(QS_SOURCE_DIR);

QByteArray readAll(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// "line 12:\n  want ...\n  got  ...".
QByteArray firstDifference(const QByteArray& want, const QByteArray& got) {
    const auto wanted = want.split('\n');
    const auto gotten = got.split('\n');
    for (qsizetype i = 0; i < std::max(wanted.size(), gotten.size()); ++i) {
        const QByteArray w = i < wanted.size() ? wanted[i] : QByteArray("(nothing)");
        const QByteArray g = i < gotten.size() ? gotten[i] : QByteArray("(nothing)");
        if (w != g) return "line " + QByteArray::number(i + 1) + ":\n  want " + w + "\n  got  " + g;
    }
    return {};
}

/// Nothing else happens without a cause.
bool comesFromOutside(const trace::Record& r) {
    const auto* started = trace::as<trace::NodeStarted>(r);
    return trace::as<trace::CommandIssued>(r) || (started && started->incarnation == 1);
}

}  // namespace

class TestScenarios : public QObject {
    Q_OBJECT
    static void rows() {
        QTest::addColumn<QString>("file");
        for (const QString& folder : {Source + "/resources/scenarios", Source + "/tests/scenarios"}) {
            const auto names = QDir(folder).entryList({"*.scenario"}, QDir::Files, QDir::Name);
            QVERIFY2(!names.isEmpty(), qPrintable(folder));
            for (const QString& name : names) {
                QTest::newRow(qPrintable(QFileInfo(name).completeBaseName())) << folder + "/" + name;
            }
        }
    }
    static scenario::Scenario read(const QString& file) {
        auto parsed = scenario::parse(readAll(file).toStdString(), QFileInfo(file).fileName().toStdString());
        if (!parsed) qFatal("%s", parsed.error().message().c_str());
        return std::move(parsed).value();
    }

private slots:
    void runs_data() { rows(); }
    void runs() {
        QFETCH(QString, file);
        const scenario::Scenario s = read(file);
        QByteArray got;
        for (const scenario::Scenario& future : scenario::futures(s)) {
            if (!s.branches.empty()) got += "=== " + QByteArray::fromStdString(future.name) + "\n";
            scenario::Runner runner(future);
            runner.run();
            QVERIFY2(!runner.failure(), runner.failure() ? runner.failure()->message().c_str() : "");
            QCOMPARE(runner.exitCode(), 0);
            got += QByteArray::fromStdString(runner.transcript());

            bool established = false;
            bool committed = false;
            for (const trace::Record& r : runner.takeBatch().records) {
                established = established || trace::as<trace::EpochEstablished>(r);
                committed = committed || trace::as<trace::Committed>(r);
                QVERIFY2(r.cause < r.seq, qPrintable(QString::number(r.seq)));
                QVERIFY2(r.cause != 0 || comesFromOutside(r), qPrintable(QString::number(r.seq)));
            }
            QVERIFY(established);
            QVERIFY(committed);
        }

        const QString golden = Source + "/tests/golden/" + QFileInfo(file).completeBaseName() + ".transcript";
        if (qEnvironmentVariableIntValue("QS_UPDATE_GOLDEN") == 1) {
            QFile out(golden);
            QVERIFY2(out.open(QIODevice::WriteOnly) && out.write(got) == got.size(), qPrintable(golden));
            return;
        }
        QVERIFY2(QFile::exists(golden), qPrintable(golden + " is missing; QS_UPDATE_GOLDEN=1 writes it"));
        const QByteArray difference = firstDifference(readAll(golden), got);
        QVERIFY2(difference.isEmpty(), (golden.toUtf8() + " differs, " + difference).constData());
    }

    void isFormattedWithoutLoss_data() { rows(); }
    void isFormattedWithoutLoss() {
        QFETCH(QString, file);
        const scenario::Scenario s = read(file);
        const auto again = scenario::parse(scenario::format(s), "formatted");
        QVERIFY2(again.ok(), again.ok() ? "" : again.error().message().c_str());
        QVERIFY(again->steps == s.steps);
        QCOMPARE(again->name, s.name);
        QCOMPARE(scenario::format(*again), scenario::format(s));
    }

    void everyGoldenTranscriptHasItsScenario() {
        for (const QString& name : QDir(Source + "/tests/golden").entryList({"*.transcript"}, QDir::Files)) {
            const QString base = QFileInfo(name).completeBaseName() + ".scenario";
            QVERIFY2(QFile::exists(Source + "/resources/scenarios/" + base) ||
                         QFile::exists(Source + "/tests/scenarios/" + base),
                     qPrintable(name));
        }
    }

    void shippedScenariosExplainThemselves_data() { rows(); }
    void shippedScenariosExplainThemselves() {
        QFETCH(QString, file);
        if (!file.contains("/resources/")) return;
        const scenario::Scenario s = read(file);
        QVERIFY(!s.name.empty());
        const auto said = std::count_if(s.steps.begin(), s.steps.end(), [](const auto& step) {
            return std::holds_alternative<scenario::Say>(step.action);
        });
        QVERIFY2(said >= 3, "fewer than three say lines");
        const bool verified = std::any_of(s.steps.begin(), s.steps.end(), [](const auto& step) {
            return std::holds_alternative<scenario::Verify>(step.action);
        });
        QVERIFY2(verified, "no verify");
    }
};

QTEST_APPLESS_MAIN(TestScenarios)
#include "tst_scenarios.moc"
