#include "splitter/input/pattern.hpp"

#include "splitter/model/dispatch.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/fnmatch.hpp"
#include "splitter/model/source_text.hpp"

#include <algorithm>
#include <re2/re2.h>
#include <utility>
#include <vector>

namespace splitter::input {

namespace {

using model::InputError;
using model::NodeId;

/// Ids are bytes, of which some are no UTF-8.
RE2::Options expression_options() {
  RE2::Options options(RE2::Quiet);
  options.set_encoding(RE2::Options::EncodingLatin1);
  return options;
}

bool is_expression(std::string_view text) {
  return text.size() > 2 && text.starts_with('/') && text.ends_with('/');
}

}  // namespace

struct Pattern::Expression {
  explicit Expression(std::string_view text)
      : compiled(re2::StringPiece(text.data(), text.size()), expression_options()) {}

  RE2 compiled;
};

Pattern::Pattern(std::string text, const std::string& where) : text_(std::move(text)) {
  if (is_expression(text_)) {
    expression_ =
        std::make_unique<const Expression>(std::string_view(text_).substr(1, text_.size() - 2));
    if (!expression_->compiled.ok()) {
      throw InputError(where,
                       "malformed regular expression " + model::excerpt(text_) + ": " +
                           model::excerpt(expression_->compiled.error()),
                       "what may stand in one: https://github.com/google/re2/wiki/Syntax");
    }
  } else if (text_.size() > 1 && text_.ends_with('/')) {
    text_.pop_back();
  }
}

Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

std::optional<std::string> Pattern::match(NodeId id) const {
  if (expression_ != nullptr) {
    std::vector<re2::StringPiece> groups(
        static_cast<std::size_t>(expression_->compiled.NumberOfCapturingGroups()) + 1);
    const re2::StringPiece text(id.text().data(), id.text().size());
    if (!expression_->compiled.Match(text,
                                     0,
                                     text.size(),
                                     RE2::UNANCHORED,
                                     groups.data(),
                                     static_cast<int>(groups.size()))) {
      return std::nullopt;
    }
    std::string captured;
    for (std::size_t group = 1; group < groups.size(); ++group) {
      captured += (group > 1 ? ", " : "") + std::string(groups[group].data(), groups[group].size());
    }
    return captured;
  }
  const bool glob = model::has_wildcard(text_);
  const auto names = model::names_for(id);
  const bool matches = std::ranges::any_of(names, [&](std::string_view name) {
    return name == text_ || (glob && model::fnmatch(text_, name));
  });
  return matches ? std::optional<std::string>("") : std::nullopt;
}

}  // namespace splitter::input
