#include "checkout.hpp"

namespace splitter::support {

std::filesystem::path checkout() {
  return SPLITTER_CHECKOUT;
}

}  // namespace splitter::support
