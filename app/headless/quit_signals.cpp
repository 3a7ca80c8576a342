#include "app/headless/quit_signals.h"

#include <fcntl.h>
#include <unistd.h>

#include <csignal>

#include "engine/base/check.h"

namespace qs::app {

namespace {

int pipeEnds[2] = {-1, -1};
volatile std::sig_atomic_t signalArrived = 0;

void onSignal(int) {
    signalArrived = 1;
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = ::write(pipeEnds[1], &byte, 1);
}

/// Without SA_RESTART: a write to a full standard output must notice.
void install(void (*handler)(int)) {
    struct sigaction action = {};
    action.sa_handler = handler;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

QuitSignals::QuitSignals(QObject* parent) : QObject(parent) {
    signalArrived = 0;
    QS_CHECK(::pipe2(pipeEnds, O_CLOEXEC | O_NONBLOCK) == 0);
    m_notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        char buffer[16];
        [[maybe_unused]] const ssize_t count = ::read(pipeEnds[0], buffer, sizeof buffer);
        emit quitAsked();
    });
    install(onSignal);
}

QuitSignals::~QuitSignals() {
    install(SIG_DFL);
    m_notifier->setEnabled(false);
    ::close(pipeEnds[0]);
    ::close(pipeEnds[1]);
}

bool QuitSignals::arrived() {
    return signalArrived != 0;
}

}  // namespace qs::app
