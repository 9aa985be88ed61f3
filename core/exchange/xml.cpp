#include "core/exchange/xml.h"

#include <algorithm>

#include "core/exchange/encodings.h"
#include "core/foundation/error.h"
#include "core/foundation/text.h"

namespace attest::exchange {
namespace {

constexpr std::ptrdiff_t kMostTags = 4'000'000;  // each takes less than 100 bytes of memory
constexpr int kDeepest = 200;

/// Walks without recursion, so that the walk itself needs no depth.
void check_depth(pugi::xml_node root) {
  int depth = 0;
  for (pugi::xml_node node = root; node;) {
    if (node.first_child()) {
      node = node.first_child();
      if (++depth > kDeepest) throw Error(Code::Invalid, "The XML is nested too deeply for a document.");
      continue;
    }
    while (node && node != root && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    if (!node || node == root) return;
    node = node.next_sibling();
  }
}

}  // namespace

XmlDocument::XmlDocument(std::string text) : text_(std::move(text)) {
  if (std::count(text_.begin(), text_.end(), '<') > kMostTags)
    throw Error(Code::Invalid, "The XML has too many tags for a document; divide it and try again.");
  constexpr unsigned kFlags =
      pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata | pugi::parse_doctype;
  const auto result = document_.load_buffer_inplace(text_.data(), text_.size(), kFlags, pugi::encoding_utf8);
  if (result.status == pugi::status_out_of_memory) throw std::bad_alloc();
  if (!result)
    throw Error(Code::Invalid, "The XML in the file is not well formed; it may be cut or damaged.");
  int elements = 0;
  for (const pugi::xml_node node : document_.children()) {
    if (node.type() == pugi::node_doctype) {
      throw Error(
          Code::Invalid,
          "The XML has a document type, which no transcript needs and which can be a trap; it was not read.");
    }
    if (node.type() == pugi::node_element) ++elements;
  }
  if (elements != 1)
    throw Error(Code::Invalid, "The XML in the file is not well formed; it may be cut or damaged.");
  check_depth(document_);
}

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

std::string_view local_attribute(const pugi::xml_node& node, std::string_view wanted) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    const std::size_t colon = name.find(':');
    if ((colon == name.npos ? name : name.substr(colon + 1)) == wanted) return attribute.value();
  }
  return {};
}

std::string clean(std::string text) {
  return is_utf8(text) ? std::move(text) : decode_text(text, "UTF-8").text;
}

std::string declared_encoding(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, 256);
  if (!start.starts_with("<?xml")) return {};
  const std::string_view declaration = start.substr(0, start.find("?>"));
  std::size_t at = declaration.find("encoding");
  if (at == declaration.npos) return {};
  at = declaration.find_first_of("\"'", at);
  if (at == declaration.npos) return {};
  const std::size_t end = declaration.find(declaration[at], at + 1);
  return end == declaration.npos ? std::string() : std::string(declaration.substr(at + 1, end - at - 1));
}

}  // namespace attest::exchange
