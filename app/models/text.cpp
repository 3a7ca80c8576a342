#include "app/models/text.h"

#include <QCoreApplication>
#include <QStringList>

namespace qs::app {

QString listed(NodeSet nodes) {
    QStringList out;
    for (const NodeId id : nodes.nodes())
        out << spelt(id);
    return out.join(QCoreApplication::translate("Text", ", ", "between the numbers of nodes"));
}

}  // namespace qs::app
