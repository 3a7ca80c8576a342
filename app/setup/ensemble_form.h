// Every setting of a new ensemble as a field, bounded as scenario files bound it; the seldom ones on a page of their
// own.
#pragma once

#include <QTabWidget>

#include "app/setup/new_ensemble.h"
#include "engine/sim/lab_bounds.h"

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace qs::app {

class DurationBox;

class EnsembleForm : public QTabWidget {
    Q_OBJECT
public:
    explicit EnsembleForm(QWidget* parent = nullptr);

    void setValue(const NewEnsemble& value);
    struct Filled {
        NewEnsemble value;
        QString problem;  ///< names the field that cannot be read; empty: all is well
    };
    Filled read() const;

signals:
    void changed();

private:
    void makeUsualPage();
    void makeSeldomPage();
    void addRow(QFormLayout& form, const QString& label, QWidget* field, const QString& name, const QString& tip);
    QSpinBox* makeNumber(int least, int most, const QString& suffix = {});
    DurationBox* makeDuration(const sim::Bounds<VirtualTime>& may);
    QLineEdit* makeLine(const QString& hint);
    QWidget* makeSeed();
    void connectAll();
    void readTimes(Filled& out) const;
    void readSeldom(Filled& out) const;

    QSpinBox* m_voters;
    QSpinBox* m_observers;
    QLineEdit* m_seed;
    QCheckBox* m_outside;
    QSpinBox* m_port;
    QCheckBox* m_readOnly;
    QCheckBox* m_paused;
    DurationBox* m_latency;
    DurationBox* m_fsync;
    DurationBox* m_tick;
    QSpinBox* m_initLimit;
    QSpinBox* m_syncLimit;
    DurationBox* m_finalizeWait;
    QSpinBox* m_snapCount;
    QSpinBox* m_window;
    QLineEdit* m_startCounter;
    QSpinBox* m_firstSequence;
    QLineEdit* m_weights;
    QLineEdit* m_groups;
};

}  // namespace qs::app
