// One lamp: its state as shape, colour and word, the property in a sentence, and the way to the record that broke it.
#pragma once

#include <QWidget>
#include <optional>

#include "app/widgets/theme.h"
#include "engine/trace/batch.h"

class QLabel;
class QPushButton;

namespace qs::app {

class WrappedLabel;

enum class LampState { NotExercised, Holds, Violated };
LampState lampState(const trace::CheckStatus& status);
QString lampWord(LampState state);

/// A disc with a tick, a cross or nothing in it.
class LampGlyph : public QWidget {
    Q_OBJECT
public:
    explicit LampGlyph(QWidget* parent = nullptr);
    void setState(LampState state);
    void setTheme(const Theme& theme);
    QSize sizeHint() const override { return {18, 18}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    LampState m_state = LampState::NotExercised;
    Theme m_theme = lightTheme();
};

class LampRow : public QWidget {
    Q_OBJECT
public:
    explicit LampRow(QWidget* parent = nullptr);

    void setStatus(const trace::CheckStatus& status);
    /// Only the first finding is kept: it is the cause, later ones may be its consequences.
    void setFinding(const trace::Finding& finding);
    void setTheme(const Theme& theme);
    LampState state() const { return m_finding ? LampState::Violated : lampState(m_status); }

signals:
    void jumpRequested(std::uint64_t record);

private:
    void refresh();

    trace::CheckStatus m_status;
    std::optional<trace::Finding> m_finding;
    Theme m_theme = lightTheme();
    LampGlyph* m_glyph;
    WrappedLabel* m_name;
    QLabel* m_word;
    WrappedLabel* m_sentence;
    QPushButton* m_jump;
};

}  // namespace qs::app
