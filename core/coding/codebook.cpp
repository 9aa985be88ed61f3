// The codebook: a tree of codes.
#include <algorithm>
#include <set>

#include "core/coding/coding.h"
#include "core/foundation/text.h"

namespace attest::coding {

using store::Edit;

namespace {

constexpr const char* kKind = "codebook";
constexpr std::size_t kNameCap = 200;

std::string clean_name(const std::string& given) {
  std::string name = normalise_input(given, "the code's name");
  const auto first = name.find_first_not_of(' ');
  if (first == std::string::npos) throw Error(Code::Invalid, "A code needs a name.");
  name = name.substr(first, name.find_last_not_of(' ') - first + 1);
  if (count_points(name) > kNameCap) throw Error(Code::Invalid, "A code's name has at most 200 characters.");
  if (one_line(name) != name || name.find('/') != std::string::npos)
    throw Error(Code::Invalid, "A code's name is one line without “/”.");
  return name;
}

bool is_colour(const std::string& text) {
  return text.size() == 7 && text[0] == '#' && from_hex(text.substr(1)).has_value();
}

std::string clean_colour(const std::string& given) {
  if (!is_colour(given)) throw Error(Code::Invalid, "“%1” is not a colour. Write it like #3a6ea5.", {given});
  std::string colour = given;
  std::transform(colour.begin(), colour.end(), colour.begin(),
                 [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c; });
  return colour;
}

/// The record that holds a code; codes of other codebooks (imported, or of an earlier project) are kept where
/// they are.
RecordId record_of(const store::Vault& vault, const EntityId& code) {
  const auto entity = vault.entity(code);
  if (!entity || entity->type != "code" || !entity->live)
    throw Error(Code::NotFound, "There is no such code in the codebook.");
  return entity->record;
}

void set(store::Vault& vault, const EntityId& code, const std::string& field, Json value) {
  vault.write(record_of(vault, code), kKind, {Edit::set(code, "code", field, std::move(value))});
}

/// Codes as a tree. Parents that are missing, removed or in a circle do not count: every code is reached
/// once.
class Tree {
 public:
  explicit Tree(const store::Vault& vault) {
    for (const auto& entity : vault.entities("code")) {
      if (entity.reference("merged_into")) continue;
      CodeInfo info{entity.id,
                    entity.text("name"),
                    entity.reference("parent"),
                    {},
                    is_colour(entity.text("colour")) ? entity.text("colour") : palette().front(),
                    entity.text("description"),
                    entity.contested};
      codes_.emplace(entity.id, std::move(info));
    }
    for (auto& [id, code] : codes_) {
      if (code.parent && (!codes_.contains(*code.parent) || cuts_here(id))) code.parent.reset();
      children_[code.parent.value_or(EntityId{})].push_back(id);
    }
    for (auto& [parent, list] : children_)
      std::sort(list.begin(), list.end(), [&](const EntityId& a, const EntityId& b) {
        return std::tie(codes_.at(a).name, a) < std::tie(codes_.at(b).name, b);
      });
    walk(EntityId{}, "");
  }
  std::vector<CodeInfo> list() && { return std::move(list_); }

 private:
  /// Whether `id` is the smallest of the circle that it stands in.
  bool cuts_here(const EntityId& id) const {
    EntityId smallest = id;
    EntityId at = id;
    for (std::size_t steps = 0; steps <= codes_.size(); ++steps) {
      const auto found = codes_.find(at);
      if (found == codes_.end() || !found->second.parent) return false;
      at = *found->second.parent;
      if (at == id) return smallest == id;
      smallest = std::min(smallest, at);
    }
    return false;  // runs into a circle that it is no part of
  }
  void walk(const EntityId& parent, const std::string& path) {
    const auto found = children_.find(parent);
    if (found == children_.end()) return;
    for (const auto& id : found->second) {
      CodeInfo code = codes_.at(id);
      code.path = path.empty() ? code.name : path + "/" + code.name;
      const std::string own = code.path;
      list_.push_back(std::move(code));
      walk(id, own);
    }
  }
  std::map<EntityId, CodeInfo> codes_;
  std::map<EntityId, std::vector<EntityId>> children_;
  std::vector<CodeInfo> list_;
};

const CodeInfo* child_named(const std::vector<CodeInfo>& all, const std::optional<EntityId>& parent,
                            const std::string& name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const CodeInfo& code) {
    return code.parent == parent && code.name == name;
  });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

const std::vector<std::string>& palette() {
  static const std::vector<std::string> colours{"#3a6ea5", "#b5651d", "#4f8a5b", "#8a4f7d",
                                                "#c0a030", "#2f8f8f", "#a3485a", "#6b6bb3",
                                                "#7d8f3a", "#b07aa1", "#5f7f94", "#8c6d4f"};
  return colours;
}

std::vector<CodeInfo> codes(const store::Vault& vault) {
  return Tree(vault).list();
}

CodeInfo find_code(const store::Vault& vault, const std::string& text) {
  std::vector<CodeInfo> by_name, by_prefix;
  for (auto& code : codes(vault)) {
    if (code.path == text || code.id.hex() == text) return code;
    if (code.name == text) by_name.push_back(code);
    if (text.size() >= 4 && code.id.hex().starts_with(text)) by_prefix.push_back(code);
  }
  const auto& found = by_name.empty() ? by_prefix : by_name;
  if (found.empty()) throw Error(Code::NotFound, "There is no code “%1” in the codebook.", {text});
  if (found.size() > 1)
    throw Error(Code::Invalid,
                "“%1” stands for more than one code. Write its path (Parent/Child) or more of its id.",
                {text});
  return found.front();
}

CodeInfo new_code(store::Vault& vault, const std::string& path, const std::string& colour,
                  const std::string& description) {
  std::vector<std::string> names;
  for (std::size_t at = 0;;) {
    const auto end = path.find('/', at);
    names.push_back(clean_name(path.substr(at, end - at)));
    if (end == std::string::npos) break;
    at = end + 1;
  }
  const auto all = codes(vault);
  std::vector<Edit> edits;
  std::optional<EntityId> parent;
  EntityId made;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool last = i + 1 == names.size();
    const CodeInfo* present = parent && !edits.empty() ? nullptr : child_named(all, parent, names[i]);
    if (present) {
      if (last) throw Error(Code::Invalid, "There is a code “%1” already.", {path});
      parent = present->id;
      continue;
    }
    made = EntityId::random();
    edits.push_back(Edit::set(made, "code", "name", names[i]));
    const std::string own =
        last && !colour.empty() ? clean_colour(colour) : palette()[(all.size() + i) % palette().size()];
    edits.push_back(Edit::set(made, "code", "colour", own));
    if (parent) edits.push_back(Edit::set(made, "code", "parent", parent->hex()));
    if (last && !description.empty())
      edits.push_back(
          Edit::set(made, "code", "description", normalise_input(description, "the description")));
    parent = made;
  }
  vault.write(vault.codebook(), kKind, edits);
  return find_code(vault, made.hex());
}

void rename_code(store::Vault& vault, const EntityId& id, const std::string& name) {
  const std::string clean = clean_name(name);
  const CodeInfo code = find_code(vault, id.hex());
  if (code.name == clean) return;
  if (child_named(codes(vault), code.parent, clean))
    throw Error(Code::Invalid, "There is a code “%1” already.", {clean});
  set(vault, id, "name", clean);
}

void move_code(store::Vault& vault, const EntityId& id, std::optional<EntityId> parent) {
  const auto all = codes(vault);
  const auto find = [&](const EntityId& wanted) {
    return std::find_if(all.begin(), all.end(), [&](const CodeInfo& code) { return code.id == wanted; });
  };
  const auto code = find(id);
  if (code == all.end()) throw Error(Code::NotFound, "There is no such code in the codebook.");
  for (auto at = parent; at;) {
    if (*at == id) throw Error(Code::Invalid, "A code cannot be moved into itself or below itself.");
    const auto above = find(*at);
    if (above == all.end()) throw Error(Code::NotFound, "There is no such code in the codebook.");
    at = above->parent;
  }
  if (code->parent == parent) return;
  if (child_named(all, parent, code->name))
    throw Error(Code::Invalid, "There is a code “%1” already.", {code->name});
  set(vault, id, "parent", parent ? Json(parent->hex()) : Json(""));
}

void set_code(store::Vault& vault, const EntityId& code, const std::string& field, const std::string& value) {
  if (field == "colour") return set(vault, code, field, clean_colour(value));
  if (field == "description") return set(vault, code, field, normalise_input(value, "the description"));
  throw Error(Code::Internal, "not a field of a code");
}

void delete_code(store::Vault& vault, const EntityId& id) {
  for (const auto& code : codes(vault))
    if (code.parent == id)
      throw Error(Code::Invalid, "This code has others below it. Move or delete them first.");
  vault.write(record_of(vault, id), kKind, {Edit::remove(id, "code")});
}

}  // namespace attest::coding
