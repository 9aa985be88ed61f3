#include "core/store/tokenizer.h"

#include <algorithm>
#include <catch2/generators/catch_generators.hpp>
#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "core/foundation/script.h"
#include "core/foundation/text.h"
#include "tests/core/store/database_support.h"

namespace attest::store::test {
namespace {

using Strings = std::vector<std::string>;

Strings texts(const Terms& terms) {
  Strings out;
  for (const Term& term : terms.terms) out.emplace_back(terms.text(term));
  return out;
}

TEST_CASE("a term starts at every letter, of two code points without word spaces and of three elsewhere") {
  CHECK(texts(document_terms("Hope, 나는 x1")) == Strings{"hop", "ope", "pe", "e", "나는", "는", "x1", "1"});
  CHECK(texts(document_terms("酷刑和虐待")) == Strings{"酷刑", "刑和", "和虐", "虐待", "待"});
  CHECK(texts(document_terms("KBS방송")) == Strings{"kbs", "bs방", "s방송", "방송", "송"});
  CHECK(texts(document_terms(" …!\t—🙂 ")).empty());
  CHECK(texts(document_terms("")).empty());
}

TEST_CASE("terms say which bytes of the unfolded text they came from") {
  // Sharp s folds to two letters, decomposed jamo and accents to one, dotted capital I to two.
  const std::string text = "a Straße, \u1112\u1161\u11ab글 E\u0301T İz";
  const Terms terms = document_terms(text);
  std::map<std::string, std::string> from;
  for (const Term& term : terms.terms) {
    from[std::string(terms.text(term))] = text.substr(term.begin, term.end - term.begin);
  }
  CHECK(from.at("str") == "Str");
  CHECK(from.at("ass") == "aß");
  CHECK(from.at("sse") == "ße");
  CHECK(from.at("한글") == "\u1112\u1161\u11ab글");
  CHECK(from.at("ét") == "E\u0301T");
  CHECK(from.at("z") == "z");
  for (const Term& term : terms.terms) {
    CHECK(term.begin < term.end);
    CHECK(term.end <= text.size());
    CHECK(fold(std::string_view(text).substr(term.begin, term.end - term.begin)).find(terms.text(term)) !=
          std::string::npos);
  }
}

TEST_CASE("a query becomes one phrase, open at its end where it is shorter than a term") {
  CHECK(match_expression("고문") == "\"고문\"");
  CHECK(match_expression("고") == "\"고\" *");
  CHECK(match_expression("ab") == "\"ab\" *");
  CHECK(match_expression("abc") == "\"abc\"");
  CHECK(match_expression("abcd. ") == "\"abcd. \"");
  CHECK(match_expression("?! ").empty());
  CHECK(match_expression("").empty());
  CHECK(texts(query_terms("abcd")) == Strings{"abc", "bcd"});
  CHECK(texts(query_terms("한ab")) == Strings{"한a", "ab"});
  CHECK(query_terms("한ab").open);
  CHECK(texts(query_terms("ab cd")) == Strings{"ab", "b", "cd"});
  CHECK(texts(query_terms("ab cd ")) == Strings{"ab", "b", "cd", "d"});
  CHECK(query_terms(std::string(5000, 'a')).terms.size() == 64);
  CHECK(attest::test::code_of([] { match_expression("\xff"); }) == Code::Invalid);
}

/// Texts in a table and in a full-text table over it.
struct Index {
  Fixture fixture;
  std::unique_ptr<Database> database = fixture.open(Mode::Create);
  Strings folded;
  double seconds = 0;

  explicit Index(const Strings& rows) {
    database->execute(
        "CREATE VIRTUAL TABLE f USING fts5(body, content='', tokenize='attest');"
        "INSERT INTO f(f, rank) VALUES('secure-delete', 1)");
    const auto start = std::chrono::steady_clock::now();
    Transaction transaction(*database);
    Statement insert = database->prepare("INSERT INTO f(rowid, body) VALUES(?, ?)");
    for (const auto& row : rows) {
      folded.push_back(fold(row));
      insert.bind(1, static_cast<std::int64_t>(folded.size())).bind(2, row).run();
    }
    transaction.commit();
    seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }

  std::set<std::int64_t> found(const std::string& query) {
    Statement select = database->prepare("SELECT rowid FROM f WHERE f MATCH ?");
    select.bind(1, match_expression(query));
    std::set<std::int64_t> rows;
    while (select.step()) rows.insert(select.integer(0));
    return rows;
  }
  std::set<std::int64_t> expected(const std::string& query) const {
    const std::string wanted = fold(query);
    std::set<std::int64_t> rows;
    for (std::size_t i = 0; i < folded.size(); ++i) {
      if (folded[i].find(wanted) != std::string::npos) rows.insert(static_cast<std::int64_t>(i + 1));
    }
    return rows;
  }
};

Strings lines(const std::filesystem::path& path) {
  std::ifstream in(path);
  Strings out;
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

/// A column of a tab-separated file, without its heading.
Strings column(const Strings& rows, int number) {
  Strings out;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    std::size_t from = 0;
    for (int n = 0; n < number; ++n) from = rows[i].find('\t', from) + 1;
    out.push_back(rows[i].substr(from, rows[i].find('\t', from) - from));
  }
  return out;
}

struct Tally {
  int queries = 0;
  int exact = 0;
  std::size_t wanted = 0;
};

/// Random pieces of the rows, of one to six code points: every row that holds the piece must be found. Where
/// a piece has no separators, no other row may be.
Tally try_pieces(Index& index, const Strings& rows, int queries) {
  std::mt19937 random(42);
  Tally tally;
  while (tally.queries < queries) {
    const std::string& row = rows[random() % rows.size()];
    const std::size_t points = count_points(row);
    if (points == 0) continue;
    const std::size_t from = random() % points;
    const std::string query(slice_points(row, from, from + 1 + random() % 6));
    if (match_expression(query).empty()) continue;
    ++tally.queries;
    const auto expected = index.expected(query);
    const auto found = index.found(query);
    INFO("[" << query << "] as " << match_expression(query));
    REQUIRE(std::includes(found.begin(), found.end(), expected.begin(), expected.end()));
    tally.wanted += expected.size();
    const std::u32string points_of_query = to_points(fold(query));
    const bool one_word = std::none_of(points_of_query.begin(), points_of_query.end(),
                                       [](char32_t c) { return word_part(c) == WordPart::None; });
    if (!one_word) continue;
    ++tally.exact;
    REQUIRE(found == expected);
  }
  return tally;
}

TEST_CASE("every piece of the Universal Declaration is found in every language that is here") {
  const auto folder = attest::test::testdata("udhr-derived");
  int languages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("udhr_") || !name.ends_with(".txt")) continue;
    INFO(name);
    const Strings rows = lines(entry.path());
    Index index(rows);
    const Tally tally = try_pieces(index, rows, 300);
    CHECK(tally.wanted >= 300);
    CHECK(tally.exact > tally.queries / 10);
    ++languages;
  }
  CHECK(languages >= 10);
}

TEST_CASE("every piece of a thousand sentences is found, in Korean, Chinese, English and Arabic") {
  const Strings table = lines(attest::test::testdata("pud-parallel") / "pud_en_ko_zh_ar.tsv");
  REQUIRE(table.size() == 1001);
  for (int language = 1; language <= 4; ++language) {
    INFO(language);
    const Strings rows = column(table, language);
    Index index(rows);
    const Tally tally = try_pieces(index, rows, 500);
    CHECK(tally.wanted >= 500);
    CHECK(tally.exact > tally.queries / 10);
  }
}

TEST_CASE("words inside longer ones, one syllable and any case are found, exactly where they are") {
  const Strings rows = {"그는 고문이나 잔혹한 처우를 받았다",
                        "我们禁止酷刑",
                        "Torture and STRASSE",
                        "кровать Ёлка",
                        "ห้ามทรมานบุคคล",
                        "고향 문",
                        "no"};
  Index index(rows);
  const std::vector<std::pair<std::string, std::set<std::int64_t>>> cases = {
      {"고문", {1}},  {"고", {1, 6}},   {"문이", {1}}, {"酷刑", {2}},    {"刑", {2}},
      {"ORTUR", {3}}, {"straße", {3}},  {"ass", {3}},  {"ёлка", {4}},    {"крОВ", {4}},
      {"ทรมาน", {5}}, {"고향 문", {6}}, {"n", {3, 7}}, {"e and s", {3}}, {"받았다 我", {}}};
  for (const auto& [query, expected] : cases) {
    INFO(query);
    CHECK(index.found(query) == expected);
  }
}

TEST_CASE("no query is taken for the search language") {
  Index index({"a OR b near c", "plain"});
  for (const char* query :
       {"a\" OR \"plain", "body:plain", "NEAR(a b)", "a*", "^a", "-plain", "(((", "a\"\"b", "'",
        "{x}:", "plain) OR (a", "a AND NOT b", "+a +b", "\\", "a;b", "--a"}) {
    INFO(query);
    if (!match_expression(query).empty()) CHECK_NOTHROW(index.found(query));
  }
  CHECK(index.found("a\" OR \"plain").empty());
  CHECK(index.found(std::string("plain\0x", 7)).empty());
  CHECK(index.found("a or b") == std::set<std::int64_t>{1});
}

/// Every byte of an index as the database shows it, keys and blobs.
std::string index_bytes(Database& database) {
  std::string all;
  for (const char* sql : {"SELECT block FROM f_data", "SELECT term FROM f_idx", "SELECT sz FROM f_docsize"}) {
    Statement select = database.prepare(sql);
    while (select.step()) {
      const Bytes bytes = select.blob(0);
      all.append(as_text(bytes)).append("|");
    }
  }
  return all;
}

TEST_CASE("a deleted text's terms are gone from a contentless index at once") {
  Fixture f;
  auto database = f.open(Mode::Create);
  const bool secure = GENERATE(true, false);
  database->execute("CREATE VIRTUAL TABLE f USING fts5(body, content='', tokenize='attest')");
  if (secure) database->execute("INSERT INTO f(f, rank) VALUES('secure-delete', 1)");
  Statement insert = database->prepare("INSERT INTO f(rowid, body) VALUES(?, ?)");
  // Many other rows on both sides, so that there are several pages and segments.
  for (int i = 1; i <= 400; ++i) {
    const std::string body =
        i == 200 ? "xqj 쀍뷁 zzzsecret" : "common words 인간은 존엄 " + std::to_string(i * 7919);
    insert.bind(1, i).bind(2, body).run();
  }
  REQUIRE(index_bytes(*database).find("xqj") != std::string::npos);
  database->prepare("INSERT INTO f(f, rowid, body) VALUES('delete', ?, ?)")
      .bind(1, 200)
      .bind(2, "xqj 쀍뷁 zzzsecret")
      .run();
  const std::string bytes = index_bytes(*database);
  const bool remains = bytes.find("xqj") != std::string::npos || bytes.find("쀍뷁") != std::string::npos ||
                       bytes.find("zzz") != std::string::npos;
  CHECK(remains != secure);  // without the setting the terms stay: the look itself works
  Statement select = database->prepare("SELECT count(*) FROM f WHERE f MATCH ?");
  select.bind(1, match_expression("xqj"));
  REQUIRE(select.step());
  CHECK(select.integer(0) == 0);
  database->execute("INSERT INTO f(f) VALUES('integrity-check')");
}

TEST_CASE("text that is not UTF-8 cannot enter the index") {
  Fixture f;
  auto database = f.open(Mode::Create);
  database->execute("CREATE VIRTUAL TABLE f USING fts5(body, content='', tokenize='attest')");
  Statement insert = database->prepare("INSERT INTO f(rowid, body) VALUES(1, ?)");
  CHECK(attest::test::code_of([&] { insert.bind(1, "\xff\xfe").run(); }) == Code::Invalid);
  CHECK(attest::test::code_of([&] {
          database->execute("CREATE VIRTUAL TABLE g USING fts5(body, tokenize='attest loud')");
        }) == Code::Internal);
}

TEST_CASE("a hundred thousand sentences are indexed in 30 seconds and searched in one", "[.][bench]") {
  const Strings table = lines(attest::test::testdata("pud-parallel") / "pud_en_ko_zh_ar.tsv");
  for (int language = 1; language <= 4; ++language) {
    const Strings once = column(table, language);
    Strings rows;
    for (int i = 0; i < 100; ++i) rows.insert(rows.end(), once.begin(), once.end());
    Index index(rows);
    CHECK(index.seconds < 30);
    index.database->checkpoint();
    std::cout << "language " << language << ": indexed " << rows.size() << " in " << index.seconds << " s, "
              << std::filesystem::file_size(index.fixture.path) / 1'000'000 << " MB\n";
    for (const char* query :
         {"정부", "고", "大統領", "政府", "的", "the government", "th", "election", "ال", "الحكومة"}) {
      const auto start = std::chrono::steady_clock::now();
      const auto found = index.found(query).size();
      const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
      CHECK(took.count() < 1000);
      if (found > 0) std::cout << "  " << query << ": " << found << " rows in " << took.count() << " ms\n";
    }
  }
}

}  // namespace
}  // namespace attest::store::test
