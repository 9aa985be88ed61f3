<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and in %n more place(s)</source>
        <translation>
            <numerusform>and in %n more place</numerusform>
            <numerusform>and in %n more places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::BackupPanel</name>
    <message numerus="yes">
        <source>Backed up to %1: %n new recording(s), %2 written.</source>
        <translation>
            <numerusform>Backed up to %1: %n new recording, %2 written.</numerusform>
            <numerusform>Backed up to %1: %n new recordings, %2 written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The backup of %1 can be restored: %n interview(s) could be read.</source>
        <translation>
            <numerusform>The backup of %1 can be restored: %n interview could be read.</numerusform>
            <numerusform>The backup of %1 can be restored: %n interviews could be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::CareBar</name>
    <message numerus="yes">
        <source>Another device erased %n interview(s) that can still be read here.</source>
        <translation>
            <numerusform>Another device erased %n interview that can still be read here.</numerusform>
            <numerusform>Another device erased %n interviews that can still be read here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::CodebookPage</name>
    <message numerus="yes">
        <source>Delete “%1”? Its %n quote(s) stay and are shown under no code.</source>
        <translation>
            <numerusform>Delete “%1”? Its %n quote stays and is shown under no code.</numerusform>
            <numerusform>Delete “%1”? Its %n quotes stay and are shown under no code.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quote(s)</source>
        <translation>
            <numerusform>%n quote</numerusform>
            <numerusform>%n quotes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::DamageView</name>
    <message numerus="yes">
        <source>%1: at least %n part(s) of its history are missing.</source>
        <translation>
            <numerusform>%1: at least %n part of its history is missing.</numerusform>
            <numerusform>%1: at least %n parts of its history are missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s) were found in its pages.</source>
        <comment>of the database</comment>
        <translation>
            <numerusform>%n fault was found in its pages.</numerusform>
            <numerusform>%n faults were found in its pages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of what was written are not what they were.</source>
        <translation>
            <numerusform>%n part of what was written is not what it was.</numerusform>
            <numerusform>%n parts of what was written are not what they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>lines that are left out</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looked at: %n record(s)</source>
        <translation>
            <numerusform>Looked at: %n record</numerusform>
            <numerusform>Looked at: %n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <comment>commits</comment>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The database was made anew from what could be read; %n page(s) of it could not be.</source>
        <translation>
            <numerusform>The database was made anew from what could be read; %n page of it could not be.</numerusform>
            <numerusform>The database was made anew from what could be read; %n pages of it could not be.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are shown anew from their histories.</source>
        <translation>
            <numerusform>%n record is shown anew from its history.</numerusform>
            <numerusform>%n records are shown anew from their histories.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::ErasePanel</name>
    <message numerus="yes">
        <source>What goes: everything written in %1, what was coded on it, and %n recording(s) (%2), with their keys.</source>
        <translation>
            <numerusform>What goes: everything written in %1, what was coded on it, and %n recording (%2), with their keys.</numerusform>
            <numerusform>What goes: everything written in %1, what was coded on it, and %n recordings (%2), with their keys.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was sent in %n bundle(s), which stay with those who have them.</source>
        <translation>
            <numerusform>It was sent in %n bundle, which stays with those who have it.</numerusform>
            <numerusform>It was sent in %n bundles, which stay with those who have them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They went to %n recipient(s); ask each of them to erase it.</source>
        <translation>
            <numerusform>It went to %n recipient; ask them to erase it.</numerusform>
            <numerusform>It went to %n recipients; ask each of them to erase it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was exported %n time(s); those files are not reached.</source>
        <translation>
            <numerusform>It was exported %n time; those files are not reached.</numerusform>
            <numerusform>It was exported %n times; those files are not reached.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::ExportSoundPanel</name>
    <message numerus="yes">
        <source>%n place(s) will be silent, where text was redacted: %1 in all.</source>
        <translation>
            <numerusform>%n place will be silent, where text was redacted: %1 in all.</numerusform>
            <numerusform>%n places will be silent, where text was redacted: %1 in all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Written, in the clear. Lines are read up to %n second(s) after their time.</source>
        <translation>
            <numerusform>Written, in the clear. Lines are read up to %n second after their time.</numerusform>
            <numerusform>Written, in the clear. Lines are read up to %n seconds after their time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::FindPage</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <comment>where words were found</comment>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n interview(s)</source>
        <comment>after &apos;3 places&apos;</comment>
        <translation>
            <numerusform>in %n interview</numerusform>
            <numerusform>in %n interviews</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::IdentityVaultPanel</name>
    <message numerus="yes">
        <source>%n deposit(s) wait to be read.</source>
        <translation>
            <numerusform>%n deposit waits to be read.</numerusform>
            <numerusform>%n deposits wait to be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deposit(s) cannot be read. They are kept:</source>
        <translation>
            <numerusform>%n deposit cannot be read. It is kept:</numerusform>
            <numerusform>%n deposits cannot be read. They are kept:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) found</source>
        <translation>
            <numerusform>%n person found</numerusform>
            <numerusform>%n people found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::InterviewPage</name>
    <message numerus="yes">
        <source>%n conflict(s) to settle</source>
        <translation>
            <numerusform>%n conflict to settle</numerusform>
            <numerusform>%n conflicts to settle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This interview is damaged and shown in part: at least %n part(s) of its history are missing. Open a bundle that has them, or restore a backup; until then, what is missing may be anything that was written here.</source>
        <translation>
            <numerusform>This interview is damaged and shown in part: at least %n part of its history is missing. Open a bundle that has it, or restore a backup; until then, what is missing may be anything that was written here.</numerusform>
            <numerusform>This interview is damaged and shown in part: at least %n parts of its history are missing. Open a bundle that has them, or restore a backup; until then, what is missing may be anything that was written here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::InterviewsModel</name>
    <message numerus="yes">
        <source>Damaged: shown in part, %n part(s) missing</source>
        <comment>instead of an interview&apos;s status</comment>
        <translation>
            <numerusform>Damaged: shown in part, %n part missing</numerusform>
            <numerusform>Damaged: shown in part, %n parts missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Damaged: shown in part. At least %n part(s) of its history are missing; a bundle or a backup that has them mends it.</source>
        <translation>
            <numerusform>Damaged: shown in part. At least %n part of its history is missing; a bundle or a backup that has it mends it.</numerusform>
            <numerusform>Damaged: shown in part. At least %n parts of its history are missing; a bundle or a backup that has them mends it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::InterviewsPage</name>
    <message numerus="yes">
        <source>%n interview(s)</source>
        <translation>
            <numerusform>%n interview</numerusform>
            <numerusform>%n interviews</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n interview(s)</source>
        <translation>
            <numerusform>%1 of %n interview</numerusform>
            <numerusform>%1 of %n interviews</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::LockCard</name>
    <message numerus="yes">
        <source>after %n minute(s)</source>
        <translation>
            <numerusform>after %n minute</numerusform>
            <numerusform>after %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::NewPassphrase</name>
    <message numerus="yes">
        <source>The passphrase needs at least %n character(s). Several words are better.</source>
        <translation>
            <numerusform>The passphrase needs at least %n character. Several words are better.</numerusform>
            <numerusform>The passphrase needs at least %n characters. Several words are better.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::NewTranscriptPanel</name>
    <message numerus="yes">
        <source>%n line(s).</source>
        <comment>of a transcript</comment>
        <translation>
            <numerusform>%n line.</numerusform>
            <numerusform>%n lines.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n places could not be read; � stands for them.</source>
        <translation>
            <numerusform>%n place could not be read; � stands for it.</numerusform>
            <numerusform>%n places could not be read; � stands for them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken in: %n line(s).</source>
        <comment>of a transcript</comment>
        <translation>
            <numerusform>Taken in: %n line.</numerusform>
            <numerusform>Taken in: %n lines.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::PlayerPanel</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <comment>go back by</comment>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::ProjectPanel</name>
    <message numerus="yes">
        <source>after %n minute(s) without a break</source>
        <translation>
            <numerusform>after %n minute without a break</numerusform>
            <numerusform>after %n minutes without a break</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::QuietView</name>
    <message numerus="yes">
        <source>%1 · %n min</source>
        <comment>&apos;recording · 12 min&apos;</comment>
        <translation>
            <numerusform>%1 · %n min</numerusform>
            <numerusform>%1 · %n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::RecorderPanel</name>
    <message numerus="yes">
        <source>Not recording. Only %n minute(s) fit on the disk.</source>
        <translation>
            <numerusform>Not recording. Only %n minute fits on the disk.</numerusform>
            <numerusform>Not recording. Only %n minutes fit on the disk.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not recording. About %n hour(s) fit on the disk.</source>
        <translation>
            <numerusform>Not recording. About %n hour fits on the disk.</numerusform>
            <numerusform>Not recording. About %n hours fit on the disk.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) without a break. Ask whether the person wants to pause.</source>
        <translation>
            <numerusform>%n minute without a break. Ask whether the person wants to pause.</numerusform>
            <numerusform>%n minutes without a break. Ask whether the person wants to pause.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::RecordingsPanel</name>
    <message numerus="yes">
        <source>%n gap(s), %1 not recorded</source>
        <translation>
            <numerusform>%n gap, %1 not recorded</numerusform>
            <numerusform>%n gaps, %1 not recorded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s)</source>
        <translation>
            <numerusform>%n gap</numerusform>
            <numerusform>%n gaps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::RestorePanel</name>
    <message numerus="yes">
        <source>Restored the backup of %1 with %n interview(s). Give the new contact card to the others; if the old laptop may be in other hands, they should stop trusting its card.</source>
        <translation>
            <numerusform>Restored the backup of %1 with %n interview. Give the new contact card to the others; if the old laptop may be in other hands, they should stop trusting its card.</numerusform>
            <numerusform>Restored the backup of %1 with %n interviews. Give the new contact card to the others; if the old laptop may be in other hands, they should stop trusting its card.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::SoundTestPanel</name>
    <message numerus="yes">
        <source>Listening for %n more second(s). Speak as it will be in the interview.</source>
        <translation>
            <numerusform>Listening for %n more second. Speak as it will be in the interview.</numerusform>
            <numerusform>Listening for %n more seconds. Speak as it will be in the interview.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::StartPage</name>
    <message numerus="yes">
        <source>%n file(s) of it could not be removed; they hold ciphertext only.</source>
        <translation>
            <numerusform>%n file of it could not be removed; it holds ciphertext only.</numerusform>
            <numerusform>%n files of it could not be removed; they hold ciphertext only.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::TranscriptPanel</name>
    <message numerus="yes">
        <source>Saved as a new version. Earlier versions are kept. %n line(s) have no time.</source>
        <translation>
            <numerusform>Saved as a new version. Earlier versions are kept. %n line has no time.</numerusform>
            <numerusform>Saved as a new version. Earlier versions are kept. %n lines have no time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::TryAgain</name>
    <message numerus="yes">
        <source>You can try again in %n second(s).</source>
        <translation>
            <numerusform>You can try again in %n second.</numerusform>
            <numerusform>You can try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::Waveform</name>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>gaps and markers of a recording</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
