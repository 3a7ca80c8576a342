// The settings of one test, in a folder of its own that goes with it: what a person has, and what another run of the
// same test writes at the same moment, are elsewhere.
#pragma once

#include <QCoreApplication>
#include <QSettings>
#include <QTemporaryDir>

namespace qs::test {

/// From its construction on, whatever says QSettings() in this process reads and writes here, and begins empty.
class OwnSettings {
public:
    OwnSettings() {
        QCoreApplication::setOrganizationName(QStringLiteral("quorumscope-test"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    }

private:
    QTemporaryDir m_folder;
};

}  // namespace qs::test
