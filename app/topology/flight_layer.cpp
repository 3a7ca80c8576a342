#include "app/topology/flight_layer.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

namespace qs::app {

namespace {

constexpr std::size_t LaneCount = 64 * 64;
constexpr qreal Reach = 9;

std::size_t laneIndex(DirectedLink link) {
    return static_cast<std::size_t>(link.first.value) * 64 + link.second.value;
}

/// Of boxes that have a size: thousands are compared each frame.
bool overlap(const QRectF& a, const QRectF& b) {
    return a.x() < b.x() + b.width() && b.x() < a.x() + a.width() && a.y() < b.y() + b.height() &&
           b.y() < a.y() + a.height();
}

/// A wedge before the shape, where it is going.
void paintHeading(QPainter& p, QPointF at, const QLineF& lane, qreal scale, const QColor& colour) {
    const qreal angle = std::atan2(lane.dy(), lane.dx());
    const auto point = [&](qreal turn, qreal length) {
        return at + QPointF(std::cos(angle + turn), std::sin(angle + turn)) * length * scale;
    };
    p.setPen(Qt::NoPen);
    p.setBrush(colour);
    p.drawPolygon(QPolygonF{point(0, 16), point(0.42, 10), point(-0.42, 10)});
}

}  // namespace

void FlightLayer::reset(const Theme& theme, const QFont& font, qreal devicePixelRatio, qreal scale) {
    m_theme = theme;
    m_font = font;
    m_font.setPointSizeF(std::max(6.5, font.pointSizeF() * 0.8) * scale);
    m_glyphs.reset(theme, font, devicePixelRatio, scale);
    m_faces.clear();
}

FlightLayer::Face FlightLayer::faceOf(const FlightView& flight) {
    const MessageShape shape = shapeOf(flight.message.kind);
    const QString label = labelOf(flight);
    const QPixmap right = m_glyphs.glyph(shape, label);
    return {flight.sent, shape, label, right, {}, right.deviceIndependentSize()};
}

void FlightLayer::followFlights() {
    const auto& flights = m_index.flights();
    if (std::equal(flights.begin(), flights.end(), m_faces.begin(), m_faces.end(),
                   [](const auto& flight, const Face& face) { return flight.first == face.sent; }))
        return;
    std::vector<Face> faces;
    faces.reserve(flights.size());
    auto known = m_faces.begin();
    for (const auto& [sent, flight] : flights) {
        known = std::find_if(known, m_faces.end(), [sent = sent](const Face& face) { return face.sent >= sent; });
        const bool is = known != m_faces.end() && known->sent == sent;
        faces.push_back(is ? std::move(*known) : faceOf(flight));
    }
    m_faces = std::move(faces);
}

FlightLayer::Lane& FlightLayer::laneOf(DirectedLink link, const Look& look) {
    Lane& lane = m_lanes[laneIndex(link)];
    if (!lane.used) {
        const QLineF scene = linkLine(look.layout, link);
        lane.used = true;
        lane.taken.clear();
        lane.folded = 0;
        lane.foremost = 0;
        lane.line = {look.camera.toView(scene.p1()), look.camera.toView(scene.p2())};
    }
    return lane;
}

/// A label stands right of its shape, or left where it would cover a node or the proposals; one that covers those there
/// too, or an earlier label of its lane, is left out.
void FlightLayer::paintOne(QPainter& p, const FlightView& flight, Face& face, Lane& lane, const Look& look) {
    using Side = MessageGlyphs::Side;
    const QPointF at = lane.line.pointAt(flight.fraction(look.moment));
    const auto coversPicture = [&](const QRectF& box) {
        const QRectF scene(look.camera.toScene(box.topLeft()), box.size() / look.camera.scale);
        return coversNode(look.layout, scene) || look.proposals.intersects(scene);
    };
    const QPixmap* glyph = &face.right;
    QRectF box = m_glyphs.placed(face.size, at, Side::Right);
    const bool toTheLeft = coversPicture(box);
    if (toTheLeft) box = m_glyphs.placed(face.size, at, Side::Left);
    const bool covers =
        (toTheLeft && coversPicture(box)) ||
        std::any_of(lane.taken.rbegin(), lane.taken.rend(), [&](const QRectF& r) { return overlap(r, box); });
    if (covers) {
        glyph = &m_glyphs.bare(face.shape);
        box = m_glyphs.placed(glyph->deviceIndependentSize(), at, Side::Right);
    } else if (toTheLeft) {
        if (face.left.isNull()) face.left = m_glyphs.glyph(face.shape, face.label, Side::Left);
        glyph = &face.left;
    }
    lane.taken.push_back(box);
    const bool selected = flight.sent == m_state.selectedRecord();
    if (selected) {
        p.setPen(QPen(m_theme.accent, 2));
        p.setBrush(Qt::NoBrush);
        p.drawEllipse(at, 11 * look.camera.scale, 11 * look.camera.scale);
    }
    if (look.arrows || selected) paintHeading(p, at, lane.line, look.camera.scale, colourOf(face.shape, m_theme));
    p.drawPixmap(box.topLeft(), *glyph);
}

void FlightLayer::paintCount(QPainter& p, QPointF at, int count) {
    const QString text = QString::number(count);
    p.setFont(m_font);
    const QFontMetricsF metrics(m_font);
    const qreal width = std::max(metrics.height(), metrics.horizontalAdvance(text) + 8);
    const QRectF chip(at.x() - width / 2, at.y() - metrics.height() / 2, width, metrics.height());
    p.setPen(QPen(m_theme.heartbeat, 1.2));
    p.setBrush(m_theme.surface);
    p.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2);
    p.setPen(m_theme.text);
    p.drawText(chip, Qt::AlignCenter, text);
}

/// One dot a link for all that is hidden, where the foremost is; its number when there are more.
void FlightLayer::paintFolded(QPainter& p, const Look& look) {
    for (const Lane& lane : m_lanes) {
        if (!lane.used || lane.folded == 0) continue;
        const QPointF at = lane.line.pointAt(lane.foremost);
        if (lane.folded > 1) {
            paintCount(p, at, lane.folded);
            continue;
        }
        p.setPen(Qt::NoPen);
        p.setBrush(m_theme.heartbeat);
        p.drawEllipse(at, 3 * look.camera.scale, 3 * look.camera.scale);
    }
}

/// For each link and kind of picture: those that wait stand at the sender, the others at the receiver.
void FlightLayer::paintBadges(QPainter& p, const Look& look) {
    struct Counts {
        std::array<int, MessageShapeCount> moving{};
        std::array<int, MessageShapeCount> held{};
    };
    std::map<DirectedLink, Counts> links;
    for (const auto& [sent, flight] : m_index.flights()) {
        Counts& counts = links[{flight.from, flight.message.to}];
        ++(flight.held ? counts.held : counts.moving)[static_cast<std::size_t>(shapeOf(flight.message.kind))];
    }
    for (const auto& [link, counts] : links) {
        const QLineF line = laneOf(link, look).line;
        const qreal step = 30 * look.camera.scale / std::max(1.0, line.length());
        const auto put = [&](const auto& numbers, qreal from, qreal by) {
            for (std::size_t shape = 0; shape < MessageShapeCount; ++shape) {
                if (numbers[shape] == 0) continue;
                const QPixmap& glyph = m_glyphs.bare(static_cast<MessageShape>(shape));
                const QPointF at = line.pointAt(from);
                p.drawPixmap(m_glyphs.placed(glyph.deviceIndependentSize(), at, MessageGlyphs::Side::Right).topLeft(),
                             glyph);
                if (numbers[shape] > 1) paintCount(p, at + QPointF(11, -8) * look.camera.scale, numbers[shape]);
                from += by;
            }
        };
        put(counts.held, 0.12, step);
        put(counts.moving, 0.88, -step);
    }
}

void FlightLayer::paint(QPainter& p, const Look& look) {
    m_lanes.resize(LaneCount);
    for (Lane& lane : m_lanes)
        lane.used = false;
    p.setRenderHint(QPainter::Antialiasing);
    if (look.reducedMotion) {
        paintBadges(p, look);
        return;
    }
    followFlights();
    auto face = m_faces.begin();
    for (const auto& [sent, flight] : m_index.flights()) {
        Face& its = *face++;
        Lane& lane = laneOf({flight.from, flight.message.to}, look);
        if (m_state.shows(flight.message.kind)) {
            paintOne(p, flight, its, lane, look);
        } else {
            ++lane.folded;
            lane.foremost = std::max(lane.foremost, flight.fraction(look.moment));
        }
    }
    paintFolded(p, look);
}

std::optional<QPointF> FlightLayer::pointOf(quint64 sent, const Look& look) const {
    const auto it = m_index.flights().find(sent);
    if (it == m_index.flights().end()) return std::nullopt;
    const FlightView& flight = it->second;
    const QLineF line = linkLine(look.layout, {flight.from, flight.message.to});
    return look.camera.toView(line.pointAt(flight.fraction(look.moment)));
}

const FlightView* FlightLayer::at(QPointF scene, const Look& look) const {
    if (look.reducedMotion) return nullptr;
    const FlightView* best = nullptr;
    qreal nearest = Reach / std::min(1.0, look.camera.scale);
    for (const auto& [sent, flight] : m_index.flights()) {
        const QPointF at =
            linkLine(look.layout, {flight.from, flight.message.to}).pointAt(flight.fraction(look.moment));
        const qreal distance = std::hypot(at.x() - scene.x(), at.y() - scene.y());
        if (distance > nearest) continue;
        nearest = distance;
        best = &flight;
    }
    return best;
}

}  // namespace qs::app
