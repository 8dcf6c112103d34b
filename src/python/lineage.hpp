#pragma once

#include "scopes.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace splitter::python {

/// A class as pytest sees it, its bases included.
struct Lineage {
  std::vector<std::size_t> scopes;  ///< Bases first, the class itself last.
  bool test_case = false;
  bool constructed = false;       ///< One of Python's own classes makes its instances.
  std::set<std::string> foreign;  ///< Bases whose text is not here; empty: may be anything.
  int depth = 0;                  ///< Classes of the file that stand above it, one on another.
};

/// The lineages of the classes of one file.
class Lineages {
 public:
  explicit Lineages(const Scopes& file);

  [[nodiscard]] Lineage of(const Definition& definition) const;

  /// The last class of the module of that name; none where there is none.
  [[nodiscard]] const Definition* find(std::string_view name) const;

 private:
  [[nodiscard]] Lineage read(const Definition& definition) const;

  const Scopes& file_;
  std::map<std::string, const Definition*, std::less<>> classes_;
  std::map<std::size_t, Lineage> of_module_;  ///< The module's classes by their scopes.
};

}  // namespace splitter::python
