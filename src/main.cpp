#include "splitter/cli/run.hpp"

int main(int argc, char** argv) {
  return splitter::cli::run(argc, argv);
}
