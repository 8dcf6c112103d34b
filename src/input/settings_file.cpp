#include "splitter/input/settings_file.hpp"

#include "splitter/model/error.hpp"
#include "yaml_documents.hpp"

#include <algorithm>
#include <utility>

namespace splitter::input {

namespace {

using model::InputError;

std::string place(const model::SourceText& source, const YAML::Mark& mark) {
  return mark.is_null() ? source.name : source.name + ": line " + std::to_string(mark.line + 1);
}

std::vector<std::string> values_of(const model::SourceText& source, const YAML::Node& node) {
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

SettingLine setting(const model::SourceText& source,
                    const YAML::Node& key,
                    const YAML::Node& value) {
  if (!key.IsScalar()) {
    throw InputError(place(source, key.Mark()), "expected the name of an option");
  }
  if (value.IsNull()) {
    throw InputError(place(source, key.Mark()),
                     "`" + model::excerpt(key.Scalar()) + "` has no value");
  }
  return {key.Scalar(), values_of(source, value), place(source, key.Mark())};
}

void add_once(SettingLine line, std::vector<SettingLine>& lines) {
  const auto same = [&line](const SettingLine& other) { return other.key == line.key; };
  if (std::ranges::any_of(lines, same)) {
    throw InputError(line.where, "`" + model::excerpt(line.key) + "` stands twice");
  }
  lines.push_back(std::move(line));
}

std::vector<RuleLines> rules_of(const model::SourceText& source, const YAML::Node& node) {
  const auto refuse = [&source](const YAML::Node& at) {
    throw InputError(place(source, at.Mark()),
                     "expected a list of rules",
                     "such as `- keep: tests/database`, one a line");
  };
  if (!node.IsSequence()) {
    refuse(node);
  }
  std::vector<RuleLines> rules;
  for (const YAML::Node& item : node) {
    if (!item.IsMap() || item.size() == 0) {
      refuse(item);
    }
    RuleLines rule{.where = place(source, item.Mark())};
    for (const auto& entry : item) {
      add_once(setting(source, entry.first, entry.second), rule.lines);
    }
    rules.push_back(std::move(rule));
  }
  return rules;
}

SettingsFile read(const model::SourceText& source) {
  std::vector<YAML::Node> documents = documents_of(std::string(source.view()));
  std::erase_if(documents, [](const YAML::Node& document) { return document.IsNull(); });
  SettingsFile file;
  if (documents.empty()) {
    return file;
  }
  if (documents.size() > 1) {
    throw InputError(
        place(source, documents[1].Mark()),
        "the file has " + std::to_string(documents.size()) + " YAML documents, and one is read",
        "take out the lines `---` between them");
  }
  const YAML::Node& document = documents.front();
  if (!document.IsMap()) {
    throw InputError(place(source, document.Mark()), "expected `option: value` lines");
  }
  bool has_rules = false;
  for (const auto& entry : document) {
    if (!entry.first.IsScalar() || entry.first.Scalar() != "rules") {
      add_once(setting(source, entry.first, entry.second), file.settings);
      continue;
    }
    if (std::exchange(has_rules, true)) {
      throw InputError(place(source, entry.first.Mark()), "`rules` stands twice");
    }
    file.rules = rules_of(source, entry.second);
  }
  return file;
}

}  // namespace

SettingsFile parse_settings(const model::SourceText& source) {
  try {
    return read(source);
  } catch (const YAML::Exception& error) {
    const bool misplaced = error.msg.find("illegal map value") != std::string::npos;
    throw InputError(place(source, error.mark),
                     "malformed YAML: " + model::excerpt(error.msg),
                     misplaced ? "is this line indented by mistake?" : "");
  }
}

}  // namespace splitter::input
