// Somebody else saved first: mine beside theirs and the base that both began from. The text to save begins as the
// merge of both; overwriting is there, and last.
#pragma once

#include <QDialog>
#include <string>

#include "app/znodes/data_format.h"

class QLabel;
class QPlainTextEdit;

namespace qs::app {

struct MergeSides {
    std::string base;
    std::string mine;
    std::string theirs;
    std::int32_t baseVersion = 0;
    std::int32_t theirVersion = 0;
};

class MergeDialog : public QDialog {
    Q_OBJECT
public:
    enum class Choice { None, SaveMerged, TakeTheirs, Overwrite };

    MergeDialog(const QString& path, MergeSides sides, DataFormat format, QWidget* parent = nullptr);

    Choice choice() const { return m_choice; }
    /// Requires: choice() is SaveMerged or Overwrite.
    std::string bytes() const;

private:
    QWidget* makePanes();
    QPlainTextEdit* pane(const QString& title, const QString& name, const QString& text, QWidget* parent);
    void markChanges();
    void finish(Choice choice);

    MergeSides m_sides;
    DataFormat m_format;
    bool m_dosLineEnds;
    Choice m_choice = Choice::None;
    QPlainTextEdit* m_mine = nullptr;
    QPlainTextEdit* m_theirs = nullptr;
    QPlainTextEdit* m_base = nullptr;
    QLabel* m_hint;
};

}  // namespace qs::app
