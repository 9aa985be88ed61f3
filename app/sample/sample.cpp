#include "app/sample/sample.h"

#include <map>

#include "core/exchange/captions.h"
#include "core/foundation/text.h"

namespace attest::app {

std::string_view sample_file(std::string_view name);  // embed.cmake writes it

namespace {

std::string in(const Json& texts, const std::string& language) {
  return get_string(texts, language.c_str(), "the sample");
}

/// Makes the codes depth first; ids by key.
void make_codes(store::Vault& vault, const Json& codes, const std::string& under, const std::string& language,
                std::map<std::string, EntityId>& made) {
  for (const auto& code : codes) {
    const std::string path = under + in(code.at("name"), language);
    made[get_string(code, "key", "the sample")] =
        coding::new_code(vault, path, get_string(code, "colour", "the sample"),
                         in(code.at("description"), language))
            .id;
    if (code.contains("codes")) make_codes(vault, code.at("codes"), path + "/", language, made);
  }
}

void make_codings(store::Vault& vault, const Json& codings, const EntityId& transcript,
                  const std::string& text, const std::map<std::string, EntityId>& codes) {
  for (const auto& coding : codings) {
    const std::string& words = get_string(coding, "quote", "the sample");
    const std::size_t at = text.find(words);
    if (at == std::string::npos)
      throw Error(Code::Internal, "The sample codes words that it does not contain.");
    const auto from = static_cast<std::uint32_t>(count_points(std::string_view(text).substr(0, at)));
    const auto to = from + static_cast<std::uint32_t>(count_points(words));
    coding::apply_code(vault, transcript, codes.at(get_string(coding, "code", "the sample")), {from, to},
                       string_or(coding, "memo", {}, "the sample"));
  }
}

}  // namespace

SampleIds fill_sample(store::Vault& vault, Job& job, const std::string& language) {
  const Json about = parse_json(sample_file("interview.json"), "the sample");
  const Json codebook = parse_json(sample_file("codebook.json"), "the sample");
  job.expect(6);
  SampleIds ids;
  std::map<std::string, std::string> fields;
  for (const auto& [field, value] : about.at("fields").items()) fields[field] = value.get<std::string>();
  ids.interview = testimony::create_interview(vault, fields);
  job.advance(1);

  MemorySource sound(to_bytes(sample_file("recording.opus")));
  Job adding;
  ids.media = testimony::add_media(vault, ids.interview, sound, adding).sound.media;
  job.advance(1);

  for (const auto& entry : about.at("transcripts")) {
    testimony::NewTranscript transcript;
    transcript.content =
        exchange::read_captions(sample_file(get_string(entry, "file", "the sample"))).content;
    transcript.language = get_string(entry, "language", "the sample");
    transcript.role = get_string(entry, "role", "the sample");
    transcript.media = ids.media;
    ids.transcripts.push_back(testimony::import_transcript(vault, ids.interview, transcript));
    job.advance(1);
  }

  const auto original = testimony::find_transcript(vault, ids.interview, ids.transcripts.front().hex());
  std::map<std::string, EntityId> codes;
  make_codes(vault, codebook.at("codes"), {}, language, codes);
  make_codings(vault, codebook.at("codings"), original.id,
               testimony::version_text(vault, original.current).text, codes);
  if (about.contains("note")) testimony::add_note(vault, ids.interview, in(about.at("note"), language), {});
  job.advance(1);
  return ids;
}

}  // namespace attest::app
