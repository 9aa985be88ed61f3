#include "core/crypto/shares.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>
#include <sstream>
#include <utility>

#include "core/crypto/hash.h"
#include "core/crypto/shares_sheet.h"
#include "core/crypto/shares_words.h"
#include "tests/support/support.h"

using namespace attest;
using namespace attest::crypto;

namespace {

using Words = std::vector<std::string>;

struct Vector {
  std::string title;
  std::string secret;  ///< hex, or "refused"
  std::vector<std::string> sheets;

  bool refused() const { return secret == "refused"; }
};

std::vector<Vector> official_vectors() {
  const Bytes file = test::slurp(test::source_folder() / "tests/vectors/slip39.txt");
  std::istringstream in{std::string(as_text(file))};
  std::vector<Vector> vectors;
  Vector vector;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    if (line.empty()) {
      if (!vector.title.empty()) vectors.push_back(std::exchange(vector, {}));
    } else if (vector.title.empty()) {
      vector.title = line;
    } else if (vector.secret.empty()) {
      vector.secret = line;
    } else {
      vector.sheets.push_back(line);
    }
  }
  if (!vector.title.empty()) vectors.push_back(vector);
  return vectors;
}

std::vector<Secret> secrets(const std::vector<std::string>& texts) {
  std::vector<Secret> made;
  for (const std::string& text : texts) made.push_back(Secret::from_text(text));
  return made;
}

Secret sample(std::uint32_t seed = 1) {
  return Secret::copy(test::noise(32, seed));
}

/// The sheets of these places, in this order.
std::vector<Secret> pick(const std::vector<Secret>& sheets, const std::vector<std::size_t>& places) {
  std::vector<Secret> picked;
  for (const std::size_t place : places) picked.push_back(sheets[place].clone());
  return picked;
}

Words words_of(const Secret& sheet) {
  std::istringstream in{std::string(sheet.text())};
  return {std::istream_iterator<std::string>(in), {}};
}

std::string joined(const Words& words, const std::string& between = " ") {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

/// The 1024 words, as texts.
Words word_list() {
  Words all;
  for (std::uint32_t i = 0; i < shares::word_count; ++i) {
    std::string text;
    for (int shift = 56; shift >= 0; shift -= 8)
      if (const char c = static_cast<char>(shares::word(i) >> shift)) text += c;
    all.push_back(text);
  }
  return all;
}

/// The failure of something that must fail.
Error failure(const std::function<void()>& f) {
  try {
    f();
  } catch (const Error& e) {
    return e;
  }
  FAIL("nothing was thrown");
  return Error(Code::Internal);
}
Error inspecting(const std::string& text) {
  return failure([&] { (void)shares::inspect(Secret::from_text(text)); });
}
Error combining(const std::vector<Secret>& sheets) {
  return failure([&] { (void)shares::combine(sheets); });
}

bool says(const Error& error, std::string_view words) {
  UNSCOPED_INFO(error.what());
  return std::string_view(error.what()).find(words) != std::string_view::npos;
}

/// Does `f` for each way to take `count` of `of` places.
void each_choice(int count, int of, const std::function<void(const std::vector<std::size_t>&)>& f) {
  for (unsigned set = 0; set < 1u << of; ++set) {
    std::vector<std::size_t> places;
    for (unsigned i = 0; i < static_cast<unsigned>(of); ++i)
      if (set >> i & 1) places.push_back(i);
    if (static_cast<int>(places.size()) == count) f(places);
  }
}

}  // namespace

TEST_CASE("what a printed sheet says around its words, after a #, is passed over") {
  const Secret secret = Secret::random(32);
  const auto sheets = shares::split(secret, 2, 3);
  std::vector<Secret> printed;
  for (const auto& sheet : sheets) {
    std::string text = "# Attest: recovery sheet\n#\n# words that are none: academic acid\n\n";
    int word = 0;
    for (const char c : sheet.text()) text += c == ' ' && ++word % 6 == 0 ? '\n' : c;
    printed.push_back(Secret::from_text(text + "\n  # the end"));
  }
  CHECK(shares::combine(printed).equals(secret.view()));
  CHECK(shares::recovery_key(printed).scalar().equals(secret.view()));
  CHECK(test::code_of([] {
          std::vector<Secret> nothing;
          nothing.push_back(Secret::from_text("# only a comment"));
          shares::combine(nothing);
        }) == Code::Invalid);
}

TEST_CASE("the words are those of the standard, and four letters are enough to find each") {
  const Words all = word_list();
  // As `sha256sum` gives it for the list in the standard, a word a line.
  CHECK(to_hex(sha256(as_bytes(joined(all, "\n") + "\n"))) ==
        "bcc4555340332d169718aed8bf31dd9d5248cb7da6e5d355140ef4f1e601eec3");
  const auto find = [](const std::string& text) {
    shares::Letters letters = 0;
    for (std::size_t i = 0; i < shares::longest_word; ++i)
      letters = letters << 8 | (i < text.size() ? static_cast<shares::Letters>(text[i]) : 0);
    return shares::find_word(letters, text.size());
  };
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    for (std::size_t size = 4; size <= all[i].size(); ++size) CHECK(find(all[i].substr(0, size)) == i);
    CHECK(find(all[i].substr(0, 3)) == std::nullopt);
    if (all[i].size() < 8) CHECK(find(all[i] + "x") == std::nullopt);
  }
  for (const char* unknown : {"", "aaaa", "zzzzzzzz", "academia", "acadx"})
    CHECK(find(unknown) == std::nullopt);
}

TEST_CASE(
    "the standard's own vectors give their secrets, and those that must be refused are, for their reason") {
  struct Refusal {
    std::string title;
    Code code;
    std::string says;
  };
  const std::vector<Refusal> refusals = {
      {"invalid checksum", Code::Invalid, "check of these words fails"},
      {"invalid padding", Code::Invalid, "padding"},
      {"Basic sharing 2-of-3", Code::Invalid, "1 of the 2 sheets"},
      {"different identifiers", Code::Invalid, "different sets"},
      {"different iteration exponents", Code::Invalid, "different sets"},
      {"mismatching group thresholds", Code::Invalid, "different sets"},
      {"mismatching group counts", Code::Invalid, "different sets"},
      {"greater group threshold than group counts", Code::Invalid, "more groups needed than made"},
      {"duplicate member indices", Code::Invalid, "the same number"},
      {"mismatching member thresholds", Code::Invalid, "different sets"},
      {"invalid digest", Code::Damaged, "do not fit together"},
      {"Insufficient number of groups", Code::Invalid, "1 of the 2 groups"},
      {"insufficient number of members", Code::Invalid, "1 of the 2 groups"},
      {"insufficient length", Code::Invalid, "19 words"},
      {"invalid master secret length", Code::Invalid, "21 words"},
  };
  const Secret passphrase = Secret::from_text("TREZOR");
  const auto vectors = official_vectors();
  CHECK(vectors.size() == 45);
  CHECK(std::ranges::count_if(vectors, &Vector::refused) == 30);
  for (const Vector& vector : vectors) {
    INFO(vector.title);
    const auto sheets = secrets(vector.sheets);
    if (!vector.refused()) {
      CHECK(to_hex(shares::combine(sheets, passphrase).view()) == vector.secret);
      CHECK_FALSE(to_hex(shares::combine(sheets).view()) == vector.secret);
      continue;
    }
    const auto refusal = std::ranges::find_if(
        refusals, [&](const Refusal& r) { return vector.title.find(r.title) != std::string::npos; });
    REQUIRE(refusal != refusals.end());
    const Error error = failure([&] { (void)shares::combine(sheets, passphrase); });
    CHECK(error.code() == refusal->code);
    CHECK(says(error, refusal->says));
  }
}

TEST_CASE("what is read from a sheet of the standard is written again to the same words") {
  int written = 0;
  for (const Vector& vector : official_vectors()) {
    if (vector.refused()) continue;
    for (const std::string& text : vector.sheets) {
      const shares::Sheet sheet = shares::read_sheet(text);
      CHECK(shares::write_sheet(sheet.share, sheet.value.view()).text() == text);
      ++written;
    }
  }
  CHECK(written > 30);
}

TEST_CASE("a sheet says what a person must be told of it") {
  const auto sheets = shares::split(sample(), 3, 5);
  REQUIRE(sheets.size() == 5);
  const int identifier = shares::inspect(sheets[0]).identifier;
  for (int i = 0; i < 5; ++i) {
    shares::Share expected;
    expected.identifier = identifier;
    expected.number = i + 1;
    expected.need = 3;
    CHECK(shares::inspect(sheets[static_cast<std::size_t>(i)]) == expected);
  }
  const auto foreign = shares::inspect(
      Secret::from_text("eraser senior decision roster beard treat identify grumpy salt index fake aviation "
                        "theater cubic bike cause research dragon emphasis counter"));
  CHECK(foreign.group == 4);
  CHECK(foreign.groups == 4);
  CHECK(foreign.groups_needed == 2);
  CHECK(foreign.need == 2);
  CHECK(foreign.secret_size == 16);
  CHECK_FALSE(foreign.extendable);
}

TEST_CASE("a sheet is 33 words of the list with one space between") {
  const Words all = word_list();
  for (const Secret& sheet : shares::split(sample(), 2, 3)) {
    const Words words = words_of(sheet);
    CHECK(words.size() == 33);
    CHECK(joined(words) == sheet.text());
    for (const std::string& word : words) CHECK(std::ranges::binary_search(all, word));
  }
}

TEST_CASE("two splits of one secret share neither their values nor, but for chance, their identifier") {
  std::vector<int> identifiers;
  for (int need = 2; need <= 6; ++need) {
    INFO(need << " of 6");
    std::vector<Bytes> values;
    for (int again = 0; again < 2; ++again)
      for (const Secret& sheet : shares::split(sample(), need, 6)) {
        const shares::Sheet read = shares::read_sheet(sheet.text());
        values.emplace_back(read.value.view().begin(), read.value.view().end());
        identifiers.push_back(read.share.identifier);
      }
    std::ranges::sort(values);
    CHECK(std::ranges::adjacent_find(values) == values.end());
  }
  CHECK(std::ranges::count(identifiers, identifiers.front()) < std::ssize(identifiers));
}

TEST_CASE("every choice of as many sheets as are needed gives the secret, and one fewer never does") {
  const Secret secret = sample(2);
  for (int of = 2; of <= 6; ++of)
    for (int need = 2; need <= of; ++need) {
      INFO(need << " of " << of);
      const auto sheets = shares::split(secret, need, of);
      each_choice(need, of, [&](const auto& places) {
        CHECK(shares::combine(pick(sheets, places)).equals(secret.view()));
      });
      each_choice(need - 1, of, [&](const auto& places) {
        const Error error = combining(pick(sheets, places));
        CHECK(error.code() == Code::Invalid);
        CHECK(says(error, std::to_string(need - 1) + " of the " + std::to_string(need) + " sheets"));
      });
    }
}

TEST_CASE("the same holds for every need of up to sixteen sheets, in any order") {
  std::mt19937 random(1);
  for (int of = 7; of <= 16; ++of)
    for (int need = 2; need <= of; ++need) {
      INFO(need << " of " << of);
      const Secret secret = sample(static_cast<std::uint32_t>(100 * of + need));
      const auto sheets = shares::split(secret, need, of);
      std::vector<std::size_t> places(static_cast<std::size_t>(of));
      std::iota(places.begin(), places.end(), 0);
      std::shuffle(places.begin(), places.end(), random);
      places.resize(static_cast<std::size_t>(need));
      CHECK(shares::combine(pick(sheets, places)).equals(secret.view()));
      places.pop_back();
      CHECK(combining(pick(sheets, places)).code() == Code::Invalid);
    }
}

TEST_CASE("fewer sheets that are altered to need fewer give nothing, though their checksums hold") {
  const auto sheets = shares::split(sample(), 3, 5);
  std::vector<Secret> altered;
  for (const std::size_t i : {0, 1}) {
    shares::Sheet sheet = shares::read_sheet(sheets[i].text());
    sheet.share.need = 2;
    altered.push_back(shares::write_sheet(sheet.share, sheet.value.view()));
  }
  CHECK(combining(altered).code() == Code::Damaged);
}

TEST_CASE("a sheet with another value is noticed, though its checksum holds") {
  const auto sheets = shares::split(sample(), 3, 4);
  for (std::size_t bit = 0; bit < 256; bit += 37) {
    auto given = pick(sheets, {0, 1, 2});
    shares::Sheet sheet = shares::read_sheet(given[1].text());
    sheet.value.span()[bit / 8] ^= static_cast<Byte>(1 << bit % 8);
    given[1] = shares::write_sheet(sheet.share, sheet.value.view());
    CHECK(combining(given).code() == Code::Damaged);
    given.push_back(sheets[1].clone());
    CHECK(says(combining(given), "Sheets 2 and 4 of those given bear the same number"));
  }
}

TEST_CASE("sheets of two sets are never mixed") {
  const auto one = shares::split(sample(), 2, 3), other = shares::split(sample(), 2, 3);
  const int identifier = shares::inspect(one[0]).identifier;
  const auto mixed = [&](int identifier_of_other) {
    shares::Sheet sheet = shares::read_sheet(other[1].text());
    sheet.share.identifier = identifier_of_other;
    std::vector<Secret> given;
    given.push_back(one[0].clone());
    given.push_back(shares::write_sheet(sheet.share, sheet.value.view()));
    return combining(given);
  };
  CHECK(mixed(identifier ^ 1).code() == Code::Invalid);
  CHECK(says(mixed(identifier ^ 1), "Sheets 1 and 2 of those given are of different sets"));
  // One split in 32768 draws the identifier of another: then the digest tells.
  CHECK(mixed(identifier).code() == Code::Damaged);
}

TEST_CASE("sheets that agree in all but one thing that a set shares are of different sets") {
  using Change = void (*)(shares::Share&);
  const Change changes[] = {
      [](shares::Share& share) { share.identifier ^= 1; },
      [](shares::Share& share) { share.need = 3; },
      [](shares::Share& share) { share.groups_needed = 1; },
      [](shares::Share& share) { share.groups = 3; },
      [](shares::Share& share) { share.extendable = false; },
      [](shares::Share& share) { share.iteration_exponent = 1; },
      [](shares::Share& share) { share.secret_size = 16; },
  };
  for (std::size_t i = 0; i < std::size(changes); ++i) {
    INFO("change " << i);
    shares::Share share;
    share.need = share.groups = share.groups_needed = 2;
    std::vector<Secret> given;
    given.push_back(shares::write_sheet(share, test::noise(share.secret_size)));
    share.number = 2;
    changes[i](share);
    given.push_back(shares::write_sheet(share, test::noise(share.secret_size)));
    CHECK(says(combining(given), "different sets"));
  }
}

TEST_CASE("the same sheet twice counts once, and more sheets than are needed do no harm") {
  const Secret secret = sample();
  const auto sheets = shares::split(secret, 3, 5);
  const Error twice = combining(pick(sheets, {0, 1, 1, 0}));
  CHECK(twice.code() == Code::Invalid);
  CHECK(says(twice, "2 of the 3 sheets"));
  CHECK(shares::combine(pick(sheets, {0, 1, 1, 4})).equals(secret.view()));
  CHECK(shares::combine(pick(sheets, {4, 3, 2, 1, 0})).equals(secret.view()));
}

TEST_CASE("every change of a single word is refused") {
  const Words all = word_list();
  const Words words = words_of(shares::split(sample(), 2, 2)[0]);
  std::size_t refused = 0;
  for (std::size_t place = 0; place < words.size(); ++place)
    for (const std::string& word : all) {
      if (word == words[place]) continue;
      Words changed = words;
      changed[place] = word;
      const auto code = test::code_of([&] { (void)shares::inspect(Secret::from_text(joined(changed))); });
      if (code == Code::Invalid) ++refused;
    }
  CHECK(refused == 33 * 1023);
}

TEST_CASE("words that changed places are refused, and so are words left out, doubled or added") {
  const Words words = words_of(shares::split(sample(), 2, 2)[0]);
  for (std::size_t a = 0; a < words.size(); ++a) {
    INFO("word " << a + 1);
    for (std::size_t b = a + 1; b < words.size(); ++b) {
      if (words[a] == words[b]) continue;
      Words swapped = words;
      std::swap(swapped[a], swapped[b]);
      CHECK(says(inspecting(joined(swapped)), "check of these words fails"));
    }
    Words fewer = words, more = words;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(a));
    more.insert(more.begin() + static_cast<std::ptrdiff_t>(a), words[a]);
    CHECK(says(inspecting(joined(fewer)), "32 words"));
    CHECK(says(inspecting(joined(more)), "34 words"));
  }
}

TEST_CASE("an unknown word is named by its number only") {
  Words words = words_of(shares::split(sample(), 2, 2)[0]);
  for (const char* unknown : {"secretive", "aca", "academias", "acad3mic", "1234", "x"}) {
    Words changed = words;
    changed[11] = unknown;
    const Error error = inspecting("1. " + joined(changed, "\n"));
    CHECK(error.code() == Code::Invalid);
    CHECK(error.arguments() == std::vector<std::string>{"12"});
    CHECK_FALSE(says(error, unknown));
  }
  std::vector<Secret> given = shares::split(sample(), 2, 2);
  words[2] = "unheardof";
  given[1] = Secret::from_text(joined(words));
  CHECK(says(combining(given), "Word 3 "));
  CHECK(says(combining(given), "(sheet 2 of those given)"));
}

TEST_CASE("a sheet is read as people write it") {
  const auto sheets = shares::split(sample(), 2, 3);
  const Secret& sheet = sheets[1];
  const Words words = words_of(sheet);
  const auto expected = shares::inspect(sheet);
  const auto changed = [&](const std::function<std::string(std::size_t, const std::string&)>& way,
                           const std::string& between = " ") {
    Words written;
    for (std::size_t i = 0; i < words.size(); ++i) written.push_back(way(i + 1, words[i]));
    return joined(written, between);
  };
  const auto same = [](std::size_t, const std::string& word) { return word; };
  const auto cut = [](std::size_t, const std::string& word) { return word.substr(0, 4); };
  const auto upper = [](std::size_t, std::string word) {
    for (char& c : word) c = static_cast<char>(c - ('a' - 'A'));
    return word;
  };
  const auto numbered = [](const std::string& before, const std::string& after) {
    return [=](std::size_t i, const std::string& word) { return before + std::to_string(i) + after + word; };
  };
  const std::vector<std::string> texts = {
      changed(upper),
      changed(cut),
      changed([&](std::size_t i, const std::string& word) { return i % 2 ? cut(i, word) : upper(i, word); }),
      changed([](std::size_t, const std::string& word) { return word.substr(0, 5); }),
      changed(same, "\n"),
      changed(same, "\r\n"),
      changed(same, "\r"),
      changed(same, " \t\v\f \n\n"),
      changed(same, "\u00a0"),
      changed(same, "\u3000"),
      "\ufeff\n  " + changed(same) + "  \n\n",
      changed(numbered("", ". ")),
      changed(numbered("", ") "), "\n"),
      changed(numbered("", "."), "\n"),
      changed(numbered("", " "), "\t"),
      changed(numbered("0", ": "), "\r\n"),
  };
  for (const std::string& text : texts) {
    INFO(text);
    CHECK(shares::inspect(Secret::from_text(text)) == expected);
  }
}

TEST_CASE("what is no sheet at all gives a clear error") {
  const std::string sheet(shares::split(sample(), 2, 2)[0].text());
  std::string many;
  for (int i = 0; i < 100000; ++i) many += "acid ";
  CHECK(says(inspecting(""), "no words here"));
  CHECK(says(inspecting(" \n\t 1. 2. 3."), "no words here"));
  CHECK(says(inspecting(std::string(1u << 20, 'a')), "longer than 64 KiB"));
  CHECK(says(inspecting(std::string(1u << 20, ' ')), "longer than 64 KiB"));
  CHECK(says(inspecting(many), "longer than 64 KiB"));
  CHECK(says(inspecting(many.substr(0, 60000)), "more words here than a sheet has"));
  CHECK(says(inspecting(std::string(64 * 1024, 'a')), "Word 1 "));
  CHECK(says(inspecting(std::string(100, '\0')), "Word 1 "));
  CHECK(says(inspecting(sheet + '\0'), "Word 33 "));
  CHECK(says(inspecting("\u0430cid " + sheet), "Word 1 "));  // a Cyrillic letter
  CHECK(says(inspecting("\uc99d\uc5b8"), "Word 1 "));
  CHECK(says(inspecting(sheet + "\xff"), "Word 33 "));
  CHECK(says(inspecting(sheet + " " + sheet), "more words here than a sheet has"));
  for (std::size_t cut = 0; cut < sheet.size() - 4; cut += 3)
    CHECK(inspecting(sheet.substr(0, cut)).code() == Code::Invalid);
  CHECK(says(combining({}), "no sheet"));
  CHECK(says(combining(secrets({sheet, ""})), "(sheet 2 of those given)"));
  CHECK(says(combining(secrets(std::vector<std::string>(257, sheet))), "more than 256 sheets"));
  CHECK(test::code_of([&] {
          (void)shares::combine(secrets({sheet}), Secret::from_text(std::string(4097, 'a')));
        }) == Code::Invalid);
}

TEST_CASE("sheets that would keep the machine at work for minutes are refused") {
  shares::Share share;
  share.iteration_exponent = 11;
  std::vector<Secret> given;
  given.push_back(shares::write_sheet(share, test::noise(32)));
  CHECK(shares::inspect(given[0]).iteration_exponent == 11);
  CHECK(says(combining(given), "more work than Attest does"));
}

TEST_CASE("a sheet of a group that there is not is refused") {
  shares::Share share;
  share.group = 2;
  CHECK(says(inspecting(std::string(shares::write_sheet(share, test::noise(32)).text())),
             "a group beyond the last one"));
}

TEST_CASE("secrets of every size that the standard and Attest know are read, and no others") {
  for (std::size_t size = 0; size <= 66; size += 2) {
    INFO(size << " bytes");
    shares::Share share;
    share.secret_size = size;
    std::vector<Secret> given;
    if (size > shares::largest_secret) {
      CHECK(test::code_of([&] { (void)shares::write_sheet(share, test::noise(size)); }) == Code::Internal);
      continue;
    }
    given.push_back(shares::write_sheet(share, test::noise(size)));
    if (size < shares::smallest_secret) {
      CHECK(says(combining(given), "not a whole sheet"));
    } else {
      CHECK(shares::inspect(given[0]) == share);
      CHECK(shares::combine(given).size() == size);
    }
  }
}

TEST_CASE("a key is divided into two to sixteen sheets, of which at least two are needed") {
  const auto code = [](int need, int of) {
    return test::code_of([&] { (void)shares::split(sample(), need, of); });
  };
  for (const auto& [need, of] :
       {std::pair{1, 1}, {1, 2}, {0, 2}, {-1, 3}, {3, 2}, {2, 17}, {17, 17}, {2, -1}})
    CHECK(code(need, of) == Code::Invalid);
  CHECK(test::code_of([] { (void)shares::split(Secret(31), 2, 3); }) == Code::Internal);
  CHECK(test::code_of([] { (void)shares::split(Secret(), 2, 3); }) == Code::Internal);
}
