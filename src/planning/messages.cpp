#include "splitter/planning/messages.hpp"

#include "splitter/system/environment.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/terminal.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <string>

namespace splitter::planning {

namespace {

constexpr std::string_view red = "\033[31m";
constexpr std::string_view yellow = "\033[33m";
constexpr std::string_view cyan = "\033[36m";
constexpr std::string_view hint_label = "hint: ";

}  // namespace

bool use_color(ColorMode mode, bool is_terminal) {
  if (mode != ColorMode::automatic) {
    return mode == ColorMode::always;
  }
  const bool dumb = system::variable("TERM") == "dumb";
  return is_terminal && !dumb && !system::filled_variable("NO_COLOR");
}

Messages::Messages(Verbosity verbosity, ColorMode color)
    : verbosity_(verbosity), colored_(use_color(color, system::stderr_is_terminal())) {}

Messages::Messages(std::vector<Heard>& heard)
    : verbosity_(Verbosity::quiet), colored_(false), heard_(&heard) {}

void Messages::detail(std::string_view text) const {
  if (verbosity_ == Verbosity::verbose) {
    say("", "", text);
  }
}

void Messages::notice(std::string_view text) const {
  if (heard_ != nullptr) {
    heard_->push_back({Heard::Kind::notice, std::string(text), {}});
  }
  if (verbosity_ != Verbosity::quiet) {
    say("", "", text);
  }
}

void Messages::example(std::string_view text) const {
  if (heard_ != nullptr && !heard_->empty()) {
    heard_->back().text.append("; ").append(text);
  }
  if (verbosity_ != Verbosity::quiet) {
    say("", "", fmt::format("  {}", text));
  }
}

void Messages::progress(std::string_view text) const {
  if (heard_ == nullptr && system::stderr_is_terminal()) {
    notice(text);
  }
}

void Messages::warning(std::string_view text) const {
  if (heard_ != nullptr) {
    heard_->push_back({Heard::Kind::warning, std::string(text), {}});
  }
  if (verbosity_ != Verbosity::quiet) {
    say("warning: ", yellow, text);
  }
}

void Messages::hint(std::string_view text) const {
  if (heard_ != nullptr && !heard_->empty() && !text.empty()) {
    heard_->back().hint = text;
  }
  if (verbosity_ != Verbosity::quiet && !text.empty()) {
    say(hint_label, cyan, text);
  }
}

void Messages::error(std::string_view text) const {
  say("error: ", red, text);
}

void Messages::error(const model::InputError& error) const {
  say("error: ", red, fmt::format("{}: {}", error.where(), error.what()));
  if (!error.hint().empty()) {
    say(hint_label, cyan, error.hint());
  }
}

void Messages::say(std::string_view label, std::string_view color, std::string_view text) const {
  const bool paint = colored_ && !label.empty();
  const std::string line = fmt::format("{}{}{}{}{}\n",
                                       label == hint_label ? "" : "splitter: ",
                                       paint ? color : "",
                                       label,
                                       paint ? "\033[0m" : "",
                                       text);
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace splitter::planning
