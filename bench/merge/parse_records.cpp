// Reads every member of every line of the records that it is given, and nothing else: what no
// program that must know each event can be faster than by much.
#include <simdjson.h>

#include <cstdint>
#include <cstdio>
#include <string_view>

namespace {

namespace ondemand = simdjson::ondemand;

/// Sum of all members, so that the compiler removes no read.
struct Sum {
  double numbers = 0.0;
  std::size_t bytes = 0;
};

void add(ondemand::value value, Sum& sum) {
  switch (value.type()) {
    case ondemand::json_type::number:
      sum.numbers += value.get_double().value();
      break;
    case ondemand::json_type::string:
      sum.bytes += value.get_string().value().size();
      break;
    case ondemand::json_type::array:
      for (auto element : value.get_array()) {
        add(element.value(), sum);
      }
      break;
    default:
      break;
  }
}

}  // namespace

int main(int argc, char** argv) {
  Sum sum;
  std::size_t events = 0;
  for (int i = 1; i < argc; ++i) {
    ondemand::parser parser;
    const simdjson::padded_string text = simdjson::padded_string::load(argv[i]).value();
    ondemand::document_stream lines = parser.iterate_many(text).value();
    for (auto line : lines) {
      for (auto field : line.get_object()) {
        sum.bytes += field.unescaped_key().value().size();
        add(field.value().value(), sum);
      }
      ++events;
    }
  }
  std::printf("%zu events, %zu bytes, %g\n", events, sum.bytes, sum.numbers);
}
