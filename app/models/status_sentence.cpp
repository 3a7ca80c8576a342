#include "app/models/status_sentence.h"

#include <QCoreApplication>

#include "app/models/txn_words.h"

namespace qs::app {

namespace {

class Sentence {
    Q_DECLARE_TR_FUNCTIONS(StatusSentence)
public:
    Sentence(const Picture& picture, const Membership& membership, const trace::Tables& tables)
        : m_picture(picture), m_membership(membership), m_tables(tables) {
        for (const auto& [id, node] : picture.nodes()) {
            if (!node.voter || !node.alive || node.frozen) continue;
            m_running.insert(id);
            if (node.role == trace::Role::Looking) ++m_looking;
            if (node.serving && (node.role == trace::Role::Following || node.role == trace::Role::Leading))
                m_inSync.insert(id);
        }
    }

    QString text() const {
        const NodeId lead = m_picture.leader();
        if (!lead) return withoutLeader();
        const NodeView& leading = m_picture.node(lead);
        if (leading.frozen) {
            return tr("The leader, node %1, is frozen; the others wait until syncLimit.").arg(lead.value);
        }
        for (const ProposalView& p : m_picture.proposals()) {
            if (!p.committed && p.leader == lead) return open(p);
        }
        const int followers = m_membership.voters.size() - 1;
        if (!m_membership.isQuorum(m_inSync)) {
            return tr("Node %1 leads epoch %2, but only %3 of %4 followers are with it: nothing can be committed.")
                .arg(lead.value)
                .arg(leading.epoch.value)
                .arg(m_inSync.size() - 1)
                .arg(followers);
        }
        return tr("Node %1 leads epoch %2; %3 of %4 followers are in sync.")
            .arg(lead.value)
            .arg(leading.epoch.value)
            .arg(m_inSync.size() - 1)
            .arg(followers);
    }

private:
    QString withoutLeader() const {
        const int voters = m_membership.voters.size();
        if (!m_membership.isQuorum(m_running)) {
            return tr("No quorum: %1 of %2 voters run. Nothing can be written.").arg(m_running.size()).arg(voters);
        }
        for (const auto& [id, node] : m_picture.nodes()) {
            if (node.role != trace::Role::Leading) continue;
            return tr("Node %1 won the election and brings a quorum to its epoch.").arg(id.value);
        }
        return tr("Electing a leader: %1 of %2 voters are looking.").arg(m_looking).arg(voters);
    }

    QString open(const ProposalView& p) const {
        return tr("Proposal %1, %2: %3 of %4 voters acknowledged it.")
            .arg(QString::fromStdString(toString(p.zxid)), TxnWords::describe(m_tables.txn(p.txn)->body))
            .arg(p.acked.intersect(m_membership.voters).size())
            .arg(m_membership.voters.size());
    }

    const Picture& m_picture;
    const Membership& m_membership;
    const trace::Tables& m_tables;
    NodeSet m_running;  ///< voters
    NodeSet m_inSync;   ///< of those, the ones that serve
    int m_looking = 0;
};

}  // namespace

QString statusSentence(const Picture& picture, const Membership& membership, const trace::Tables& tables) {
    return Sentence(picture, membership, tables).text();
}

}  // namespace qs::app
