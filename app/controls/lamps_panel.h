// One lamp per safety property: a shape and a colour, the state in a word; the property in a sentence and how often
// there was something to judge when pointed at. A broken one moves to the top and says what broke it, with a jump to
// the first such record. Above them all: how many hold. Never judged is not the same as "holds".
#pragma once

#include <QWidget>
#include <map>
#include <vector>

#include "app/widgets/theme.h"
#include "engine/trace/batch.h"

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace qs::app {

class LampRow;

class LampsPanel : public QWidget {
    Q_OBJECT
public:
    explicit LampsPanel(QWidget* parent = nullptr);

    void setChecks(const std::vector<trace::CheckStatus>& checks);
    /// Remembers the first finding of each check as the place to jump to.
    void addFindings(const std::vector<trace::Finding>& findings);
    void setTheme(const Theme& theme);

signals:
    void jumpRequested(std::uint64_t record);

private:
    LampRow* rowOf(const std::string& id);
    void summarise();

    QLabel* m_summary;
    QScrollArea* m_scroll;
    QVBoxLayout* m_column;
    QLabel* m_empty;
    std::map<std::string, LampRow*> m_rows;
    Theme m_theme = lightTheme();
};

}  // namespace qs::app
