#include "ui/text/words.h"

#include <QCoreApplication>
#include <QTranslator>
#include <filesystem>
#include <fstream>
#include <regex>

#include "tests/support/support.h"
#include "ui/text/errors.h"
#include "ui/text/utf16.h"

using namespace attest;

namespace {
/// A source file with its broken string literals joined.
std::string source(const std::filesystem::path& file) {
  std::ifstream in(file);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return std::regex_replace(text, std::regex("\"\\s*\\n\\s*\""), "");
}
}  // namespace

TEST_CASE("Every sentence that is translated for core is one that core says") {
  const std::filesystem::path root = test::source_folder();
  std::string core;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root / "core"))
    if (entry.path().extension() == ".cpp") core += source(entry.path());
  const std::string listed = source(root / "ui/text/core_sentences.cpp");
  const std::regex sentence("QT_TRANSLATE_NOOP\\(\"Errors\",\\s*\"([^\"]+)\"\\)");
  int seen = 0;
  for (std::sregex_iterator i(listed.begin(), listed.end(), sentence), end; i != end; ++i, ++seen) {
    INFO((*i)[1]);
    CHECK(core.find((*i)[1]) != std::string::npos);
  }
  CHECK(seen > 50);
}

TEST_CASE("A failure is told in the person's language, with its particulars in their place") {
  const Error known(Code::NotFound, "The folder %1 does not exist.", {"/media/%2"});
  CHECK(ui::sentence(known) == QStringLiteral("The folder /media/%2 does not exist."));
  QTranslator korean;
  REQUIRE(korean.load(QStringLiteral(":/i18n/attest_ko.qm")));
  QCoreApplication::installTranslator(&korean);
  CHECK(ui::sentence(known) == QString::fromUtf8("폴더 /media/%2이(가) 없습니다."));
  const Error rare(Code::Invalid, "A sentence that nobody has translated: %1.", {"7"});
  CHECK(ui::sentence(rare) ==
        QString::fromUtf8("쓸 수 없는 것입니다. A sentence that nobody has translated: 7."));
  CHECK(ui::sentence(Error(Code::NoDevice)) == QString::fromUtf8("응답하는 마이크나 스피커가 없습니다."));
  QCoreApplication::removeTranslator(&korean);
}

TEST_CASE("Times are written as people read them") {
  CHECK(ui::clock_time(0) == QStringLiteral("0:00"));
  CHECK(ui::clock_time(187999) == QStringLiteral("3:07"));
  CHECK(ui::clock_time(3765000) == QStringLiteral("1:02:45"));
}

TEST_CASE("A language is named in its own words, and a tag that nobody knows as it stands") {
  CHECK(ui::language_name("ko") == QString::fromUtf8("한국어"));
  CHECK(ui::language_name("x-field") == QStringLiteral("x-field"));
}
