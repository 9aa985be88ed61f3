#include <QAbstractItemModelTester>

#include "tests/support/support.h"
#include "ui/interview/transcript_view.h"
#include "ui/models/codes_model.h"
#include "ui/models/interviews_model.h"
#include "ui/models/passages_model.h"

using namespace attest;
using Tester = QAbstractItemModelTester;

namespace {
testimony::Interview interview(const std::string& code, std::map<std::string, std::string> fields) {
  return {RecordId::random(), code, std::move(fields), false};
}
coding::CodeInfo code(const std::string& name, std::optional<EntityId> parent = {}) {
  coding::CodeInfo info;
  info.id = EntityId::random();
  info.name = name;
  info.parent = parent;
  info.colour = "#3f6f8f";
  return info;
}
}  // namespace

TEST_CASE(
    "The table of interviews keeps the rules of a model, filters by every word and sorts status by the order "
    "of work") {
  ui::InterviewsModel model;
  Tester rules(&model, Tester::FailureReportingMode::Fatal);
  ui::InterviewsFilter filter;
  filter.setSourceModel(&model);
  Tester filter_rules(&filter, Tester::FailureReportingMode::Fatal);
  model.set({interview("KUSO", {{"place", "동아시아의 한 도시"}, {"status", "coded"}}),
             interview("TAMI", {{"place", "Seoul"}, {"status", "planned"}}),
             interview("RANO", {{"place", "서울의 한 구"}, {"status", "recorded"}})});
  CHECK(filter.rowCount() == 3);
  filter.set_words(QString::fromUtf8("한 도시"));
  REQUIRE(filter.rowCount() == 1);
  CHECK(filter.index(0, 0).data().toString() == QStringLiteral("KUSO"));
  filter.set_words(QStringLiteral("SEOUL"));
  CHECK(filter.rowCount() == 1);
  filter.set_words({});
  filter.sort(ui::InterviewsModel::Status);
  CHECK(filter.index(0, 0).data().toString() == QStringLiteral("TAMI"));
  CHECK(filter.index(2, 0).data().toString() == QStringLiteral("KUSO"));
}

TEST_CASE("The codebook's tree keeps the rules of a model and finds a code by its id") {
  ui::CodesModel model;
  Tester rules(&model, Tester::FailureReportingMode::Fatal);
  const auto above = code("Separation");
  const auto below = code("Removal", above.id);
  const auto orphan = code("Orphan", EntityId::random());
  model.set({{above, 2}, {below, 1}, {orphan, 0}});
  CHECK(model.rowCount() == 2);
  const auto found = model.find(below.id);
  REQUIRE(found.isValid());
  CHECK(model.at(found.parent()).info.id == above.id);
  CHECK(model.index(0, ui::CodesModel::Count).data().toString() == QStringLiteral("2"));
  CHECK_FALSE(model.find(EntityId::random()).isValid());
}

TEST_CASE("The list of passages keeps the rules of a model, and a group's title cannot be chosen") {
  ui::PassagesModel model;
  Tester rules(&model, Tester::FailureReportingMode::Fatal);
  ui::Passage title, passage;
  title.heading = true;
  title.head = QStringLiteral("KUSO");
  passage.text = QStringLiteral("words");
  model.set({title, passage});
  CHECK_FALSE(model.flags(model.index(0)) & Qt::ItemIsSelectable);
  CHECK(model.flags(model.index(1)) & Qt::ItemIsSelectable);
}

TEST_CASE("Codings that overlap stand in lanes of their own and are found by the stretch they touch") {
  ui::CodingIndex index;
  const auto entry = [](int from, int to) {
    return ui::CodingIndex::Entry{EntityId::random(), {}, {}, from, to, 0};
  };
  index.set({entry(50, 60), entry(0, 100), entry(10, 20), entry(15, 18), entry(20, 30)});
  CHECK(index.lanes() == 3);
  const auto places = [&](int from, int to) {
    std::vector<int> starts;
    for (const auto* e : index.touching(from, to)) starts.push_back(e->from);
    return starts;
  };
  CHECK(places(16, 17) == std::vector<int>{0, 10, 15});
  CHECK(places(19, 21) == std::vector<int>{0, 10, 20});
  CHECK(places(100, 200).empty());
  CHECK(places(99, 200) == std::vector<int>{0});
  index.shift(5, 0, 10);  // ten characters more at 5
  CHECK(places(26, 27) == std::vector<int>{0, 20, 25});
  CHECK(places(109, 110) == std::vector<int>{0});
}
