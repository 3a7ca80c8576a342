// Every check of the engine has its name and its sentence among the texts that are translated, word for word.
#include <QTest>

#include "app/models/check_words.h"
#include "engine/check/check.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

QString text(std::string_view literal) {
    return QString::fromUtf8(literal.data(), qsizetype(literal.size()));
}

}  // namespace

class TstCheckWords : public QObject {
    Q_OBJECT

private slots:
    void englishIsThatOfTheEngine_data() {
        QTest::addColumn<trace::CheckStatus>("status");
        const auto statuses = check::Suite(trace::Setting{Membership::ofSize(3, 0)}).statuses();
        QVERIFY(statuses.size() > 30);
        for (const trace::CheckStatus& status : statuses)
            QTest::newRow(std::string(status.id).c_str()) << status;
    }
    void englishIsThatOfTheEngine() {
        QFETCH(trace::CheckStatus, status);
        trace::CheckStatus onlyId;  // nothing to fall back on
        onlyId.id = status.id;
        QCOMPARE(checkName(onlyId), text(status.name));
        QCOMPARE(checkWords(onlyId), text(status.words));
    }

    void aCheckWithoutATextSpeaksEnglish() {
        const trace::CheckStatus status{"X-99", "Unheard of", "Nothing is promised."};
        QCOMPARE(checkName(status), u"Unheard of"_s);
        QCOMPARE(checkWords(status), u"Nothing is promised."_s);
    }
};

QTEST_APPLESS_MAIN(TstCheckWords)
#include "tst_check_words.moc"
