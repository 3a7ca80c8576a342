#include "app/topology/scene_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainterPath>
#include <QtMath>
#include <algorithm>
#include <cmath>

#include "app/models/look.h"

namespace qs::app {

namespace {

constexpr int MaxPies = 5;

QString tr(const char* text) {
    return QCoreApplication::translate("TopologyCanvas", text);
}

QString roleText(const NodeView& n) {
    if (!n.alive) return tr("DOWN");
    if (n.frozen) return tr("FROZEN");
    const auto latin = [](std::string_view s) {
        return QString::fromLatin1(s.data(), static_cast<qsizetype>(s.size()));
    };
    const QString role = latin(trace::toString(n.role));
    const bool underWay = n.phase == trace::Phase::Discovery || n.phase == trace::Phase::Synchronization;
    return underWay ? role + QStringLiteral(" · ") + latin(trace::toString(n.phase)) : role;
}

QString diskText(trace::DiskState disk) {
    switch (disk) {
        case trace::DiskState::Ok:
            break;
        case trace::DiskState::Full:
            return tr("disk full");
        case trace::DiskState::Failing:
            return tr("disk failing");
        case trace::DiskState::Lying:
            return tr("disk lying");
        case trace::DiskState::Slow:
            return tr("disk slow");
        case trace::DiskState::Held:
            return tr("disk held");
        case trace::DiskState::NoFiles:
            return tr("no more files");
        case trace::DiskState::Short:
            return tr("short writes");
    }
    return tr("disk ok");
}

NodeItem nodeItem(const NodeView& n) {
    NodeItem item;
    item.id = n.id;
    item.role = n.role;
    item.alive = n.alive;
    item.frozen = n.frozen;
    item.serving = n.serving;
    item.voter = n.voter;
    item.roleText = roleText(n);
    item.details = tr("epoch %1 · zxid %2").arg(n.epoch.value).arg(QString::fromStdString(toString(n.logged)));
    item.badDisk = n.disk != trace::DiskState::Ok;
    if (item.badDisk) {
        item.third = diskText(n.disk);
    } else if (n.alive && n.role == trace::Role::Looking && n.vote.leader) {
        item.third = tr("votes for %1").arg(n.vote.leader.value);
    } else {
        const auto digest = static_cast<quint32>(n.tree.digest() ^ (n.tree.digest() >> 32));
        item.third = tr("tree %1").arg(digest, 8, 16, QLatin1Char('0'));
    }
    return item;
}

void paintLink(QPainter& p, const LinkItem& link, const Layout& layout, const Theme& theme, bool focused) {
    const QLineF line = linkLine(layout, {link.from, link.to});
    QColor colour = link.lit ? theme.border : theme.grid;
    if (link.cut) colour = theme.bad;
    QPen pen(focused ? theme.accent : colour, focused ? 3 : link.cut ? 1.8 : 1.4);
    if (link.cut) pen.setDashPattern({4, 4});
    p.setPen(pen);
    p.drawLine(line);
    const qreal angle = std::atan2(line.dy(), line.dx());
    const QPointF tip = line.p2();
    const auto wing = [&](qreal turn) { return tip - QPointF(std::cos(angle + turn), std::sin(angle + turn)) * 7; };
    p.setPen(Qt::NoPen);
    p.setBrush(focused ? theme.accent : colour);
    p.drawPolygon(QPolygonF{tip, wing(0.42), wing(-0.42)});
    if (!link.cut) return;
    // The scissors stand near the sender: what is held waits before them.
    const QPointF at = line.pointAt(0.24);
    p.setBrush(theme.surface);
    p.setPen(QPen(theme.bad, 1.6));
    p.drawEllipse(at, 8, 8);
    p.drawLine(at + QPointF(-3.5, -3.5), at + QPointF(3.5, 3.5));
    p.drawLine(at + QPointF(-3.5, 3.5), at + QPointF(3.5, -3.5));
}

void paintCrown(QPainter& p, QPointF base, qreal size, const QColor& colour) {
    const qreal w = size;
    const qreal h = size * 0.62;
    p.setPen(Qt::NoPen);
    p.setBrush(colour);
    p.drawPolygon(QPolygonF{base + QPointF(-w / 2, 0), base + QPointF(-w / 2 - 1, -h),
                            base + QPointF(-w / 5, -h * 0.45), base + QPointF(0, -h * 1.2),
                            base + QPointF(w / 5, -h * 0.45), base + QPointF(w / 2 + 1, -h), base + QPointF(w / 2, 0)});
}

void paintIce(QPainter& p, QPointF c, qreal r, const QColor& colour) {
    p.setPen(QPen(colour, 1.6));
    for (int i = 0; i < 3; ++i) {
        const qreal a = M_PI / 3 * i;
        const QPointF d(std::cos(a) * r, std::sin(a) * r);
        p.drawLine(c - d, c + d);
    }
}

void paintDisc(QPainter& p, const NodeItem& node, QPointF c, qreal r, const Theme& theme, const QFont& font) {
    const QColor colour = roleColour(node, theme);
    if (node.selected) {
        QColor halo = theme.accent;
        halo.setAlpha(60);
        p.setPen(Qt::NoPen);
        p.setBrush(halo);
        p.drawEllipse(c, r + 7, r + 7);
    }
    QColor fill = colour;
    fill.setAlpha(node.alive ? (theme.isDark() ? 52 : 34) : 0);
    p.setPen(Qt::NoPen);
    p.setBrush(theme.raised);
    p.drawEllipse(c, r, r);
    QPen ring(colour, node.role == trace::Role::Leading && node.alive ? 4 : 2.6);
    if (!node.alive) ring.setDashPattern({2.2, 2.2});
    if (node.alive && node.role == trace::Role::Looking) ring.setDashPattern({5, 2});
    p.setPen(ring);
    p.setBrush(fill);
    if (node.voter) {
        p.drawEllipse(c, r, r);
    } else {
        p.drawRoundedRect(QRectF(c.x() - r, c.y() - r * 0.82, 2 * r, r * 1.64), 9, 9);
    }
    if (node.frozen) paintIce(p, c, r * 0.78, colour);
    QFont number = font;
    number.setBold(true);
    number.setPixelSize(std::max(12, static_cast<int>(r * 0.86)));
    p.setFont(number);
    p.setPen(node.alive ? theme.text : theme.muted);
    p.drawText(QRectF(c.x() - r, c.y() - r, 2 * r, 2 * r), Qt::AlignCenter, QString::number(node.id.value));
    if (node.alive && node.role == trace::Role::Leading) paintCrown(p, c - QPointF(0, r + 5), r * 0.62, colour);
}

/// Where the three lines of text go: outside of the ring, beside or below the node.
QRectF labelBox(const NodeItem& node, const Layout& layout, const QFontMetricsF& metrics) {
    const QPointF c = layout.centres.at(node.id);
    const QPointF out = node.voter ? outward(layout, node.id) : QPointF(0, 1);
    const qreal r = layout.nodeRadius;
    const qreal w = 190;
    const qreal h = metrics.height() * 3 + 4;
    if (out.y() > 0.55) return {c.x() - w / 2, c.y() + r + 8, w, h};
    if (out.x() < -0.2) return {c.x() - r - 14 - w, c.y() - h / 2, w, h};
    return {c.x() + r + 14, c.y() - h / 2, w, h};
}

void paintLabel(QPainter& p, const NodeItem& node, const Layout& layout, const Theme& theme, const QFont& font) {
    const QFontMetricsF metrics(font);
    const QRectF box = labelBox(node, layout, metrics);
    const qreal centreX = layout.centres.at(node.id).x();
    const Qt::Alignment side = box.center().x() < centreX - 30   ? Qt::AlignRight
                               : box.center().x() > centreX + 30 ? Qt::AlignLeft
                                                                 : Qt::AlignHCenter;
    QFont bold = font;
    bold.setBold(true);
    bold.setLetterSpacing(QFont::PercentageSpacing, 104);
    QRectF line(box.x(), box.y(), box.width(), metrics.height());
    p.setFont(bold);
    p.setPen(roleColour(node, theme));
    p.drawText(line, static_cast<int>(side | Qt::AlignVCenter), node.roleText);
    line.translate(0, metrics.height() + 2);
    p.setFont(font);
    p.setPen(node.alive ? theme.text : theme.muted);
    p.drawText(line, static_cast<int>(side | Qt::AlignVCenter), node.details);
    line.translate(0, metrics.height());
    p.setPen(node.badDisk ? theme.bad : theme.muted);
    p.drawText(line, static_cast<int>(side | Qt::AlignVCenter), node.third);
}

/// Clients sit on the rim, on the side that faces away from the ring: filled from outside, hollow when simulated.
void paintClients(QPainter& p, const NodeItem& node, const Layout& layout, const Theme& theme, const QFont& font) {
    const int total = node.outsideClients + node.simulatedClients;
    if (total == 0) return;
    const QPointF c = layout.centres.at(node.id);
    const QPointF out = node.voter ? outward(layout, node.id) : QPointF(1, 0);
    const qreal start = std::atan2(out.y(), out.x()) + (out.y() > 0.55 ? 0.9 : -1.3);
    const qreal r = layout.nodeRadius + 11;
    const int shown = std::min(total, 6);
    for (int i = 0; i < shown; ++i) {
        const qreal a = start + i * 13.0 / r;
        const QPointF at = c + QPointF(std::cos(a), std::sin(a)) * r;
        const bool outside = i < node.outsideClients;
        p.setPen(QPen(theme.accent, 1.4));
        p.setBrush(outside ? theme.accent : theme.surface);
        p.drawRoundedRect(QRectF(at.x() - 4, at.y() - 4, 8, 8), 2, 2);
    }
    if (total == shown) return;
    const qreal a = start + shown * 13.0 / r + 0.1;
    p.setFont(font);
    p.setPen(theme.muted);
    p.drawText(c + QPointF(std::cos(a), std::sin(a)) * r, QStringLiteral("+%1").arg(total - shown));
}

void paintPie(QPainter& p, const PieItem& pie, QPointF c, const Membership& membership, const Theme& theme,
              const QFont& font) {
    constexpr qreal R = 13;
    const auto voters = membership.voters.nodes();
    const NodeSet logged(pie.logged);
    const NodeSet acked(pie.acked);
    const QRectF box(c.x() - R, c.y() - R, 2 * R, 2 * R);
    const QColor colour = pie.committed ? theme.commit : theme.proposal;
    const int span = 360 * 16 / static_cast<int>(voters.size());
    p.setPen(Qt::NoPen);
    p.setBrush(theme.surface);
    p.drawEllipse(c, R + 2, R + 2);
    for (std::size_t i = 0; i < voters.size(); ++i) {
        const int start = 90 * 16 - static_cast<int>(i + 1) * span;
        QColor fill = colour;
        if (!acked.contains(voters[i])) fill.setAlpha(logged.contains(voters[i]) ? 58 : 0);
        p.setBrush(fill);
        p.setPen(QPen(theme.surface, 1));
        p.drawPie(box, start, span);
    }
    QPen rim(colour, pie.committed ? 2.4 : 1.6);
    if (!pie.committed) rim.setDashPattern({2.5, 2});
    p.setPen(rim);
    p.setBrush(Qt::NoBrush);
    p.drawEllipse(c, R + 1, R + 1);
    p.setFont(font);
    p.setPen(pie.committed ? theme.commit : theme.text);
    p.drawText(QRectF(c.x() - 30, c.y() + R + 2, 60, 16), Qt::AlignCenter, pie.label);
}

}  // namespace

QColor roleColour(const NodeItem& node, const Theme& theme) {
    if (!node.alive) return theme.down;
    if (node.frozen) return theme.frozen;
    return colourOf(node.role, theme);
}

Scene sceneOf(const TraceIndex& index, NodeId selected, DirectedLink focus, bool hasFocus) {
    Scene s;
    s.focus = focus;
    s.hasFocus = hasFocus;
    for (const auto& [id, node] : index.nodes()) {
        s.nodes.push_back(nodeItem(node));
        s.nodes.back().selected = id == selected;
        for (const auto& [other, view] : index.nodes()) {
            if (other != id) s.links.push_back({id, other, index.linkCut(id, other), node.alive && view.alive});
        }
    }
    for (const auto& [connection, client] : index.clients()) {
        const auto it =
            std::find_if(s.nodes.begin(), s.nodes.end(), [&](const auto& n) { return n.id == client.node; });
        if (it == s.nodes.end() || !client.session) continue;
        ++(client.outside ? it->outsideClients : it->simulatedClients);
    }
    const auto& proposals = index.proposals();
    const std::size_t skip = proposals.size() > MaxPies ? proposals.size() - MaxPies : 0;
    for (std::size_t i = skip; i < proposals.size(); ++i) {
        const ProposalView& p = proposals[i];
        s.pies.push_back(
            {p.leader, QString::fromStdString(toString(p.zxid)), p.logged.bits(), p.acked.bits(), p.committed});
    }
    return s;
}

void paintScene(QPainter& p, const Scene& scene, const Layout& layout, const Membership& membership, const Theme& theme,
                const QFont& font) {
    p.setRenderHint(QPainter::Antialiasing);
    for (const LinkItem& link : scene.links) {
        const bool focused = scene.hasFocus && scene.focus == DirectedLink{link.from, link.to};
        if (!focused && !link.cut) paintLink(p, link, layout, theme, false);
    }
    for (const LinkItem& link : scene.links) {
        const bool focused = scene.hasFocus && scene.focus == DirectedLink{link.from, link.to};
        if (focused || link.cut) paintLink(p, link, layout, theme, focused);
    }
    for (const NodeItem& node : scene.nodes) {
        const QPointF c = layout.centres.at(node.id);
        paintDisc(p, node, c, layout.nodeRadius, theme, font);
        paintLabel(p, node, layout, theme, font);
        paintClients(p, node, layout, theme, font);
        if (scene.hasFocus && scene.focus == DirectedLink{node.id, {}}) {
            p.setPen(QPen(theme.accent, 1.6, Qt::DashLine));
            p.setBrush(Qt::NoBrush);
            p.drawEllipse(c, layout.nodeRadius + 6, layout.nodeRadius + 6);
        }
    }
    // Pies stand in the middle of the ring, in order of zxid.
    const qreal step = 46;
    const QPointF first = layout.middle - QPointF(step * (static_cast<qreal>(scene.pies.size()) - 1) / 2, 0);
    const bool room = scene.nodes.size() > 1;
    for (std::size_t i = 0; i < scene.pies.size(); ++i) {
        const QPointF at = first + QPointF(step * static_cast<qreal>(i), room ? 0 : layout.nodeRadius * 2.6);
        paintPie(p, scene.pies[i], at, membership, theme, font);
    }
}

}  // namespace qs::app
