// kill -9 in the middle of what people do: a child plays a scenario, and dies at a moment that nobody chose.
#pragma once

#include <chrono>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "tests/faults/scenario.h"

namespace attest::test {

struct Kills {
  std::size_t tried = 0;
  std::size_t struck = 0;              ///< the child was still at work
  std::chrono::milliseconds length{};  ///< of the run that was not killed
  std::vector<std::string> wrong;
};
/// Goes on until `count` children were struck. Each promise outlives its child: it is written where the
/// parent reads it before the child goes on.
Kills kill_again_and_again(const Scenario& scenario, std::size_t count, std::mt19937_64& dice);

}  // namespace attest::test
