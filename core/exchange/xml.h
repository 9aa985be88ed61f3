// Foreign XML, by pugixml. Inside exchange only.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace attest::exchange {

/// An XML document of foreign bytes (in any encoding that decode_text knows; the declaration is believed if
/// every byte fits) in memory. White space between elements is kept. Throws Error{Invalid} for what is not
/// well formed, for a document type (whose entities could fill the memory or name files), more than four
/// million tags and elements more than 200 deep. Texts may still hold characters that are none (from
/// "&#xD800;"): see clean().
class XmlDocument {
 public:
  explicit XmlDocument(std::string text);  ///< UTF-8
  pugi::xml_node root() const { return document_.document_element(); }

 private:
  std::string text_;  ///< the nodes borrow from it
  pugi::xml_document document_;
};

/// A name without its prefix.
std::string_view local_name(const pugi::xml_node& node);
/// An attribute by its name without prefix; empty where it is not there.
std::string_view local_attribute(const pugi::xml_node& node, std::string_view name);
/// UTF-8 of which no part is bad; U+FFFD stands for what was.
std::string clean(std::string text);
/// The encoding that an XML declaration names, or empty.
std::string declared_encoding(std::string_view bytes);

}  // namespace attest::exchange
