#include "app/znodes/text_merge.h"

#include <algorithm>

namespace qs::app {

namespace {

/// Above this many pairs of lines the middle counts as one change.
constexpr std::size_t MostPairs = 4'000'000;

/// For each line of `a` the line of `b` that it is; -1: none. A longest common subsequence.
std::vector<int> matches(const QStringList& a, const QStringList& b) {
    std::vector<int> out(static_cast<std::size_t>(a.size()), -1);
    qsizetype head = 0;
    while (head < a.size() && head < b.size() && a[head] == b[head]) {
        out[static_cast<std::size_t>(head)] = static_cast<int>(head);
        ++head;
    }
    qsizetype tail = 0;
    while (tail < a.size() - head && tail < b.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) {
        ++tail;
        out[static_cast<std::size_t>(a.size() - tail)] = static_cast<int>(b.size() - tail);
    }
    const auto rows = static_cast<std::size_t>(a.size() - head - tail);
    const auto columns = static_cast<std::size_t>(b.size() - head - tail);
    if (rows == 0 || columns == 0 || rows * columns > MostPairs) return out;
    const auto lineA = [&](std::size_t i) -> const QString& { return a[head + static_cast<qsizetype>(i)]; };
    const auto lineB = [&](std::size_t j) -> const QString& { return b[head + static_cast<qsizetype>(j)]; };
    std::vector<std::vector<int>> length(rows + 1, std::vector<int>(columns + 1, 0));
    for (std::size_t i = rows; i-- > 0;) {
        for (std::size_t j = columns; j-- > 0;) {
            length[i][j] =
                lineA(i) == lineB(j) ? length[i + 1][j + 1] + 1 : std::max(length[i + 1][j], length[i][j + 1]);
        }
    }
    for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
        if (lineA(i) == lineB(j)) {
            out[static_cast<std::size_t>(head) + i] = static_cast<int>(head) + static_cast<int>(j);
            ++i;
            ++j;
        } else if (length[i + 1][j] >= length[i][j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
    return out;
}

}  // namespace

MergeResult mergeLines(const QString& base, const QString& mine, const QString& theirs) {
    const QStringList b = base.split(u'\n');
    const QStringList m = mine.split(u'\n');
    const QStringList t = theirs.split(u'\n');
    const std::vector<int> toMine = matches(b, m);
    const std::vector<int> toTheirs = matches(b, t);
    QStringList out;
    MergeResult result;
    qsizetype i = 0;
    qsizetype j = 0;
    qsizetype k = 0;
    while (i < b.size() || j < m.size() || k < t.size()) {
        // The next line of the base that both kept; what stands before it is one place.
        qsizetype next = i;
        while (next < b.size() &&
               (toMine[static_cast<std::size_t>(next)] < 0 || toTheirs[static_cast<std::size_t>(next)] < 0))
            ++next;
        const qsizetype mineEnd = next < b.size() ? toMine[static_cast<std::size_t>(next)] : m.size();
        const qsizetype theirsEnd = next < b.size() ? toTheirs[static_cast<std::size_t>(next)] : t.size();
        const QStringList was = b.mid(i, next - i);
        const QStringList ours = m.mid(j, mineEnd - j);
        const QStringList others = t.mid(k, theirsEnd - k);
        if (ours == was) {
            out += others;
        } else {
            if (others != was && others != ours) ++result.conflicts;
            out += ours;
        }
        if (next < b.size()) out += b[next];
        i = next + 1;
        j = mineEnd + 1;
        k = theirsEnd + 1;
        if (next >= b.size()) break;
    }
    result.text = out.join(u'\n');
    return result;
}

std::vector<bool> changedLines(const QString& base, const QString& text) {
    const std::vector<int> found = matches(text.split(u'\n'), base.split(u'\n'));
    std::vector<bool> out(found.size());
    std::transform(found.begin(), found.end(), out.begin(), [](int at) { return at < 0; });
    return out;
}

}  // namespace qs::app
