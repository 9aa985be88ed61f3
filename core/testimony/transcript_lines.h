// Lines of text in code points, and which of them two texts share. Inside testimony only.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace attest::testimony {

using Points = std::u32string_view;

/// Indices of lines that are the same in two texts, rising on both sides.
using LinePairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// The text cut behind every LF; the last piece is not empty. The pieces borrow.
std::vector<Points> lines_with_ends(Points text);

/// Patience: of the lines that stand exactly once in each text, a longest sequence in the same order in both.
/// Among several the one that patience sorting gives: each line goes on the first pile whose top is not below
/// it and points to the top of the pile before; the sequence is read back from the last pile. anchor/1 is
/// built on it: fixed.
LinePairs unique_pairs(const std::vector<Points>& before, const std::vector<Points>& after);

}  // namespace attest::testimony
