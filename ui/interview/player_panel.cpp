#include "ui/interview/player_panel.h"

#include <QShortcut>
#include <algorithm>
#include <cmath>

#include "ui/text/words.h"
#include "ui/widgets/waveform.h"

namespace attest::ui {
namespace {
constexpr std::int64_t skip_ms = 5000;
constexpr std::int64_t usual_resume_back_ms = 2000;
constexpr const char* resume_setting = "player_back_ms";
constexpr int slowest_tenths = 5, fastest_tenths = 20;  // tenths

/// What a foot pedal sends can be set in its own program; these are side by side, and of no other use here.
namespace player_keys {
constexpr auto back = Qt::Key_F4, play = Qt::Key_F5, forward = Qt::Key_F6, slower = Qt::Key_F7,
               faster = Qt::Key_F8, loop = Qt::Key_F9;
}

QString key_name(Qt::Key key) {
  return QKeySequence(key).toString(QKeySequence::NativeText);
}

struct Loaded {
  std::unique_ptr<media::ReadableSound> sound, again;
  std::vector<media::Peak> peaks;
  std::vector<testimony::MediaGap> gaps;
  std::vector<testimony::MediaMarker> markers;
  std::int64_t resume_back_ms = usual_resume_back_ms;
};
}  // namespace

PlayerPanel::PlayerPanel(Worker& worker) : Panel(worker) {
  auto* all = column(1);
  setLayout(all);
  auto* layout = row(3);
  all->addLayout(layout);
  back_ = icon_button(QStringLiteral("skip-back"), tr("Back 5 seconds"));
  back_->setToolTip(
      tr("%1 (%2)", "an act and its key").arg(back_->accessibleName(), key_name(player_keys::back)));
  play_ = icon_button(QStringLiteral("play"), tr("Play"));
  forward_ = icon_button(QStringLiteral("skip-forward"), tr("Forward 5 seconds"));
  forward_->setToolTip(
      tr("%1 (%2)", "an act and its key").arg(forward_->accessibleName(), key_name(player_keys::forward)));
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
  make_acts();
  all->addWidget(acts_);
  all->addWidget(damage_ = prose({}, "caution"));
  damage_->setFont(theme::font(theme::Size::Small));
  damage_->hide();

  auto& player = worker.player();
  connect(play_, &QPushButton::clicked, this, &PlayerPanel::toggle);
  connect(back_, &QPushButton::clicked, this, [this] { skip(-skip_ms); });
  connect(forward_, &QPushButton::clicked, this, [this] { skip(skip_ms); });
  connect(waveform_, &Waveform::spanned, this, [this, &player](qint64 from, qint64 to) {
    loop_start_.reset();
    player.set_loop(Player::Span{from, to});
    if (player.loop() && !player.playing()) player.seek(from);
  });
  connect(waveform_, &Waveform::seek, this, [&player](qint64 ms) { player.seek(ms); });
  connect(choice_, &QComboBox::activated, this, &PlayerPanel::load);
  connect(&player, &Player::changed, this, &PlayerPanel::show_state);
  connect(&player, &Player::holes_found, this, &PlayerPanel::show_holes);
  connect(&player, &Player::failed, this, &Panel::failed);
  make_keys();
}

/// How it is played: the second line.
void PlayerPanel::make_acts() {
  acts_ = new QWidget;
  auto* line = row(2);
  line->setContentsMargins(0, 0, 0, 0);
  acts_->setLayout(line);
  const auto add = [line](const QString& text, QWidget* field) {
    auto* name = label(text, theme::Size::Small, "quiet");
    name->setBuddy(field);
    line->addWidget(name);
    line->addWidget(field);
  };
  tempo_ = new Choice(tr("Speed, with the same pitch"));
  for (int tenths = slowest_tenths; tenths <= fastest_tenths; ++tenths)
    tempo_->addItem(QStringLiteral("%1×").arg(QLocale().toString(tenths / 10.0, 'f', 1)), tenths);
  tempo_->setToolTip(tr("Slower (%1), faster (%2); the pitch stays", "two keys")
                         .arg(key_name(player_keys::slower), key_name(player_keys::faster)));
  add(tr("Speed"), tempo_);
  loop_ = button(tr("Loop"), Kind::Quiet);
  loop_->setCheckable(true);
  loop_->setToolTip(
      tr("Hear a stretch over and over (%1). Drag over the sound to choose it, or set its beginning "
         "with [ and its end with ]; Esc ends it. While you write: Ctrl+[ and Ctrl+].")
          .arg(key_name(player_keys::loop)));
  line->addWidget(loop_);
  resume_ = new Choice(tr("After a pause, go back by"));
  for (const int seconds : {0, 1, 2, 3, 5, 10})
    resume_->addItem(seconds == 0 ? tr("nothing") : tr("%n second(s)", "go back by", seconds),
                     seconds * 1000);
  resume_->setToolTip(resume_->accessibleName());
  add(tr("Step back", "how far playing goes back after a pause"), resume_);
  line->addWidget(here_ = label({}, theme::Size::Small, "quiet"), 1);
  auto* out = button(tr("Export the sound…"), Kind::Quiet, QStringLiteral("export"));
  line->addWidget(out);
  connect(tempo_, &QComboBox::activated, this,
          [this](int) { worker().player().set_tempo(tempo_->currentData().toInt() / 10.0); });
  connect(loop_, &QPushButton::clicked, this, &PlayerPanel::toggle_loop);
  connect(resume_, &QComboBox::activated, this, &PlayerPanel::keep_resume_back);
  connect(out, &QPushButton::clicked, this, &PlayerPanel::export_wanted);
}

/// Wherever the focus is on the page. A plain [ is typed where text is edited; elsewhere it is a key.
void PlayerPanel::make_keys() {
  const auto key = [this](std::initializer_list<QKeySequence> sequences, auto act) {
    for (const auto& sequence : sequences)
      connect(new QShortcut(sequence, this), &QShortcut::activated, this, act);
  };
  key({QKeySequence(player_keys::play), QKeySequence(Qt::Key_MediaTogglePlayPause),
       QKeySequence(Qt::Key_MediaPlay)},
      [this] { toggle(); });
  key({QKeySequence(Qt::Key_MediaPause), QKeySequence(Qt::Key_MediaStop)},
      [this] { worker().player().pause(); });
  key({QKeySequence(player_keys::back), QKeySequence(Qt::Key_MediaPrevious)}, [this] { skip(-skip_ms); });
  key({QKeySequence(player_keys::forward), QKeySequence(Qt::Key_MediaNext)}, [this] { skip(skip_ms); });
  key({QKeySequence(player_keys::slower)}, [this] { faster(-1); });
  key({QKeySequence(player_keys::faster)}, [this] { faster(1); });
  key({QKeySequence(player_keys::loop)}, [this] { toggle_loop(); });
  key({QKeySequence(Qt::Key_BracketLeft), QKeySequence(Qt::CTRL | Qt::Key_BracketLeft)},
      [this] { set_loop_start(); });
  key({QKeySequence(Qt::Key_BracketRight), QKeySequence(Qt::CTRL | Qt::Key_BracketRight)},
      [this] { set_loop_end(); });
  auto* end = new QShortcut(QKeySequence(Qt::Key_Escape), this);
  end->setEnabled(false);  // Esc is others' while there is no loop
  connect(end, &QShortcut::activated, this, [this] {
    loop_start_.reset();
    worker().player().set_loop({});
    show_state();
  });
  connect(&worker().player(), &Player::changed, end,
          [this, end] { end->setEnabled(loop_start_ || worker().player().loop()); });
}

void PlayerPanel::skip(std::int64_t ms) {
  auto& player = worker().player();
  player.seek(player.position_ms() + ms);
}

void PlayerPanel::faster(int steps) {
  auto& player = worker().player();
  const auto tenths = static_cast<int>(std::lround(player.tempo() * 10)) + steps;
  player.set_tempo(std::clamp(tenths, slowest_tenths, fastest_tenths) / 10.0);
}

void PlayerPanel::set_loop_start() {
  auto& player = worker().player();
  if (!player.loaded()) return;
  const auto here = player.position_ms();
  if (const auto loop = player.loop(); loop && here < loop->to_ms)
    return player.set_loop(Player::Span{here, loop->to_ms});
  player.set_loop({});
  loop_start_ = here;
  player.seek(here);  // tells everyone
}

void PlayerPanel::set_loop_end() {
  auto& player = worker().player();
  if (!player.loaded()) return;
  const auto start = loop_start_ ? *loop_start_ : player.loop() ? player.loop()->from_ms : 0;
  loop_start_.reset();
  player.set_loop(Player::Span{start, player.position_ms()});
  if (player.loop()) player.seek(start);
}

/// The last five seconds, where no stretch was chosen.
void PlayerPanel::toggle_loop() {
  auto& player = worker().player();
  loop_start_.reset();
  const auto here = player.position_ms();
  if (player.loop())
    player.set_loop({});
  else
    player.set_loop(Player::Span{std::max<std::int64_t>(here - skip_ms, 0), here});
  show_state();
}

void PlayerPanel::keep_resume_back() {
  const int ms = resume_->currentData().toInt();
  worker().player().set_resume_back(ms);
  ask(worker().vault([ms](store::Vault& vault) { vault.set_setting(resume_setting, std::to_string(ms)); }),
      [] {});
}

std::optional<testimony::Media> PlayerPanel::shown() const {
  const int number = choice_->currentIndex();
  if (number < 0 || static_cast<std::size_t>(number) >= media_.size()) return {};
  return media_[static_cast<std::size_t>(number)];
}

/// What was asked of one recording is not done to the next.
void PlayerPanel::forget() {
  worker().player().unload();
  loaded_.reset();
  then_show_.reset();
  then_play_.reset();
  loop_start_.reset();
  gaps_.clear();
  waveform_->set_peaks({}, 0);
  waveform_->set_moments({}, {});
}

void PlayerPanel::set_recordings(const RecordId& interview, std::vector<testimony::Media> media) {
  std::erase_if(media, [](const auto& m) { return !m.here; });
  // Loaded, and put out by work that bears no reader: it is loaded again.
  const bool lost = loaded_ && !worker().player().loaded();
  const bool same = !media_.empty() && !media.empty() && media_.front().facts.interview == interview &&
                    media_.size() == media.size() && !lost;
  media_ = std::move(media);
  if (same) return;
  forget();
  choice_->clear();
  for (const auto& m : media_)
    choice_->addItem(
        QStringLiteral("%1 · %2").arg(moment(m.facts.started), clock_time(m.facts.duration_ms())));
  choice_->setVisible(media_.size() > 1);
  show_holes();
  show_state();
  if (!media_.empty()) load(0);
}

void PlayerPanel::load(int number) {
  Q_EMIT chosen();
  const auto& chosen = media_[static_cast<std::size_t>(number)];
  ask(worker().vault([chosen](store::Vault& vault) {
    auto recording = testimony::open_media(vault, chosen);
    Loaded loaded;
    loaded.peaks = recording->peaks();
    const auto elsewhere = [&chosen](const auto& moment) { return moment.media != chosen.facts.media; };
    loaded.gaps = testimony::gaps(vault, chosen.facts.interview);
    std::erase_if(loaded.gaps, elsewhere);
    loaded.markers = testimony::markers(vault, chosen.facts.interview);
    std::erase_if(loaded.markers, elsewhere);
    if (const auto back = vault.setting(resume_setting); !back.empty())
      loaded.resume_back_ms = std::clamp(std::atoi(back.c_str()), 0, 60000);
    loaded.sound = std::make_unique<media::ReadableSound>(std::move(recording));
    loaded.sound
        ->duration_ms();  // reads through one that was interrupted, which the window need not wait for
    loaded.again = std::make_unique<media::ReadableSound>(testimony::open_media(vault, chosen));
    return std::make_shared<Loaded>(std::move(loaded));
  }),
      [this, id = chosen.facts.media](const std::shared_ptr<Loaded>& loaded) {
        if (const auto now = shown(); !now || now->facts.media != id) return;  // another was chosen meanwhile
        auto& player = worker().player();
        loop_start_.reset();
        player.load(std::move(loaded->sound), std::move(loaded->again));
        loaded_ = id;
        player.set_resume_back(loaded->resume_back_ms);
        resume_->setCurrentIndex(resume_->findData(static_cast<int>(loaded->resume_back_ms)));
        waveform_->set_peaks(std::move(loaded->peaks), player.duration_ms());
        gaps_ = loaded->gaps;
        waveform_->set_moments(std::move(loaded->gaps), std::move(loaded->markers));
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

/// Where the playing is in the silence that stands for something.
QString PlayerPanel::gap_here(std::int64_t ms) const {
  for (const auto& gap : gaps_)
    if (ms >= gap.from_ms && ms < gap.from_ms + std::max<std::int64_t>(gap.silent_ms, 500))
      return gap.ms ? tr("%1: %2 are missing here", "Paused: 3:07 are missing here")
                          .arg(gap_reason(gap.reason), clock_time(*gap.ms))
                    : tr("%1: sound is missing here", "Paused: sound is missing here")
                          .arg(gap_reason(gap.reason));
  return {};
}

std::int64_t PlayerPanel::position_ms() {
  return worker().player().position_ms();
}

void PlayerPanel::show_state() {
  const auto& player = worker().player();
  const bool playing = player.playing();
  for (QWidget* w : std::initializer_list<QWidget*>{play_, back_, forward_, tempo_, loop_})
    w->setEnabled(player.loaded());
  tempo_->setCurrentIndex(static_cast<int>(std::lround(player.tempo() * 10)) - slowest_tenths);
  loop_->setChecked(player.loop().has_value());
  waveform_->set_loop(player.loop());
  here_->setText(loop_start_ ? tr("Loop from %1: its end with ]").arg(clock_time(*loop_start_))
                             : gap_here(player.position_ms()));
  play_->setIcon(theme::icon(playing ? QStringLiteral("pause") : QStringLiteral("play")));
  play_->setAccessibleName(playing ? tr("Pause") : tr("Play"));
  play_->setToolTip(tr("%1 (%2, Ctrl+Space)", "Play or Pause, and its key")
                        .arg(play_->accessibleName(), key_name(player_keys::play)));
  time_->setText(
      QStringLiteral("%1 / %2").arg(clock_time(player.position_ms()), clock_time(player.duration_ms())));
  waveform_->set_position(player.position_ms());
  Q_EMIT moved(player.position_ms(), playing);
}

}  // namespace attest::ui
