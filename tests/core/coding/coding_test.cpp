// Codes, codings, quotes and finding words.
#include "core/coding/coding.h"

#include "tests/support/vaults.h"

using namespace attest;
using namespace attest::coding;
using namespace attest::testimony;
using attest::test::code_of;
using attest::test::Vaults;

namespace {

struct Desk {
  Vaults vaults;
  std::unique_ptr<store::Vault> vault = vaults.create("field");
  RecordId id = create_interview(*vault, {{"place", "Jilin"}});
  EntityId transcript = import_transcript(*vault, id, {text(), "ko", "original", {}});

  static TranscriptText text() {
    TranscriptText content;
    content.text = "그들은 고문이나 협박을 했다.\n😀 아이는 호구가 없었다.";
    content.cues = {{0, 16, 0, 4000, "A"}, {17, 31, 4000, 9000, "A"}};
    return content;
  }
};

}  // namespace

TEST_CASE("codes make a tree that is listed depth first, with their paths") {
  Desk desk;
  new_code(*desk.vault, "Separation/From a child", "#AABBCC", "A child left behind");
  new_code(*desk.vault, "Separation/From parents");
  new_code(*desk.vault, "Access");
  std::vector<std::string> paths;
  for (const auto& code : codes(*desk.vault)) paths.push_back(code.path);
  CHECK(paths == std::vector<std::string>{"Access", "Separation", "Separation/From a child",
                                          "Separation/From parents"});
  CHECK(find_code(*desk.vault, "From a child").colour == "#aabbcc");
  CHECK(code_of([&] { new_code(*desk.vault, "Separation/From a child"); }) == Code::Invalid);
  CHECK(code_of([&] { new_code(*desk.vault, "Separation//x"); }) == Code::Invalid);
  CHECK(code_of([&] { new_code(*desk.vault, "x", "red"); }) == Code::Invalid);
  CHECK(code_of([&] { new_code(*desk.vault, std::string(201, 'x')); }) == Code::Invalid);

  const auto parent = find_code(*desk.vault, "Separation").id;
  const auto child = find_code(*desk.vault, "From a child").id;
  CHECK(code_of([&] { move_code(*desk.vault, parent, child); }) == Code::Invalid);
  CHECK(code_of([&] { delete_code(*desk.vault, parent); }) == Code::Invalid);
  move_code(*desk.vault, child, find_code(*desk.vault, "Access").id);
  rename_code(*desk.vault, child, "A child");
  CHECK(find_code(*desk.vault, child.hex()).path == "Access/A child");
  move_code(*desk.vault, child, {});
  CHECK(find_code(*desk.vault, child.hex()).path == "A child");
}

TEST_CASE("a circle of codes, made by two who did not know of each other, is cut at the smallest id") {
  Vaults vaults;
  auto a = vaults.create("a");
  auto b = vaults.create("b", "B1", a.get());
  const auto trust = [](const store::DeviceKey&) { return true; };
  const auto one = new_code(*a, "one").id;
  const auto two = new_code(*a, "two").id;
  b->merge(a->journal(a->codebook()), trust);
  move_code(*a, one, two);
  move_code(*b, two, one);
  a->merge(b->journal(b->codebook()), trust);
  b->merge(a->journal(a->codebook()), trust);
  for (const auto* vault : {a.get(), b.get()}) {
    const auto all = codes(*vault);
    REQUIRE(all.size() == 2);
    CHECK(all[0].id == std::min(one, two));
    CHECK_FALSE(all[0].parent.has_value());
    CHECK(all[1].parent == all[0].id);
  }
}

TEST_CASE("a coding keeps its words, its times and its coder") {
  Desk desk;
  const auto code = new_code(*desk.vault, "Torture").id;
  apply_code(*desk.vault, desk.transcript, code, {4, 8}, "said plainly");
  const auto all = codings(*desk.vault, desk.id);
  REQUIRE(all.size() == 1);
  CHECK(all[0].text == "고문이나");
  CHECK(all[0].coder == "A1");
  CHECK(all[0].from_ms == 0);
  CHECK(all[0].to_ms == 4000);
  CHECK(all[0].memo == "said plainly");
  CHECK(all[0].span == Span{4, 8});
  CHECK(all[0].code_path == "Torture");
  CHECK(code_of([&] { apply_code(*desk.vault, desk.transcript, code, {4, 4}); }) == Code::Invalid);
  CHECK(code_of([&] { apply_code(*desk.vault, desk.transcript, code, {4, 400}); }) == Code::Invalid);
  remove_coding(*desk.vault, all[0].id);
  CHECK(codings(*desk.vault, desk.id).empty());
  CHECK(quotes(*desk.vault, code, 10).total == 0);
}

TEST_CASE("a coding finds its place in an edited transcript, or says that it needs review") {
  Desk desk;
  const auto code = new_code(*desk.vault, "Registration").id;
  apply_code(*desk.vault, desk.transcript, code, {23, 26});
  CHECK(codings(*desk.vault, desk.id)[0].text == "호구가");
  const auto current = find_transcript(*desk.vault, desk.id, "").current;
  auto content = version_text(*desk.vault, current);
  const auto moved =
      save_version(*desk.vault, desk.transcript, current,
                   with_edited_text(content, "그들은 심한 고문이나 협박을 했다.\n😀 아이는 호구가 없었다."));
  REQUIRE(codings(*desk.vault, desk.id)[0].span.has_value());
  CHECK(codings(*desk.vault, desk.id)[0].span == Span{26, 29});
  content = version_text(*desk.vault, moved);
  save_version(*desk.vault, desk.transcript, moved, with_edited_text(content, "전혀 다른 글."));
  CHECK_FALSE(codings(*desk.vault, desk.id)[0].span.has_value());
  CHECK(codings(*desk.vault, desk.id)[0].text == "호구가");
}

TEST_CASE("two coders' layers are apart, and quotes show both") {
  Desk desk;
  const auto code = new_code(*desk.vault, "Torture").id;
  apply_code(*desk.vault, desk.transcript, code, {4, 6});
  desk.vault->set_author("B2");
  apply_code(*desk.vault, desk.transcript, code, {4, 8});
  CHECK(desk.vault->entities("layer").size() == 2);
  const auto found = quotes(*desk.vault, code, 1);
  CHECK(found.total == 2);
  CHECK(found.quotes.size() == 1);
  CHECK(count_codings(*desk.vault, code) == 2);
}

TEST_CASE("words are found where they stand: in transcripts, notes, memos and fields, with their place") {
  Desk desk;
  add_note(*desk.vault, desk.id, "He spoke of 고문 again. STRASSE", {});
  apply_code(*desk.vault, desk.transcript, new_code(*desk.vault, "Torture").id, {4, 6},
             "고문: first mention");
  Job job;
  const auto found = search(*desk.vault, "고문", 10, job);
  CHECK(found.total == 3);
  std::set<std::string> where;
  for (const auto& hit : found.hits) where.insert(hit.where);
  CHECK(where == std::set<std::string>{"memo", "note", "transcript"});
  for (const auto& hit : found.hits)
    if (hit.where == "transcript") CHECK(hit.span == Span{4, 6});
  CHECK(search(*desk.vault, "jilin", 10, job).hits.at(0).where == "place");
  CHECK(search(*desk.vault, "straße", 10, job).total == 1);
  const auto limited = search(*desk.vault, "고문", 1, job);
  CHECK(limited.hits.size() == 1);
  CHECK(limited.total == 3);
  CHECK(code_of([&] { search(*desk.vault, "  ", 10, job); }) == Code::Invalid);
  CHECK(search(*desk.vault, "없는말", 10, job).total == 0);
}
