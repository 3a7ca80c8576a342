// Three-way merge by lines.
#include <QTest>

#include "app/znodes/text_merge.h"

using namespace qs::app;
using namespace Qt::StringLiterals;

class TstTextMerge : public QObject {
    Q_OBJECT

private slots:
    void merges_data() {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("mine");
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<QString>("merged");
        QTest::addColumn<int>("conflicts");
        QTest::newRow("nothing changed") << u"a\nb"_s << u"a\nb"_s << u"a\nb"_s << u"a\nb"_s << 0;
        QTest::newRow("only mine") << u"a\nb"_s << u"a\nB"_s << u"a\nb"_s << u"a\nB"_s << 0;
        QTest::newRow("only theirs") << u"a\nb"_s << u"a\nb"_s << u"A\nb"_s << u"A\nb"_s << 0;
        QTest::newRow("different places") << u"a\nb\nc"_s << u"A\nb\nc"_s << u"a\nb\nC\nd"_s << u"A\nb\nC\nd"_s << 0;
        QTest::newRow("both alike") << u"a\nb"_s << u"a\nX"_s << u"a\nX"_s << u"a\nX"_s << 0;
        QTest::newRow("both otherwise") << u"a\nb\nc"_s << u"a\nM\nc"_s << u"a\nT\nc"_s << u"a\nM\nc"_s << 1;
        QTest::newRow("one line") << u"a"_s << u"m"_s << u"t"_s << u"m"_s << 1;
        QTest::newRow("theirs deleted, mine added elsewhere")
            << u"a\nb\nc"_s << u"0\na\nb\nc"_s << u"a\nc"_s << u"0\na\nc"_s << 0;
        QTest::newRow("empty base") << QString() << u"m"_s << QString() << u"m"_s << 0;
    }
    void merges() {
        QFETCH(QString, base);
        QFETCH(QString, mine);
        QFETCH(QString, theirs);
        QFETCH(QString, merged);
        QFETCH(int, conflicts);
        const MergeResult result = mergeLines(base, mine, theirs);
        QCOMPARE(result.text, merged);
        QCOMPARE(result.conflicts, conflicts);
    }

    void changed_lines_are_those_that_the_base_lacks() {
        QCOMPARE(changedLines(u"a\nb\nc"_s, u"a\nX\nc\nd"_s), (std::vector<bool>{false, true, false, true}));
        QCOMPARE(changedLines(u"a"_s, u"a"_s), (std::vector<bool>{false}));
    }
};

QTEST_MAIN(TstTextMerge)
#include "tst_text_merge.moc"
