#include "profile_jobs.hpp"

#include "seconds.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::input {

namespace {

namespace ondemand = simdjson::ondemand;
using model::GroupNumber;
using model::JobPart;
using model::Microseconds;
using model::PlannedJob;

/// Number of tests, time, and beginning; numbers that are left out are zero.
JobPart read_part(JsonDocument& document, ondemand::field& field) {
  JobPart part{.name = std::string(document.key(field))};
  std::array<double, 3> numbers{};
  std::size_t index = 0;
  for (auto element : document.checked(field.value().get_array())) {
    const double number = document.number(document.checked(element), "a number");
    if (index < numbers.size()) {
      numbers[index] = number;
    }
    ++index;
  }
  part.tests = count_of(numbers[0]);
  part.wall = believable(numbers[1]);
  part.began = moment(numbers[2]);
  return part;
}

/// A job, and its group's number where the profile tells one that can be.
struct ReadJob {
  PlannedJob job;
  std::optional<GroupNumber> group = GroupNumber{};
};

void read_member(JsonDocument& document, ondemand::field& field, ReadJob& read) {
  const std::string_view name = document.key(field);
  PlannedJob& job = read.job;
  if (name == "group") {
    read.group =
        model::known_number(count_of(document.number(field.value(), "a number of groups")));
  } else if (name == "groups") {
    job.groups = count_of(document.number(field.value(), "a number of groups"));
  } else if (name == "planned") {
    job.planned =
        believable(document.number(field.value(), "a number of seconds")).value_or(Microseconds{0});
  } else if (name == "tests") {
    job.tests = count_of(document.number(field.value(), "a number of tests"));
  } else if (name == "parts") {
    for (auto result : document.object(field.value(), "the processes of a job")) {
      auto part = document.checked(result);
      job.parts.push_back(read_part(document, part));
    }
  }
}

}  // namespace

void read_jobs(JsonDocument& document, ondemand::object jobs, EvidenceBuilder& builder) {
  for (auto result : jobs) {
    auto field = document.checked(result);
    ReadJob read{.job = {.run = std::string(document.key(field))}};
    for (auto inner : document.object(field.value(), "what is known of a job")) {
      auto member = document.checked(inner);
      read_member(document, member, read);
    }
    read.job.group = read.group.value_or(GroupNumber{});
    if (read.group.has_value() && read.job.is_known()) {
      builder.add_job(std::move(read.job));
    }
  }
}

}  // namespace splitter::input
