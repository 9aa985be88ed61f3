#include "ui/recovery/page.h"

#include <QFontDatabase>
#include <QPainter>

#include "core/crypto/shares.h"
#include "ui/text/utf16.h"
#include "ui/text/words.h"
#include "ui/theme/theme.h"

namespace attest::ui {
namespace {

using store::WayIn;

/// The secret's next piece: four characters of a key, or a word.
std::string_view next_piece(std::string_view& rest, bool words) {
  const auto end = words ? std::min(rest.find(' '), rest.size()) : std::min<std::size_t>(4, rest.size());
  const auto piece = rest.substr(0, end);
  rest.remove_prefix(words ? std::min(end + 1, rest.size()) : end);
  return piece;
}

}  // namespace

QString RecoveryPage::title() const {
  if (kind == WayIn::Kind::Paper) return tr("Attest: recovery key on paper");
  return tr("Attest: recovery sheet %1 of %2").arg(number).arg(of);
}

QString RecoveryPage::meaning() const {
  if (kind == WayIn::Kind::Paper)
    return tr(
        "Whoever holds this page and the laptop, or a backup, can read everything in the vault. Keep it "
        "where neither is.");
  return tr("Any %1 of these %2 sheets together open the vault; fewer tell nothing. Keep each in another "
            "place, and none beside the laptop.")
      .arg(need)
      .arg(of);
}

QString RecoveryPage::use() const {
  if (kind == WayIn::Kind::Paper)
    return tr(
        "To set a new passphrase with it: on the first page of Attest, “I forgot the passphrase”; or on the "
        "command line, attest vault recovery restore FOLDER --paper FILE. The last six characters are a "
        "checksum.");
  return tr(
      "To set a new passphrase with them: on the first page of Attest, “I forgot the passphrase”; or on the "
      "command line, attest vault recovery restore FOLDER --shares FILE FILE. The words are a share by the "
      "standard SLIP-0039.");
}

std::vector<std::pair<QString, QString>> RecoveryPage::facts() const {
  return {{tr("Vault"), vault},
          {tr("Project"), project},
          {tr("Made on"), day(made)},
          {tr("Goes by"), from_utf8(recipient.text())}};
}

double RecoveryPage::draw(QPainter* painter, QPaintDevice* on, const QRectF& area) const {
  const bool words = kind == WayIn::Kind::Shares;
  QFont body = theme::font(theme::Size::Body);
  QFont title_font = theme::font(theme::Size::Large, true);
  QFont quiet = theme::font(theme::Size::Small);
  QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
  fixed.setPointSizeF(body.pointSizeF() * 1.3);
  double y = area.top();
  const auto write = [&](const QFont& font, const QString& text, double x, double width) {
    const QRectF room =
        QFontMetricsF(font, on).boundingRect(QRectF(x, y, width, 1e6), Qt::TextWordWrap, text);
    if (painter) {
      painter->setFont(font);
      painter->drawText(QRectF(x, y, width, room.height()), Qt::TextWordWrap, text);
    }
    return room.height();
  };
  const double line = QFontMetricsF(body, on).lineSpacing();
  y += write(title_font, title(), area.left(), area.width()) + line;
  double column = 0;
  for (const auto& [name, value] : facts())
    column = std::max(column, QFontMetricsF(quiet, on).horizontalAdvance(name));
  for (const auto& [name, value] : facts()) {
    write(quiet, name, area.left(), column);
    y += write(quiet, value, area.left() + column + line, area.width() - column - line) + line / 4;
  }
  y += line;

  const QFontMetricsF metrics(fixed, on);
  const int in_line = words ? 4 : 8;
  const double step = words ? area.width() / in_line : metrics.horizontalAdvance(QStringLiteral("MMMMM"));
  std::string_view rest = secret.text();
  for (int i = 0; !rest.empty(); ++i) {
    if (i > 0 && i % in_line == 0) y += metrics.lineSpacing() * 1.4;
    const auto piece = next_piece(rest, words);
    if (!painter) continue;
    const double x = area.left() + (i % in_line) * step;
    if (words) {
      const QString number_text = QStringLiteral("%1.").arg(i + 1);
      painter->setFont(quiet);
      painter->drawText(QPointF(x, y + metrics.ascent()), number_text);
    }
    QString shown = QString::fromLatin1(piece.data(), static_cast<qsizetype>(piece.size()));
    painter->setFont(fixed);
    painter->drawText(
        QPointF(x + (words ? QFontMetricsF(quiet, on).horizontalAdvance(QStringLiteral("33. ")) : 0),
                y + metrics.ascent()),
        shown);
    shown.fill(QLatin1Char('*'));
  }
  y += metrics.lineSpacing() + line;
  y += write(body, meaning(), area.left(), area.width()) + line / 2;
  y += write(quiet, use(), area.left(), area.width());
  return y - area.top();
}

crypto::Secret RecoveryPage::file() const {
  crypto::SecretText out;
  const auto line = [&](const QString& text) { out.append("# " + to_utf8(text) + "\n"); };
  line(title());
  out.append("#\n");
  for (const auto& [name, value] : facts()) line(QStringLiteral("%1: %2").arg(name, value));
  out.append("#\n");
  line(meaning());
  line(use());
  out.append("#\n");
  if (kind == WayIn::Kind::Paper) {
    out.append(secret.text());
    out.append("\n#\n");
    line(tr("The same in groups of four, for typing:"));
    out.append(crypto::age::in_groups(secret, "#     ").text());
    return out.take();
  }
  std::string_view rest = secret.text();
  for (int word = 1; !rest.empty(); ++word) {
    out.append(next_piece(rest, true));
    out.append(rest.empty() || word % 6 == 0 ? "\n" : " ");
  }
  return out.take();
}

RecoveryPages make_recovery(store::Vault& vault, WayIn::Kind kind, int need, int of) {
  const bool paper = kind == WayIn::Kind::Paper;
  const auto key = vault.make_recovery_key(
      kind, paper ? std::string() : std::to_string(need) + " of " + std::to_string(of));
  std::vector<crypto::Secret> secrets;
  if (paper)
    secrets.push_back(key.text());
  else
    secrets = crypto::shares::split(key.scalar(), need, of);
  RecoveryPages made{kind, {}};
  const auto info = vault.info();
  for (auto& secret : secrets) {
    RecoveryPage page;
    page.kind = kind;
    page.number = static_cast<int>(made.pages.size()) + 1;
    page.of = of;
    page.need = need;
    page.vault = from_utf8(info.name);
    page.project = from_utf8(info.project_name);
    page.recipient = key.recipient();
    page.made = to_ms(vault.clock().now());
    page.secret = std::move(secret);
    made.pages.push_back(std::move(page));
  }
  return made;
}

crypto::Secret read_secret(const std::filesystem::path& file) {
  constexpr std::size_t most = 64 * 1024;
  Bytes bytes = read_file(file, most);
  auto secret = crypto::Secret::copy(bytes);
  crypto::wipe(bytes);
  return secret;
}

}  // namespace attest::ui
