// What is damaged in a vault and what is whole, for a person to read.
#pragma once

#include <QWidget>
#include <map>

#include "core/media/recording.h"
#include "core/store/vault.h"

class QVBoxLayout;

namespace attest::ui {

struct RepairDone;

struct DamageReport {
  std::vector<store::Vault::Damage> damage;
  std::map<RecordId, std::string> codes;  ///< of the interviews that are named in it
  std::map<EntityId, std::vector<media::ReadableSound::Hole>> holes;
  bool opened = false;
  store::Vault::Census census;
  std::size_t recordings = 0;
};

/// Of an open vault. `deep`: recordings are read to their ends.
DamageReport look_at(store::Vault& vault, bool deep, Job& job);
/// Of one that perhaps does not open any more. Throws where the key does not fit.
DamageReport look_at(Disk& disk, const Clock& clock, const std::filesystem::path& folder,
                     const store::Opening& opening, bool deep, Job& job);

/// The same in words: a heading for each kind of damage, where it is, and what is whole.
class DamageView final : public QWidget {
  Q_OBJECT
 public:
  DamageView();
  void show_report(const DamageReport& report);
  /// What a repair brought back, what is shown in part, and where the damaged files lie.
  void show_repaired(const RepairDone& done);
  void clear();

 private:
  void add(const QString& title, const QStringList& lines, const char* tone = nullptr);
  QVBoxLayout* rows_;
};

/// What of a backup is damaged, a line each.
QString damage_lines(const std::vector<store::Vault::Damage>& damage);

}  // namespace attest::ui
