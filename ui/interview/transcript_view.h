// A transcript to read, to code and to edit: set like a book, who speaks and when on the left, codings as
// coloured words in the text and as bars with names on the right. Takes and gives code points.
#pragma once

#include <QPlainTextEdit>
#include <QTimer>
#include <vector>

#include "core/coding/coding.h"
#include "core/testimony/transcript.h"
#include "ui/text/utf16.h"

namespace attest::ui {

class BookLayout;

/// Codings by place, for painting: finds those that touch a stretch without looking at the rest. Units,
/// end-exclusive.
class CodingIndex {
 public:
  struct Entry {
    EntityId id;
    QString name;
    QString colour;
    int from = 0, to = 0;
    int lane = 0;
  };
  void set(std::vector<Entry> entries);                        ///< gives each its lane
  std::vector<const Entry*> touching(int from, int to) const;  ///< by place
  /// What an edit does to places: `removed` units at `at` give way to `added`.
  void shift(int at, int removed, int added);
  int lanes() const { return lanes_; }
  const std::vector<Entry>& all() const { return entries_; }

 private:
  std::vector<Entry> entries_;  ///< by from
  std::vector<int> reach_;      ///< the largest `to` up to each
  int lanes_ = 0;
};

class TranscriptView final : public QPlainTextEdit {
  Q_OBJECT
 public:
  TranscriptView();

  void set_text(const testimony::TranscriptText& text, const std::string& language);
  void set_codings(const std::vector<coding::Coding>& codings);
  void choose_coding(const std::optional<EntityId>& coding);  ///< shown stronger
  /// Marks the line that is heard and, with `follow`, keeps it in sight.
  void set_spoken(std::int64_t ms, bool follow);
  /// Selects the words and brings them into sight.
  void show_span(testimony::Span span);
  std::optional<testimony::Span> selected() const;
  /// The time where the cue that holds a code point begins, or -1.
  std::int64_t time_at(std::uint32_t point) const;
  const CodingIndex& codings() const { return index_; }
  int spoken() const { return spoken_; }  ///< the cue that is heard, or -1

  // Editing. Every paragraph is a line with its times and its speaker, which undo brings back as it does the
  // words. Return begins a line at the moment that is heard, Ctrl+J says that the line begins there; Alt and
  // a digit say who speaks; Esc plays and pauses.
  bool editing() const { return !isReadOnly(); }
  void edit(const std::vector<testimony::TranscriptLine>& lines);
  void end_editing();
  std::vector<testimony::TranscriptLine> edited_lines() const;
  /// Where the sound is; nullopt where what is heard is not this transcript's, so that nothing is stamped
  /// with it.
  void set_moment(std::optional<std::int64_t> ms);
  void stamp_line();
  /// Of the lines that the selection touches; empty: nobody in particular.
  void set_speaker(const QString& name);
  void rename_speaker(const QString& from, const QString& to);
  QString speaker() const;       ///< of the line that the cursor is in
  QStringList speakers() const;  ///< as they come
  int lines_without_time() const;

 Q_SIGNALS:
  void line_clicked(qint64 ms);
  void coding_clicked(const attest::EntityId& coding);
  void play_wanted();
  void speaker_wanted(int number);  ///< counted from 1; 0: nobody in particular

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void insertFromMimeData(const QMimeData* source) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;

 private:
  class Side;
  /// What is known of a paragraph, which is a cue: while it is edited, its format tells.
  struct LineFacts {
    std::int64_t from_ms = -1, to_ms = -1;
    QString speaker;
  };
  LineFacts facts(const QTextBlock& block) const;
  void set_facts(const QTextBlock& block, const LineFacts& facts);
  void new_line();
  void join_lines(QTextCursor selected);
  static bool removes(const QKeyEvent& event);
  bool is_own_key(const QKeyEvent& event) const;
  void act_on(const QKeyEvent& event);
  struct Label {
    QRect place;
    EntityId coding;
  };
  void place_sides();
  void paint_gutter(QPainter& painter);
  void paint_margin(QPainter& painter);
  void gutter_clicked(const QPoint& at);
  void margin_clicked(const QPoint& at);
  void fill(QPainter& painter, const QTextBlock& block, const QPointF& origin, int from, int to,
            const QColor& colour);
  int y_of(int unit, bool bottom) const;
  std::pair<int, int> visible_units() const;
  void hear(int unit);
  QMouseEvent snapped(const QMouseEvent& event) const;

  BookLayout* layout_;
  Side* gutter_;
  Side* margin_;
  Utf16Map map_;
  std::vector<LineFacts> cues_;
  CodingIndex index_;
  std::vector<Label> labels_;
  std::optional<EntityId> chosen_;
  int spoken_ = -1;
  std::optional<std::int64_t> moment_;
  int pressed_at_ = -1;
  QTimer
      click_;  ///< a click waits a moment: it may be the first half of a double click, which selects a word
};

}  // namespace attest::ui
