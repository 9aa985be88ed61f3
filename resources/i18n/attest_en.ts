<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>attest::ui::InterviewPage</name>
    <message numerus="yes">
        <source>%n conflict(s) to settle</source>
        <translation>
            <numerusform>%n conflict to settle</numerusform>
            <numerusform>%n conflicts to settle</numerusform>
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
    <name>attest::ui::StartPage</name>
    <message numerus="yes">
        <source>The passphrase needs at least %n character(s). Several words are better.</source>
        <translation>
            <numerusform>The passphrase needs at least %n character. Several words are better.</numerusform>
            <numerusform>The passphrase needs at least %n characters. Several words are better.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You can try again in %n second(s).</source>
        <translation>
            <numerusform>You can try again in %n second.</numerusform>
            <numerusform>You can try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::VaultPage</name>
    <message numerus="yes">
        <source>%n part(s) are damaged:</source>
        <translation>
            <numerusform>%n part is damaged:</numerusform>
            <numerusform>%n parts are damaged:</numerusform>
        </translation>
    </message>
</context>
</TS>
