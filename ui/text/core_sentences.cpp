// The sentences of core's errors that people meet most, for the translators: errors.cpp looks them up as core
// throws them. Others are shown in English after a translated sentence for their code. A test holds this list
// against core.
#include <QtGlobal>

namespace attest::ui {
namespace {
[[maybe_unused]] constexpr const char* said_by_core[] = {
    QT_TRANSLATE_NOOP("Errors", "The passphrase is not right."),
    QT_TRANSLATE_NOOP("Errors", "There is no vault at %1."),
    QT_TRANSLATE_NOOP("Errors",
                      "A newer Attest made this vault. Nothing was changed; update Attest to open it."),
    QT_TRANSLATE_NOOP("Errors", "The bundle was sealed by a newer Attest. Install a newer one to open it."),
    QT_TRANSLATE_NOOP("Errors", "The contact card was made by a newer Attest."),
    QT_TRANSLATE_NOOP("Errors", "The recording was made by a newer version of Attest."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The vault %1 is open for writing in another window or command. Close it there, then try again."),
    QT_TRANSLATE_NOOP("Errors", "The bundle belongs to another project."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The bundle was sealed for somebody else and passed on. Ask its sender for one of your own."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The sender of this bundle is not a trusted contact. Compare fingerprints, then trust the contact."),
    QT_TRANSLATE_NOOP("Errors", "This contact card belongs to another project."),
    QT_TRANSLATE_NOOP("Errors",
                      "The text has not been scanned for names. Give a reason to go on; it is written down."),
    QT_TRANSLATE_NOOP("Errors", "This interview is not in the vault."),
    QT_TRANSLATE_NOOP("Errors", "The person said no to this interview."),
    QT_TRANSLATE_NOOP("Errors", "The person said no to this use."),
    QT_TRANSLATE_NOOP("Errors", "The person wants to be asked again before this use."),
    QT_TRANSLATE_NOOP(
        "Errors", "Consent to this use has not been asked yet. Give a reason to go on; it is written down."),
    QT_TRANSLATE_NOOP("Errors", "There is nothing to seal."),
    QT_TRANSLATE_NOOP("Errors", "The disk that holds %1 is full. Nothing was changed; free some space."),
    QT_TRANSLATE_NOOP("Errors", "No microphone is connected."),
    QT_TRANSLATE_NOOP("Errors", "The sound device went away, or another program has taken it."),
    QT_TRANSLATE_NOOP("Errors", "The sound system does not answer."),
    QT_TRANSLATE_NOOP("Errors", "There is no connection to the sound system (%1)."),
    QT_TRANSLATE_NOOP("Errors", "The folder %1 does not exist."),
    QT_TRANSLATE_NOOP("Errors",
                      "The sound of this recording is not in this vault: it was sent without its media."),
    QT_TRANSLATE_NOOP("Errors", "%1 exists already and is not empty. Choose another folder."),
    QT_TRANSLATE_NOOP("Errors", "%1 exists already; choose another name or allow it to be replaced."),
    QT_TRANSLATE_NOOP("Errors", "%1 is left of a vault that was not finished. Remove it, then try again."),
    QT_TRANSLATE_NOOP("Errors", "What was signed has been changed since, or the signature has."),
    QT_TRANSLATE_NOOP("Errors",
                      "A piece of the recording is damaged or missing (at byte %1 of its sound). The rest "
                      "can be read; look for this recording in a backup."),
    QT_TRANSLATE_NOOP("Errors", "The bundle ends too early."),
    QT_TRANSLATE_NOOP("Errors", "The vault's file “%1” is damaged in both copies. Restore it from a backup."),
    QT_TRANSLATE_NOOP("Errors", "The database %1 is not what was written. “attest vault check” says what is damaged, and “vault repair” brings "
                                "back what can be read."),
    QT_TRANSLATE_NOOP("Errors", "%1 is larger than %2 bytes, the most that is read."),
    QT_TRANSLATE_NOOP("Errors", "%1 is not UTF-8 text (line %2); save it as UTF-8 and try again."),
    QT_TRANSLATE_NOOP("Errors", "A code cannot be moved into itself or below itself."),
    QT_TRANSLATE_NOOP("Errors", "A code's name has at most 200 characters."),
    QT_TRANSLATE_NOOP("Errors", "A code's name is one line without “/”."),
    QT_TRANSLATE_NOOP("Errors", "There is a code “%1” already."),
    QT_TRANSLATE_NOOP("Errors", "This code has others below it. Move or delete them first."),
    QT_TRANSLATE_NOOP("Errors", "An author code has 1 to 64 characters in one line."),
    QT_TRANSLATE_NOOP("Errors", "A vault's name has at most 200 characters in one line."),
    QT_TRANSLATE_NOOP("Errors", "The passphrase is empty."),
    QT_TRANSLATE_NOOP("Errors", "The field “%1” is too long (64 000 bytes at most)."),
    QT_TRANSLATE_NOOP("Errors", "The field “%1” takes one line."),
    QT_TRANSLATE_NOOP("Errors",
                      "“%1” is not a date. Write 2021, 2021-03 or 2021-03-14, with ~ before an estimate."),
    QT_TRANSLATE_NOOP("Errors", "“%1” is not a language tag. Write it like ko, ko-KP or zh-Hans-CN."),
    QT_TRANSLATE_NOOP("Errors", "The file has no captions in it."),
    QT_TRANSLATE_NOOP("Errors", "The file is not text; choose a WebVTT, SubRip or plain text file."),
    QT_TRANSLATE_NOOP("Errors", "The captions are in %1, not in UTF-8; save them as UTF-8 and try again."),
    QT_TRANSLATE_NOOP("Errors", "The captions are larger than 32 MiB; divide the file and try again."),
    QT_TRANSLATE_NOOP("Errors", "The sound file holds no sound."),
    QT_TRANSLATE_NOOP("Errors", "No sound came, so nothing was recorded."),
    QT_TRANSLATE_NOOP("Errors",
                      "This is no sound file that Attest can keep. It takes WAV, FLAC and Ogg Opus."),
    QT_TRANSLATE_NOOP("Errors", "The note is empty."),
    QT_TRANSLATE_NOOP("Errors", "There are no words to find."),
    QT_TRANSLATE_NOOP("Errors", "Only signs can not be searched for. Write at least one letter or digit."),
    QT_TRANSLATE_NOOP("Errors", "There is another contact of this name. Give this one a name of its own."),
    QT_TRANSLATE_NOOP("Errors", "This is the contact card of this very vault."),
    QT_TRANSLATE_NOOP("Errors", "This is not a contact card."),
    QT_TRANSLATE_NOOP("Errors", "This file is not a sealed bundle of Attest."),
};
}  // namespace
}  // namespace attest::ui
