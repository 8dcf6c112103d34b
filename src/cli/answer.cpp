#include "answer.hpp"

#include "splitter/planning/messages.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/terminal.hpp"

namespace splitter::cli {

void deliver(const Settings& settings, std::string_view text) {
  if (settings.output.empty()) {
    system::write_stdout(text);
  } else {
    system::write_file(settings.output, text);
  }
}

std::optional<render::TableStyle> table_style(const Settings& settings) {
  const bool to_terminal = settings.output.empty() && system::stdout_is_terminal();
  if (settings.form.value_or(to_terminal ? OutputForm::table : OutputForm::json) ==
      OutputForm::json) {
    return std::nullopt;
  }
  return render::TableStyle{system::terminal_width(), use_color(settings.color, to_terminal)};
}

}  // namespace splitter::cli
