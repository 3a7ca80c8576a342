// Commands, as the console and standard input take them: refused with a column, or the same after format and parse.
#include "engine/command/command.h"
#include "tests/fuzz/target.h"

using namespace qs;

void fuzz::run(std::string_view text) {
    const auto parsed = command::parse(text);
    if (!parsed) {
        QS_CHECK(parsed.error().place.starts_with("column ") && !parsed.error().text.empty());
        return;
    }
    const auto again = command::parse(command::format(*parsed));
    QS_CHECK(again.ok() && *again == *parsed);
}
