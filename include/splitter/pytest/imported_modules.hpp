#pragma once

#include "splitter/pytest/installed_modules.hpp"
#include "splitter/pytest/setup.hpp"
#include "splitter/python/module.hpp"
#include "splitter/python/outline.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace splitter::pytest {

/// A module's name without the dots in front.
[[nodiscard]] std::string_view without_dots(std::string_view module);

/// The folder that the dots in front of a module's name lead to, from that of the file on.
[[nodiscard]] std::string folder_of_dots(std::string_view module, const std::string& folder);

/// The modules of the suite whose own imports are followed.
enum class Reached : std::uint8_t {
  helpers,  ///< Those beside the tests and in folders of tests.
  all,
};

/// The suite's own modules that test files import from: those below pytest's rootdir. Installed
/// modules are taken to bring no tests under names that do not tell of any.
class ImportedModules {
 public:
  explicit ImportedModules(const Setup& setup) : setup_(setup), installed_(setup) {}

  /// Opens a closed outline where what the file imports may end the import, or be a test case.
  void check(python::Outline& outline, const std::string& file);

  /// Opens a closed outline where the file needs a module that is neither in the suite nor
  /// installed: it fails whole, in one group, and not in each that has a part of it.
  void check_required(python::Outline& outline, const std::string& file);

  /// True for an absolute name of a module, as a file of the folder writes it, that neither the
  /// suite nor the environment can have.
  [[nodiscard]] bool is_nowhere(const std::string& name, const std::string& folder);

  /// The first module found that is nowhere, and that running the file needs: it or the suite's
  /// modules and packages that it imports, whatever comes. Empty where all seems to be there.
  [[nodiscard]] std::string missing_for(const std::string& file);

  /// The suite's modules that a file reaches by its imports, ascending; not the file itself.
  [[nodiscard]] std::vector<std::string> reached_from(const std::string& file, Reached followed);

  /// True for a module beside the tests of a folder or in a folder of tests, not for the code under
  /// test: a library may end its own import for reasons of its own.
  [[nodiscard]] bool is_helper(const std::string& file, const std::string& folder) const;

 private:
  /// The file of a module, and what is left of a dotted name behind the module's own.
  struct Place {
    std::string file;
    std::string rest;
  };

  enum class Verdict : std::uint8_t { unknown, reached, no_case };

  /// A dotted name looked for from one folder on.
  struct Import {
    std::vector<Place> places;  ///< The modules that importing it runs; the last has the name.
    Verdict verdict = Verdict::unknown;
  };

  /// A name as the file of a folder writes it.
  struct Mention {
    std::string name;
    std::string folder;
  };

  system::Kind kind_of(const std::string& path);
  const std::vector<std::string>& folders_for(std::string_view name, const std::string& folder);
  const std::string& package_above(const std::string& folder);
  [[nodiscard]] std::vector<Place> places_of(const std::string& start, std::string_view name);
  Import& import_from(const std::string& start, const std::string& name);
  const python::Module& module_in(const std::string& file);
  bool may_skip(const std::string& name, const std::string& folder);
  bool skips(const std::string& file);
  std::vector<std::string> imported_by(const std::string& file);
  bool package_skips(const std::string& folder);
  bool may_be_case(const std::string& name, const std::string& folder);
  bool leads_to_case(std::vector<Mention>& open, std::vector<Import*>& reached);
  bool is_told(const std::string& name, const std::string& folder);
  bool names_case(const Place& place, std::vector<Mention>& elsewhere);

  const Setup& setup_;
  InstalledModules installed_;
  std::unordered_map<std::string, system::Kind> kinds_;
  std::unordered_map<std::string, std::string> packages_;
  std::unordered_map<std::string, std::vector<std::string>> folders_;  ///< By folder and module.
  std::unordered_map<std::string, Import> imports_;                    ///< By folder and name.
  std::unordered_map<std::string, python::Module> modules_;            ///< By file.
  std::unordered_map<std::string, bool> skips_;                        ///< By file.
  std::unordered_map<std::string, bool> package_skips_;                ///< By folder.
};

}  // namespace splitter::pytest
