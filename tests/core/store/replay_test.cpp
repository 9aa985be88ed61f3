// What a record says is a function of its commits, whatever order they came in.
#include <algorithm>
#include <random>

#include "core/store/journal.h"
#include "tests/support/support.h"

using namespace attest;
using namespace attest::store;
using attest::test::code_of;

namespace {

struct TestCommit {
  CommitId id;
  std::vector<CommitId> parents;
  Body body;
};

CommitId id_of(int n) {
  return crypto::blake2b("commit " + std::to_string(n));
}
Hash value_hash(int n) {
  return crypto::blake2b("value " + std::to_string(n));
}

Change set(const EntityId& entity, const std::string& field, int value) {
  return {entity, "thing", Op::Set, field, value_hash(value), {}};
}
Change remove_of(const EntityId& entity) {
  return {entity, "thing", Op::Remove, "", {}, {}};
}

TestCommit commit(int n, std::vector<int> parents, std::vector<Change> changes) {
  TestCommit made{id_of(n), {}, {std::move(changes), fresh_salt()}};
  for (const int parent : parents) made.parents.push_back(id_of(parent));
  return made;
}

Replay replay_of(const std::vector<TestCommit>& commits) {
  Replay replay;
  for (const auto& c : commits) replay.add(c.id, c.parents, &c.body);
  return replay;
}

/// The definition of FORMAT.md §5.4 by brute force: ancestor sets, and every write against every other.
std::map<EntityId, EntityState> by_definition(const std::vector<TestCommit>& commits) {
  std::map<CommitId, std::set<CommitId>> ancestors;
  for (const auto& c : commits)
    for (const auto& parent : c.parents) {
      ancestors[c.id].insert(parent);
      ancestors[c.id].insert(ancestors[parent].begin(), ancestors[parent].end());
    }
  const auto before = [&](const CommitId& a, const CommitId& b) { return ancestors[b].contains(a); };
  std::map<EntityId, EntityState> state;
  std::map<EntityId, std::vector<CommitId>> removes;
  for (const auto& c : commits)
    for (const auto& change : c.body.changes) {
      if (change.op == Op::Remove) {
        removes[change.entity].push_back(c.id);
        continue;
      }
      const bool maximal = std::none_of(commits.begin(), commits.end(), [&](const TestCommit& other) {
        return std::any_of(other.body.changes.begin(), other.body.changes.end(), [&](const Change& o) {
          return o.op != Op::Remove && o.entity == change.entity && o.field == change.field &&
                 before(c.id, other.id);
        });
      });
      auto& entity = state[change.entity];
      entity.type = change.type;
      if (maximal) entity.fields[change.field].push_back({c.id, change.takes.value_or(c.id), *change.value});
    }
  for (auto& [id, entity] : state) {
    bool live = false;
    for (auto& [field, candidates] : entity.fields) {
      std::sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
        return std::tie(a.origin, a.commit) < std::tie(b.origin, b.commit);
      });
      for (const auto& c : candidates)
        live |= std::none_of(removes[id].begin(), removes[id].end(),
                             [&](const CommitId& remove) { return before(c.commit, remove); });
    }
    entity.live = live;
    entity.flagged = false;
    for (const auto& remove : removes[id]) {
      bool answered = false;
      for (const auto& [field, candidates] : entity.fields)
        for (const auto& c : candidates) answered |= before(remove, c.commit);
      if (live && !answered) entity.flagged = true;
    }
  }
  return state;
}

void require_equal(const std::map<EntityId, EntityState>& a, const std::map<EntityId, EntityState>& b) {
  REQUIRE(a.size() == b.size());
  for (const auto& [id, entity] : a) {
    const auto& other = b.at(id);
    CHECK(entity.type == other.type);
    CHECK(entity.live == other.live);
    CHECK(entity.flagged == other.flagged);
    CHECK(entity.fields == other.fields);
  }
}

}  // namespace

TEST_CASE("a later write replaces an earlier one, and two that do not know each other are both kept") {
  const auto thing = EntityId::random();
  auto commits =
      std::vector{commit(1, {}, {set(thing, "place", 1)}), commit(2, {1}, {set(thing, "place", 2)}),
                  commit(3, {1}, {set(thing, "place", 3)})};
  auto state = replay_of(commits).state();
  REQUIRE(state.at(thing).fields.at("place").size() == 2);
  CHECK(state.at(thing).fields.at("place")[0].commit == std::min(id_of(2), id_of(3)));
  CHECK(replay_of(commits).tips().size() == 2);

  commits.push_back(commit(4, {2, 3}, {set(thing, "place", 4)}));
  state = replay_of(commits).state();
  REQUIRE(state.at(thing).fields.at("place").size() == 1);
  CHECK(replay_of(commits).tips() == std::vector{id_of(4)});
}

TEST_CASE("an edit beats a removal that does not know it, and is flagged") {
  const auto thing = EntityId::random();
  auto commits = std::vector{commit(1, {}, {set(thing, "name", 1)}), commit(2, {1}, {remove_of(thing)}),
                             commit(3, {1}, {set(thing, "name", 3)})};
  auto state = replay_of(commits).state();
  CHECK(state.at(thing).live);
  CHECK(state.at(thing).flagged);
  commits.push_back(commit(4, {2, 3}, {set(thing, "name", 4)}));
  state = replay_of(commits).state();
  CHECK(state.at(thing).live);
  CHECK_FALSE(state.at(thing).flagged);
  commits.push_back(commit(5, {4}, {remove_of(thing)}));
  CHECK_FALSE(replay_of(commits).state().at(thing).live);
}

TEST_CASE("two settlements that take the same write agree") {
  const auto thing = EntityId::random();
  const auto settle = [&](int takes, int value) {
    return Change{thing, "thing", Op::Settle, "name", value_hash(value), id_of(takes)};
  };
  const auto state =
      replay_of({commit(1, {}, {set(thing, "name", 1)}), commit(2, {}, {set(thing, "name", 2)}),
                 commit(3, {1, 2}, {settle(2, 2)}), commit(4, {1, 2}, {settle(2, 2)})})
          .state();
  const auto& candidates = state.at(thing).fields.at("name");
  REQUIRE(candidates.size() == 2);
  CHECK(candidates[0].origin == id_of(2));
  CHECK(candidates[0].origin == candidates[1].origin);
  CHECK(candidates[0].value == candidates[1].value);
}

TEST_CASE("random histories replay to what the definition says, in any order of arrival") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<EntityId> things{EntityId::random(), EntityId::random(), EntityId::random()};
    std::vector<TestCommit> commits;
    const int size = 2 + static_cast<int>(random() % 24);
    for (int n = 0; n < size; ++n) {
      std::vector<int> parents;
      if (n > 0)
        for (std::size_t k = 0; k < 1 + random() % 3; ++k) {
          const int parent = static_cast<int>(random() % static_cast<unsigned>(n));
          if (std::find(parents.begin(), parents.end(), parent) == parents.end()) parents.push_back(parent);
        }
      if (random() % 9 == 0) parents.clear();
      const auto& thing = things[random() % things.size()];
      std::vector<Change> changes;
      if (random() % 5 == 0)
        changes.push_back(remove_of(thing));
      else
        changes.push_back(set(thing, random() % 2 ? "name" : "place", n));
      commits.push_back(commit(n, parents, std::move(changes)));
    }
    const auto expected = by_definition(commits);
    require_equal(replay_of(commits).state(), expected);

    // Another order in which ancestors still come first.
    std::vector<TestCommit> shuffled;
    auto rest = commits;
    while (!rest.empty()) {
      std::vector<std::size_t> ready;
      for (std::size_t i = 0; i < rest.size(); ++i)
        if (std::all_of(rest[i].parents.begin(), rest[i].parents.end(), [&](const CommitId& parent) {
              return std::any_of(shuffled.begin(), shuffled.end(),
                                 [&](const auto& c) { return c.id == parent; });
            }))
          ready.push_back(i);
      const std::size_t pick = ready[random() % ready.size()];
      shuffled.push_back(rest[pick]);
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(pick));
    }
    require_equal(replay_of(shuffled).state(), expected);
  }
}

TEST_CASE("a journal file says the same after it is read, and refuses what is not well formed") {
  const auto thing = EntityId::random();
  Journal journal;
  journal.record = RecordId::random();
  journal.kind = "interview";
  const auto signer = crypto::minisign::SecretKey::from_seed(crypto::Secret::random(32));
  std::vector<CommitId> parents;
  for (int n = 0; n < 5; ++n) {
    const SaltedValue value = SaltedValue::make("고문 " + std::to_string(n));
    journal.values.emplace(value.hash, value.text);
    const Body body{{{thing, "note", Op::Set, "text", value.hash, {}}}, fresh_salt()};
    Journal::Entry entry;
    entry.body_text = body.text();
    entry.header = {journal.record,
                    journal.kind,
                    parents,
                    signer.public_key(),
                    "A1",
                    n,
                    crypto::blake2b(*entry.body_text)};
    entry.header_text = entry.header.text();
    entry.id = entry.header.id();
    parents = {entry.id};
    journal.commits.push_back(entry);
  }
  journal.signatures.push_back(
      {signer.public_key(), parents[0],
       signer.sign(as_bytes(journal.commits.back().header_text), head_comment(journal.record, parents[0]))});
  std::reverse(journal.commits.begin(), journal.commits.end());
  const std::string file = journal.file();
  const Journal read = Journal::parse(file);
  CHECK(read.file() == file);
  CHECK(read.commits.size() == 5);
  CHECK(read.commits.front().header.parents.empty());
  CHECK(read.replay().state().at(thing).fields.at("text").size() == 1);

  for (std::size_t at = 0; at < file.size(); at += 7) {
    std::string bent = file;
    bent[at] = static_cast<char>(bent[at] ^ 1);
    try {
      // A changed value keeps its form: it then has another hash, which no body names.
      const Journal other = Journal::parse(bent);
      CHECK(other.file() != file);
    } catch (const Error& e) {
      CHECK((e.code() == Code::Invalid || e.code() == Code::NewerVersion));
    }
  }
  for (std::size_t cut = 0; cut < file.size(); cut += 13)
    if (file[cut ? cut - 1 : 0] != '\n' || cut == 0)
      CHECK(code_of([&] { Journal::parse(file.substr(0, cut)); }) == Code::Invalid);
}
