// Reads a durations file with simdjson and nothing else: the floor for any program that must know
// every test. It says on stderr, where the benchmark looks, what it read.

#include <simdjson.h>

#include <cstddef>
#include <cstdio>
#include <exception>
#include <string_view>

namespace {

struct Totals {
  std::size_t fields = 0;
  std::size_t id_bytes = 0;
  double seconds = 0.0;
};

Totals parse(const char* path) {
  const simdjson::padded_string text = simdjson::padded_string::load(path);
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document document = parser.iterate(text);
  Totals totals;
  for (auto field : document.get_object()) {
    // Unescaped, because no reader of node ids can do with less.
    const std::string_view id = field.unescaped_key();
    totals.id_bytes += id.size();
    totals.seconds += double(field.value());
    ++totals.fields;
  }
  return totals;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: bench_parse_only DURATIONS\n", stderr);
    return 2;
  }
  try {
    const Totals totals = parse(argv[1]);
    std::fprintf(stderr,
                 "%zu tests, %zu bytes of ids, %.3f s; simdjson %s\n",
                 totals.fields,
                 totals.id_bytes,
                 totals.seconds,
                 SIMDJSON_STRINGIFY(SIMDJSON_VERSION));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_parse_only: %s: %s\n", argv[1], error.what());
    return 2;
  }
  return 0;
}
