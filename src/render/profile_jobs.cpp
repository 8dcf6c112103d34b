#include "profile_jobs.hpp"

#include "json_text.hpp"
#include "numbers.hpp"

#include <fmt/format.h>

#include <iterator>
#include <string_view>

namespace splitter::render {

namespace {

/// Appends a process without zeros at the end, except for the first number.
void append_part(std::string& text, const model::JobPart& part) {
  append_json_string(text, part.name);
  fmt::format_to(std::back_inserter(text), ":[{}", part.tests);
  const bool since = part.began > model::Microseconds{0};
  if (since || part.wall.has_value()) {
    text += ',';
    append_seconds(text, part.wall.value_or(model::Microseconds{0}));
  }
  if (since) {
    text += ',';
    append_seconds(text, part.began);
  }
  text += ']';
}

void append_job(std::string& text, const model::PlannedJob& job) {
  append_json_string(text, job.run);
  fmt::format_to(std::back_inserter(text),
                 ": {{\"group\": {}, \"groups\": {}, \"planned\": ",
                 job.group.value(),
                 job.groups);
  append_seconds(text, job.planned);
  fmt::format_to(std::back_inserter(text), ", \"tests\": {}, \"parts\": {{", job.tests);
  std::string_view comma;
  for (const model::JobPart& part : job.parts) {
    text += comma;
    append_part(text, part);
    comma = ",";
  }
  text += "}}";
}

}  // namespace

void append_jobs(std::string& text, std::span<const model::PlannedJob> jobs) {
  if (jobs.empty()) {
    return;
  }
  text += "\"jobs\": {";
  std::string_view comma;
  for (const model::PlannedJob& job : jobs) {
    text += comma;
    text += '\n';
    append_job(text, job);
    comma = ",";
  }
  text += "\n},\n";
}

}  // namespace splitter::render
