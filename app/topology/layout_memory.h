// How the canvas was laid out, kept in the settings: the kind of layout, and for each size of ensemble where its nodes
// were dragged to.
#pragma once

#include "app/topology/geometry.h"

class QSettings;

namespace qs::app {

class LayoutMemory {
public:
    explicit LayoutMemory(const Membership& membership);

    LayoutKind kind() const;
    void setKind(LayoutKind kind) const;
    /// Empty when nothing was ever dragged in an ensemble of this size.
    Places places() const;
    void setPlaces(const Places& places) const;

private:
    QString m_group;  ///< "topology/places/5+1"
    std::vector<NodeId> m_nodes;
};

}  // namespace qs::app
