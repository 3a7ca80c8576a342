// Every sentence that the checks make up is among the texts that are translated. They are read from the sources of
// engine/check: each call of violated(), in all its alternatives, with something at the place of each value.
#include <QDir>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>
#include <optional>

#include "app/models/finding_words.h"

using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

/// The other half of a bracket of C++, or of a string: the index behind it.
qsizetype behind(const QString& code, qsizetype open) {
    const QChar kind = code[open];
    if (kind == u'"') {
        qsizetype at = open + 1;
        while (code[at] != u'"')
            at += code[at] == u'\\' ? 2 : 1;
        return at + 1;
    }
    for (qsizetype at = open + 1;;) {
        const QChar c = code[at];
        if (c == u')' || c == u']' || c == u'}') return at + 1;
        at = c == u'"' || c == u'(' || c == u'[' || c == u'{' ? behind(code, at) : at + 1;
    }
}

/// Where that stands outside of brackets and strings.
QStringList split(const QString& code, const QString& separator) {
    QStringList out(1);
    for (qsizetype at = 0; at < code.size();) {
        if (QStringView(code).sliced(at).startsWith(separator)) {
            out.append(QString());
            at += separator.size();
            continue;
        }
        const QChar c = code[at];
        const bool opens = c == u'"' || c == u'(' || c == u'[' || c == u'{';
        const qsizetype end = opens ? behind(code, at) : at + 1;
        out.last() += code.mid(at, end - at);
        at = end;
    }
    return out;
}

class Source {
public:
    explicit Source(const QString& code) : m_code(code) {}

    /// All that may stand there once the code has run: the same condition is met everywhere, or nowhere.
    QStringList texts(const QString& expression, qsizetype at) {
        static const QRegularExpression condition(u"\\(([^?\"(]+(?:\\(\\))?) \\? "_s);
        QStringList conditions;
        for (auto it = condition.globalMatch(expression); it.hasNext();)
            conditions << it.next().captured(1);
        conditions.removeDuplicates();
        QStringList out;
        for (int choice = 0; choice < 1 << conditions.size(); ++choice) {
            m_met.clear();
            for (int i = 0; i < conditions.size(); ++i)
                if ((choice >> i & 1) != 0) m_met << conditions[i];
            out << textsOf(expression, at);
        }
        out.removeDuplicates();
        return out;
    }

    struct Call {
        QStringList arguments;
        qsizetype at;
    };
    QList<Call> calls(const QString& name) const {
        QList<Call> out;
        for (auto it = QRegularExpression(u"\\b%1\\("_s.arg(name)).globalMatch(m_code); it.hasNext();) {
            const qsizetype open = it.next().capturedEnd() - 1;
            const qsizetype end = behind(m_code, open);
            out.append({split(m_code.mid(open + 1, end - open - 2).simplified(), u", "_s), open});
        }
        return out;
    }

private:
    QStringList textsOf(const QString& expression, qsizetype at) const {
        QStringList out{QString()};
        for (const QString& term : split(expression, u" + "_s)) {
            QStringList longer;
            for (const QString& before : out)
                for (const QString& each : textsOfTerm(term, at))
                    longer << before + each;
            out = longer;
        }
        return out;
    }

    QStringList textsOfTerm(const QString& term, qsizetype at) const {
        if (term.startsWith(u'"')) {  // literals that stand behind one another are one
            QString text;
            for (qsizetype i = 0; i < term.size();) {
                if (term[i] != u'"') {
                    ++i;
                    continue;
                }
                const qsizetype end = behind(term, i);
                text += term.mid(i + 1, end - i - 2);
                i = end;
            }
            return {text};
        }
        if (term.startsWith(u'(')) {
            const QString inner = term.mid(1, term.size() - 2);
            const qsizetype question = inner.indexOf(u" ? "_s);
            const QStringList either = split(inner.mid(question + 3), u" : "_s);
            return textsOf(either.at(m_met.contains(inner.left(question)) ? 0 : 1), at);
        }
        if (term.startsWith(u"std::string("_s)) return textsOf(term.mid(12, term.size() - 13), at);
        if (const auto known = calculated().constFind(term); known != calculated().constEnd()) return *known;
        if (term.startsWith(u"say("_s)) {
            const QString what = split(term.mid(4, term.size() - 5), u", "_s).at(1);
            QStringList out;
            for (const QString& text : textsOf(what, at))
                out << u"closing session 0x1 at 1:2 "_s + text;
            return out;
        }
        if (auto made = ofFunction(term)) return *made;
        return local(term, at).value_or(QStringList{u"7"_s});
    }

    /// A function of the same file that only puts a text together.
    std::optional<QStringList> ofFunction(const QString& term) const {
        static const QRegularExpression plain(u"^([a-z]+)\\("_s);
        const auto name = plain.match(term);
        if (!name.hasMatch()) return std::nullopt;
        const QRegularExpression definition(
            u"std::string %1\\([^)]*\\) (?:const )?\\{\\s*return ([^;]+);"_s.arg(name.captured(1)));
        const auto found = definition.match(m_code);
        if (!found.hasMatch()) return std::nullopt;
        return textsOf(found.captured(1).simplified(), found.capturedStart());
    }

    /// The last variable of that name before that place, if a text is made there.
    std::optional<QStringList> local(const QString& name, qsizetype at) const {
        static const QRegularExpression plain(u"^[a-z]+$"_s);
        if (!plain.match(name).hasMatch()) return std::nullopt;
        const QRegularExpression definition(u"const std::string %1 =\\s"_s.arg(name));
        const qsizetype begin = m_code.lastIndexOf(definition, at);
        if (begin < 0) return std::nullopt;
        const qsizetype from = m_code.indexOf(u'=', begin) + 1;
        return textsOf(m_code.mid(from, m_code.indexOf(u";\n"_s, from) - from).simplified(), begin);
    }

    /// What functions and parameters stand for.
    static const QHash<QString, QStringList>& calculated() {
        static const QHash<QString, QStringList> known{
            {u"coreText()"_s, {u"nodes 1,2 are undisturbed since 3.000 s"_s}},
            {u"verb"_s, {u"commits"_s, u"establishes its epoch on"_s}},
            {u"delivered"_s, {u"was delivered"_s, u"is delivered now"_s}},
        };
        return known;
    }

    QString m_code;
    QStringList m_met;
};

QString read(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qPrintable(path));
    return QString::fromUtf8(file.readAll());
}

}  // namespace

class TstFindingWords : public QObject {
    Q_OBJECT

private slots:
    void everySentenceOfTheChecksIsKnown_data() {
        QTest::addColumn<QString>("english");
        const QDir checks(QStringLiteral(QS_SOURCE_DIR "/engine/check"));
        int calls = 0;
        for (const QString& name : checks.entryList({u"*.cpp"_s}, QDir::Files, QDir::Name)) {
            Source source(read(checks.filePath(name)));
            for (const auto& call : source.calls(u"violated"_s)) {
                if (call.arguments.size() != 2 || call.arguments.first() != u"r"_s) continue;
                ++calls;
                for (const QString& text : source.texts(call.arguments.at(1), call.at))
                    QTest::newRow(qPrintable(u"%1 %2"_s.arg(name, text))) << text;
            }
        }
        QVERIFY(calls > 60);
    }
    void everySentenceOfTheChecksIsKnown() {
        QFETCH(QString, english);
        QVERIFY(english.size() > 10);
        QVERIFY2(isKnown(english), qPrintable(english));
        QCOMPARE(findingWords(english.toStdString()), english);
    }

    void whatWentBeforeIsPutIntoWordsToo() {
        for (const QString& before :
             {u"outside the model: a disk lost what it had synced (node 3)"_s,
              u"outside the model: messages of a live connection were lost"_s, u"its disk cannot be read (node 1)"_s}) {
            const QString whole = before + u": epoch 2 begins without 1:3, which was answered ok"_s;
            QVERIFY2(isKnown(whole), qPrintable(whole));
            QCOMPARE(findingWords(whole.toStdString()), whole);
        }
    }

    void aPercentSignOfThePathStaysWhatItIs() {
        const QString text = u"the watch on /a%2%1 fires again, and was not set again"_s;
        QCOMPARE(findingWords(text.toStdString()), text);
    }

    void otherTextsAreNoSentences() {
        QVERIFY(!isKnown(u"something else"_s));
        QCOMPARE(findingWords("something else"), u"something else"_s);
    }

private:
    /// With each sentence marked by a translator, so that an unknown one shows.
    static bool isKnown(const QString& english) {
        class Mark : public QTranslator {
        public:
            QString translate(const char* context, const char* source, const char*, int) const override {
                return QByteArray(context) == "Findings" ? u"!"_s + QString::fromUtf8(source) : QString();
            }
            bool isEmpty() const override { return false; }
        } mark;
        QCoreApplication::installTranslator(&mark);
        const QString words = findingWords(english.toStdString());
        QCoreApplication::removeTranslator(&mark);
        return words.startsWith(u'!');
    }
};

QTEST_GUILESS_MAIN(TstFindingWords)
#include "tst_finding_words.moc"
