#include "splitter/input/settings_file.hpp"

#include "splitter/model/error.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>

namespace splitter::input {

namespace {

using model::InputError;

std::string place(const SourceText& source, const YAML::Mark& mark) {
  return mark.is_null() ? source.name : source.name + ": line " + std::to_string(mark.line + 1);
}

std::vector<std::string> values_of(const SourceText& source, const YAML::Node& node) {
  if (node.IsScalar()) {
    return {node.Scalar()};
  }
  if (!node.IsSequence()) {
    throw InputError(place(source, node.Mark()), "expected a value or a list of values");
  }
  std::vector<std::string> values;
  for (const YAML::Node& item : node) {
    if (!item.IsScalar()) {
      throw InputError(place(source, item.Mark()), "expected a plain value in this list");
    }
    values.push_back(item.Scalar());
  }
  return values;
}

SettingLine setting(const SourceText& source, const YAML::Node& key, const YAML::Node& value) {
  if (!key.IsScalar()) {
    throw InputError(place(source, key.Mark()), "expected the name of an option");
  }
  if (value.IsNull()) {
    throw InputError(place(source, key.Mark()), "`" + excerpt(key.Scalar()) + "` has no value");
  }
  return {key.Scalar(), values_of(source, value), place(source, key.Mark())};
}

std::vector<SettingLine> read(const SourceText& source) {
  const YAML::Node document = YAML::Load(std::string(source.view()));
  std::vector<SettingLine> settings;
  if (document.IsNull()) {
    return settings;
  }
  if (!document.IsMap()) {
    throw InputError(place(source, document.Mark()), "expected `option: value` lines");
  }
  for (const auto& entry : document) {
    SettingLine line = setting(source, entry.first, entry.second);
    const auto same = [&line](const SettingLine& other) { return other.key == line.key; };
    if (std::ranges::any_of(settings, same)) {
      throw InputError(line.where, "`" + excerpt(line.key) + "` stands twice");
    }
    settings.push_back(std::move(line));
  }
  return settings;
}

}  // namespace

std::vector<SettingLine> parse_settings(const SourceText& source) {
  try {
    return read(source);
  } catch (const YAML::Exception& error) {
    throw InputError(place(source, error.mark), "malformed YAML: " + excerpt(error.msg));
  }
}

}  // namespace splitter::input
