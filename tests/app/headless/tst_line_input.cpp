// Lines from a pipe, however they arrive.
#include <unistd.h>

#include <QSignalSpy>
#include <QTest>

#include "app/headless/line_input.h"

using namespace qs::app;

class LineInputTest : public QObject {
    Q_OBJECT

    int m_ends[2] = {-1, -1};

    void write(const QByteArray& bytes) {
        QCOMPARE(::write(m_ends[1], bytes.constData(), static_cast<size_t>(bytes.size())), ssize_t{bytes.size()});
    }
    void closeWriter() {
        ::close(m_ends[1]);
        m_ends[1] = -1;
    }

private slots:
    void init() { QCOMPARE(::pipe(m_ends), 0); }
    void cleanup() {
        ::close(m_ends[0]);
        if (m_ends[1] >= 0) ::close(m_ends[1]);
    }

    void linesInOnePiece() {
        LineInput input(m_ends[0]);
        QSignalSpy lines(&input, &LineInput::line);
        write("kill 1\r\n\nstatus\n");
        QTRY_COMPARE(lines.size(), 3);
        QCOMPARE(lines[0][0].toByteArray(), QByteArray("kill 1"));
        QCOMPARE(lines[1][0].toByteArray(), QByteArray(""));
        QCOMPARE(lines[2][0].toByteArray(), QByteArray("status"));
    }

    void oneLineInPieces() {
        LineInput input(m_ends[0]);
        QSignalSpy lines(&input, &LineInput::line);
        write("sta");
        QTest::qWait(20);
        QVERIFY(lines.isEmpty());
        write("tus\nki");
        QTRY_COMPARE(lines.size(), 1);
        QCOMPARE(lines[0][0].toByteArray(), QByteArray("status"));
    }

    void lastLineWithoutAnEndCounts() {
        LineInput input(m_ends[0]);
        QSignalSpy lines(&input, &LineInput::line);
        QSignalSpy ended(&input, &LineInput::ended);
        write("quit");
        closeWriter();
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(lines.size(), 1);
        QCOMPARE(lines[0][0].toByteArray(), QByteArray("quit"));
        input.setEnabled(true);  // an end is an end
        QTest::qWait(20);
        QCOMPARE(ended.size(), 1);
    }

    void overlongLineIsSkippedAndNamed() {
        LineInput input(m_ends[0]);
        QSignalSpy lines(&input, &LineInput::line);
        QSignalSpy overlong(&input, &LineInput::overlong);
        const QByteArray piece(LineInput::MaxLine / 2, 'x');
        for (int i = 0; i < 6; ++i) {
            write(piece);
            QTest::qWait(20);
        }
        write("\nstatus\n");
        QTRY_COMPARE(lines.size(), 1);
        QCOMPARE(overlong.size(), 1);
        QCOMPARE(lines[0][0].toByteArray(), QByteArray("status"));
    }

    void disabledInputWaits() {
        LineInput input(m_ends[0]);
        QSignalSpy lines(&input, &LineInput::line);
        input.setEnabled(false);
        write("status\n");
        QTest::qWait(50);
        QVERIFY(lines.isEmpty());
        input.setEnabled(true);
        QTRY_COMPARE(lines.size(), 1);
    }
};

QTEST_GUILESS_MAIN(LineInputTest)
#include "tst_line_input.moc"
