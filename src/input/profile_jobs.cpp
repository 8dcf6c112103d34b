#include "profile_jobs.hpp"

#include "seconds.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace splitter::input {

namespace {

namespace ondemand = simdjson::ondemand;
using model::JobPart;
using model::Microseconds;
using model::PlannedJob;

/// How many tests, how long, and since when; what is left out is zero.
JobPart read_part(JsonDocument& json, ondemand::field& field) {
  JobPart part{.name = std::string(json.key(field))};
  std::array<double, 3> numbers{};
  std::size_t index = 0;
  for (auto element : json.checked(field.value().get_array())) {
    const double number = json.number(json.checked(element), "a number");
    if (index < numbers.size()) {
      numbers[index] = number;
    }
    ++index;
  }
  part.tests = count_of(numbers[0]);
  part.wall = believable(numbers[1]).value_or(Microseconds{0});
  part.began = moment(numbers[2]);
  return part;
}

void read_member(JsonDocument& json, ondemand::field& field, PlannedJob& job) {
  const std::string_view name = json.key(field);
  if (name == "group" || name == "groups") {
    (name == "group" ? job.group : job.groups) =
        count_of(json.number(field.value(), "a number of groups"));
  } else if (name == "planned") {
    job.planned =
        believable(json.number(field.value(), "a number of seconds")).value_or(Microseconds{0});
  } else if (name == "tests") {
    job.tests = count_of(json.number(field.value(), "a number of tests"));
  } else if (name == "parts") {
    for (auto result : json.object(field.value(), "the processes of a job")) {
      auto part = json.checked(result);
      job.parts.push_back(read_part(json, part));
    }
  }
}

}  // namespace

void read_jobs(JsonDocument& json, ondemand::object jobs, EvidenceBuilder& builder) {
  for (auto result : jobs) {
    auto field = json.checked(result);
    PlannedJob job{.run = std::string(json.key(field))};
    for (auto inner : json.object(field.value(), "what is known of a job")) {
      auto member = json.checked(inner);
      read_member(json, member, job);
    }
    if (job.is_known()) {
      builder.add_job(std::move(job));
    }
  }
}

}  // namespace splitter::input
