#include "yaml_documents.hpp"

#include <yaml-cpp/eventhandler.h>

#include <sstream>

namespace splitter::input {

namespace {

/// Hears where documents begin, and nothing else.
class Beginnings : public YAML::EventHandler {
 public:
  std::vector<int> places;

  void OnDocumentStart(const YAML::Mark& mark) override {
    places.push_back(mark.pos);
    if (stands_still(places)) {
      throw YAML::ParserException(mark, "a sign that begins no value");
    }
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& /*mark*/, YAML::anchor_t /*anchor*/) override {}
  void OnAlias(const YAML::Mark& /*mark*/, YAML::anchor_t /*anchor*/) override {}
  void OnScalar(const YAML::Mark& /*mark*/,
                const std::string& /*tag*/,
                YAML::anchor_t /*anchor*/,
                const std::string& /*value*/) override {}
  void OnSequenceStart(const YAML::Mark& /*mark*/,
                       const std::string& /*tag*/,
                       YAML::anchor_t /*anchor*/,
                       YAML::EmitterStyle::value /*style*/) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark& /*mark*/,
                  const std::string& /*tag*/,
                  YAML::anchor_t /*anchor*/,
                  YAML::EmitterStyle::value /*style*/) override {}
  void OnMapEnd() override {}
};

}  // namespace

bool stands_still(std::span<const int> beginnings) {
  return beginnings.size() > 1 && beginnings.back() <= beginnings[beginnings.size() - 2];
}

std::vector<YAML::Node> documents_of(const std::string& text) {
  std::istringstream stream(text);
  YAML::Parser parser(stream);
  Beginnings beginnings;
  while (parser.HandleNextDocument(beginnings)) {
  }
  return YAML::LoadAll(text);
}

}  // namespace splitter::input
