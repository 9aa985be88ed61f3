#include "ui/interview/player_panel.h"

#include <algorithm>

#include "ui/text/words.h"
#include "ui/widgets/waveform.h"

namespace attest::ui {
namespace {
constexpr std::int64_t skip_ms = 5000;

struct Loaded {
  std::unique_ptr<media::ReadableSound> sound, again;
  std::vector<media::Peak> peaks;
};
}  // namespace

PlayerPanel::PlayerPanel(Worker& worker) : Panel(worker) {
  auto* all = column(1);
  setLayout(all);
  auto* layout = row(3);
  all->addLayout(layout);
  back_ = icon_button(QStringLiteral("skip-back"), tr("Back 5 seconds"));
  play_ = icon_button(QStringLiteral("play"), tr("Play"));
  forward_ = icon_button(QStringLiteral("skip-forward"), tr("Forward 5 seconds"));
  play_->setIconSize(QSize(28, 28));
  auto* controls = row(0);
  for (auto* b : {back_, play_, forward_}) controls->addWidget(b);
  layout->addLayout(controls);
  layout->addWidget(waveform_ = new Waveform, 1);
  auto* side = column(1);
  side->addWidget(time_ = label({}, theme::Size::Small, "quiet"));
  choice_ = new Choice(tr("Recording"));
  side->addWidget(choice_);
  layout->addLayout(side);
  all->addWidget(damage_ = prose({}, "caution"));
  damage_->setFont(theme::font(theme::Size::Small));
  damage_->hide();

  auto& player = worker.player();
  connect(play_, &QPushButton::clicked, this, &PlayerPanel::toggle);
  connect(back_, &QPushButton::clicked, this, [&player] { player.seek(player.position_ms() - skip_ms); });
  connect(forward_, &QPushButton::clicked, this, [&player] { player.seek(player.position_ms() + skip_ms); });
  connect(waveform_, &Waveform::seek, this, [&player](qint64 ms) { player.seek(ms); });
  connect(choice_, &QComboBox::activated, this, &PlayerPanel::load);
  connect(&player, &Player::changed, this, &PlayerPanel::show_state);
  connect(&player, &Player::holes_found, this, &PlayerPanel::show_holes);
  connect(&player, &Player::failed, this, &Panel::failed);
}

void PlayerPanel::set_recordings(const RecordId& interview, std::vector<testimony::Media> media) {
  std::erase_if(media, [](const auto& m) { return !m.here; });
  // Loaded, and put out by work that bears no reader: it is loaded again.
  const bool lost = loaded_ && !worker().player().loaded();
  const bool same = !media_.empty() && !media.empty() && media_.front().facts.interview == interview &&
                    media_.size() == media.size() && !lost;
  media_ = std::move(media);
  if (same) return;
  worker().player().unload();
  loaded_.reset();
  choice_->clear();
  for (const auto& m : media_)
    choice_->addItem(
        QStringLiteral("%1 · %2").arg(moment(m.facts.started), clock_time(m.facts.duration_ms())));
  choice_->setVisible(media_.size() > 1);
  waveform_->set_peaks({}, 0);
  show_holes();
  show_state();
  if (!media_.empty()) load(0);
}

void PlayerPanel::load(int number) {
  const auto& chosen = media_[static_cast<std::size_t>(number)];
  ask(worker().vault([chosen](store::Vault& vault) {
    auto recording = testimony::open_media(vault, chosen);
    Loaded loaded;
    loaded.peaks = recording->peaks();
    loaded.sound = std::make_unique<media::ReadableSound>(std::move(recording));
    loaded.sound
        ->duration_ms();  // reads through one that was interrupted, which the window need not wait for
    loaded.again = std::make_unique<media::ReadableSound>(testimony::open_media(vault, chosen));
    return std::make_shared<Loaded>(std::move(loaded));
  }),
      [this, id = chosen.facts.media](const std::shared_ptr<Loaded>& loaded) {
        auto& player = worker().player();
        player.load(std::move(loaded->sound), std::move(loaded->again));
        loaded_ = id;
        waveform_->set_peaks(std::move(loaded->peaks), player.duration_ms());
        show_holes();
        if (then_show_) player.seek(*std::exchange(then_show_, std::nullopt));
        if (then_play_) play_from(*std::exchange(then_play_, std::nullopt));
        show_state();
      });
}

bool PlayerPanel::choose(const EntityId& media) {
  const auto found = std::ranges::find_if(media_, [&](const auto& one) { return one.facts.media == media; });
  if (found == media_.end()) return false;
  if (loaded_ == media) return true;
  worker().player().unload();
  loaded_.reset();
  const auto number = static_cast<int>(found - media_.begin());
  choice_->setCurrentIndex(number);
  load(number);
  return true;
}

void PlayerPanel::play_from(std::int64_t ms) {
  auto& player = worker().player();
  if (!player.loaded()) {
    then_play_ = ms;
    return;
  }
  player.seek(ms);
  player.play();
}

void PlayerPanel::show_at(std::int64_t ms) {
  if (worker().player().loaded())
    worker().player().seek(ms);
  else
    then_show_ = ms;
}

void PlayerPanel::toggle() {
  auto& player = worker().player();
  if (player.playing())
    player.pause();
  else
    player.play();
}

void PlayerPanel::show_holes() {
  const auto& holes = worker().player().holes();
  waveform_->set_holes(holes);
  damage_->setVisible(!holes.empty());
  if (!holes.empty())
    damage_->setText(tr("%1. It is silent there; a backup may have it whole.", "'Damaged from 0:12 to 0:14'")
                         .arg(damaged_spans(holes)));
}

std::int64_t PlayerPanel::position_ms() {
  return worker().player().position_ms();
}

void PlayerPanel::show_state() {
  const auto& player = worker().player();
  const bool playing = player.playing();
  for (auto* b : {play_, back_, forward_}) b->setEnabled(player.loaded());
  play_->setIcon(theme::icon(playing ? QStringLiteral("pause") : QStringLiteral("play")));
  play_->setAccessibleName(playing ? tr("Pause") : tr("Play"));
  play_->setToolTip(tr("%1 (Ctrl+Space)", "Play or Pause").arg(play_->accessibleName()));
  time_->setText(
      QStringLiteral("%1 / %2").arg(clock_time(player.position_ms()), clock_time(player.duration_ms())));
  waveform_->set_position(player.position_ms());
  Q_EMIT moved(player.position_ms(), playing);
}

}  // namespace attest::ui
