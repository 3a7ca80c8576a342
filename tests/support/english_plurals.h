// What the English translation does to plurals: "%n byte(s)" is "1 byte" and "2 bytes".
#pragma once

#include <QTranslator>

namespace qs::test {

class EnglishPlurals : public QTranslator {
public:
    QString translate(const char*, const char* source, const char*, int n) const override {
        const QString text = QString::fromUtf8(source);
        if (n < 0 || !text.contains(QLatin1String("(s)"))) return {};
        return QString(text).replace(QLatin1String("(s)"), QLatin1String(n == 1 ? "" : "s"));
    }
    bool isEmpty() const override { return false; }
};

}  // namespace qs::test
