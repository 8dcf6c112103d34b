#include "splitter/input/profile.hpp"

#include "evidence_builder.hpp"
#include "json_document.hpp"
#include "lesson_members.hpp"
#include "profile_jobs.hpp"
#include "profile_sessions.hpp"
#include "seconds.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/profile_block.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace splitter::input {

namespace {

namespace ondemand = simdjson::ondemand;
using model::Evidence;
using model::Microseconds;
using model::Outcome;
using model::Sample;
using model::ScopeKind;
using model::SessionIndex;
using model::SetUpSample;

constexpr const char* profile_remedy =
    "profiles are written by `splitter record` and `splitter merge`; delete a damaged one and "
    "record again";
constexpr int known_version = 1;

/// Numbers of one sample: its time in seconds, then further ones; those that are left out are zero.
struct Numbers {
  double seconds = 0.0;
  std::array<double, 3> further{};
};

template <typename AnySample>
AnySample made(SessionIndex session, Microseconds time, const Numbers& numbers);

/// Outcome by its number; a number that is not known is no pass.
Outcome outcome_numbered(double number) {
  for (std::size_t known = 0; known < model::sample_outcomes.size(); ++known) {
    if (number == static_cast<double>(known)) {
      return model::sample_outcomes.at(known);
    }
  }
  return Outcome::failed;
}

template <>
Sample made(SessionIndex session, Microseconds time, const Numbers& numbers) {
  return {.session = session,
          .outcome = outcome_numbered(numbers.further[2]),
          .own = time,
          .peak = bytes_of_kib(numbers.further[0]),
          .retained = bytes_of_kib(numbers.further[1])};
}

template <>
SetUpSample made(SessionIndex session, Microseconds time, const Numbers& numbers) {
  return {session, time, bytes_of_kib(numbers.further[0])};
}

class ProfileReader {
 public:
  explicit ProfileReader(const model::SourceText& source)
      : source_(source), json_(source, profile_remedy) {}

  Evidence read() {
    ondemand::object root = json_.root();
    check_format(root);
    read_sessions(json_, json_.object(member(root, "sessions"), "the sessions"), builder_);
    read_rest(root);
    builder_.keep(json_.texts());
    return builder_.finish();
  }

 private:
  /// Reads the members in one pass: a search for jobs, which need not be there, would be another
  /// one.
  void read_rest(ondemand::object& root) {
    static_cast<void>(json_.checked(root.reset()));
    bool has_files = false;
    for (auto result : root) {
      auto field = json_.checked(result);
      const std::string_view name = json_.key(field);
      if (name == "jobs") {
        read_jobs(json_, json_.object(field.value(), "the jobs"), builder_);
      } else if (name == "collected") {
        builder_.add_lessons(read_lessons(json_, json_.object(field.value(), "the lessons")));
      } else if (name == "files") {
        has_files = true;
        read_files(json_.object(field.value(), "the files"));
      }
    }
    if (!has_files) {
      static_cast<void>(member(root, "files"));  // which says so
    }
  }

  void read_files(ondemand::object files) {
    for (auto result : files) {
      auto file = json_.checked(result);
      const std::string_view path = json_.key(file);
      read_file(path, json_.object(file.value(), "a file's tests and set-ups"));
    }
  }

  [[nodiscard]] ondemand::value member(ondemand::object& root, std::string_view name) {
    ondemand::value value;
    const auto error = root.find_field_unordered(name).get(value);
    if (error == simdjson::NO_SUCH_FIELD) {
      throw model::InputError(
          source_.name, "is no profile: it has no \"" + std::string(name) + "\"", profile_remedy);
    }
    if (error != simdjson::SUCCESS) {
      json_.fail(error);
    }
    return value;
  }

  void check_format(ondemand::object& root) {
    if (json_.text(member(root, "format"), "the name of the format") != "splitter-profile") {
      json_.fail_here("is no profile: its format has another name");
    }
    const double version = json_.number(member(root, "version"), "the version of the format");
    if (version > known_version) {
      throw model::InputError(
          source_.name,
          "a newer splitter wrote this profile (version " + std::to_string(count_of(version)) + ")",
          "update splitter, or name another file with --profile");
    }
  }

  void read_file(std::string_view path, ondemand::object file) {
    builder_.begin_file(path);
    for (auto result : file) {
      auto field = json_.checked(result);
      const std::string_view name = json_.key(field);
      if (name == "import") {
        builder_.add_import(read_samples<SetUpSample>(field.value()));
      } else if (name == "fixtures") {
        read_fixtures(path, json_.object(field.value(), "the fixtures of a file"));
      } else if (name == "uses") {
        read_uses(path, json_.object(field.value(), "the uses of fixtures"));
      } else if (name == "tests") {
        read_tests(path, json_.object(field.value(), "the tests of a file"));
      }
    }
  }

  template <typename AnySample>
  std::vector<AnySample> read_samples(ondemand::value value) {
    std::vector<AnySample> samples;
    read_samples(value, samples);
    return samples;
  }

  template <typename AnySample>
  void read_samples(ondemand::value value, std::vector<AnySample>& samples) {
    samples.clear();
    for (auto result : json_.object(value, "samples by session")) {
      auto field = json_.checked(result);
      const auto session = builder_.find_session(json_.key(field));
      if (!session) {
        json_.fail_here("a sample is of a session that the file does not know");
      }
      const Numbers numbers = read_numbers(field.value());
      if (const auto time = believable(numbers.seconds)) {
        samples.push_back(made<AnySample>(*session, *time, numbers));
      }
    }
  }

  void read_fixtures(std::string_view path, ondemand::object fixtures) {
    for (auto result : fixtures) {
      auto field = json_.checked(result);
      const std::string_view name = json_.key(field);
      ScopeKind kind = ScopeKind::session;
      std::vector<SetUpSample> samples;
      for (auto inner : json_.object(field.value(), "a fixture's scope and samples")) {
        auto member = json_.checked(inner);
        const std::string_view what = json_.key(member);
        if (what == "scope") {
          kind = model::fixture_scope(json_.text(member.value(), "a scope"));
        } else if (what == "s") {
          samples = read_samples<SetUpSample>(member.value());
        }
      }
      const std::string_view id = path.empty() ? name : json_.joined(path, "::", name);
      builder_.add_fixture(kind, id, std::move(samples));
    }
  }

  void read_uses(std::string_view path, ondemand::object uses) {
    for (auto result : uses) {
      auto field = json_.checked(result);
      const std::string_view name = json_.key(field);
      const std::string_view fixture = name.starts_with("::") ? json_.joined(path, name) : name;
      ondemand::value value = field.value();
      FixtureUse use{.fixture = fixture};
      if (json_.checked(value.type()) == ondemand::json_type::array) {
        for (auto element : json_.checked(value.get_array())) {
          use.names.push_back(json_.text(json_.checked(element), "the name of a test"));
        }
      } else if (value.get_bool().get(use.all) != simdjson::SUCCESS || !use.all) {
        json_.fail_here("expected true or a list of tests");
      }
      builder_.add_use(std::move(use));
    }
  }

  void read_tests(std::string_view path, ondemand::object tests) {
    for (auto result : tests) {
      auto field = json_.checked(result);
      const std::string_view name = json_.key(field);
      const std::string_view id = name.empty() ? path : json_.joined(path, "::", name);
      if (id.empty() || id.find('\0') != std::string_view::npos) {
        json_.fail_here("a test has no id that a command line can carry");
      }
      read_samples(field.value(), samples_);
      builder_.add_test(id, samples_);
    }
  }

  Numbers read_numbers(ondemand::value value) {
    Numbers numbers;
    if (json_.checked(value.type()) != ondemand::json_type::array) {
      numbers.seconds = json_.number(value, "a number of seconds");
      return numbers;
    }
    std::size_t index = 0;
    for (auto element : json_.checked(value.get_array())) {
      const double number = json_.number(json_.checked(element), "a number");
      if (index == 0) {
        numbers.seconds = number;
      } else if (index <= numbers.further.size()) {
        numbers.further[index - 1] = number;
      }
      ++index;
    }
    return numbers;
  }

  const model::SourceText& source_;
  JsonDocument json_;
  EvidenceBuilder builder_;
  std::vector<Sample> samples_;  ///< Of the test at hand.
};

}  // namespace

Evidence parse_profile(const model::SourceText& source) {
  return ProfileReader(source).read();
}

}  // namespace splitter::input
