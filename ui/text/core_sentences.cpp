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
    QT_TRANSLATE_NOOP(
        "Errors",
        "Parts of this interview are missing, and the person may have said no in them. A bundle or a "
        "backup that has them mends it."),
    QT_TRANSLATE_NOOP("Errors",
                      "Consent was withdrawn: this interview was erased elsewhere. Erase it here, too."),
    QT_TRANSLATE_NOOP("Errors", "These sheets hold another program's key, not a vault's."),
    QT_TRANSLATE_NOOP("Errors", "The person wants to be asked again before this use."),
    QT_TRANSLATE_NOOP(
        "Errors", "Consent to this use has not been asked yet. Give a reason to go on; it is written down."),
    QT_TRANSLATE_NOOP("Errors", "There is nothing to seal."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "There is no redacted transcript of this recording for the machine to read. Import one with the role "
        "“redacted”."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "There are several redacted transcripts of this recording. Choose the one to be read aloud."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "A redacted transcript does not say which of the recordings it is of. Import it again and "
        "name the recording."),
    QT_TRANSLATE_NOOP("Errors", "Two versions of a transcript of this recording differ. Settle that first."),
    QT_TRANSLATE_NOOP("Errors",
                      "The redacted transcript of this recording has no original in its language to be "
                      "compared with, so it cannot be told what to silence. Import the original, too."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "A line that was redacted has no times in the original transcript, so it cannot be told "
        "where to silence it. Give that line its times first."),
    QT_TRANSLATE_NOOP("Errors",
                      "The transcript does not say its language, so no voice can be chosen. Import it with "
                      "its language."),
    QT_TRANSLATE_NOOP("Errors", "The machine's voice is reading another transcript. Wait until it is done."),
    QT_TRANSLATE_NOOP("Errors",
                      "The data of the machine's voice are not installed (Debian's package espeak-ng-data)."),
    QT_TRANSLATE_NOOP("Errors", "The machine has no voice for the language “%1”."),
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
    QT_TRANSLATE_NOOP("Errors",
                      "Nothing of this recording can be heard: all its sound is damaged. Look for it in a "
                      "backup."),
    QT_TRANSLATE_NOOP("Errors", "The bundle ends too early."),
    QT_TRANSLATE_NOOP("Errors", "The vault's file “%1” is damaged in both copies. Restore it from a backup."),
    QT_TRANSLATE_NOOP("Errors", "The vault's database does not hold what was written. Look at vault check."),
    QT_TRANSLATE_NOOP("Errors", "The key of this record is not in this vault any more."),
    QT_TRANSLATE_NOOP("Errors", "The vault's database belongs to another vault. Restore it from a backup."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Too little of the vault's database can be read to repair it. Restore the vault from a backup."),
    QT_TRANSLATE_NOOP("Errors", "The database %1 is being written by another window or program. Try again."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The database %1 is not what was written. Check the vault to see what is damaged, and repair "
        "it to bring back what can be read."),
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
    QT_TRANSLATE_NOOP(
        "Errors",
        "The file is not text, and no document that Attest can read; save it as text and try again."),
    QT_TRANSLATE_NOOP("Errors",
                      "The file is no transcript that Attest can read; save it as text and try again."),
    QT_TRANSLATE_NOOP("Errors",
                      "The encoding of the file cannot be told; name it, or save the file as UTF-8."),
    QT_TRANSLATE_NOOP("Errors", "The captions are larger than 32 MiB; divide the file and try again."),
    QT_TRANSLATE_NOOP("Errors", "The captions have more than %1 cues; divide the file and try again."),
    QT_TRANSLATE_NOOP("Errors", "The document is locked with a password; save it without one and try again."),
    QT_TRANSLATE_NOOP("Errors",
                      "The document is locked with a password, or in Word's old format; save it as DOCX "
                      "without a password and try again."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The document is not a whole zip archive; open it in the program that made it and save it again."),
    QT_TRANSLATE_NOOP("Errors",
                      "The document is larger than 48 MiB when it is unpacked; divide it and try again."),
    QT_TRANSLATE_NOOP("Errors",
                      "The document holds a file that no office program puts there; it was not opened."),
    QT_TRANSLATE_NOOP("Errors", "The document holds one of its parts twice; it was not opened."),
    QT_TRANSLATE_NOOP("Errors",
                      "The file is neither a DOCX nor an ODT text document; save it as one and try again."),
    QT_TRANSLATE_NOOP("Errors", "The XML in the file is not well formed; it may be cut or damaged."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The XML has a document type, which no transcript needs and which can be a trap; it was not read."),
    QT_TRANSLATE_NOOP("Errors", "The XML is no OHMS record; Attest reads transcripts in XML from OHMS only."),
    QT_TRANSLATE_NOOP("Errors",
                      "The file is JSON, but no transcript that Attest knows (Whisper, oTranscribe)."),
    QT_TRANSLATE_NOOP("Errors", "The file begins like JSON but is not; it may be cut."),
    QT_TRANSLATE_NOOP("Errors",
                      "A line of the transcript has no times, which captions need; export it as plain text."),
    QT_TRANSLATE_NOOP("Errors", "The sound file holds no sound."),
    QT_TRANSLATE_NOOP("Errors", "No sound came, so nothing was recorded."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "This is no sound file that Attest can keep. It takes WAV, FLAC, Ogg, MP3, and with the "
        "help of ffmpeg M4A, AMR, video and others."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "A file of this kind (%1) needs the program ffmpeg, which is not on this computer. Install it "
        "(the package is called ffmpeg), or convert the file to WAV or FLAC first, on a computer that "
        "is safe."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "There is not enough memory to convert this file without writing it to the disk. Close other "
        "programs, or convert it to WAV or FLAC first, on a computer that is safe."),
    QT_TRANSLATE_NOOP("Errors", "No sound was found in this file (%1), or it is damaged."),
    QT_TRANSLATE_NOOP("Errors", "The program that was to convert this file got stuck in it, and was ended."),
    QT_TRANSLATE_NOOP("Errors", "The sound file is larger than 4 GiB. Cut it into parts."),
    QT_TRANSLATE_NOOP("Errors", "The sound file is longer than %1 hours. Cut it into parts."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Of recordings made elsewhere a partner gets the sound alone: the files as they came, and what "
        "devices wrote into them, stay."),
    QT_TRANSLATE_NOOP("Errors", "The note is empty."),
    QT_TRANSLATE_NOOP("Errors", "This microphone's sound has a form that cannot be tested."),
    QT_TRANSLATE_NOOP("Errors", "“%1” is too long (%2 bytes at most)."),
    QT_TRANSLATE_NOOP("Errors", "There are no words to find."),
    QT_TRANSLATE_NOOP("Errors", "Only signs can not be searched for. Write at least one letter or digit."),
    QT_TRANSLATE_NOOP("Errors", "There is another contact of this name. Give this one a name of its own."),
    QT_TRANSLATE_NOOP("Errors", "This is the contact card of this very vault."),
    QT_TRANSLATE_NOOP("Errors", "This is not a contact card."),
    QT_TRANSLATE_NOOP("Errors", "This file is not a sealed bundle of Attest."),
    QT_TRANSLATE_NOOP("Errors", "There is an identity vault already."),
    QT_TRANSLATE_NOOP("Errors", "The identity vault holds nothing of this person."),
    // Ways in, backups, erasing.
    QT_TRANSLATE_NOOP("Errors", "This key does not open the vault."),
    QT_TRANSLATE_NOOP("Errors", "This opens the vault already."),
    QT_TRANSLATE_NOOP("Errors", "A vault has at most eight ways in. Remove one first."),
    QT_TRANSLATE_NOOP("Errors", "A label has at most 64 bytes in one line."),
    QT_TRANSLATE_NOOP("Errors", "The new passphrase is the old one."),
    QT_TRANSLATE_NOOP("Errors", "There is no such way into this vault."),
    QT_TRANSLATE_NOOP("Errors", "This is the only passphrase. Add another first, or change it."),
    QT_TRANSLATE_NOOP("Errors",
                      "Changing the database's key needs %1 MB of free space for a while; %2 MB are free. "
                      "Free some space, then try again."),
    QT_TRANSLATE_NOOP(
        "Errors", "The vault %1 is being read by another window or command. Close it there, then try again."),
    QT_TRANSLATE_NOOP("Errors", "The keys of the vault %1 are being replaced. Try again in a moment."),
    QT_TRANSLATE_NOOP("Errors", "The vault's folder %1 cannot be written to."),
    QT_TRANSLATE_NOOP("Errors",
                      "The file “keyring” is older than the database: somebody put an earlier one in its "
                      "place. Restore the vault from a backup."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The file “store.key” is older than the database: somebody put an earlier one in its place, and a "
        "passphrase that was given up may open it. Restore the vault from a backup."),
    QT_TRANSLATE_NOOP("Errors",
                      "This vault was made by an earlier Attest and is damaged, so it was not brought to the "
                      "new format. Restore it from a backup."),
    QT_TRANSLATE_NOOP("Errors", "The list of what the backup at %1 holds is damaged."),
    QT_TRANSLATE_NOOP("Errors", "A newer Attest made this backup. Update Attest to restore it."),
    QT_TRANSLATE_NOOP("Errors", "There is no backup of a vault at %1."),
    QT_TRANSLATE_NOOP("Errors",
                      "There is more than one backup at %1. Name one of its folders, for example %2."),
    QT_TRANSLATE_NOOP("Errors", "There is no folder %1."),
    QT_TRANSLATE_NOOP("Errors",
                      "A backup inside the vault's own folder would be lost with it. Choose another disk."),
    QT_TRANSLATE_NOOP("Errors",
                      "The vault's database is damaged, so it was not backed up: an earlier backup stays as "
                      "it is. Look at vault check."),
    QT_TRANSLATE_NOOP("Errors", "No backup at %1 is written down here."),
    QT_TRANSLATE_NOOP("Errors", "There is no such record in this vault."),
    QT_TRANSLATE_NOOP("Errors", "There is no such interview in this vault."),
    QT_TRANSLATE_NOOP("Errors", "Give a reason in one line. It stays for ever and travels: no names in it."),
    QT_TRANSLATE_NOOP("Errors",
                      "This interview was sent in a bundle, so others may have it. Erase it instead: that "
                      "leaves a tombstone, which tells them."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Something of this interview was exported, so it cannot be as if it never was. Erase it instead."),
    QT_TRANSLATE_NOOP("Errors",
                      "Another device worked on this interview, so it has it too. Erase it instead."),
    // Recovery keys and sheets.
    QT_TRANSLATE_NOOP("Errors",
                      "This is a post-quantum key (age1pq1...), which is not supported yet. Ask for an "
                      "X25519 key (age1...)."),
    QT_TRANSLATE_NOOP("Errors",
                      "This is not a key that can be sealed to (age1...). Check that it was copied whole."),
    QT_TRANSLATE_NOOP("Errors", "This is far too long for a recovery key."),
    QT_TRANSLATE_NOOP("Errors", "There is no recovery key (AGE-SECRET-KEY-1...) in it."),
    QT_TRANSLATE_NOOP("Errors",
                      "The recovery key is not whole: its checksum does not fit. Compare it with the page, "
                      "letter by letter (there is no 1, B, I or O in it after the first “-1”)."),
    QT_TRANSLATE_NOOP("Errors",
                      "These sheets look right, but do not fit together: one of them is of another set, or "
                      "was altered. Try again with other sheets of the set."),
    QT_TRANSLATE_NOOP("Errors",
                      "Sheets %1 and %2 of those given are of different sets. Use sheets of one set only."),
    QT_TRANSLATE_NOOP("Errors",
                      "%1 of the %2 sheets that are needed are here. Add more sheets of the same set."),
    QT_TRANSLATE_NOOP("Errors", "There is no sheet here. Enter the words of the sheets."),
    QT_TRANSLATE_NOOP("Errors", "There are more than %1 sheets here. Enter the sheets of one set only."),
    QT_TRANSLATE_NOOP("Errors",
                      "This is longer than 64 KiB, so it is not a sheet. Enter one sheet at a time."),
    QT_TRANSLATE_NOOP("Errors", "There are more words here than a sheet has. Enter one sheet at a time."),
    QT_TRANSLATE_NOOP("Errors",
                      "Word %1 is none of the words that sheets are made of. Compare it with the sheet."),
    QT_TRANSLATE_NOOP("Errors", "There are no words here. Enter the words that stand on the sheet."),
    QT_TRANSLATE_NOOP("Errors",
                      "The check of these words fails: one or more of them are not those of the sheet, or "
                      "stand in another place. Compare them with the sheet."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "These words are whole, but say what no sheet may say (%1). The program that made them is at fault."),
};
}  // namespace
}  // namespace attest::ui
