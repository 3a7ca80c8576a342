// zoo.cfg and myid: refused with a place, or a configuration whose own text can be read again.
#include "engine/config/zoo_config.h"
#include "tests/fuzz/target.h"

using namespace qs;

void fuzz::run(std::string_view bytes) {
    (void)config::parseMyId(bytes, "myid").ok();
    const auto read = config::parseZooConfig(bytes, "zoo.cfg");
    if (!read) {
        QS_CHECK(read.error().place.starts_with("zoo.cfg"));
        return;
    }
    (void)read->ensemble.membership().problem();
    QS_CHECK(read->ensemble.text().ends_with("version=0"));
}
