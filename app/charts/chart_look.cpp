#include "app/charts/chart_look.h"

#include <QPainter>

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

/// Hues that stay apart for colour-blind eyes, after Okabe and Ito; each further round of them has other dashes.
QPen nodePen(int sid, const Theme& t) {
    static constexpr std::array Styles{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
    const std::array hues{t.following, t.leading, t.commit, t.request, t.observing, t.looking, t.frozen};
    const auto number = static_cast<std::size_t>(std::max(sid - 1, 0));
    return QPen(hues[number % hues.size()], 1.6, Styles[number / hues.size() % Styles.size()]);
}

}  // namespace

QPen penOf(const CurveLook& look, const Theme& theme) {
    static constexpr std::array Quantiles{Qt::SolidLine, Qt::DashLine, Qt::DotLine};
    switch (look.of) {
        case CurveLook::Of::Commit:
            return QPen(theme.commit, 1.6);
        case CurveLook::Of::Request: {
            const std::array hues{theme.request, theme.looking, theme.bad};
            const auto variant = static_cast<std::size_t>(look.variant);
            return QPen(hues.at(variant), 1.6, Quantiles.at(variant));
        }
        case CurveLook::Of::Election:
            return QPen(theme.leading, 1.6);
        case CurveLook::Of::Open:
            return QPen(theme.proposal, 2, Qt::DashDotDotLine);
        case CurveLook::Of::Node:
            break;
    }
    return nodePen(look.variant, theme);
}

QPen penOf(FaultKind kind, const Theme& theme) {
    switch (kind) {
        case FaultKind::Dead:
            return QPen(theme.down, 3);
        case FaultKind::Frozen:
            return QPen(theme.frozen, 3);
        case FaultKind::Cut:
        case FaultKind::Disk:
            return QPen(theme.bad, 3);
        case FaultKind::Hold:
            return QPen(theme.bad, 3, Qt::DashLine);
        case FaultKind::Delay:
        case FaultKind::Slow:
            return QPen(theme.bad, 3, Qt::DotLine);
        case FaultKind::Clog:
        case FaultKind::Clock:
            break;
    }
    return QPen(theme.bad, 3, Qt::DashDotLine);
}

QColor colourOf(Service service, const Theme& theme) {
    switch (service) {
        case Service::Serving:
            return theme.good;
        case Service::ReadOnly:
            return theme.observing;
        case Service::NotServing:
            return theme.looking;
        case Service::Frozen:
            return theme.frozen;
        case Service::Down:
            break;
    }
    return theme.down;
}

void paintService(QPainter& p, const QRectF& where, Service service, const Theme& theme) {
    const QColor colour = colourOf(service, theme);
    const double middle = where.center().y();
    switch (service) {
        case Service::Serving:
            p.fillRect(where, colour);
            return;
        case Service::ReadOnly:
            p.fillRect(where, QBrush(colour, Qt::Dense4Pattern));
            return;
        case Service::Frozen:
            p.fillRect(where, QBrush(colour, Qt::BDiagPattern));
            p.setPen(QPen(colour, 1));
            p.drawRect(where);
            return;
        case Service::NotServing:
            p.setPen(QPen(colour, 2));
            break;
        case Service::Down:
            p.setPen(QPen(colour, 2, Qt::DotLine));
            break;
    }
    p.drawLine(QPointF(where.left(), middle), QPointF(where.right(), middle));
}

QString glyphOf(const QPen& pen) {
    switch (pen.style()) {
        case Qt::DashLine:
            return u"╍"_s;
        case Qt::DotLine:
            return u"┅"_s;
        case Qt::DashDotLine:
        case Qt::DashDotDotLine:
            return u"╍┅"_s;
        default:
            return u"━"_s;
    }
}

QString glyphOf(Service service) {
    switch (service) {
        case Service::Serving:
            return u"█"_s;
        case Service::ReadOnly:
            return u"▒"_s;
        case Service::NotServing:
            return u"━"_s;
        case Service::Frozen:
            return u"▨"_s;
        case Service::Down:
            break;
    }
    return u"┅"_s;
}

}  // namespace qs::app
