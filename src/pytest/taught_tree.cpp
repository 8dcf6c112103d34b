#include "splitter/pytest/taught_tree.hpp"

#include "taught_reader.hpp"
#include "taught_text.hpp"
#include "told_tests.hpp"

#include <string>
#include <utility>
#include <vector>

namespace splitter::pytest {

using model::TaughtFile;

TestTree TaughtFiles::everything() const {
  return read_taught(setup_, lesson_, ".");
}

TestTree TaughtFiles::below(const std::string& folder) const {
  return read_taught(setup_, lesson_, folder);
}

TestTree TaughtFiles::known(bool whole) const {
  return read_known(setup_, lesson_, whole);
}

bool TaughtFiles::close(TestFile& file) const {
  const TaughtFile* taught = find_taught(lesson_, file.path);
  TaughtTexts texts(setup_);
  if (taught == nullptr || taught->text != texts.hash(file.path)) {
    return false;
  }
  ToldTests told(setup_);
  const std::vector<std::string> paths = {file.path};
  if (taught->run_only || told.read(paths)) {
    return false;
  }
  const bool as_it_was = texts.same_imports(*taught) && texts.define(taught->tests, file.path);
  if (!as_it_was && !told.tells(*taught)) {
    return false;
  }
  file.tests = taught_ids(*taught);
  file.knowledge = Knowledge::closed;
  file.reason.clear();  // it holds no longer, should pytest be asked about parameters
  file.taught = true;
  file.nameable = taught->nameable;
  return true;
}

std::vector<TestFile> remembered_files(const Setup& setup, const model::Lesson& lesson) {
  std::vector<TestFile> files;
  for (const TaughtFile& taught : lesson.files) {
    TestFile file{.path = taught.path,
                  .knowledge = Knowledge::closed,
                  .tests = taught_ids(taught),
                  .reason = {}};
    if (!file.tests.empty() && setup.tree->is_file(setup.root + "/" + taught.path)) {
      file.taught = true;
      file.nameable = taught.nameable;
      files.push_back(std::move(file));
    }
  }
  return files;
}

}  // namespace splitter::pytest
