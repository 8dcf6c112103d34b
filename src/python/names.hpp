#pragma once

#include "decorators.hpp"
#include "scopes.hpp"

#include <string>
#include <vector>

namespace splitter::python {

/// All that a dotted name of the file may stand for, by imports and by the aliases that it assigns;
/// the name itself where nothing binds it, an empty text where it is not known.
[[nodiscard]] std::vector<std::string> meanings(const Scopes& file, const std::string& name);

/// The weakest effect that is known of the decorators, by all that their names may stand for.
[[nodiscard]] Effect effect_of(const Scopes& file,
                               const Definition& definition,
                               Effect (*effect)(std::string_view));

/// The modules and names that a file takes from elsewhere: its imports, what it gives other names
/// to, and the bases of its classes.
[[nodiscard]] std::vector<std::string> names_from_elsewhere(const Scopes& file);

}  // namespace splitter::python
