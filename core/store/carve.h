// Inside this room: rows read out of a damaged database page by page, without its trees. Every page that
// still authenticates is looked through for cells (SQLite file format 2 and 1.6); what the rows mean their
// caller finds out, for the journal's own rows prove themselves by their hashes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "core/crypto/secret.h"
#include "core/foundation/job.h"

namespace attest::store {

using Cell = std::variant<std::monostate, std::int64_t, double, Bytes, std::string>;

struct Row {
  std::int64_t number = 0;  ///< rowid; 0 in an index or a table without one
  std::vector<Cell> cells;
};

struct Carved {
  std::uint32_t pages = 0;               ///< of the database, its log's newer ones taken for the file's
  std::vector<std::uint32_t> bad_pages;  ///< numbers, those that do not authenticate
  std::uint64_t cut_rows = 0;            ///< rows whose rest lay on such a page
};
/// Gives every row of every readable page to `take`, in the order of the pages. `database` may lack its first
/// page, or its end; the log `<database>-wal` is read as far as its last whole transaction.
Carved carve(const std::filesystem::path& database, const crypto::Secret& key,
             const std::function<void(const Row&)>& take, Job& job);

}  // namespace attest::store
