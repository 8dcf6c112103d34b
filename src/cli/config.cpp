#include "option_table.hpp"
#include "settings.hpp"
#include "splitter/input/settings_file.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/suggest.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/path.hpp"

#include <fmt/format.h>

#include <optional>
#include <vector>

namespace splitter::cli {

namespace {

using model::InputError;

std::string text_of(const Values& values, OptionName name) {
  const Value* value = values.find(name);
  return value == nullptr ? std::string(name.spec().fallback) : value->texts.back();
}

[[noreturn]] void refuse(const input::SettingLine& line) {
  const OptionSpec* spec = find_option(line.key);
  if (spec != nullptr) {
    throw InputError(line.where, "`" + line.key + "` belongs on the command line only");
  }
  std::vector<std::string_view> known;
  for (const OptionSpec& option : option_table) {
    if (option.in_file) {
      known.push_back(option.name);
    }
  }
  throw InputError(line.where,
                   "unknown option `" + model::excerpt(line.key) + "`",
                   model::did_you_mean(line.key, known));
}

void check_arity(const OptionSpec& spec, const input::SettingLine& line) {
  if (spec.arity != Arity::many && line.values.size() != 1) {
    throw InputError(line.where, "`" + line.key + "` takes one value");
  }
  if (line.values.empty()) {
    throw InputError(line.where, "`" + line.key + "` has an empty list");
  }
}

std::string joined(const std::vector<std::string>& texts) {
  return fmt::format("{}", fmt::join(texts, " "));
}

/// The part of `--shard K/N` for `splits` or `group`; empty for others and without it.
std::string settings_by_shard(const Values& values, std::string_view name) {
  const Value* shard = values.find("shard");
  if (shard == nullptr || (name != "splits" && name != "group")) {
    return {};
  }
  const std::string& text = shard->texts.back();
  const std::size_t slash = text.find('/');
  return name == "group" ? text.substr(0, slash) : text.substr(slash + 1);
}

}  // namespace

void fill_from_file(Values& values) {
  if (const std::string root = text_of(values, "root"); !system::is_folder(root)) {
    throw InputError("--root " + model::excerpt(root), "is not a directory");
  }
  const bool named = values.find("config") != nullptr;
  const std::string path =
      named ? text_of(values, "config")
            : system::in_root(text_of(values, "root"), text_of(values, "config"));
  const auto source =
      named ? std::optional(system::read_file(path)) : system::read_file_if_there(path);
  if (!source.has_value()) {
    return;
  }
  input::SettingsFile file = input::parse_settings(*source);
  for (input::SettingLine& line : file.settings) {
    const OptionSpec* spec = find_option(line.key);
    if (spec == nullptr || !spec->in_file) {
      refuse(line);
    }
    check_arity(*spec, line);
    values.fill(OptionName(*spec),
                {std::move(line.values), {Layer::file, path, std::move(line.where)}});
  }
  values.fill_rules(std::move(file.rules));
}

std::string show_config(const Values& values) {
  std::string text;
  for (const OptionSpec& spec : option_table) {
    if (find_option(spec.name) != &spec) {
      continue;  // its line of help for another command
    }
    const Value* value = values.find(OptionName(spec));
    const std::string by_shard = settings_by_shard(values, spec.name);
    if (!by_shard.empty()) {
      text += fmt::format("(command line: --shard) {} = {}\n", spec.name, by_shard);
    } else if (value != nullptr) {
      text += fmt::format("({}) {} = {}\n", value->origin.text, spec.name, joined(value->texts));
    } else if (spec.arity != Arity::flag && spec.fallback.empty()) {
      text += spec.in_file ? fmt::format("(not set) {}\n", spec.name) : "";
    } else if (spec.in_file || !spec.fallback.empty()) {
      const std::string_view fallback = spec.arity == Arity::flag ? "false" : spec.fallback;
      text += fmt::format("(default) {} = {}\n", spec.name, fallback);
    }
  }
  for (const input::WrittenRule& rule : input::read_rules(values.rules())) {
    text += fmt::format("({}) {}\n", rule.where, rule.text());
  }
  return text;
}

}  // namespace splitter::cli
