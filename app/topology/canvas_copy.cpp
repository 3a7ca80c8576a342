// The picture taken along: as text, to the clipboard, or as a PNG file.
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QImageWriter>
#include <QMessageBox>

#include "app/topology/scene_words.h"
#include "app/topology/topology_canvas.h"

namespace qs::app {

using namespace Qt::StringLiterals;

void TopologyCanvas::addCopyActions() {
    const auto add = [this](const QString& text, const QString& name, const QKeySequence& keys, auto act) {
        auto* action = new QAction(text, this);
        action->setObjectName(name);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, act);
        m_copyActions << action;
    };
    auto* line = new QAction(this);
    line->setSeparator(true);
    m_copyActions << line;
    add(tr("Copy as &text"), u"copyAsText"_s, QKeySequence(u"Ctrl+Shift+C"_s),
        [this] { QApplication::clipboard()->setText(SceneWords::all(m_index)); });
    add(tr("Copy &picture"), u"copyPicture"_s, QKeySequence(u"Ctrl+Alt+C"_s),
        [this] { QApplication::clipboard()->setImage(picture()); });
    add(tr("Sa&ve picture..."), u"savePicture"_s, QKeySequence(u"Ctrl+Alt+S"_s), [this] { savePicture(); });
}

QImage TopologyCanvas::picture() {
    QImage out(size() * devicePixelRatioF(), QImage::Format_RGB32);
    out.setDevicePixelRatio(devicePixelRatioF());
    render(&out, {}, {}, QWidget::DrawWindowBackground);
    return out;
}

void TopologyCanvas::savePicture() {
    const QImage now = picture();
    const QString file =
        QFileDialog::getSaveFileName(this, tr("Save picture"), u"quorumscope.png"_s, tr("Pictures (*.png)"));
    if (file.isEmpty()) return;
    QImageWriter writer(file, "png");
    if (!writer.write(now)) {
        QMessageBox::warning(this, tr("Not saved"), tr("%1: %2").arg(file, writer.errorString()));
    }
}

}  // namespace qs::app
