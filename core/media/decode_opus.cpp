#include <opusfile.h>

#include <algorithm>
#include <limits>

#include "core/media/decode.h"
#include "core/media/split_ogg.h"

namespace attest::media {
namespace {

struct CloseOpus {
  void operator()(OggOpusFile* file) const { op_free(file); }
};
using OpusHandle = std::unique_ptr<OggOpusFile, CloseOpus>;

int on_read(void* cursor, unsigned char* out, int size) {
  auto& from = *static_cast<Cursor*>(cursor);
  const auto got = from.read(out, static_cast<std::size_t>(std::max(size, 0)));
  return from.failed() ? -1 : static_cast<int>(got);
}
int on_seek(void* cursor, opus_int64 offset, int whence) {
  return static_cast<Cursor*>(cursor)->seek(offset, whence) ? 0 : -1;
}
opus_int64 on_tell(void* cursor) {
  return static_cast<Cursor*>(cursor)->at();
}

std::string reason(int error) {
  switch (error) {
    case OP_EVERSION:
      return "it is of a newer version";
    case OP_EIMPL:
      return "it arranges its channels in a way Attest does not know";
    case OP_ENOTFORMAT:
      return "it holds no Opus stream";
    default:
      return "its beginning is damaged";
  }
}

/// The channels of a file of nothing but headers, a recording that ended as it began; 0 for any other.
int channels_of_empty(RandomSource& source) {
  Job job;
  const auto pages = walk_pages(source, 0, job);
  if (pages.size() != 2 || source.size() > (128 << 10)) return 0;
  Bytes head(pages[0].size - pages[0].header);
  source.read_at(pages[0].offset + pages[0].header, head);
  OpusHead facts;
  return opus_head_parse(&facts, head.data(), head.size()) == 0 ? facts.channel_count : 0;
}

/// Null, with the channels set, where there is nothing but headers.
OpusHandle open_handle(Cursor& cursor, RandomSource& source, int& channels) {
  const OpusFileCallbacks callbacks{on_read, on_seek, on_tell, nullptr};
  int error = 0;
  OpusHandle file(op_open_callbacks(&cursor, &callbacks, nullptr, 0, &error));
  cursor.rethrow();
  channels = file ? op_channel_count(file.get(), 0) : channels_of_empty(source);
  if (channels == 0) throw Error(Code::Invalid, "This Ogg Opus file cannot be used: %1.", {reason(error)});
  return file;
}

/// A packet is at least one byte and at most 120 ms. More sound than that, and than a day of holes, is a lie
/// of the page's granule position, and would be played as years of silence.
std::int64_t total_frames(OggOpusFile* file, const Cursor& cursor) {
  constexpr std::int64_t day = 24 * 3600 * 48000LL;
  const ogg_int64_t total = op_pcm_total(file, -1);
  if (total < 0 || (total > day && total / 5760 > cursor.size()))
    throw Error(Code::Invalid, "This Ogg Opus file claims more sound than it can hold.");
  return total;
}

class OpusDecoder final : public TimedDecoder {
 public:
  explicit OpusDecoder(RandomSource& source) : cursor_(source) {
    file_ = open_handle(cursor_, source, info_.channels);
    info_.rate = 48000;
    info_.complete = has_end_mark(source);
    if (!file_) return;
    info_.frames = total_frames(file_.get(), cursor_);
    if (info_.channels < 1 || info_.channels > 8)
      throw Error(Code::Invalid, "This Ogg Opus file has %1 channels; Attest takes up to 8.",
                  {std::to_string(info_.channels)});
    for (int link = 1; link < op_link_count(file_.get()); ++link)
      if (op_channel_count(file_.get(), link) != info_.channels)
        throw Error(Code::Invalid, "This Ogg Opus file changes its number of channels on the way.");
    buffer_.resize(5760 * static_cast<std::size_t>(info_.channels));
  }

 private:
  bool next(Run& run) override {
    const int got = op_read_float(file_.get(), buffer_.data(), static_cast<int>(buffer_.size()), nullptr);
    cursor_.rethrow();
    if (got == OP_HOLE) return true;
    if (got <= 0) return false;
    run.start = op_pcm_tell(file_.get()) - got;
    run.samples.resize(static_cast<std::size_t>(got) * static_cast<std::size_t>(info_.channels));
    std::transform(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(run.samples.size()),
                   run.samples.begin(), tame);
    return true;
  }

  /// Half a second early, because opusfile's own 80 ms are too few for the codec to find its way in a tone
  /// (at worst a third of a second is too few); from further back where opusfile refuses a place, or lands
  /// behind it, because pages are missing.
  void jump(std::int64_t frame) override {
    for (std::int64_t back = 24000; back < frame; back *= 4) {
      const int error = op_pcm_seek(file_.get(), frame - back);
      cursor_.rethrow();
      if (!error && op_pcm_tell(file_.get()) <= frame) return;
    }
    op_pcm_seek(file_.get(), 0);
    cursor_.rethrow();
  }

  Cursor cursor_;
  OpusHandle file_;
  std::vector<float> buffer_;
};

/// The pages of one link of a chained file that carry its sound, as indices.
struct Link {
  std::uint32_t serial;
  std::int64_t total;
  std::vector<std::size_t> pages;
};

std::vector<Link> find_links(OggOpusFile* file, const std::vector<OggPage>& pages) {
  std::vector<Link> links;
  std::size_t at = 0;
  for (int i = 0; i < op_link_count(file); ++i) {
    Link link{op_serialno(file, i), op_pcm_total(file, i), {}};
    while (at < pages.size() && !(pages[at].begins() && pages[at].serial == link.serial)) ++at;
    for (std::size_t page = at; page < pages.size(); ++page) {
      if (page > at && pages[page].begins() && pages[page].serial == link.serial) break;
      if (pages[page].serial == link.serial && pages[page].granule >= 0) link.pages.push_back(page);
    }
    at = at < pages.size() ? at + 1 : at;
    links.push_back(std::move(link));
  }
  return links;
}

}  // namespace

std::unique_ptr<Decoder> open_opus(RandomSource& source) {
  return std::make_unique<OpusDecoder>(source);
}

std::vector<Piece> split_opus(RandomSource& source, Job& job) {
  Cursor cursor(source);
  int channels = 0;
  const OpusHandle file = open_handle(cursor, source, channels);
  if (file) total_frames(file.get(), cursor);
  expect_more(job, source.size());
  const auto pages = walk_pages(source, 0, job);

  std::vector<std::int64_t> frames(pages.size(), 0);
  for (const Link& link : file ? find_links(file.get(), pages) : std::vector<Link>{}) {
    if (link.pages.empty()) continue;
    // Granule positions may begin anywhere (a live stream): time is counted back from the link's last page.
    const std::int64_t last = pages[link.pages.back()].granule;
    std::int64_t so_far = 0;
    for (const std::size_t page : link.pages) {
      const std::int64_t end =
          std::clamp<std::int64_t>(link.total - (last - pages[page].granule), so_far, link.total);
      frames[page] = end - so_far;
      so_far = end;
    }
  }

  std::vector<Piece> pieces;
  std::uint64_t at = 0;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    add_pieces(pieces, at, pages[i].offset, 0);
    at = pages[i].offset + pages[i].size;
    add_pieces(pieces, pages[i].offset, at, frames[i]);
  }
  add_pieces(pieces, at, source.size(), 0);
  return pieces;
}

}  // namespace attest::media
