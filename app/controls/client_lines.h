// One line per client library that connects to the ensemble as it listens now. Pure text: what stands in the window is
// what gets copied.
#pragma once

#include <QList>
#include <QString>

namespace qs::app {

struct ClientLine {
    QString library;  ///< "zkCli.sh"
    QString line;     ///< ready to paste
};

/// "127.0.0.1:2181,127.0.0.1:2182" of ports in ascending node order; ports of 0 (not listening) are left out.
QString connectString(const QList<quint16>& ports);
/// Requires: `connect` is a connect string, not empty.
QList<ClientLine> clientLines(const QString& connect);

}  // namespace qs::app
