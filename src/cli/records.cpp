#include "records.hpp"

#include "known_suite.hpp"
#include "splitter/history/group_names.hpp"
#include "splitter/history/merge.hpp"
#include "splitter/input/pieces.hpp"
#include "splitter/input/record_format.hpp"
#include "splitter/input/recording.hpp"
#include "splitter/model/error.hpp"
#include "splitter/model/source_text.hpp"
#include "splitter/render/human.hpp"
#include "splitter/render/plan_report.hpp"
#include "splitter/system/file_lines.hpp"
#include "splitter/system/files.hpp"
#include "splitter/system/glob.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

namespace splitter::cli {

namespace {

using model::InputError;
using model::Recording;

std::string known_formats() {
  std::string names;
  for (const input::RecordFormat& format : input::record_formats()) {
    names += (names.empty() ? "" : ", ") + std::string(format.name);
  }
  return names;
}

bool has_group(const model::RecordedTest& test) {
  return history::without_group(test.id) != test.id;
}

class RecordsReader {
 public:
  RecordsReader(const Settings& settings, const Messages& messages, const StoredTimes& stored)
      : settings_(settings), messages_(messages), suite_(settings, stored) {
    around_.kind_of = [this](const std::string& path) { return suite_.kind_of(path); };
    around_.known_ids = [this] { return suite_.ids(); };
    around_.tests_in = [this](const std::string& path) { return suite_.tests_in(path); };
    around_.files_ending = [this](const std::string& end) { return suite_.files_ending(end); };
  }

  void read_path(const std::string& path) {
    if (system::is_folder(path)) {
      for (const std::string& file : system::files_below(path)) {
        read(file, false);
      }
    } else if (system::is_glob(path) && !system::is_file(path)) {
      read_glob(path);
    } else {
      read(path, true);
    }
  }

  Records finish() {
    for (auto& [run, pieces] : pieces_) {
      add(input::united(std::move(pieces), run.second->pieces), result_.measured);
    }
    if (unknown_ > 0) {
      messages_.detail(fmt::format("{} of no known format {} skipped, such as {}",
                                   render::human_count(unknown_, "file"),
                                   unknown_ == 1 ? "is" : "are",
                                   model::excerpt(unknown_example_)));
    }
    return std::move(result_);
  }

 private:
  void read_glob(const std::string& pattern) {
    const std::vector<std::string> found = system::expand_glob(pattern);
    if (found.empty()) {
      throw InputError(model::excerpt(pattern), "no file or folder fits this pattern");
    }
    for (const std::string& path : found) {
      if (system::is_folder(path)) {
        read_path(path);
      } else {
        read(path, false);
      }
    }
  }

  void read(const std::string& file, bool named) {
    if (!read_record(file)) {
      read_report(file, named);
    }
  }

  /// Reads a file of splitter's own records, as large as they may be; false for any other file.
  bool read_record(const std::string& file) {
    if (!system::is_regular_file(file)) {
      return false;
    }
    system::FileLines lines(file);
    std::string_view first = lines.next();
    if (!input::is_recording(first)) {
      return false;
    }
    const auto size = static_cast<std::size_t>(system::file_size(file));
    const auto next = [&] { return first.empty() ? lines.next() : std::exchange(first, {}); };
    ++result_.files;
    add(input::parse_recording(file, size, next), result_.measured);
    return true;
  }

  void read_report(const std::string& file, bool named) {
    source_ = system::read_file(file, std::move(source_));
    const model::SourceText& source = source_;
    const bool blank = source.view().find_first_not_of(" \t\r\n") == std::string_view::npos;
    if (blank) {
      ++result_.files;  // a process that was killed before its first line
      return;
    }
    const input::RecordFormat* format = input::format_of(source);
    if (format == nullptr && named) {
      throw InputError(file, "is of no known format", "known are " + known_formats());
    }
    if (format == nullptr) {
      unknown_example_ = unknown_++ == 0 ? file : unknown_example_;
      return;
    }
    ++result_.files;
    around_.written = system::file_written(file);
    take(*format, format->read(source, around_), source.name);
  }

  void add(Recording recording, std::vector<Recording>& list) {
    list.push_back(
        history::with_prefix(std::move(recording), settings_.strip_prefix, settings_.add_prefix));
    if (list.back().has_group_marks && std::ranges::any_of(list.back().tests, has_group)) {
      history::drop_groups(list.back(), suite_.ids());
    }
  }

  void take(const input::RecordFormat& format, input::Imported imported, const std::string& file) {
    const bool measured = format.provenance == input::Provenance::measured;
    std::vector<Recording>& list = measured ? result_.measured : result_.carried;
    for (Recording& recording : imported.recordings) {
      if (format.pieces.empty()) {
        add(std::move(recording), list);
      } else {
        const std::string folder = file.substr(0, file.rfind('/') + 1);
        pieces_[{folder, &format}].push_back(std::move(recording));
      }
    }
    for (const std::string& warning : imported.warnings) {
      messages_.warning(fmt::format("{}: {}", file, warning));
    }
    if (imported.unnamed.count > 0) {
      messages_.warning(fmt::format("{}: no file here fits the names of {}, such as {}",
                                    file,
                                    render::human_count(imported.unnamed.count, "test"),
                                    imported.unnamed.example));
      messages_.hint("start splitter in pytest's rootdir, or name it with --root");
    }
  }

  const Settings& settings_;
  const Messages& messages_;
  KnownSuite suite_;
  input::Surroundings around_;
  model::SourceText source_;  ///< The file that is read, or was read last.
  Records result_;
  /// By folder and format.
  std::map<std::pair<std::string, const input::RecordFormat*>, std::vector<Recording>> pieces_;
  std::size_t unknown_ = 0;
  std::string unknown_example_;
};

}  // namespace

Records read_records(std::span<const std::string> paths,
                     const Settings& settings,
                     const Messages& messages,
                     const StoredTimes& stored) {
  std::vector<std::string> sorted(paths.begin(), paths.end());
  std::ranges::sort(sorted);
  RecordsReader reader(settings, messages, stored);
  for (const std::string& path : sorted) {
    reader.read_path(path);
  }
  return reader.finish();
}

}  // namespace splitter::cli
