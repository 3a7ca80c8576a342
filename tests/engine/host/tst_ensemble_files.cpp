// What stands beside zoo.cfg once the ensemble has become another one, and what a server that starts there reads.
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/host/ensemble_files.h"

using namespace qs;
using namespace qs::host;

namespace {

std::string textOf(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream out;
    out << in.rdbuf();
    return out.str();
}

}  // namespace

class TestEnsembleFiles : public QObject {
    Q_OBJECT

private slots:
    void oneThatIsInForceIsFoundAgain() {
        const std::string first =
            "# ours\ntickTime=500\ninitLimit=5\nsyncLimit=5\ndataDir=/d\nclientPort=2181\nreconfigEnabled=true\n"
            "server.1=a:1:2\nserver.2=b:1:2\n";
        write(first);
        const zab::EnsemblePtr one =
            zab::readEnsemble("server.1=a:1:2:participant\nserver.2=b:1:2:participant\nversion=0");
        const zab::EnsemblePtr two = zab::readEnsemble("server.1=a:1:2:participant;a:3\nversion=10000000a");
        QCOMPARE(saveEnsemble(parsed(), NodeId{1}, {one, two}), std::string());
        QCOMPARE(textOf(m_file + ".dynamic.next"), two->text);
        QCOMPARE(textOf(m_file), first);  // nothing is in force that nobody has agreed on

        QCOMPARE(saveEnsemble(parsed(), NodeId{1}, {two, nullptr}), std::string());
        QVERIFY(!std::filesystem::exists(m_file + ".dynamic.next"));
        QCOMPARE(textOf(m_file + ".bak"), first);
        QCOMPARE(textOf(m_file + ".dynamic.10000000a"), std::string("server.1=a:1:2:participant;a:3\n"));
        QCOMPARE(textOf(m_file),
                 "# ours\ntickTime=500\ninitLimit=5\nsyncLimit=5\ndataDir=/d\nreconfigEnabled=true\n"
                 "dynamicConfigFile=" +
                     m_file + ".dynamic.10000000a\n");
        const config::ZooConfig again = parsed();
        QCOMPARE(again.ensemble.text(), two->text);

        const zab::EnsemblePtr three = zab::readEnsemble("server.1=a:1:2:participant;a:4\nversion=10000000b");
        QCOMPARE(saveEnsemble(again, NodeId{1}, {three, nullptr}), std::string());
        QCOMPARE(parsed().ensemble.text(), three->text);
        QCOMPARE(textOf(m_file + ".bak"), first);
    }

    /// Only a server whose own line has it does without.
    void theClientPortStaysWhereTheListHasNone() {
        write("dataDir=/d\nclientPort=2181\nserver.1=a:1:2\n");
        const zab::EnsemblePtr one =
            zab::readEnsemble("server.1=a:1:2:participant\nserver.2=b:1:2:participant;b:3\nversion=10000000c");
        QCOMPARE(saveEnsemble(parsed(), NodeId{1}, {one, nullptr}), std::string());
        QVERIFY(textOf(m_file).starts_with("dataDir=/d\nclientPort=2181\ndynamicConfigFile="));
        write("dataDir=/d\nclientPort=2181\nserver.1=a:1:2\n");
        std::filesystem::remove(m_file + ".dynamic.10000000c");
        QCOMPARE(saveEnsemble(parsed(), NodeId{2}, {one, nullptr}), std::string());
        QVERIFY(textOf(m_file).starts_with("dataDir=/d\ndynamicConfigFile="));
    }

    void whatCannotBeWrittenIsNamed() {
        config::ZooConfig nowhere;
        nowhere.file = m_folder.path().toStdString() + "/none/zoo.cfg";
        const zab::EnsemblePtr one = zab::readEnsemble("server.1=a:1:2:participant\nversion=5");
        QVERIFY(saveEnsemble(nowhere, NodeId{1}, {one, nullptr}).find("/none/zoo.cfg.dynamic.5") != std::string::npos);
    }

private:
    void write(const std::string& text) const {
        std::ofstream out(m_file, std::ios::binary | std::ios::trunc);
        out << text;
    }
    config::ZooConfig parsed() const {
        const auto read = [](const std::string& path) -> Result<std::string> { return textOf(path); };
        return config::parseZooConfig(textOf(m_file), m_file, read).value();
    }

    QTemporaryDir m_folder;
    std::string m_file = m_folder.path().toStdString() + "/zoo.cfg";
};

QTEST_APPLESS_MAIN(TestEnsembleFiles)
#include "tst_ensemble_files.moc"
