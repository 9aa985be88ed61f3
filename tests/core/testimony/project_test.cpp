// What a project settles for everyone who records; what of a record never goes outward.
#include "core/testimony/project.h"

#include "core/testimony/door.h"
#include "core/testimony/interview.h"
#include "tests/support/vaults.h"

using namespace attest;
using namespace attest::testimony;
using attest::test::code_of;
using attest::test::Vaults;

namespace {

RecordId project_of(const store::Vault& vault) {
  return RecordId{vault.info().project.bytes};
}

/// What merging does between two vaults that trust one another.
void give(store::Vault& from, store::Vault& to) {
  to.together([&] { to.merge(from.journal(project_of(from)), [](const auto&) { return true; }); });
}

}  // namespace

TEST_CASE("a project that settled nothing records speech in mono and reminds after 25 minutes") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const auto settings = project_settings(*vault);
  CHECK(settings == ProjectSettings{});
  CHECK(settings.codec == media::Codec::Opus);
  CHECK(settings.channels == 1);
  CHECK(settings.checkin_minutes == 25);
  CHECK(settings.grounding.empty());
  CHECK(settings.referrals.empty());
}

TEST_CASE("settings are kept in the project's journal, and what holds already is not written again") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const std::string places(6000, 'x');  // longer than what a projection's row holds
  set_project_settings(*vault, {{"recording.codec", "flac"},
                                {"recording.channels", "2"},
                                {"checkin_minutes", "0"},
                                {"grounding", "숨을 천천히\r\n쉬어요"},
                                {"referrals", places}});
  auto settings = project_settings(*vault);
  CHECK(settings.codec == media::Codec::Flac);
  CHECK(settings.channels == 2);
  CHECK(settings.checkin_minutes == 0);
  CHECK(settings.grounding == "숨을 천천히\n쉬어요");
  CHECK(settings.referrals == places);
  for (const auto& name : project_setting_names()) CHECK_FALSE(text_of(settings, name).empty());
  const auto before = vault->history(project_of(*vault)).size();
  set_project_settings(*vault, {{"recording.codec", "flac"}, {"checkin_minutes", "0"}});
  CHECK(vault->history(project_of(*vault)).size() == before);
  set_project_settings(*vault, {{"referrals", ""}});
  CHECK(project_settings(*vault).referrals.empty());
}

TEST_CASE("a wrong name or value is refused, says what there is, and changes nothing") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const auto before = vault->history(project_of(*vault)).size();
  const auto refused = [&](const std::string& name, const std::string& value) {
    try {
      set_project_settings(*vault, {{name, value}, {"referrals", "A clinic in Y"}});
    } catch (const Error& e) {
      CHECK(e.code() == Code::Invalid);
      return std::string(e.what());
    }
    FAIL(name << " took " << value);
    return std::string();
  };
  CHECK(refused("codec", "opus").find("recording.codec, recording.channels, checkin_minutes") !=
        std::string::npos);
  CHECK(refused("recording.codec", "mp3").find("opus, flac") != std::string::npos);
  CHECK(refused("recording.channels", "3").find("1") != std::string::npos);
  refused("recording.channels", "0");
  refused("recording.channels", "");
  refused("recording.channels", "1.5");
  refused("grounding", std::string(4001, 'x'));
  refused("grounding", "\xff");
  refused("referrals", std::string(64'001, 'x'));
  for (const auto* minutes : {"-1", "241", "25 ", "soon", "99999999999999999999"})
    CHECK_FALSE(refused("checkin_minutes", minutes).empty());
  CHECK(vault->history(project_of(*vault)).size() == before);
  CHECK(project_settings(*vault) == ProjectSettings{});
}

TEST_CASE("settings reach a vault that joined, set there too, and a conflict is settled by setting anew") {
  Vaults vaults;
  auto field = vaults.create("field");
  auto office = vaults.create("office", "H1", field.get());
  set_project_settings(*office, {{"checkin_minutes", "15"}, {"recording.codec", "flac"}});
  give(*office, *field);
  CHECK(project_settings(*field).checkin_minutes == 15);
  CHECK(project_settings(*field).codec == media::Codec::Flac);

  set_project_settings(*field, {{"checkin_minutes", "20"}});
  set_project_settings(*office, {{"checkin_minutes", "30"}});
  give(*office, *field);
  CHECK(project_settings(*field).contested);
  const int shown = project_settings(*field).checkin_minutes;
  CHECK((shown == 20 || shown == 30));
  set_project_settings(*field, {{"checkin_minutes", std::to_string(shown)}});
  CHECK_FALSE(project_settings(*field).contested);
  give(*field, *office);
  CHECK(project_settings(*office).checkin_minutes == shown);
}

TEST_CASE("what a later version set is passed over, and stays where it is") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const EntityId main = main_entity(project_of(*vault));
  vault->write(project_of(*vault), "project",
               {store::Edit::set(main, "project", "recording.codec", "codec2"),
                store::Edit::set(main, "project", "recording.channels", 5),
                store::Edit::set(main, "project", "checkin_minutes", "often")});
  CHECK(project_settings(*vault) == ProjectSettings{});
}

TEST_CASE("outward, the journal keeps its order and loses markers, after-notes and the list of places") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const RecordId id = create_interview(*vault, {{"summary", "about the river"}});
  add_note(*vault, id, "she looked at the door", 1000);
  const EntityId after = add_note(*vault, id, "I slept badly", {}, {}, kAfterNote);
  const EntityId marker = EntityId::random();
  vault->write(id, "interview",
               {store::Edit::element(marker, "marker",
                                     {{"media", EntityId::random().hex()},
                                      {"at_ms", 61000},
                                      {"kind", "distress"},
                                      {"text", "the list of names"}})});
  // An after-note that was changed later: its first words are after-words too.
  vault->write(id, "interview", {store::Edit::set(after, "note", "text", "I slept well")});
  set_project_settings(*vault, {{"referrals", "A shelter in Y"}, {"grounding", "Feet on the floor."}});

  auto interview = vault->journal(id), project = vault->journal(project_of(*vault));
  keep_inside(interview);
  keep_inside(project);
  const std::string out = interview.file() + project.file();
  for (const auto* inside : {"I slept", "distress", "the list of names", "61000", "A shelter"})
    CHECK(out.find(inside) == std::string::npos);
  for (const auto* outside : {"about the river", "she looked at the door", "Feet on the floor."})
    CHECK(out.find(outside) != std::string::npos);
  // What is left is a journal still, and says the same of everything else.
  CHECK(store::Journal::parse(interview.file()).commits.size() == vault->journal(id).commits.size());
}
