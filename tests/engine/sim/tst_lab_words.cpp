// Four-letter words to a simulated replica: those about the process around it are answered from what the Lab has.
#include <QTest>

#include <regex>

#include "engine/sim/lab.h"

using namespace qs;
using namespace qs::sim;

namespace {

void pass(Lab& lab, std::int64_t millis) {
    lab.runUntil(lab.now() + VirtualTime::ofMs(millis));
}

void run(Lab& lab, const std::string& text) {
    const auto command = command::parse(text);
    if (!command || !lab.execute(*command, trace::CommandSource::Campaign).ok()) qFatal("refused: %s", text.c_str());
}

/// The answer of replica 1.
std::string word(Lab& lab, const std::string& text) {
    static const std::string Hex = "0123456789abcdef";
    std::string bytes;
    for (const char c : text) {
        bytes += Hex[static_cast<unsigned char>(c) >> 4U];
        bytes += Hex[static_cast<unsigned char>(c) & 15U];
    }
    run(lab, "conn 900 open 1");
    run(lab, "conn 900 send " + bytes);
    pass(lab, 100);
    run(lab, "conn 900 close");
    std::string out;
    bool closed = false;
    for (const ClientOutput& each : lab.takeClientOutput()) {
        out += each.bytes;
        closed = closed || each.closed;
    }
    return closed ? out : "still open";
}

Lab withAnEphemeral() {
    Lab lab(LabConfig{});
    pass(lab, 3000);
    run(lab, "client x at 1");
    run(lab, "client x: create -e /e 1");
    pass(lab, 500);
    return lab;
}

}  // namespace

class TestLabWords : public QObject {
    Q_OBJECT

private slots:
    void aboutTheProcess() {
        Lab lab = withAnEphemeral();
        const std::string conf = word(lab, "conf");
        const std::regex shape(
            "secureClientPort=-1\ndataDirSize=\\d+\ndataLogSize=\\d+\ntickTime=500\nminSessionTimeout=1000\n"
            "maxSessionTimeout=10000\nclientPortListenBacklog=-1\nserverId=1\ninitLimit=10\nsyncLimit=4\nelectionAlg="
            "3\n"
            "peerType=0\nmembership: \nserver.1=participant\nserver.2=participant\nserver.3=participant\nversion=0");
        QVERIFY2(std::regex_match(conf, shape), conf.c_str());
        const std::string envi = word(lab, "envi");
        QVERIFY2(std::regex_match(envi, std::regex("Environment:\nzookeeper\\.version=3\\.8\\.6-quorumscope-.*\n")),
                 envi.c_str());
    }

    void theDiskIsTheSimulatedOne() {
        Lab lab = withAnEphemeral();
        const std::regex shape("datadir_size: (\\d+)\nlogdir_size: (\\d+)\n");
        const auto size = [&] {
            const std::string dirs = word(lab, "dirs");
            std::smatch found;
            return std::regex_match(dirs, found, shape) && found[1] == found[2] ? std::stoi(found[1].str()) : -1;
        };
        const int before = size();
        QVERIFY(before > 0);
        run(lab, "client x: create /more 0123456789");
        pass(lab, 500);
        QVERIFY(size() > before + 10);
    }

    void ofMonitoringOnlyWhatThereIs() {
        Lab lab = withAnEphemeral();
        const std::string mntr = word(lab, "mntr");
        QVERIFY(mntr.find("zk_ephemerals_count\t1\n") != std::string::npos);
        QVERIFY(mntr.find("descriptor") == std::string::npos);
    }

    void theSameInEachRun() {
        Lab one = withAnEphemeral();
        Lab other = withAnEphemeral();
        for (const char* each : {"conf", "dirs", "envi", "dump", "cons", "mntr", "crst", "cons", "srst", "mntr"})
            QCOMPARE(word(one, each), word(other, each));
    }

    void aResetIsInTheCheckpoint() {
        Lab lab = withAnEphemeral();
        Lab copy = lab;
        QCOMPARE(word(lab, "crst"), std::string("Connection stats reset.\n"));
        QVERIFY(word(lab, "cons").find("lop=NA") != std::string::npos);
        QVERIFY(word(copy, "cons").find("lop=NA") == std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestLabWords)
#include "tst_lab_words.moc"
