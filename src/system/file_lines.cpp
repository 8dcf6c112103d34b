#include "splitter/system/file_lines.hpp"

#include "descriptor.hpp"
#include "splitter/model/source_text.hpp"

#include <algorithm>
#include <fcntl.h>
#include <utility>

namespace splitter::system {

namespace {

/// Small enough to stay in a processor's cache while its lines are parsed.
constexpr std::size_t part_size = std::size_t{1} << 18U;

}  // namespace

FileLines::FileLines(std::string path)
    : path_(std::move(path)),
      file_(std::make_unique<Descriptor>(::open(path_.c_str(), O_RDONLY | O_CLOEXEC))),
      buffer_(part_size + model::SourceText::padding, '\0') {
  if (!file_->valid()) {
    fail(path_, "cannot be opened", errno);
  }
  static_cast<void>(fill());
  const bool marked = std::string_view(buffer_).substr(0, end_).starts_with(byte_order_mark);
  begin_ = marked ? byte_order_mark.size() : 0;
}

FileLines::~FileLines() = default;

std::string_view FileLines::next() {
  while (true) {
    const std::string_view rest = std::string_view(buffer_).substr(begin_, end_ - begin_);
    const std::size_t lines = rest.rfind('\n') + 1;
    if (lines > 0) {
      begin_ += lines;
      return rest.substr(0, lines);
    }
    if (!fill()) {
      begin_ = end_;
      return std::string_view(buffer_).substr(end_ - rest.size(), rest.size());
    }
  }
}

/// Reads on behind what is left; false at the end of the file.
bool FileLines::fill() {
  std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
            buffer_.begin() + static_cast<std::ptrdiff_t>(end_),
            buffer_.begin());
  end_ -= std::exchange(begin_, 0);
  const std::size_t room = model::SourceText::padding;
  if (end_ + room == buffer_.size()) {
    buffer_.resize(2 * end_ + room);  // a line that is longer than all of it
  }
  const std::size_t got =
      read_some(path_, file_->number(), buffer_.data() + end_, buffer_.size() - room - end_);
  end_ += got;
  return got > 0;
}

}  // namespace splitter::system
