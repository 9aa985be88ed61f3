#include "core/foundation/json.h"

#include <algorithm>
#include <utility>

#include "core/foundation/bytes.h"
#include "core/foundation/error.h"
#include "core/foundation/text.h"

namespace attest {

namespace {

constexpr std::int64_t kLargest =
    9007199254740991;  // 2^53 - 1, the last integer that every JSON reader keeps

/// Code points of UTF-8 compare as their bytes do; in UTF-16 the surrogates of the astral ones (lead bytes F0
/// and above) come before U+E000 to U+FFFF (lead bytes EE and EF).
bool less_in_utf16(const std::string& a, const std::string& b) {
  const auto rank = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0xEE || byte == 0xEF ? byte + 0x10 : byte + 0;
  };
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [&](char x, char y) { return rank(x) < rank(y); });
}

void write_string(const std::string& text, std::string& out) {
  if (!is_utf8(text)) throw Error(Code::Internal, "a text for canonical JSON is not UTF-8");
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += "\\u00" + to_hex(attest::as_bytes({&c, 1}));
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

void write_value(const Json& value, std::string& out);

void write_integer(const Json& value, std::string& out) {
  const bool fits = value.is_number_unsigned()
                        ? value.get<std::uint64_t>() <= static_cast<std::uint64_t>(kLargest)
                        : value.get<std::int64_t>() >= -kLargest && value.get<std::int64_t>() <= kLargest;
  if (!fits) throw Error(Code::Internal, "an integer for canonical JSON is beyond 2^53 - 1");
  out += std::to_string(value.get<std::int64_t>());
}

void write_array(const Json& value, std::string& out) {
  out += '[';
  const char* comma = "";
  for (const Json& element : value) {
    out += std::exchange(comma, ",");
    write_value(element, out);
  }
  out += ']';
}

void write_object(const Json& value, std::string& out) {
  std::vector<const std::string*> keys;
  keys.reserve(value.size());
  for (const auto& member : value.items()) keys.push_back(&member.key());
  std::sort(keys.begin(), keys.end(), [](auto* a, auto* b) { return less_in_utf16(*a, *b); });
  out += '{';
  const char* comma = "";
  for (const std::string* key : keys) {
    out += std::exchange(comma, ",");
    write_string(*key, out);
    out += ':';
    write_value(value.at(*key), out);
  }
  out += '}';
}

// Goes as deep as the value does. Values come from parse_json, which limits that, or are built by our own
// code.
void write_value(const Json& value, std::string& out) {
  switch (value.type()) {
    case Json::value_t::null:
      out += "null";
      break;
    case Json::value_t::boolean:
      out += value.get<bool>() ? "true" : "false";
      break;
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
      write_integer(value, out);
      break;
    case Json::value_t::string:
      write_string(value.get_ref<const std::string&>(), out);
      break;
    case Json::value_t::array:
      write_array(value, out);
      break;
    case Json::value_t::object:
      write_object(value, out);
      break;
    default:
      throw Error(Code::Internal, "canonical JSON has no such value");
  }
}

/// Builds the value from the parser's events, which come without recursion. Why it is refused stays behind in
/// `why`.
class Builder final : public nlohmann::json_sax<Json> {
 public:
  explicit Builder(std::size_t depth) : depth_(depth) {}

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override {
    return value < -kLargest || value > kLargest ? too_large() : add(value);
  }
  bool number_unsigned(number_unsigned_t value) override {
    return value > static_cast<std::uint64_t>(kLargest) ? too_large() : add(static_cast<std::int64_t>(value));
  }
  bool number_float(number_float_t, const string_t&) override {
    return refuse("it has a number that is no integer");
  }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t&) override { return refuse("it has binary data"); }
  bool start_object(std::size_t) override { return open(Json::object()); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& key) override {
    auto [member, added] = open_.back()->get_ref<Json::object_t&>().emplace(key, nullptr);
    member_ = &member->second;
    return added || refuse("it has a key twice in one object");
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    return refuse("byte " + std::to_string(position) + " does not fit its grammar");
  }

  Json root;
  std::string why;

 private:
  bool refuse(std::string reason) {
    why = std::move(reason);
    return false;
  }
  bool too_large() { return refuse("it has an integer beyond 2^53 - 1"); }

  Json* place(Json value) {
    if (open_.empty()) return &(root = std::move(value));
    if (open_.back()->is_object()) return &(*member_ = std::move(value));
    return &open_.back()->emplace_back(std::move(value));
  }
  bool add(Json value) {
    place(std::move(value));
    return true;
  }
  bool open(Json value) {
    if (open_.size() >= depth_)
      return refuse("it is nested deeper than " + std::to_string(depth_) + " levels");
    // An open array grows only after what was opened inside it is closed, so these addresses stay good.
    open_.push_back(place(std::move(value)));
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  std::size_t depth_;
  std::vector<Json*> open_;
  Json* member_ = nullptr;
};

[[noreturn]] void refuse_json(const std::string& what, const std::string& why) {
  throw Error(Code::Invalid, "%1 is not JSON that Attest takes: %2.", {what, why});
}

const Json* member_of(const Json& object, const char* key, const std::string& what) {
  if (!object.is_object()) refuse_json(what, "an object is missing");
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

}  // namespace

std::string canonical(const Json& value) {
  std::string out;
  write_value(value, out);
  return out;
}

Json parse_json(std::string_view text, const std::string& what, JsonLimits limits) {
  if (text.size() > limits.bytes)
    refuse_json(what, "it is longer than " + std::to_string(limits.bytes) + " bytes");
  // The parser takes a NUL for the end and passes over a byte-order mark; JSON has neither.
  if (text.find('\0') != std::string_view::npos) refuse_json(what, "it has a NUL in it");
  if (text.starts_with("\xEF\xBB\xBF")) refuse_json(what, "it begins with a byte-order mark");
  Builder builder(limits.depth);
  if (!Json::sax_parse(text, &builder)) refuse_json(what, builder.why);
  return std::move(builder.root);
}

Json parse_canonical(std::string_view text, const std::string& what, JsonLimits limits) {
  Json value = parse_json(text, what, limits);
  if (canonical(value) != text) refuse_json(what, "it is not in canonical form (RFC 8785)");
  return value;
}

const std::string& get_string(const Json& object, const char* key, const std::string& what) {
  const Json* member = member_of(object, key, what);
  if (!member || !member->is_string()) refuse_json(what, std::string("\"") + key + "\" is to be a text");
  return member->get_ref<const std::string&>();
}

std::int64_t get_integer(const Json& object, const char* key, const std::string& what) {
  const Json* member = member_of(object, key, what);
  if (!member || !member->is_number_integer())
    refuse_json(what, std::string("\"") + key + "\" is to be an integer");
  return member->get<std::int64_t>();
}

std::string string_or(const Json& object, const char* key, std::string fallback, const std::string& what) {
  return member_of(object, key, what) ? get_string(object, key, what) : std::move(fallback);
}

}  // namespace attest
