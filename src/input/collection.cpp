#include "splitter/input/collection.hpp"

#include "json_document.hpp"
#include "splitter/model/error.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace splitter::input {

namespace {

namespace ondemand = simdjson::ondemand;

using IdsMember = std::vector<model::NodeId> Collection::*;
using WordMember = std::string Collection::*;

constexpr std::array<std::pair<std::string_view, IdsMember>, 6> id_members = {
    {{"tests", &Collection::tests},
     {"broken", &Collection::broken},
     {"unnameable", &Collection::unnameable},
     {"unreachable", &Collection::unreachable},
     {"run_only", &Collection::run_only},
     {"parted", &Collection::parted}}};

constexpr std::array<std::pair<std::string_view, WordMember>, 4> word_members = {
    {{"root", &Collection::root},
     {"folder", &Collection::folder},
     {"config", &Collection::config},
     {"addopts_paths", &Collection::addopts_paths}}};

template <typename Table>
auto member_of(const Table& table, std::string_view name) {
  const auto found = std::ranges::find(table, name, &Table::value_type::first);
  return found == table.end() ? nullptr : found->second;
}

class CollectionReader {
 public:
  explicit CollectionReader(const model::SourceText& source) : document_(source, "") {}

  Collection read() && {
    for (auto field : document_.root()) {
      read_member(document_.checked(std::move(field)));
    }
    document_.check_end();
    collection_.texts.push_back(document_.texts());
    return std::move(collection_);
  }

 private:
  void read_member(ondemand::field field) {
    const std::string_view name = document_.key(field);
    if (const IdsMember list = member_of(id_members, name)) {
      auto values = document_.checked(field.value().get_array());
      for (auto value : values) {
        (collection_.*list).emplace_back(document_.text(document_.checked(value), "an id"));
      }
    } else if (const WordMember word = member_of(word_members, name)) {
      collection_.*word = document_.text(field.value(), "a text");
    } else if (name == "selected") {
      collection_.selected = document_.checked(field.value().get_bool());
    } else {
      document_.fail_here("unknown member `" + model::excerpt(name) + "`");
    }
  }

  JsonDocument document_;
  Collection collection_;
};

}  // namespace

Collection parse_collection(const model::SourceText& source) {
  return CollectionReader(source).read();
}

}  // namespace splitter::input
