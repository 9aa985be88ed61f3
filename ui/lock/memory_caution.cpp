#include "ui/lock/memory_caution.h"

#include <QCoreApplication>

namespace attest::ui {
namespace {
struct MemoryCaution {
  Q_DECLARE_TR_FUNCTIONS(MemoryCaution)
};
}  // namespace

QString memory_caution(const crypto::MemoryState& memory) {
  QStringList sentences;
  if (memory.swap == crypto::Swap::Open)
    sentences.push_back(MemoryCaution::tr(
        "This computer may write what is open in Attest to its disk (swap), where it can be read later. Ask "
        "whoever looks after it to encrypt the swap. Until then, switch it off before you unlock a vault: "
        "“sudo swapoff -a” in a terminal."));
  if (!memory.locked)
    sentences.push_back(MemoryCaution::tr(
        "This computer does not let Attest hold its keys in memory alone. Ask whoever looks after it to "
        "allow 8192 KiB of locked memory or more (“ulimit -l”)."));
  return sentences.join(QLatin1Char('\n'));
}

}  // namespace attest::ui
