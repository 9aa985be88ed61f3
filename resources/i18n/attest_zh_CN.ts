<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Errors</name>
    <message>
        <source>The passphrase does not fit, or no key of ours opens this.</source>
        <translation>口令不对，或这里没有能打开它的密钥。</translation>
    </message>
    <message>
        <source>This folder is not an Attest vault.</source>
        <translation>此文件夹不是 Attest 保险库。</translation>
    </message>
    <message>
        <source>This was written by a newer version of Attest. Open it with that version.</source>
        <translation>这是由更新版本的 Attest 写成的，请用该版本打开。</translation>
    </message>
    <message>
        <source>This is damaged: its bytes are not what was written.</source>
        <translation>内容已损坏，与写入时不同。</translation>
    </message>
    <message>
        <source>This was changed after it was signed. Nothing of it was taken in.</source>
        <translation>签名之后被改动过，没有接收任何内容。</translation>
    </message>
    <message>
        <source>Another window or program is writing to this vault. Close it there first.</source>
        <translation>另一个窗口或程序正在写入此保险库，请先在那里关闭。</translation>
    </message>
    <message>
        <source>This was not found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>This cannot be used.</source>
        <translation>无法使用。</translation>
    </message>
    <message>
        <source>A rule of consent, disclosure or trust does not allow this.</source>
        <translation>同意、披露或信任的规则不允许这样做。</translation>
    </message>
    <message>
        <source>There is no room left on this disk. What was there before is still there.</source>
        <translation>磁盘已满。原有内容仍在。</translation>
    </message>
    <message>
        <source>Reading or writing failed. What was there before is still there.</source>
        <translation>读写失败。原有内容仍在。</translation>
    </message>
    <message>
        <source>There is no microphone or loudspeaker that answers.</source>
        <translation>没有可用的麦克风或扬声器。</translation>
    </message>
    <message>
        <source>There is not enough free memory. Close other programs and try again.</source>
        <translation>内存不足，请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Something went wrong inside Attest. Nothing was changed.</source>
        <translation>Attest 内部出错，没有改动任何内容。</translation>
    </message>
    <message>
        <source>The passphrase is not right.</source>
        <translation>口令不对。</translation>
    </message>
    <message>
        <source>There is no vault at %1.</source>
        <translation>%1 没有保险库。</translation>
    </message>
    <message>
        <source>A newer Attest made this vault. Nothing was changed; update Attest to open it.</source>
        <translation>此保险库由更新的 Attest 建立。没有改动任何内容，请更新 Attest 后再打开。</translation>
    </message>
    <message>
        <source>The bundle was sealed by a newer Attest. Install a newer one to open it.</source>
        <translation>此包裹由更新的 Attest 封装，请安装新版本后打开。</translation>
    </message>
    <message>
        <source>The contact card was made by a newer Attest.</source>
        <translation>此名片由更新的 Attest 制作。</translation>
    </message>
    <message>
        <source>The recording was made by a newer version of Attest.</source>
        <translation>此录音由更新的 Attest 制作。</translation>
    </message>
    <message>
        <source>The vault %1 is open for writing in another window or command. Close it there, then try again.</source>
        <translation>保险库 %1 正由另一个窗口或命令写入。请先在那里关闭再试。</translation>
    </message>
    <message>
        <source>The bundle belongs to another project.</source>
        <translation>此包裹属于另一个项目。</translation>
    </message>
    <message>
        <source>The bundle was sealed for somebody else and passed on. Ask its sender for one of your own.</source>
        <translation>此包裹是封装给别人后转来的，请向发送人索取给您的包裹。</translation>
    </message>
    <message>
        <source>The sender of this bundle is not a trusted contact. Compare fingerprints, then trust the contact.</source>
        <translation>此包裹的发送人不是受信任的联系人。请核对指纹后再信任。</translation>
    </message>
    <message>
        <source>This contact card belongs to another project.</source>
        <translation>此名片属于另一个项目。</translation>
    </message>
    <message>
        <source>The text has not been scanned for names. Give a reason to go on; it is written down.</source>
        <translation>尚未检查文字中的姓名。如要继续，请写明理由；理由会被记录。</translation>
    </message>
    <message>
        <source>This interview is not in the vault.</source>
        <translation>此访谈不在保险库中。</translation>
    </message>
    <message>
        <source>The person said no to this interview.</source>
        <translation>受访人拒绝了此次访谈。</translation>
    </message>
    <message>
        <source>The person said no to this use.</source>
        <translation>受访人拒绝了这种用途。</translation>
    </message>
    <message>
        <source>Parts of this interview are missing, and the person may have said no in them. A bundle or a backup that has them mends it.</source>
        <translation>这次访谈缺少一部分，受访人可能在其中表示了拒绝。含有这些部分的包裹或备份可将其补全。</translation>
    </message>
    <message>
        <source>The person wants to be asked again before this use.</source>
        <translation>受访人要求在这种用途之前再次征询。</translation>
    </message>
    <message>
        <source>Consent to this use has not been asked yet. Give a reason to go on; it is written down.</source>
        <translation>尚未就这种用途征询同意。如要继续，请写明理由；理由会被记录。</translation>
    </message>
    <message>
        <source>There is nothing to seal.</source>
        <translation>没有可封装的内容。</translation>
    </message>
    <message>
        <source>The disk that holds %1 is full. Nothing was changed; free some space.</source>
        <translation>%1 所在的磁盘已满。没有改动任何内容，请腾出空间。</translation>
    </message>
    <message>
        <source>No microphone is connected.</source>
        <translation>没有连接麦克风。</translation>
    </message>
    <message>
        <source>The sound device went away, or another program has taken it.</source>
        <translation>声音设备已断开，或被其他程序占用。</translation>
    </message>
    <message>
        <source>The sound system does not answer.</source>
        <translation>声音系统没有响应。</translation>
    </message>
    <message>
        <source>There is no connection to the sound system (%1).</source>
        <translation>无法连接声音系统（%1）。</translation>
    </message>
    <message>
        <source>The folder %1 does not exist.</source>
        <translation>文件夹 %1 不存在。</translation>
    </message>
    <message>
        <source>The sound of this recording is not in this vault: it was sent without its media.</source>
        <translation>此录音的声音不在保险库中：发送时未附带。</translation>
    </message>
    <message>
        <source>%1 exists already and is not empty. Choose another folder.</source>
        <translation>%1 已存在且不为空，请另选文件夹。</translation>
    </message>
    <message>
        <source>%1 exists already; choose another name or allow it to be replaced.</source>
        <translation>%1 已存在，请换一个名称或允许替换。</translation>
    </message>
    <message>
        <source>%1 is left of a vault that was not finished. Remove it, then try again.</source>
        <translation>%1 是未建成的保险库留下的，请删除后再试。</translation>
    </message>
    <message>
        <source>What was signed has been changed since, or the signature has.</source>
        <translation>签名的内容或签名本身已被改动。</translation>
    </message>
    <message>
        <source>A piece of the recording is damaged or missing (at byte %1 of its sound). The rest can be read; look for this recording in a backup.</source>
        <translation>录音有一段损坏或缺失（第 %1 字节）。其余可读，请在备份中查找此录音。</translation>
    </message>
    <message>
        <source>The bundle ends too early.</source>
        <translation>包裹不完整，提前结束。</translation>
    </message>
    <message>
        <source>The vault&apos;s file “%1” is damaged in both copies. Restore it from a backup.</source>
        <translation>保险库的文件“%1”两份都已损坏，请从备份恢复。</translation>
    </message>
    <message>
        <source>%1 is larger than %2 bytes, the most that is read.</source>
        <translation>%1 超过了可读取的 %2 字节。</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text (line %2); save it as UTF-8 and try again.</source>
        <translation>%1 不是 UTF-8 文本（第 %2 行），请另存为 UTF-8 后再试。</translation>
    </message>
    <message>
        <source>A code cannot be moved into itself or below itself.</source>
        <translation>编码不能移到自身或其下级之中。</translation>
    </message>
    <message>
        <source>A code&apos;s name has at most 200 characters.</source>
        <translation>编码名称最多 200 个字符。</translation>
    </message>
    <message>
        <source>A code&apos;s name is one line without “/”.</source>
        <translation>编码名称须为不含“/”的一行。</translation>
    </message>
    <message>
        <source>There is a code “%1” already.</source>
        <translation>已有编码“%1”。</translation>
    </message>
    <message>
        <source>This code has others below it. Move or delete them first.</source>
        <translation>此编码下还有其他编码，请先移动或删除它们。</translation>
    </message>
    <message>
        <source>An author code has 1 to 64 characters in one line.</source>
        <translation>作者代号须为一行，1 至 64 个字符。</translation>
    </message>
    <message>
        <source>A vault&apos;s name has at most 200 characters in one line.</source>
        <translation>保险库名称须为一行，最多 200 个字符。</translation>
    </message>
    <message>
        <source>The passphrase is empty.</source>
        <translation>口令为空。</translation>
    </message>
    <message>
        <source>The field “%1” is too long (64 000 bytes at most).</source>
        <translation>“%1”一栏过长（最多 64 000 字节）。</translation>
    </message>
    <message>
        <source>The field “%1” takes one line.</source>
        <translation>“%1”一栏只能写一行。</translation>
    </message>
    <message>
        <source>“%1” is not a date. Write 2021, 2021-03 or 2021-03-14, with ~ before an estimate.</source>
        <translation>“%1”不是日期。请写作 2021、2021-03 或 2021-03-14，估计的日期前加 ~。</translation>
    </message>
    <message>
        <source>“%1” is not a language tag. Write it like ko, ko-KP or zh-Hans-CN.</source>
        <translation>“%1”不是语言标记。请写作 ko、ko-KP 或 zh-Hans-CN。</translation>
    </message>
    <message>
        <source>The file has no captions in it.</source>
        <translation>文件中没有字幕。</translation>
    </message>
    <message>
        <source>The captions are larger than 32 MiB; divide the file and try again.</source>
        <translation>字幕超过 32 MiB，请拆分后再试。</translation>
    </message>
    <message>
        <source>The sound file holds no sound.</source>
        <translation>声音文件中没有声音。</translation>
    </message>
    <message>
        <source>The note is empty.</source>
        <translation>笔记为空。</translation>
    </message>
    <message>
        <source>There are no words to find.</source>
        <translation>没有要查找的词。</translation>
    </message>
    <message>
        <source>Only signs can not be searched for. Write at least one letter or digit.</source>
        <translation>不能只查找符号，请至少写一个字母或数字。</translation>
    </message>
    <message>
        <source>There is another contact of this name. Give this one a name of its own.</source>
        <translation>已有同名联系人，请另取名称。</translation>
    </message>
    <message>
        <source>This is the contact card of this very vault.</source>
        <translation>这是本保险库自己的名片。</translation>
    </message>
    <message>
        <source>This is not a contact card.</source>
        <translation>这不是名片。</translation>
    </message>
    <message>
        <source>This file is not a sealed bundle of Attest.</source>
        <translation>此文件不是 Attest 封装的包裹。</translation>
    </message>
    <message>
        <source>No sound came, so nothing was recorded.</source>
        <translation>没有收到声音，因此什么也没有录下。</translation>
    </message>
    <message>
        <source>This key does not open the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This opens the vault already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A vault has at most eight ways in. Remove one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A label has at most 64 bytes in one line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new passphrase is the old one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such way into this vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the only passphrase. Add another first, or change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing the database&apos;s key needs %1 MB of free space for a while; %2 MB are free. Free some space, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault %1 is being read by another window or command. Close it there, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys of the vault %1 are being replaced. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault&apos;s folder %1 cannot be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “keyring” is older than the database: somebody put an earlier one in its place. Restore the vault from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file “store.key” is older than the database: somebody put an earlier one in its place, and a passphrase that was given up may open it. Restore the vault from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault was made by an earlier Attest and is damaged, so it was not brought to the new format. Restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of what the backup at %1 holds is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer Attest made this backup. Update Attest to restore it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no backup of a vault at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is more than one backup at %1. Name one of its folders, for example %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backup inside the vault&apos;s own folder would be lost with it. Choose another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault&apos;s database is damaged, so it was not backed up: an earlier backup stays as it is. Look at vault check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backup at %1 is written down here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such record in this vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such interview in this vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a reason in one line. It stays for ever and travels: no names in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This interview was sent in a bundle, so others may have it. Erase it instead: that leaves a tombstone, which tells them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something of this interview was exported, so it cannot be as if it never was. Erase it instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another device worked on this interview, so it has it too. Erase it instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a post-quantum key (age1pq1...), which is not supported yet. Ask for an X25519 key (age1...).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a key that can be sealed to (age1...). Check that it was copied whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is far too long for a recovery key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no recovery key (AGE-SECRET-KEY-1...) in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recovery key is not whole: its checksum does not fit. Compare it with the page, letter by letter (there is no 1, B, I or O in it after the first “-1”).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These sheets look right, but do not fit together: one of them is of another set, or was altered. Try again with other sheets of the set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheets %1 and %2 of those given are of different sets. Use sheets of one set only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the %2 sheets that are needed are here. Add more sheets of the same set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sheet here. Enter the words of the sheets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more than %1 sheets here. Enter the sheets of one set only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is longer than 64 KiB, so it is not a sheet. Enter one sheet at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more words here than a sheet has. Enter one sheet at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word %1 is none of the words that sheets are made of. Compare it with the sheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no words here. Enter the words that stand on the sheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check of these words fails: one or more of them are not those of the sheet, or stand in another place. Compare them with the sheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These words are whole, but say what no sheet may say (%1). The program that made them is at fault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault&apos;s database does not hold what was written. Look at vault check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key of this record is not in this vault any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault&apos;s database belongs to another vault. Restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too little of the vault&apos;s database can be read to repair it. Restore the vault from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database %1 is being written by another window or program. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent was withdrawn: this interview was erased elsewhere. Erase it here, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These sheets hold another program&apos;s key, not a vault&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an identity vault already.</source>
        <translation>已有身份保险库。</translation>
    </message>
    <message>
        <source>The identity vault holds nothing of this person.</source>
        <translation>身份保险库中没有此人的内容。</translation>
    </message>
    <message>
        <source>Nothing of this recording can be heard: all its sound is damaged. Look for it in a backup.</source>
        <translation>此录音的声音全部损坏，无法收听。请在备份中查找。</translation>
    </message>
    <message>
        <source>The database %1 is not what was written. Check the vault to see what is damaged, and repair it to bring back what can be read.</source>
        <translation>数据库 %1 与写入时不同。检查保险库可知哪些内容损坏，修复可恢复能读取的部分。</translation>
    </message>
    <message>
        <source>There is no redacted transcript of this recording for the machine to read. Import one with the role “redacted”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are several redacted transcripts of this recording. Choose the one to be read aloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A redacted transcript does not say which of the recordings it is of. Import it again and name the recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two versions of a transcript of this recording differ. Settle that first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The redacted transcript of this recording has no original in its language to be compared with, so it cannot be told what to silence. Import the original, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line that was redacted has no times in the original transcript, so it cannot be told where to silence it. Give that line its times first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transcript does not say its language, so no voice can be chosen. Import it with its language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine&apos;s voice is reading another transcript. Wait until it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data of the machine&apos;s voice are not installed (Debian&apos;s package espeak-ng-data).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine has no voice for the language “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not text, and no document that Attest can read; save it as text and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is no transcript that Attest can read; save it as text and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encoding of the file cannot be told; name it, or save the file as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The captions have more than %1 cues; divide the file and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document is locked with a password; save it without one and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document is locked with a password, or in Word&apos;s old format; save it as DOCX without a password and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document is not a whole zip archive; open it in the program that made it and save it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document is larger than 48 MiB when it is unpacked; divide it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document holds a file that no office program puts there; it was not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document holds one of its parts twice; it was not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is neither a DOCX nor an ODT text document; save it as one and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The XML in the file is not well formed; it may be cut or damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The XML has a document type, which no transcript needs and which can be a trap; it was not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The XML is no OHMS record; Attest reads transcripts in XML from OHMS only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is JSON, but no transcript that Attest knows (Whisper, oTranscribe).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file begins like JSON but is not; it may be cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line of the transcript has no times, which captions need; export it as plain text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This microphone&apos;s sound has a form that cannot be tested.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is too long (%2 bytes at most).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no sound file that Attest can keep. It takes WAV, FLAC, Ogg, MP3, and with the help of ffmpeg M4A, AMR, video and others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of this kind (%1) needs the program ffmpeg, which is not on this computer. Install it (the package is called ffmpeg), or convert the file to WAV or FLAC first, on a computer that is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to convert this file without writing it to the disk. Close other programs, or convert it to WAV or FLAC first, on a computer that is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound was found in this file (%1), or it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that was to convert this file got stuck in it, and was ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound file is larger than 4 GiB. Cut it into parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound file is longer than %1 hours. Cut it into parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of recordings made elsewhere a partner gets the sound alone: the files as they came, and what devices wrote into them, stay.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MemoryCaution</name>
    <message>
        <source>This computer may write what is open in Attest to its disk (swap), where it can be read later. Ask whoever looks after it to encrypt the swap. Until then, switch it off before you unlock a vault: “sudo swapoff -a” in a terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer does not let Attest hold its keys in memory alone. Ask whoever looks after it to allow 8192 KiB of locked memory or more (“ulimit -l”).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Attest: recovery key on paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attest: recovery sheet %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever holds this page and the laptop, or a backup, can read everything in the vault. Keep it where neither is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any %1 of these %2 sheets together open the vault; fewer tell nothing. Keep each in another place, and none beside the laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To set a new passphrase with it: on the first page of Attest, “I forgot the passphrase”; or on the command line, attest vault recovery restore FOLDER --paper FILE. The last six characters are a checksum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To set a new passphrase with them: on the first page of Attest, “I forgot the passphrase”; or on the command line, attest vault recovery restore FOLDER --shares FILE FILE. The words are a share by the standard SLIP-0039.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault</source>
        <translation type="unfinished">保险库</translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished">项目</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same in groups of four, for typing:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Uses</name>
    <message>
        <source>Analysis within the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A paraphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quote without any name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quote under a pseudonym</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quote with the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A treaty body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The media</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A court</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A partner organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where consent is pending, or text leaves unscanned for names: written down, so no names</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Record code</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Interviewer</source>
        <translation>访谈人</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>口译</translation>
    </message>
    <message>
        <source>How it was held</source>
        <translation>访谈方式</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Placed under</source>
        <translation>上级编码</translation>
    </message>
    <message>
        <source>Version of the transcript</source>
        <translation>文字稿版本</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>文字稿</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>备忘</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>当面</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>By video call</source>
        <translation>视频通话</translation>
    </message>
    <message>
        <source>In writing</source>
        <translation>书面</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划中</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>已录音</translation>
    </message>
    <message>
        <source>Transcribed</source>
        <translation>已转写</translation>
    </message>
    <message>
        <source>Coded</source>
        <translation>已编码</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Codebook</source>
        <translation>编码本</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>访谈</translation>
    </message>
    <message>
        <source>Coding layer</source>
        <translation>编码层</translation>
    </message>
    <message>
        <source>Device ledger</source>
        <translation>设备交接记录</translation>
    </message>
    <message>
        <source>Language not given</source>
        <translation>未注明语言</translation>
    </message>
    <message>
        <source>%1, translation</source>
        <translation>%1（译文）</translation>
    </message>
    <message>
        <source>%1, original</source>
        <translation>%1（原文）</translation>
    </message>
    <message>
        <source>Headquarters</source>
        <translation>总部</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>同事</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>合作机构</translation>
    </message>
    <message>
        <source>New here</source>
        <translation>新收到</translation>
    </message>
    <message>
        <source>Joined with what was here</source>
        <translation>已并入原有内容</translation>
    </message>
    <message>
        <source>Already here</source>
        <translation>已经有了</translation>
    </message>
    <message>
        <source>Joined; two writings differ and wait for you</source>
        <translation>已并入；有两种写法等待您处理</translation>
    </message>
    <message>
        <source>Kept until what it builds on arrives</source>
        <translation>暂存，等待其依据的内容到达</translation>
    </message>
    <message>
        <source>Not taken in</source>
        <translation>未接收</translation>
    </message>
    <message>
        <source>Consent: unknown, parts are missing</source>
        <translation>同意：有缺失部分，无法确定</translation>
    </message>
    <message>
        <source>Consent: not asked yet</source>
        <translation>同意：尚未询问</translation>
    </message>
    <message>
        <source>Consent: given for the interview</source>
        <translation>同意：已同意访谈</translation>
    </message>
    <message>
        <source>Consent: refused</source>
        <translation>同意：已拒绝</translation>
    </message>
    <message>
        <source>Consent: to be asked again later</source>
        <translation>同意：以后再问</translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished">口令</translation>
    </message>
    <message>
        <source>Recovery key on paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery sheets: any %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headquarters&apos; key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name in Hangul</source>
        <translation>韩文姓名</translation>
    </message>
    <message>
        <source>Name in Hanja</source>
        <translation>朝鲜汉字姓名</translation>
    </message>
    <message>
        <source>Name in Chinese characters</source>
        <translation>中文姓名</translation>
    </message>
    <message>
        <source>Name in Pinyin</source>
        <translation>拼音姓名</translation>
    </message>
    <message>
        <source>Name in Latin letters</source>
        <translation>拉丁字母姓名</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>其他姓名</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Other contact</source>
        <translation>其他联系方式</translation>
    </message>
    <message>
        <source>Safe way to make contact</source>
        <translation>安全的联系方法</translation>
    </message>
    <message>
        <source>Identity document</source>
        <translation>身份证件</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Place of birth</source>
        <translation>出生地</translation>
    </message>
    <message>
        <source>Relatives</source>
        <translation>亲属</translation>
    </message>
    <message>
        <source>Relatives at risk</source>
        <translation>处于危险中的亲属</translation>
    </message>
    <message>
        <source>Damaged from %1 to %2</source>
        <translation>%1 至 %2 损坏</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <comment>a further damaged place</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message numerus="yes">
        <source>and in %n more place(s)</source>
        <translation>
            <numerusform>另有 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Code lost (%1…)</source>
        <comment>of an interview; the beginning of its id</comment>
        <translation>编号丢失（%1…）</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off the record</source>
        <translation type="unfinished">不记录</translation>
    </message>
    <message>
        <source>The microphone went away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The microphone was put to sleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer slept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer was too busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk was full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk could not be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, redacted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transcripts (*.vtt *.srt *.txt *.docx *.odt *.otr *.json *.xml *.smi);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::BackupPanel</name>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder that the backup goes to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase that opened the vault then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rehearse the restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">取消</translation>
    </message>
    <message>
        <source>None yet. If this laptop is lost or breaks, everything in the vault is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It still holds what was erased, or opens with what was given up: replace or destroy it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rehearse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads every file of the backup at %1, compares it and opens the database. Nothing is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgotten. Nothing at that place was touched: destroy it there, if it still exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Backed up to %1: %n new recording(s), %2 written.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Rehearsing the restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The backup of %1 can be restored: %n interview(s) could be read.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>These files of it are damaged; make a new backup:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep one on another disk, in another place. Everything in it is encrypted and opens with the same ways in; only what is new is copied each time. The identity vault goes along, shut.</source>
        <translation>请在另一块磁盘上做一份，放在别处。其中一切都已加密，用同样的方法打开；每次只复制新增的部分。身份保险库也会关闭着一同备份。</translation>
    </message>
</context>
<context>
    <name>attest::ui::CareBar</name>
    <message>
        <source>Finish now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All is there: remove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An erasure is not finished: its words cannot be read any more, but the keys are not gone yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys of this vault are half replaced. Nothing is lost; the old ones still work until it is finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault was brought to the new format. What there was is kept in %1 (%2). Look whether all is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finishing the erasure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show them</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Another device erased %n interview(s) that can still be read here.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::CheckPanel</name>
    <message>
        <source>Is everything whole?</source>
        <translation type="unfinished">一切完整吗？</translation>
    </message>
    <message>
        <source>Reads every key, page and journal, and compares what is shown with what its history says. Nothing is changed.</source>
        <translation type="unfinished">读取所有密钥、页面和记录，并与其历史核对。不作任何改动。</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation type="unfinished">立即检查</translation>
    </message>
    <message>
        <source>Checking the vault</source>
        <translation type="unfinished">正在检查保险库</translation>
    </message>
    <message>
        <source>Read every recording to its end, too</source>
        <translation>同时读完每段录音</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>修复…</translation>
    </message>
</context>
<context>
    <name>attest::ui::CodePanel</name>
    <message>
        <source>Search the codes</source>
        <translation>查找编码</translation>
    </message>
    <message>
        <source>Search the codes, or name a new one</source>
        <translation>查找编码，或写下新编码的名称</translation>
    </message>
    <message>
        <source>Codes to give</source>
        <translation>可用的编码</translation>
    </message>
    <message>
        <source>Memo on this coding</source>
        <translation>这条编码的备忘</translation>
    </message>
    <message>
        <source>Memo, if there is something to say</source>
        <translation>如有需要，写下备忘</translation>
    </message>
    <message>
        <source>Give this code</source>
        <translation>使用此编码</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take this coding back</source>
        <translation>撤回这条编码</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>a shown coding</comment>
        <translation>关闭</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>the selected words in quotation marks</comment>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Select words in the transcript to give them a code.</source>
        <translation>在文字稿中选中文字，即可为其编码。</translation>
    </message>
    <message>
        <source>(code not here)</source>
        <translation>（此处没有该编码）</translation>
    </message>
    <message>
        <source>No memo.</source>
        <translation>没有备忘。</translation>
    </message>
    <message>
        <source>New code “%1”</source>
        <translation>新编码“%1”</translation>
    </message>
</context>
<context>
    <name>attest::ui::CodebookPage</name>
    <message>
        <source>Codebook</source>
        <translation>编码本</translation>
    </message>
    <message>
        <source>Choose a code</source>
        <translation>请选择一个编码</translation>
    </message>
    <message>
        <source>What was coded with it is shown here, and each quote leads to its moment.</source>
        <translation>用它编码的文字显示在这里，点击引文可到达原处。</translation>
    </message>
    <message>
        <source>Name of a new code</source>
        <translation>新编码的名称</translation>
    </message>
    <message>
        <source>New code; “Parent/Child” nests it</source>
        <translation>新编码；写成“上级/下级”即可归入其下</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add the code</source>
        <translation>添加编码</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>No codes yet</source>
        <translation>还没有编码</translation>
    </message>
    <message>
        <source>A code names what a passage is about. Write the first one above.</source>
        <translation>编码说明一段话讲的是什么。请在上方写下第一个。</translation>
    </message>
    <message>
        <source>Name of the code</source>
        <translation>编码名称</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the code</source>
        <translation>删除编码</translation>
    </message>
    <message>
        <source>Description of the code</source>
        <translation>编码说明</translation>
    </message>
    <message>
        <source>When to use this code, and when not</source>
        <translation>何时使用此编码，何时不用</translation>
    </message>
    <message>
        <source>Placed under</source>
        <translation>上级编码</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save name, description and place of the code</source>
        <translation>保存编码的名称、说明和位置</translation>
    </message>
    <message>
        <source>With the codes below it</source>
        <translation>包括下级编码</translation>
    </message>
    <message>
        <source>Quotes of the code</source>
        <translation>该编码的引文</translation>
    </message>
    <message numerus="yes">
        <source>Delete “%1”? Its %n quote(s) stay and are shown under no code.</source>
        <translation>
            <numerusform>删除“%1”？它的 %n 条引文会保留，显示为没有编码。</numerusform>
        </translation>
    </message>
    <message>
        <source>Colour %1</source>
        <translation>颜色 %1</translation>
    </message>
    <message>
        <source>Nothing: a top code</source>
        <translation>无：最上层编码</translation>
    </message>
    <message>
        <source>Move or delete the codes below it first.</source>
        <translation>请先移动或删除其下级编码。</translation>
    </message>
    <message>
        <source>(sound alone)</source>
        <translation>（仅声音）</translation>
    </message>
    <message numerus="yes">
        <source>%n quote(s)</source>
        <translation>
            <numerusform>%n 条引文</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is coded with it yet</source>
        <translation>还没有用它编码的文字</translation>
    </message>
    <message>
        <source>Select words in a transcript to give them this code.</source>
        <translation>在文字稿中选中文字，即可使用此编码。</translation>
    </message>
</context>
<context>
    <name>attest::ui::CodesModel</name>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>引文</translation>
    </message>
</context>
<context>
    <name>attest::ui::DamageView</name>
    <message>
        <source>%1 is not what was written. Its other copy is whole and in use.</source>
        <translation>%1 与写入时不同。另一份完好，正在使用。</translation>
    </message>
    <message>
        <source>%1 is missing, or older than its other copy, which is whole.</source>
        <translation>%1 缺失，或比另一份旧；另一份完好。</translation>
    </message>
    <message>
        <source>Both copies of %1 are damaged. That cannot be repaired: restore the vault from a backup.</source>
        <translation>%1 的两份都已损坏，无法修复：请从备份恢复保险库。</translation>
    </message>
    <message>
        <source>It does not open. A repair makes it anew from what can be read.</source>
        <translation>无法打开。修复会用可读的内容重新建立。</translation>
    </message>
    <message numerus="yes">
        <source>%1: at least %n part(s) of its history are missing.</source>
        <translation>
            <numerusform>%1：历史记录至少缺少 %n 个部分。</numerusform>
        </translation>
    </message>
    <message>
        <source>something in its file is not what was written.</source>
        <translation>其文件中有内容与写入时不同。</translation>
    </message>
    <message>
        <source>%1: the file of a recording is missing.</source>
        <translation>%1：缺少一个录音文件。</translation>
    </message>
    <message>
        <source>%1: missing, or not what was backed up.</source>
        <translation>%1：缺失，或与备份时不同。</translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s) were found in its pages.</source>
        <comment>of the database</comment>
        <translation>
            <numerusform>其页面中发现 %n 处错误。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of what was written are not what they were.</source>
        <translation>
            <numerusform>写入的内容中有 %n 个部分已不同于原样。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>lines that are left out</comment>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Key files</source>
        <translation>密钥文件</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Shown otherwise than the history says; a repair mends it</source>
        <translation>显示的内容与历史记录不符；修复可以纠正</translation>
    </message>
    <message>
        <source>Shown in part, until a bundle or a backup brings what is missing</source>
        <translation>只显示一部分，直到包裹或备份补齐缺少的内容</translation>
    </message>
    <message>
        <source>Recordings that are damaged; the rest of them plays</source>
        <translation>损坏的录音；其余部分可以播放</translation>
    </message>
    <message>
        <source>Recordings that are missing; a backup may have them</source>
        <translation>缺失的录音；备份中可能有</translation>
    </message>
    <message>
        <source>Files that no interview names; they are kept</source>
        <translation>没有任何访谈提到的文件；会保留</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message numerus="yes">
        <source>Looked at: %n record(s)</source>
        <translation>
            <numerusform>已查看：%n 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <comment>commits</comment>
        <translation>
            <numerusform>%n 次更改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n 段录音</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is whole.</source>
        <translation>一切完好。</translation>
    </message>
    <message>
        <source>Everything else is whole.</source>
        <translation>其余一切完好。</translation>
    </message>
    <message>
        <source>It was not repaired, and nothing was lost.</source>
        <translation>没有修复，也没有丢失任何东西。</translation>
    </message>
    <message>
        <source>%1 was brought back from its other copy.</source>
        <translation>%1 已从另一份恢复。</translation>
    </message>
    <message numerus="yes">
        <source>The database was made anew from what could be read; %n page(s) of it could not be.</source>
        <translation>
            <numerusform>数据库已用可读的内容重新建立；有 %n 页无法读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are shown anew from their histories.</source>
        <translation>
            <numerusform>%n 条记录已按历史记录重新显示。</numerusform>
        </translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>What was damaged lies aside, sealed as it was:</source>
        <translation>损坏的文件已原样封存，另放在：</translation>
    </message>
    <message>
        <source>Nothing was damaged.</source>
        <translation>没有损坏。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>什么也没有改动。</translation>
    </message>
    <message>
        <source>Recordings whose key is gone; their files are kept</source>
        <translation>密钥已丢失的录音；其文件会保留</translation>
    </message>
    <message>
        <source>The rest</source>
        <translation>其余部分</translation>
    </message>
    <message>
        <source>What stands in damaged pages could not be read. It can be looked at after a repair.</source>
        <translation>损坏的页面中的内容无法读取，修复后即可查看。</translation>
    </message>
    <message>
        <source>It can be looked at once the vault opens again.</source>
        <translation>保险库重新打开后即可查看。</translation>
    </message>
    <message>
        <source>%1: from %2 to %3.</source>
        <comment>a recording; a span of it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said off the record, and the sound is here; opening the vault again destroys it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::DetailsPanel</name>
    <message>
        <source>(not here)</source>
        <translation>（不在此处）</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>%1: two writings differ</source>
        <translation>%1：两处写法不同</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>保留这一个</translation>
    </message>
    <message>
        <source>Keep “%1”</source>
        <translation>保留“%1”</translation>
    </message>
</context>
<context>
    <name>attest::ui::EndPanel</name>
    <message>
        <source>Destroy this vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First its keys, then everything in its folder, at once and for ever. A recording under way ends with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold for two seconds to destroy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not reached: backups, bundles that were sent, files that were exported, an image of the disk taken before. A flash disk may keep old blocks of the key file, which only a way in of then opens.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::EraseIdentityPanel</name>
    <message>
        <source>Erase who this is, for good</source>
        <translation>彻底删除此人的身份</translation>
    </message>
    <message>
        <source>For when the person withdraws consent. The record code stays, and a tombstone with the reason. Not reached: names that were spoken in an interview, images of the disk taken before, and backups until they are replaced.</source>
        <translation>用于当事人撤回同意时。编号和写明理由的标记会留下。无法触及：访谈中说出的姓名、先前制作的磁盘映像，以及尚未更新的备份。</translation>
    </message>
    <message>
        <source>Reason for erasing the identity</source>
        <translation>删除身份的理由</translation>
    </message>
    <message>
        <source>Stays for ever: no names</source>
        <translation>永久保留：请勿写姓名</translation>
    </message>
    <message>
        <source>The record code, to erase the identity</source>
        <translation>删除身份所需的编号</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Record code, to confirm</source>
        <translation>输入编号以确认</translation>
    </message>
    <message>
        <source>Erase this identity</source>
        <translation>删除此身份</translation>
    </message>
    <message>
        <source>Type %1</source>
        <translation>请输入 %1</translation>
    </message>
    <message>
        <source>Give a reason. It stays for ever: no names in it.</source>
        <translation>请写明理由。它会永久保留，请勿写姓名。</translation>
    </message>
    <message>
        <source>That is not the record code. Nothing was done.</source>
        <translation>编号不对，未做任何操作。</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>正在删除</translation>
    </message>
    <message>
        <source>Erased. Backups that were made before hold it still: replace or destroy them.</source>
        <translation>已删除。先前的备份中仍有，请更新或销毁它们。</translation>
    </message>
</context>
<context>
    <name>attest::ui::ErasePanel</name>
    <message>
        <source>Erase this interview for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason of the erasure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays for ever and is sent along: no names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record code, to erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished">理由</translation>
    </message>
    <message>
        <source>Record code, to confirm</source>
        <translation type="unfinished">输入编号以确认</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard it: it was a mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a record that nobody else has, such as a test. Nothing of it stays, not even that it was there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record code, to discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>What goes: everything written in %1, what was coded on it, and %n recording(s) (%2), with their keys.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was sent in %n bundle(s), which stay with those who have them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They went to %n recipient(s); ask each of them to erase it.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was exported %n time(s); those files are not reached.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The backup at %1 holds it until it is replaced or destroyed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As far as this vault knows, nobody else has any of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of reach:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a while it needs %1 of free space; %2 are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type %1</source>
        <translation type="unfinished">请输入 %1</translation>
    </message>
    <message>
        <source>A recording of this interview is under way. End it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not the record code. Nothing was done.</source>
        <translation type="unfinished">编号不对，未做任何操作。</translation>
    </message>
    <message>
        <source>Give a reason. It stays for ever and is sent along: no names in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation type="unfinished">正在删除</translation>
    </message>
    <message>
        <source>Erased. What may be left in this disk&apos;s worn-out blocks opens only with an earlier image of the vault and a passphrase of then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarded. Nothing of it is left in this vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For when the person withdraws consent. A tombstone with the reason stays, and tells every device that has the interview that it is to be erased there too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes: everything written in %1, and what was coded on it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::ErasuresPanel</name>
    <message>
        <source>Erasures that were asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another device erased these interviews. Here they can be read until they are erased here too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase here too…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::ExchangePage</name>
    <message>
        <source>Exchange</source>
        <translation>交换</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Others need your card to seal bundles for you. It holds no secret; the fingerprint shows, read aloud over a phone, that nobody has exchanged it on the way.</source>
        <translation>别人要为您封装包裹，需要您的名片。名片不含秘密；在电话里念出指纹核对，可以确认途中没有被调换。</translation>
    </message>
    <message>
        <source>Save the card…</source>
        <translation>保存名片…</translation>
    </message>
    <message>
        <source>Where the card goes</source>
        <translation>名片保存位置</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>The card is saved. Send it by any way; compare the fingerprint by another.</source>
        <translation>名片已保存。可用任何方式发送；请用另一种方式核对指纹。</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Add from a card…</source>
        <translation>从名片添加…</translation>
    </message>
    <message>
        <source>A contact&apos;s card</source>
        <translation>联系人的名片</translation>
    </message>
    <message>
        <source>Name of the contact</source>
        <translation>联系人名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Role of the contact</source>
        <translation>联系人的角色</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Add the contact</source>
        <translation>添加联系人</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Seal interviews</source>
        <translation>封装访谈</translation>
    </message>
    <message>
        <source>Makes one encrypted file that only the chosen contacts can open, by any way that carries files.</source>
        <translation>生成一个只有所选联系人能打开的加密文件，可用任何方式传送。</translation>
    </message>
    <message>
        <source>Interviews to seal</source>
        <translation>要封装的访谈</translation>
    </message>
    <message>
        <source>Contacts to seal for</source>
        <translation>接收的联系人</translation>
    </message>
    <message>
        <source>Interviews</source>
        <translation>访谈</translation>
    </message>
    <message>
        <source>For</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>Reason, where consent is pending</source>
        <translation>尚未征得同意时的理由</translation>
    </message>
    <message>
        <source>Kept in this device&apos;s ledger</source>
        <translation>记入本机的交接记录</translation>
    </message>
    <message>
        <source>Choose interviews and contacts: then this says what would go.</source>
        <translation>选择访谈和联系人后，这里会说明将发送什么。</translation>
    </message>
    <message>
        <source>With recordings</source>
        <translation>包括录音</translation>
    </message>
    <message>
        <source>Seal…</source>
        <translation>封装…</translation>
    </message>
    <message>
        <source>Without recordings</source>
        <translation>不含录音</translation>
    </message>
    <message>
        <source>The folder that the bundle goes to</source>
        <translation>包裹保存的文件夹</translation>
    </message>
    <message>
        <source>Open a bundle</source>
        <translation>打开包裹</translation>
    </message>
    <message>
        <source>Checks everything first. What you have written here stays; what came is joined to it.</source>
        <translation>先检查全部内容。您在这里写的会保留，收到的会并入其中。</translation>
    </message>
    <message>
        <source>Open a bundle…</source>
        <translation>打开包裹…</translation>
    </message>
    <message>
        <source>A sealed bundle</source>
        <translation>封装的包裹</translation>
    </message>
    <message>
        <source>Bundles (*.age);;All files (*)</source>
        <translation>包裹 (*.age);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Nobody yet. Ask a colleague for the card of their device.</source>
        <translation>还没有人。请向同事索取其设备的名片。</translation>
    </message>
    <message>
        <source>trusted: their work is taken in</source>
        <translation>已信任：接收其内容</translation>
    </message>
    <message>
        <source>not trusted yet: compare the fingerprint</source>
        <translation>尚未信任：请核对指纹</translation>
    </message>
    <message>
        <source>Stop trusting</source>
        <translation>不再信任</translation>
    </message>
    <message>
        <source>Fingerprints agree: trust</source>
        <translation>指纹一致：信任</translation>
    </message>
    <message>
        <source>A card of “%1”. Its fingerprint is
%2
Ask them to read theirs aloud. Add it now; trust it once both agree.</source>
        <translation>“%1”的名片，其指纹为
%2
请对方念出指纹。现在可以添加，核对一致后再信任。</translation>
    </message>
    <message>
        <source>Goes: %1.</source>
        <translation>发送：%1。</translation>
    </message>
    <message>
        <source>Stays: %1</source>
        <translation>保留：%1</translation>
    </message>
    <message>
        <source>Sealing</source>
        <translation>正在封装</translation>
    </message>
    <message>
        <source>Sealed: %1 (%2). Send this file by any way.</source>
        <translation>已封装：%1（%2）。可用任何方式发送此文件。</translation>
    </message>
    <message>
        <source>Checking and opening the bundle</source>
        <translation>正在检查并打开包裹</translation>
    </message>
    <message>
        <source>From %1:</source>
        <translation>来自 %1：</translation>
    </message>
    <message>
        <source>This bundle was opened here before.</source>
        <translation>此包裹以前在这里打开过。</translation>
    </message>
</context>
<context>
    <name>attest::ui::ExportSoundPanel</name>
    <message>
        <source>Export the sound of this recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not to export it is the safest. Each level gives away more than the one before; the file lies in the clear where you put it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a redacted transcript…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the sound is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record code, to export the voice itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished">理由</translation>
    </message>
    <message>
        <source>Record code, to confirm</source>
        <translation type="unfinished">输入编号以确认</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read by a machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice altered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A machine reads the redacted transcript: the voice is not in it. What was said is, and words alone can tell who said them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice is altered, and that is all: a person who knows the speaker, or a program, may still recognise it. Words, accent and background are unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the speaker&apos;s own voice. Whoever knows it recognises it; whoever has a sample of it can prove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type %1</source>
        <translation type="unfinished">请输入 %1</translation>
    </message>
    <message>
        <source>Each speaker gets a voice of the machine; lines keep their times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no redacted transcript of this recording: nothing in it will be silent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) will be silent, where text was redacted: %1 in all.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No line of the transcript covers %1 of the recording: whatever is said there leaves with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not the record code. Nothing was done.</source>
        <translation type="unfinished">编号不对，未做任何操作。</translation>
    </message>
    <message>
        <source>Where the sound goes, in the clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished">所有文件 (*)</translation>
    </message>
    <message>
        <source>Writing the sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written, in the clear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Written, in the clear. Lines are read up to %n second(s) after their time.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::ExportTranscriptPanel</name>
    <message>
        <source>Not to export it is the safest: the file lies in the clear where you put it. Nobody has scanned the text for names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the transcript is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished">理由</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export: %1</source>
        <comment>a transcript</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whatever names and places were said are in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A machine made it, and nobody has read it against the sound: it may say what nobody said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines without times: WebVTT, SubRip and SAMI need a time for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions (WebVTT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions (SubRip)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text document (Word, DOCX)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text document (ODT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain text, the words alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oTranscribe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions (SAMI)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the transcript goes, in the clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished">所有文件 (*)</translation>
    </message>
    <message>
        <source>Written, in the clear and not scanned for names.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::FindPage</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Words to find</source>
        <translation>要查找的词</translation>
    </message>
    <message>
        <source>Words, in any language; two syllables are enough</source>
        <translation>任何语言的词，两个字即可</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Find words across all interviews</source>
        <translation>在所有访谈中查找</translation>
    </message>
    <message>
        <source>Transcripts, notes, memos and the fields of every interview are looked through. Nothing that you type here is kept.</source>
        <translation>将查看所有访谈的文字稿、笔记、备忘和各栏。您在此输入的内容不会留存。</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Try fewer words, or another form of the word.</source>
        <translation>请减少词语，或换一种写法。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <comment>where words were found</comment>
        <translation>
            <numerusform>%n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n interview(s)</source>
        <comment>after &apos;3 places&apos;</comment>
        <translation>
            <numerusform>%n 次访谈中</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; the first %2 are shown</source>
        <translation>%1，显示前 %2 处</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>&apos;3 places&apos; &apos;in 2 interviews&apos;</comment>
        <translation>%2有 %1</translation>
    </message>
</context>
<context>
    <name>attest::ui::GroundingCard</name>
    <message>
        <source>We can stop at any time. You decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put both feet on the floor. Feel how it holds you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breathe out slowly, longer than you breathe in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look around and name five things you see, four you can touch, three you hear, two you smell, one you taste.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no hurry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places that help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grounding card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No places are listed yet. Fill the list on the Vault page before the first interview: who helps, where, and how to reach them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on recording</source>
        <translation type="unfinished">继续录音</translation>
    </message>
    <message>
        <source>Pause the recording</source>
        <translation type="unfinished">暂停录音</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not recording at present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording goes on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::IdentityForm</name>
    <message>
        <source>Names</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>How to reach the person</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Birth and papers</source>
        <translation>出生与证件</translation>
    </message>
    <message>
        <source>Relatives, and what else is to be known</source>
        <translation>亲属及其他须知</translation>
    </message>
    <message>
        <source>2021, 2021-03 or 2021-03-14</source>
        <translation>2021、2021-03 或 2021-03-14</translation>
    </message>
    <message>
        <source>A field holds no more than 4096 bytes. What did not fit was left out.</source>
        <translation>每栏最多 4096 字节，超出部分未收入。</translation>
    </message>
    <message>
        <source>The identity vault is shut. What was typed and not saved yet was sealed into it.</source>
        <translation>身份保险库已关闭。已输入而未保存的内容已封存其中。</translation>
    </message>
    <message>
        <source>What the identity vault holds of this person.</source>
        <translation>身份保险库中关于此人的内容。</translation>
    </message>
    <message>
        <source>What you fill in is sealed into the identity vault, which stays shut. What it holds already is not shown; a field left empty stays as it is there.</source>
        <translation>填写的内容会封存到身份保险库，保险库保持关闭。其中已有的内容不会显示；留空的栏目保持原样。</translation>
    </message>
    <message>
        <source>Save in the identity vault</source>
        <translation>保存到身份保险库</translation>
    </message>
    <message>
        <source>Seal into the identity vault</source>
        <translation>封存到身份保险库</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有改动。</translation>
    </message>
    <message>
        <source>Fill in a field first. Nothing was sealed.</source>
        <translation>请先填写至少一栏。未封存任何内容。</translation>
    </message>
    <message>
        <source>Saved in the identity vault.</source>
        <translation>已保存到身份保险库。</translation>
    </message>
    <message>
        <source>Sealed. It can be read only with the identity vault&apos;s own passphrase.</source>
        <translation>已封存。只有用身份保险库自己的口令才能读取。</translation>
    </message>
</context>
<context>
    <name>attest::ui::IdentityVaultPanel</name>
    <message>
        <source>Identity vault</source>
        <translation>身份保险库</translation>
    </message>
    <message>
        <source>Who people really are is kept apart, under a passphrase of its own. To seal something into the identity vault takes no passphrase; to read it takes this one, and the main one does not do.</source>
        <translation>人们的真实身份单独保管，使用自己的口令。封存到身份保险库不需要口令；读取则需要这个口令，主保险库的口令打不开。</translation>
    </message>
    <message>
        <source>Nobody can recover this passphrase. If it is forgotten, only a backup made under an earlier passphrase that is still known can be read.</source>
        <translation>没有人能找回这个口令。一旦忘记，只有以仍然记得的旧口令制作的备份才能读取。</translation>
    </message>
    <message>
        <source>Make the identity vault</source>
        <translation>建立身份保险库</translation>
    </message>
    <message>
        <source>Passphrase of the identity vault</source>
        <translation>身份保险库的口令</translation>
    </message>
    <message>
        <source>Open the identity vault</source>
        <translation>打开身份保险库</translation>
    </message>
    <message>
        <source>Shut it now</source>
        <translation>立即关闭</translation>
    </message>
    <message>
        <source>Shut the identity vault now</source>
        <translation>立即关闭身份保险库</translation>
    </message>
    <message>
        <source>It is also shut when the vault locks, and for a backup.</source>
        <translation>保险库锁定时和备份时也会关闭。</translation>
    </message>
    <message>
        <source>Change its passphrase…</source>
        <translation>更改其口令…</translation>
    </message>
    <message>
        <source>Search all that identifies people</source>
        <translation>在所有身份信息中查找</translation>
    </message>
    <message>
        <source>Search names, numbers, places…</source>
        <translation>按姓名、号码、地点查找…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Search the identity vault</source>
        <translation>在身份保险库中查找</translation>
    </message>
    <message>
        <source>People found in the identity vault</source>
        <translation>在身份保险库中找到的人</translation>
    </message>
    <message>
        <source>An erasure is not finished: its words cannot be read any more, but the keys are not gone yet. Shut the identity vault and open it again to finish it.</source>
        <translation>一次删除尚未完成：内容已无法读取，但密钥还在。请关闭身份保险库再打开，以完成删除。</translation>
    </message>
    <message>
        <source>Nobody can recover it. Backups that were made before open with the passphrase of now until they are replaced.</source>
        <translation>没有人能找回它。先前的备份在更新之前仍用现在的口令打开。</translation>
    </message>
    <message>
        <source>Change the identity vault&apos;s passphrase</source>
        <translation>更改身份保险库的口令</translation>
    </message>
    <message>
        <source>Open: what is in it can be read on this screen.</source>
        <translation>已打开：其内容可在此屏幕上读到。</translation>
    </message>
    <message>
        <source>Shut</source>
        <comment>the identity vault</comment>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>There is none yet</source>
        <translation>尚未建立</translation>
    </message>
    <message numerus="yes">
        <source>%n deposit(s) wait to be read.</source>
        <translation>
            <numerusform>有 %n 份封存内容尚未读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deposit(s) cannot be read. They are kept:</source>
        <translation>
            <numerusform>有 %n 份封存内容无法读取，已原样保留：</numerusform>
        </translation>
    </message>
    <message>
        <source>Measuring how slow this computer can make a guess, then making the identity vault</source>
        <translation>先测定这台电脑能使猜测变得多慢，再建立身份保险库</translation>
    </message>
    <message>
        <source>Made, and shut. Sealing into it takes no passphrase. Back the vault up soon: the identity vault goes along.</source>
        <translation>已建立，处于关闭状态。封存不需要口令。请尽快备份保险库：身份保险库会一同备份。</translation>
    </message>
    <message>
        <source>Deriving the key from the passphrase</source>
        <translation>正在由口令生成密钥</translation>
    </message>
    <message>
        <source>The passphrase is not right.</source>
        <translation>口令不对。</translation>
    </message>
    <message>
        <source>The identity vault is shut.</source>
        <translation>身份保险库已关闭。</translation>
    </message>
    <message>
        <source>Changed. Backups that were made before open with the old passphrase: replace or destroy them.</source>
        <translation>已更改。先前的备份仍用旧口令打开，请更新或销毁它们。</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>没有人</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) found</source>
        <translation>
            <numerusform>找到 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>The identity vault is open until you shut it or the vault locks.</source>
        <translation>身份保险库已打开，直到您关闭它或保险库锁定。</translation>
    </message>
</context>
<context>
    <name>attest::ui::InterviewPage</name>
    <message>
        <source>Back to all interviews</source>
        <translation>返回访谈列表</translation>
    </message>
    <message>
        <source>Add a recording…</source>
        <translation>添加录音…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Coding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) to settle</source>
        <translation>
            <numerusform>%n 处冲突待处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Notes (%1)</source>
        <translation>笔记（%1）</translation>
    </message>
    <message>
        <source>A recording</source>
        <translation>录音文件</translation>
    </message>
    <message>
        <source>Adding the recording</source>
        <translation>正在添加录音</translation>
    </message>
    <message>
        <source>More</source>
        <comment>what else can be done with an interview: erase it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase this interview, or discard it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was typed and not saved yet is here again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>This interview is damaged and shown in part: at least %n part(s) of its history are missing. Open a bundle that has them, or restore a backup; until then, what is missing may be anything that was written here.</source>
        <translation>
            <numerusform>此访谈已损坏，只显示一部分：历史记录至少缺少 %n 个部分。请打开含有这些部分的包裹，或从备份恢复；在此之前，这里写过的任何内容都可能缺失。</numerusform>
        </translation>
    </message>
    <message>
        <source>Record, and see the recordings of this interview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound and video (*.wav *.flac *.opus *.ogg *.oga *.mp3 *.m4a *.aac *.amr *.3gp *.aif *.aiff *.caf *.wma *.mp4 *.mov *.mkv *.webm);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added, %1 long.</source>
        <comment>a recording</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged or was cut; it was taken as far as it goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file as it came is kept as evidence, and stays in the project with what its device wrote into it (see Record).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::InterviewsModel</name>
    <message>
        <source>Two writings of a field differ and wait to be settled.</source>
        <translation>某一栏有两种写法，等待处理。</translation>
    </message>
    <message numerus="yes">
        <source>Damaged: shown in part, %n part(s) missing</source>
        <comment>instead of an interview&apos;s status</comment>
        <translation>
            <numerusform>已损坏：只显示一部分，缺少 %n 个部分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Damaged: shown in part. At least %n part(s) of its history are missing; a bundle or a backup that has them mends it.</source>
        <translation>
            <numerusform>已损坏：只显示一部分。历史记录至少缺少 %n 个部分；含有这些部分的包裹或备份可以补齐。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::InterviewsPage</name>
    <message>
        <source>Interviews</source>
        <translation>访谈</translation>
    </message>
    <message>
        <source>New interview</source>
        <translation>新访谈</translation>
    </message>
    <message>
        <source>Filter the interviews</source>
        <translation>筛选访谈</translation>
    </message>
    <message>
        <source>Filter by code, place, interviewer…</source>
        <translation>按编号、地点、访谈人筛选…</translation>
    </message>
    <message>
        <source>Find in everything said</source>
        <translation>在所有内容中查找</translation>
    </message>
    <message numerus="yes">
        <source>%n interview(s)</source>
        <translation>
            <numerusform>%n 次访谈</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n interview(s)</source>
        <translation>
            <numerusform>%n 次访谈中的 %1 次</numerusform>
        </translation>
    </message>
    <message>
        <source>No interviews yet</source>
        <translation>还没有访谈</translation>
    </message>
    <message>
        <source>Start one here, or open a bundle that someone sent you under Exchange.</source>
        <translation>可在此新建，或在“交换”中打开收到的包裹。</translation>
    </message>
    <message>
        <source>2021, 2021-03 or 2021-03-14</source>
        <translation>2021、2021-03 或 2021-03-14</translation>
    </message>
    <message>
        <source>What is known, and no more. A “~” in front says that it is an estimate.</source>
        <translation>只写已知的部分。前面加“~”表示估计。</translation>
    </message>
    <message>
        <source>In general words</source>
        <translation>概括地写</translation>
    </message>
    <message>
        <source>ko, zh, en…</source>
        <translation>ko, zh, en…</translation>
    </message>
    <message>
        <source>A code, not a name</source>
        <translation>代号，而非姓名</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>It gets a random record code that tells nothing. Everything here can be changed later.</source>
        <translation>会得到一个不透露任何信息的随机编号。此处内容以后都可修改。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Create the interview</source>
        <translation>新建访谈</translation>
    </message>
    <message>
        <source>Nothing here is backed up yet. If this laptop is lost or breaks, the interviews are gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last backup still holds what was erased, or opens with what was given up. Renew it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last backup was made %1.</source>
        <comment>&apos;20 days ago&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the backups</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::JobBar</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>attest::ui::LevelMeter</name>
    <message>
        <source>Level of the microphone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::LockCard</name>
    <message>
        <source>Locks itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time without a key or the mouse until the vault locks itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>after %n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>When nothing is typed or touched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also before the computer sleeps, and when its lid is closed or its screen is locked. What was typed is kept, and a recording goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer does not say when it is about to sleep: the vault locks itself only after it wakes up. Lock it before you close the lid. What was typed is kept, and a recording goes on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::MainWindow</name>
    <message>
        <source>Copied. Other programs can read it until the vault is locked, at most for a minute.</source>
        <translation>已复制。在保险库锁定之前（最多一分钟），其他程序可以读取。</translation>
    </message>
</context>
<context>
    <name>attest::ui::MessageBar</name>
    <message>
        <source>Close</source>
        <comment>a message bar</comment>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>attest::ui::NewPassphrase</name>
    <message>
        <source>New passphrase</source>
        <translation type="unfinished">新口令</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation type="unfinished">再输入一次口令</translation>
    </message>
    <message numerus="yes">
        <source>The passphrase needs at least %n character(s). Several words are better.</source>
        <translation type="unfinished">
            <numerusform>口令至少需要 %n 个字符。用几个词更好。</numerusform>
        </translation>
    </message>
    <message>
        <source>The two passphrases differ. Type both again.</source>
        <translation type="unfinished">两次口令不同，请重新输入。</translation>
    </message>
</context>
<context>
    <name>attest::ui::NewTranscriptPanel</name>
    <message>
        <source>The first lines of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">取消</translation>
    </message>
    <message>
        <source>What the transcript is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A translation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What may leave: names and places taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the transcript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A code, such as ko, zh or en</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording that it belongs to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it begins with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the file&apos;s letters are coded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program and its words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A program heard it, and nobody has read it against the sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished">语言</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation type="unfinished">录音</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a transcript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside the sound, line by line. A draft is kept as you write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A transcript from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether the letters are right before you take it in. The file itself stays where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let a program write it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A program of this laptop hears the whole recording and writes down what it takes it for: {wav} is the sound, in memory, {language} its language. It runs without a network where this system allows that, and can write no file; that holds back accidents, not malice, so name one that you trust. What it writes is marked as a machine&apos;s until somebody has read it against the sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 long</source>
        <comment>a recording: when, how long</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an empty page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, found by itself</source>
        <comment>an encoding</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, a guess</source>
        <comment>an encoding</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s).</source>
        <comment>of a transcript</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>How its letters are coded is a guess: choose another encoding where they look wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n places could not be read; � stands for them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The file holds other languages, too: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Taken in: %n line(s).</source>
        <comment>of a transcript</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A program is listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program ran without a network. It may have written what nobody said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system does not let a program be cut off from the network: it could have sent away what it heard. It may have written what nobody said.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::NotesPanel</name>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>新笔记</translation>
    </message>
    <message>
        <source>A new note: what the sound does not tell</source>
        <translation>新笔记：声音没有说明的事</translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>添加笔记</translation>
    </message>
    <message>
        <source>at %1</source>
        <comment>a moment of the recording</comment>
        <translation>在 %1</translation>
    </message>
    <message>
        <source>At %1</source>
        <comment>a moment of the recording</comment>
        <translation>在 %1</translation>
    </message>
    <message>
        <source>Tie the note to the moment %1</source>
        <translation>将笔记与 %1 这一时刻关联</translation>
    </message>
    <message>
        <source>No notes yet. Write down what was seen and not said, or what to ask next time.</source>
        <translation>还没有笔记。请记下看到而未说出的事，或下次要问的问题。</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the interview went, and how you are. The project&apos;s own people can read it, partners never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished">添加</translation>
    </message>
    <message>
        <source>Recording %1 · %2</source>
        <comment>a number and a date</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the whole interview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Afterwards, of the interviewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marker</source>
        <translation type="unfinished">标记</translation>
    </message>
    <message>
        <source>Question skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a kind of marker and its word</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How did it go? How are you? No testimony; partners never receive it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note at this moment; Enter keeps it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::PeoplePage</name>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>No people yet</source>
        <translation>还没有人员</translation>
    </message>
    <message>
        <source>A person gets a random record code that tells nothing. Who it really is can be sealed into the identity vault, apart from everything else.</source>
        <translation>每个人会得到一个不透露任何信息的随机编号。其真实身份可以封存到身份保险库，与其他一切分开。</translation>
    </message>
    <message>
        <source>This person&apos;s record is not in this vault.</source>
        <translation>此人的记录不在本保险库中。</translation>
    </message>
    <message>
        <source>When the vault was locked, something about %1 was typed and not sealed yet. It was sealed into the identity vault as it stood.</source>
        <translation>保险库锁定时，关于 %1 的内容已输入而尚未封存，已按当时的样子封存到身份保险库。</translation>
    </message>
    <message>
        <source>Added as %1.</source>
        <translation>已添加，编号为 %1。</translation>
    </message>
</context>
<context>
    <name>attest::ui::PlayerPanel</name>
    <message>
        <source>Back 5 seconds</source>
        <translation>后退 5 秒</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Forward 5 seconds</source>
        <translation>前进 5 秒</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>%1. It is silent there; a backup may have it whole.</source>
        <comment>&apos;Damaged from 0:12 to 0:14&apos;</comment>
        <translation>%1。该处无声；备份中可能有完好的录音。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an act and its key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed, with the same pitch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slower (%1), faster (%2); the pitch stays</source>
        <comment>two keys</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear a stretch over and over (%1). Drag over the sound to choose it, or set its beginning with [ and its end with ]; Esc ends it. While you write: Ctrl+[ and Ctrl+].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a pause, go back by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <comment>go back by</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Export the sound…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 are missing here</source>
        <comment>Paused: 3:07 are missing here</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: sound is missing here</source>
        <comment>Paused: sound is missing here</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop from %1: its end with ]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2, Ctrl+Space)</source>
        <comment>Play or Pause, and its key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step back</source>
        <comment>how far playing goes back after a pause</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::ProjectPanel</name>
    <message>
        <source>How this project records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For everyone who records for it: these settings go along in the project&apos;s bundles. The list of places stays inside the project; partners never receive it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two devices have set some of this differently. What is kept here now counts for both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speech (Opus): about 15 MB an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lossless evidence (FLAC): up to 240 MB an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mono: one microphone for everyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stereo: two microphones, one to each side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>after %n minute(s) without a break</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Check-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grounding card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places that help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line each: who helps, where, how to reach them. Fill it before the first interview.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep for the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept. It counts for the next recording.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::QuietView</name>
    <message>
        <source>New note</source>
        <translation type="unfinished">新笔记</translation>
    </message>
    <message>
        <source>%1 pause or go on · %2 off the record · %3 marker · %4 question skipped · %5 distress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 note · %2 grounding card · %3 asked about a break · %4 end · %5 leave the quiet screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NOT RECORDING: the disk takes nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NOT RECORDING: the microphone went away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recording, but nothing is heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n min</source>
        <comment>&apos;recording · 12 min&apos;</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>ask about a break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the vault is locked: no notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>question skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>distress marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the note could not be kept yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::ReadBackPanel</name>
    <message>
        <source>Type what stands on the paper, not what you remember. Nothing is changed by this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does it open this vault?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the recovery key back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the recovery sheets back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens this vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is whole, but it does not open this vault: it belongs to another one, or a newer key has taken its place.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::RecorderPanel</name>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>No microphone answers</source>
        <translation>没有可用的麦克风</translation>
    </message>
    <message>
        <source>The system&apos;s choice</source>
        <translation>系统默认</translation>
    </message>
    <message>
        <source>End the recording</source>
        <translation>结束录音</translation>
    </message>
    <message>
        <source>Start recording</source>
        <translation>开始录音</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>没有在录音</translation>
    </message>
    <message>
        <source>Recording into another interview</source>
        <translation>正在录入另一次访谈</translation>
    </message>
    <message>
        <source>Recording, but nothing is heard. Is the microphone muted?</source>
        <translation>正在录音，但没有声音。麦克风是否静音？</translation>
    </message>
    <message>
        <source>Recording. Every second is sealed as it comes.</source>
        <translation>正在录音，随录随封。</translation>
    </message>
    <message>
        <source>NOT RECORDING: the disk is full. Make room: it goes on by itself then.</source>
        <translation>没有录上：磁盘已满。腾出空间后会自动继续。</translation>
    </message>
    <message>
        <source>NOT RECORDING: the disk takes nothing. It goes on by itself once it does.</source>
        <translation>没有录上：磁盘无法写入。恢复后会自动继续。</translation>
    </message>
    <message>
        <source>Paused. Nothing is kept until you go on.</source>
        <translation>已暂停。继续之前不保留任何声音。</translation>
    </message>
    <message>
        <source>Off the record. Nothing is kept until you go on.</source>
        <translation>不记录。继续之前不保留任何声音。</translation>
    </message>
    <message>
        <source>NOT RECORDING: the sound system put the microphone to sleep. It goes on by itself once one answers.</source>
        <translation>没有录上：声音系统让麦克风休眠了。麦克风恢复后会自动继续。</translation>
    </message>
    <message>
        <source>NOT RECORDING: the microphone went away. It goes on by itself once one answers.</source>
        <translation>没有录上：麦克风断开了。麦克风恢复后会自动继续。</translation>
    </message>
    <message>
        <source>Recording, but too loud: words are cut off. Move the microphone away, or turn it down.</source>
        <translation>正在录音，但声音太大，话会失真。请把麦克风放远一些或调低音量。</translation>
    </message>
    <message>
        <source>Recording goes on with “%1”, since “%2” went away.</source>
        <translation>“%2”断开了，现在用“%1”继续录音。</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>A word for the marker</source>
        <translation>标记的文字</translation>
    </message>
    <message>
        <source>A word for it, if you like</source>
        <translation>可以写一句话</translation>
    </message>
    <message>
        <source>Off the record</source>
        <translation>不记录</translation>
    </message>
    <message numerus="yes">
        <source>Not recording. Only %n minute(s) fit on the disk.</source>
        <translation>
            <numerusform>没有在录音。磁盘上只够录 %n 分钟。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not recording. About %n hour(s) fit on the disk.</source>
        <translation>
            <numerusform>没有在录音。磁盘上大约够录 %n 小时。</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on recording</source>
        <translation>继续录音</translation>
    </message>
    <message>
        <source>Pause the recording</source>
        <translation>暂停录音</translation>
    </message>
    <message>
        <source>Recording, but almost too loud: move the microphone away a little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording, but very quiet: move the microphone closer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test for ten seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listens for ten seconds and says how it sounds. Nothing of it is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks this moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks that a question was left out; nobody asks why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks that it was hard here. It says nothing about what was said; partners never receive it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is kept until you go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grounding card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large and calm, to be turned to the person; with the places that help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While recording, the window is dark and still, and everything works by key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shall what was said before go too? It is destroyed for good; the rest of the recording stays, and the gap can be seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (since %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last 5 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last 15 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since the last marker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything until now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said since %1 is destroyed. Off the record until you go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time until the next check-in begins anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording is kept. When there is a quiet minute: how did it go, and how are you? A note apart from the testimony; the project&apos;s own people can read it, partners never.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished">暂不</translation>
    </message>
    <message>
        <source>Recorded without loss (FLAC), in stereo; the project&apos;s choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded without loss (FLAC), in mono; the project&apos;s choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded as speech (Opus), in stereo; the project&apos;s choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded as speech (Opus), in mono; the project&apos;s choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question skipped at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which question, if you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distress marked at %1. It never counts for or against what was said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What helped, if you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) without a break. Ask whether the person wants to pause.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Hold for two seconds to take it back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::RecordingsPanel</name>
    <message>
        <source>Recordings of this interview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session %1 · %2</source>
        <comment>a number and a date</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording %1 · %2 · %3</source>
        <comment>a number, a time of day and a length</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lossless (FLAC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speech (Opus)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stereo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recorded elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted: it ends where it was cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s), %1 not recorded</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>its sound is not in this vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The file as it came (%1) was destroyed: something in it is off the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made of a file that is kept as it came: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its device wrote into it, and it stays in the project: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finer than the 24 bits of the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is not in this vault</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::RecoverPanel</name>
    <message>
        <source>I forgot the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The forgotten passphrases end with this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the new passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault in %1. Its recovery key, or enough of its sheets, is needed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::RecoveryInput</name>
    <message>
        <source>Paper key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands on the paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AGE-SECRET-KEY-1…; small letters and spaces do not matter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words of one sheet, in their order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is read from the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the key as it stands on the page, group by group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type one sheet after the other; capital letters and numbers do not matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the %2 sheets that are needed are in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sheets are in: enough.</source>
        <comment>of recovery sheets</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file with the paper key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sheet&apos;s file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished">所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>attest::ui::RecoveryPagesView</name>
    <message>
        <source>Sheet before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: close it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recovery sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is shown only now. Print it or write it down, read it back, then close this page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are shown only now. Print or write down every sheet, read them back, then close this page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file with this page in the clear opens the vault: destroy it once it is printed. The print queue and many printers keep what they print for a while; use one that you trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files with these sheets in the clear open the vault together: take each to its place, then destroy what is left here. The print queue and many printers keep what they print for a while; use one that you trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the printer. Read the print back before you rely on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the recovery key goes, in the clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished">所有文件 (*)</translation>
    </message>
    <message>
        <source>The folder that the sheets go to, in the clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved in the clear: %1. This file alone opens the vault: print it, read the print back, then destroy the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved in the clear in %1. These files together open the vault: take each to its place, then destroy what is left here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::RecoverySheet</name>
    <message>
        <source>The page with the recovery key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::RepairPanel</name>
    <message>
        <source>A repair deletes nothing. First it copies what is damaged into the folder “aside” of the vault; then it brings key files back from their other copies, and makes the database anew from everything that can still be read. An interview that lost something is shown in part, and says so.</source>
        <translation>修复不会删除任何东西。它先把损坏的内容复制到保险库的“aside”文件夹，然后用另一份恢复密钥文件，并用仍可读取的一切重新建立数据库。丢失了内容的访谈只显示一部分，并会注明。</translation>
    </message>
    <message>
        <source>The passphrase is the one that you just typed.</source>
        <translation>使用您刚才输入的口令。</translation>
    </message>
    <message>
        <source>Passphrase, to repair</source>
        <translation>修复所需的口令</translation>
    </message>
    <message>
        <source>The passphrase of this vault</source>
        <translation>此保险库的口令</translation>
    </message>
    <message>
        <source>With a recovery key instead</source>
        <translation>改用恢复密钥</translation>
    </message>
    <message>
        <source>Repair the vault</source>
        <translation>修复保险库</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>It needs up to %1 of free space; %2 are free. The vault is closed for it and opened again.</source>
        <translation>最多需要 %1 的可用空间；现有 %2 可用。修复时会关闭保险库，然后重新打开。</translation>
    </message>
    <message>
        <source>It needs up to %1 of free space. The vault is closed for it and opened again.</source>
        <translation>最多需要 %1 的可用空间。修复时会关闭保险库，然后重新打开。</translation>
    </message>
    <message>
        <source>With the passphrase instead</source>
        <translation>改用口令</translation>
    </message>
    <message>
        <source>A recording is under way. End it first.</source>
        <translation>正在录音，请先结束录音。</translation>
    </message>
    <message>
        <source>Repairing the vault</source>
        <translation>正在修复保险库</translation>
    </message>
</context>
<context>
    <name>attest::ui::RestorePanel</name>
    <message>
        <source>Restore from a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a new vault from it, as a new device: others need its new contact card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the restored vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Choose the folder of the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where the new folder goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the new folder goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished">口令</translation>
    </message>
    <message>
        <source>With a recovery key instead</source>
        <translation>改用恢复密钥</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished">选择…</translation>
    </message>
    <message>
        <source>With the passphrase instead</source>
        <translation>改用口令</translation>
    </message>
    <message>
        <source>Choose the folder of the backup and a new one for the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Restored the backup of %1 with %n interview(s). Give the new contact card to the others; if the old laptop may be in other hands, they should stop trusting its card.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>These files of it are damaged; all else is there:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::Session</name>
    <message>
        <source>Interviews</source>
        <translation>访谈</translation>
    </message>
    <message>
        <source>Codebook</source>
        <translation>编码本</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>交换</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>保险库</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>已打开</translation>
    </message>
    <message>
        <source>The vault is open: what is in it can be read on this screen.</source>
        <translation>保险库已打开，其内容可在此屏幕上读到。</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Recording %1</source>
        <translation>录音中 %1</translation>
    </message>
    <message>
        <source>A recording is under way. End it first; then the window can be closed.</source>
        <translation>正在录音。请先结束录音，再关闭窗口。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Not recording (%1)</source>
        <comment>it is interrupted; how much there is so far</comment>
        <translation>没有录上 (%1)</translation>
    </message>
</context>
<context>
    <name>attest::ui::SoundTestPanel</name>
    <message>
        <source>Hear it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the test</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Listening for %n more second(s). Speak as it will be in the interview.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice is clear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was heard. Is the microphone muted, or another one chosen?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the room was heard. Test again, and speak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice is very quiet. Move the microphone closer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Almost too loud. Move the microphone away a little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too loud: parts were cut off. Move the microphone away, or turn it down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The room is nearly as loud as the voice. Close a window, or move the microphone closer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dB</source>
        <comment>decibels</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice %1, room %2, loudest moment %3. Microphone: %4. It is in memory only and goes when this is closed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::SpeakerBar</name>
    <message>
        <source>Name of a speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A role, never a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <comment>a speaker</comment>
        <translation type="unfinished">添加</translation>
    </message>
    <message>
        <source>Rename</source>
        <comment>a speaker</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interviewer</source>
        <translation type="unfinished">访谈人</translation>
    </message>
    <message>
        <source>Narrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation type="unfinished">口译</translation>
    </message>
    <message>
        <source>%1 speaks in this line (Alt+%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call %1 so, in every line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::StartPage</name>
    <message>
        <source>What was said, kept safe and kept whole.</source>
        <translation>所说的话，安全而完整地保存。</translation>
    </message>
    <message>
        <source>Open a vault</source>
        <translation>打开保险库</translation>
    </message>
    <message>
        <source>Start a vault</source>
        <translation>新建保险库</translation>
    </message>
    <message>
        <source>New here?</source>
        <translation>第一次使用？</translation>
    </message>
    <message>
        <source>Open the sample interview</source>
        <translation>打开示例访谈</translation>
    </message>
    <message>
        <source>Made up, in a vault of its own in a temporary folder; both go when you lock it.</source>
        <translation>内容是虚构的，放在临时文件夹中的单独保险库里，锁定后一并删除。</translation>
    </message>
    <message>
        <source>Folder of the vault</source>
        <translation>保险库文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the folder of the vault</source>
        <translation>选择保险库文件夹</translation>
    </message>
    <message>
        <source>The folder of the vault</source>
        <translation>保险库文件夹</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Shown to those you exchange bundles with</source>
        <translation>与您交换包裹的人会看到</translation>
    </message>
    <message>
        <source>Your author code</source>
        <translation>您的作者代号</translation>
    </message>
    <message>
        <source>A code, not a name: A1, K-07</source>
        <translation>代号，而非姓名：A1、K-07</translation>
    </message>
    <message>
        <source>Author code</source>
        <translation>作者代号</translation>
    </message>
    <message>
        <source>Folder for the new vault</source>
        <translation>新保险库的文件夹</translation>
    </message>
    <message>
        <source>Join a project…</source>
        <translation>加入项目…</translation>
    </message>
    <message>
        <source>Do not join</source>
        <translation>不加入</translation>
    </message>
    <message>
        <source>The contact card of someone in the project</source>
        <translation>项目中某人的名片</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Joins the project “%1”.</source>
        <translation>加入项目“%1”。</translation>
    </message>
    <message>
        <source>Create the vault</source>
        <translation>新建保险库</translation>
    </message>
    <message>
        <source>End the recording</source>
        <translation>结束录音</translation>
    </message>
    <message>
        <source>A recording goes on: %1. It is sealed as it comes and can be heard only after unlocking.</source>
        <translation>录音仍在继续：%1。随录随封，打开保险库后才能听。</translation>
    </message>
    <message>
        <source>Choose the folder of the vault first.</source>
        <translation>请先选择保险库文件夹。</translation>
    </message>
    <message>
        <source>Deriving the key from the passphrase. This takes about a second and slows down whoever guesses.</source>
        <translation>正在由口令生成密钥。约需一秒，这会让猜测口令变慢。</translation>
    </message>
    <message>
        <source>Give an author code. It stands beside everything you write.</source>
        <translation>请填写作者代号。它会标在您写的所有内容旁。</translation>
    </message>
    <message>
        <source>Measuring how slow this computer can make a guess, then making the vault. This takes a few seconds.</source>
        <translation>先测定这台电脑能使猜测变得多慢，再新建保险库。需要几秒钟。</translation>
    </message>
    <message>
        <source>Sample (made up)</source>
        <translation>示例（虚构）</translation>
    </message>
    <message>
        <source>Making a vault for the sample in a temporary folder.</source>
        <translation>正在临时文件夹中建立示例保险库。</translation>
    </message>
    <message>
        <source>The sample is locked and gone.</source>
        <translation>示例已锁定并删除。</translation>
    </message>
    <message>
        <source>Locked. Nothing can be read without the passphrase.</source>
        <translation>已锁定。没有口令就什么也读不到。</translation>
    </message>
    <message>
        <source>Name of the vault</source>
        <translation>保险库名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Starts a project of this name.</source>
        <translation>以此名称新建项目。</translation>
    </message>
    <message>
        <source>Give the vault a name.</source>
        <translation>请填写保险库名称。</translation>
    </message>
    <message>
        <source>Opening the vault with the recovery key and setting the new passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destroy this vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold for two seconds to destroy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destroying the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys could not all be removed. Destroy the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys are gone, and with them everything in this vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of it could not be removed; they hold ciphertext only.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>I forgot the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destroy a vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destroys what is in %1: first its keys, then everything, at once and for ever. No passphrase is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without its passphrase a vault opens only by a recovery key that you made before. Make one on its Vault page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault is damaged</source>
        <translation>此保险库已损坏</translation>
    </message>
    <message>
        <source>Look at the damage</source>
        <translation>查看损坏情况</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>修复…</translation>
    </message>
    <message>
        <source>Looking at the damage</source>
        <translation>正在查看损坏情况</translation>
    </message>
</context>
<context>
    <name>attest::ui::StrengthHint</name>
    <message>
        <source>Strength of the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five or six words that nothing joins are easy to keep and hard to guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weak: 10 000 computers, one try a second each, would find it within days. Counted without Korean words and names, which weaken it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fair: 10 000 computers, one try a second each, would need weeks or years. Counted without Korean words and names, which weaken it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strong: 10 000 computers, one try a second each, would need centuries. Counted without Korean words and names, which weaken it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::TranscriptPanel</name>
    <message>
        <source>Import a transcript…</source>
        <translation>导入文字稿…</translation>
    </message>
    <message>
        <source>No transcript yet</source>
        <translation>还没有文字稿</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>文字稿</translation>
    </message>
    <message>
        <source>Import another transcript</source>
        <translation>再导入一份文字稿</translation>
    </message>
    <message>
        <source>Edit the text</source>
        <translation>修改文字</translation>
    </message>
    <message>
        <source>Save a version</source>
        <translation>保存为新版本</translation>
    </message>
    <message>
        <source>%1 (two versions differ)</source>
        <translation>%1（两个版本不同）</translation>
    </message>
    <message>
        <source>Changes that were not saved yet are here again.</source>
        <translation>尚未保存的修改已恢复。</translation>
    </message>
    <message>
        <source>Draft kept at %1.</source>
        <translation>草稿保存于 %1。</translation>
    </message>
    <message>
        <source>Saved as a new version. Earlier versions are kept.</source>
        <translation>已保存为新版本，旧版本仍保留。</translation>
    </message>
    <message>
        <source>A transcript</source>
        <translation>文字稿文件</translation>
    </message>
    <message>
        <source>%1 (made by a machine, reviewed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (made by a machine, not yet reviewed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write another transcript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let a program write a transcript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read against the sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say that you have read all of it against the sound, and that it says what was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it beside the sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let a program write it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down what was said while you listen, or take in captions, a text document, or what a transcription program wrote. It is read beside the sound, coded and edited here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return begins a line at the moment that you hear; Ctrl+J sets the line&apos;s time anew. Esc plays and pauses, F4 and F6 go back and forward, F7 and F8 change the speed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording of this transcript is not open: lines get no times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A draft is kept every few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Saved as a new version. Earlier versions are kept. %n line(s) have no time.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Said: a person has read this transcript against the sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export this transcript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold to discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold for two seconds: what was written since the last version is gone then</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::TranscriptView</name>
    <message>
        <source>Transcript</source>
        <translation>文字稿</translation>
    </message>
    <message>
        <source>(code not here)</source>
        <translation>（此处没有该编码）</translation>
    </message>
</context>
<context>
    <name>attest::ui::TryAgain</name>
    <message numerus="yes">
        <source>You can try again in %n second(s).</source>
        <translation>
            <numerusform>%n 秒后可以再试。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::VaultPage</name>
    <message>
        <source>Vault</source>
        <translation>保险库</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Author code</source>
        <translation>作者代号</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Interviews</source>
        <translation>访谈</translation>
    </message>
    <message>
        <source>Lock the vault</source>
        <translation>锁定保险库</translation>
    </message>
    <message>
        <source>Closes it and wipes its keys from memory. A recording under way goes on.</source>
        <translation>关闭并从内存中清除密钥。进行中的录音会继续。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>attest::ui::Waveform</name>
    <message>
        <source>%1 of %2</source>
        <comment>position and length of a recording</comment>
        <translation>%2 中的 %1</translation>
    </message>
    <message>
        <source>Position in the recording</source>
        <translation>录音中的位置</translation>
    </message>
    <message>
        <source>%1: %2 are missing at %3</source>
        <comment>Paused: 3:07 are missing at 0:12</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: sound is missing at %2</source>
        <comment>Paused: sound is missing at 0:12</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marker at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marker at %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>gaps and markers of a recording</comment>
        <translation type="unfinished">
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. Click to go there, drag to hear a stretch over and over.</source>
        <comment>0:12</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>attest::ui::WaysInPanel</name>
    <message>
        <source>Ways in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What opens this vault. Every change here also replaces the key inside, so that an old copy of the folder and a passphrase that was given up open nothing new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier backups still open with what was given up: replace or destroy them. They are marked below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one that this vault was opened with gives way to a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <comment>the passphrase</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a second person, who opens the vault with one of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <comment>a passphrase</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recovery key on paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For when the passphrase is forgotten: a page to keep elsewhere. Whoever holds it and the laptop, or a backup, can read everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make…</source>
        <comment>a recovery key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same, divided among people: any two of three sheets open the vault, one alone tells nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make…</source>
        <comment>recovery sheets</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headquarters&apos; key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever holds the other half of that key can open this vault, or its backups, without you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <comment>headquarters&apos; key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New keys inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For when somebody may have copied the folder and seen a passphrase. Every way in stays; recordings keep their own keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace…</source>
        <comment>the keys inside the vault</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose passphrase it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose it is: a code, not a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is shown on the screen next: be alone with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recovery key that was made before opens the vault no more then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheets are shown on the screen next: be alone with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many sheets are made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of them open the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheets in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needed to open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheets that were made before open the vault no more then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headquarters&apos; public key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>age1…, as headquarters gave it to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose key it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let this key open the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This takes a moment and, for as long, free space as large as the database. What plays stops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken away. It opens the vault no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made %1 · %2</source>
        <comment>date, short public key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” (%2) will open this vault no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deriving the key from the passphrase</source>
        <translation type="unfinished">正在由口令生成密钥</translation>
    </message>
    <message>
        <source>Changed. The new passphrase opens the vault; the old one does not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added. Either passphrase opens the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added. Whoever holds the other half of this key can open the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replacing the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys are new. Every way in still opens the vault.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
