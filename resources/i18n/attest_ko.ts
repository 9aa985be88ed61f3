<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>Errors</name>
    <message>
        <source>The passphrase does not fit, or no key of ours opens this.</source>
        <translation>암호문구가 맞지 않거나, 여기에 있는 열쇠로는 열리지 않습니다.</translation>
    </message>
    <message>
        <source>This folder is not an Attest vault.</source>
        <translation>이 폴더는 Attest 보관함이 아닙니다.</translation>
    </message>
    <message>
        <source>This was written by a newer version of Attest. Open it with that version.</source>
        <translation>더 새로운 Attest에서 만들어진 것입니다. 그 버전으로 열어 주세요.</translation>
    </message>
    <message>
        <source>This is damaged: its bytes are not what was written.</source>
        <translation>손상되어 있습니다. 처음에 기록된 내용과 다릅니다.</translation>
    </message>
    <message>
        <source>This was changed after it was signed. Nothing of it was taken in.</source>
        <translation>서명된 뒤에 바뀌었습니다. 아무것도 받아들이지 않았습니다.</translation>
    </message>
    <message>
        <source>Another window or program is writing to this vault. Close it there first.</source>
        <translation>다른 창이나 프로그램이 이 보관함에 쓰고 있습니다. 먼저 그쪽을 닫아 주세요.</translation>
    </message>
    <message>
        <source>This was not found.</source>
        <translation>찾을 수 없습니다.</translation>
    </message>
    <message>
        <source>This cannot be used.</source>
        <translation>쓸 수 없는 것입니다.</translation>
    </message>
    <message>
        <source>A rule of consent, disclosure or trust does not allow this.</source>
        <translation>동의, 공개 또는 신뢰의 규칙에 따라 할 수 없습니다.</translation>
    </message>
    <message>
        <source>There is no room left on this disk. What was there before is still there.</source>
        <translation>디스크에 빈 공간이 없습니다. 그전에 있던 것은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Reading or writing failed. What was there before is still there.</source>
        <translation>읽거나 쓰지 못했습니다. 그전에 있던 것은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>There is no microphone or loudspeaker that answers.</source>
        <translation>응답하는 마이크나 스피커가 없습니다.</translation>
    </message>
    <message>
        <source>There is not enough free memory. Close other programs and try again.</source>
        <translation>메모리가 부족합니다. 다른 프로그램을 닫고 다시 해 주세요.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>취소했습니다.</translation>
    </message>
    <message>
        <source>Something went wrong inside Attest. Nothing was changed.</source>
        <translation>Attest 안에서 문제가 생겼습니다. 바뀐 것은 없습니다.</translation>
    </message>
    <message>
        <source>The passphrase is not right.</source>
        <translation>암호문구가 맞지 않습니다.</translation>
    </message>
    <message>
        <source>There is no vault at %1.</source>
        <translation>%1에 보관함이 없습니다.</translation>
    </message>
    <message>
        <source>A newer Attest made this vault. Nothing was changed; update Attest to open it.</source>
        <translation>더 새로운 Attest에서 만든 보관함입니다. 아무것도 바꾸지 않았습니다. Attest를 새 버전으로 바꾸어 열어 주세요.</translation>
    </message>
    <message>
        <source>The bundle was sealed by a newer Attest. Install a newer one to open it.</source>
        <translation>더 새로운 Attest에서 봉인한 꾸러미입니다. 새 버전을 설치해 열어 주세요.</translation>
    </message>
    <message>
        <source>The contact card was made by a newer Attest.</source>
        <translation>더 새로운 Attest에서 만든 카드입니다.</translation>
    </message>
    <message>
        <source>The recording was made by a newer version of Attest.</source>
        <translation>더 새로운 Attest에서 만든 녹음입니다.</translation>
    </message>
    <message>
        <source>The vault %1 is open for writing in another window or command. Close it there, then try again.</source>
        <translation>보관함 %1을(를) 다른 창이나 명령에서 쓰고 있습니다. 그쪽을 닫고 다시 해 주세요.</translation>
    </message>
    <message>
        <source>The bundle belongs to another project.</source>
        <translation>다른 프로젝트의 꾸러미입니다.</translation>
    </message>
    <message>
        <source>The bundle was sealed for somebody else and passed on. Ask its sender for one of your own.</source>
        <translation>다른 사람에게 봉인된 꾸러미가 전달된 것입니다. 보낸 사람에게 나에게 봉인한 꾸러미를 부탁하세요.</translation>
    </message>
    <message>
        <source>The sender of this bundle is not a trusted contact. Compare fingerprints, then trust the contact.</source>
        <translation>이 꾸러미를 보낸 사람은 신뢰하는 연락처가 아닙니다. 지문을 맞춰 본 뒤 그 연락처를 신뢰해 주세요.</translation>
    </message>
    <message>
        <source>This contact card belongs to another project.</source>
        <translation>다른 프로젝트의 카드입니다.</translation>
    </message>
    <message>
        <source>The text has not been scanned for names. Give a reason to go on; it is written down.</source>
        <translation>글에 이름이 있는지 아직 살펴보지 않았습니다. 계속하려면 사유를 적어 주세요. 사유는 기록에 남습니다.</translation>
    </message>
    <message>
        <source>This interview is not in the vault.</source>
        <translation>이 면담은 보관함에 없습니다.</translation>
    </message>
    <message>
        <source>The person said no to this interview.</source>
        <translation>구술자가 이 면담을 거부했습니다.</translation>
    </message>
    <message>
        <source>The person said no to this use.</source>
        <translation>구술자가 이 용도를 거부했습니다.</translation>
    </message>
    <message>
        <source>Parts of this interview are missing, and the person may have said no in them. A bundle or a backup that has them mends it.</source>
        <translation>이 면담의 일부가 없어서, 구술자가 그 안에서 거부했을 수도 있습니다. 그 부분이 든 꾸러미나 백업이 오면 다시 채워집니다.</translation>
    </message>
    <message>
        <source>The person wants to be asked again before this use.</source>
        <translation>구술자가 이 용도로 쓰기 전에 다시 물어 달라고 했습니다.</translation>
    </message>
    <message>
        <source>Consent to this use has not been asked yet. Give a reason to go on; it is written down.</source>
        <translation>이 용도에 대한 동의를 아직 묻지 않았습니다. 계속하려면 사유를 적어 주세요. 사유는 기록에 남습니다.</translation>
    </message>
    <message>
        <source>There is nothing to seal.</source>
        <translation>봉인할 것이 없습니다.</translation>
    </message>
    <message>
        <source>The disk that holds %1 is full. Nothing was changed; free some space.</source>
        <translation>%1이(가) 있는 디스크가 가득 찼습니다. 아무것도 바뀌지 않았습니다. 공간을 비워 주세요.</translation>
    </message>
    <message>
        <source>No microphone is connected.</source>
        <translation>연결된 마이크가 없습니다.</translation>
    </message>
    <message>
        <source>The sound device went away, or another program has taken it.</source>
        <translation>소리 장치가 사라졌거나 다른 프로그램이 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>The sound system does not answer.</source>
        <translation>소리 시스템이 응답하지 않습니다.</translation>
    </message>
    <message>
        <source>There is no connection to the sound system (%1).</source>
        <translation>소리 시스템에 연결할 수 없습니다 (%1).</translation>
    </message>
    <message>
        <source>The folder %1 does not exist.</source>
        <translation>폴더 %1이(가) 없습니다.</translation>
    </message>
    <message>
        <source>The sound of this recording is not in this vault: it was sent without its media.</source>
        <translation>이 녹음의 소리는 보관함에 없습니다. 소리 없이 보내온 것입니다.</translation>
    </message>
    <message>
        <source>%1 exists already and is not empty. Choose another folder.</source>
        <translation>%1이(가) 이미 있고 비어 있지 않습니다. 다른 폴더를 골라 주세요.</translation>
    </message>
    <message>
        <source>%1 exists already; choose another name or allow it to be replaced.</source>
        <translation>%1이(가) 이미 있습니다. 다른 이름을 고르거나 바꾸어 쓰도록 허락해 주세요.</translation>
    </message>
    <message>
        <source>%1 is left of a vault that was not finished. Remove it, then try again.</source>
        <translation>%1은(는) 다 만들어지지 못한 보관함에서 남은 것입니다. 지우고 다시 해 주세요.</translation>
    </message>
    <message>
        <source>What was signed has been changed since, or the signature has.</source>
        <translation>서명된 내용이나 서명이 그 뒤에 바뀌었습니다.</translation>
    </message>
    <message>
        <source>A piece of the recording is damaged or missing (at byte %1 of its sound). The rest can be read; look for this recording in a backup.</source>
        <translation>녹음의 한 부분이 손상되었거나 없습니다(소리의 %1바이트). 나머지는 읽을 수 있습니다. 백업에서 이 녹음을 찾아보세요.</translation>
    </message>
    <message>
        <source>The bundle ends too early.</source>
        <translation>꾸러미가 중간에 끊겨 있습니다.</translation>
    </message>
    <message>
        <source>The vault&apos;s file “%1” is damaged in both copies. Restore it from a backup.</source>
        <translation>보관함의 파일 “%1”이 두 벌 모두 손상되었습니다. 백업에서 되살려 주세요.</translation>
    </message>
    <message>
        <source>%1 is larger than %2 bytes, the most that is read.</source>
        <translation>%1이(가) 읽을 수 있는 크기인 %2바이트보다 큽니다.</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text (line %2); save it as UTF-8 and try again.</source>
        <translation>%1은(는) UTF-8 글이 아닙니다(%2번째 줄). UTF-8로 저장해 다시 해 주세요.</translation>
    </message>
    <message>
        <source>A code cannot be moved into itself or below itself.</source>
        <translation>코드를 자기 자신이나 그 아래로 옮길 수 없습니다.</translation>
    </message>
    <message>
        <source>A code&apos;s name has at most 200 characters.</source>
        <translation>코드 이름은 200자까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>A code&apos;s name is one line without “/”.</source>
        <translation>코드 이름은 “/”가 없는 한 줄이어야 합니다.</translation>
    </message>
    <message>
        <source>There is a code “%1” already.</source>
        <translation>“%1” 코드가 이미 있습니다.</translation>
    </message>
    <message>
        <source>This code has others below it. Move or delete them first.</source>
        <translation>이 코드 아래에 다른 코드가 있습니다. 먼저 옮기거나 삭제해 주세요.</translation>
    </message>
    <message>
        <source>An author code has 1 to 64 characters in one line.</source>
        <translation>작성자 부호는 한 줄에 1자에서 64자까지입니다.</translation>
    </message>
    <message>
        <source>A vault&apos;s name has at most 200 characters in one line.</source>
        <translation>보관함의 이름은 한 줄에 200자까지입니다.</translation>
    </message>
    <message>
        <source>The passphrase is empty.</source>
        <translation>암호문구가 비어 있습니다.</translation>
    </message>
    <message>
        <source>The field “%1” is too long (64 000 bytes at most).</source>
        <translation>“%1” 항목이 너무 깁니다(64 000바이트까지).</translation>
    </message>
    <message>
        <source>The field “%1” takes one line.</source>
        <translation>“%1” 항목은 한 줄로 적어야 합니다.</translation>
    </message>
    <message>
        <source>“%1” is not a date. Write 2021, 2021-03 or 2021-03-14, with ~ before an estimate.</source>
        <translation>“%1”은(는) 날짜가 아닙니다. 2021, 2021-03, 2021-03-14처럼 적고, 어림한 날짜는 앞에 ~를 붙여 주세요.</translation>
    </message>
    <message>
        <source>“%1” is not a language tag. Write it like ko, ko-KP or zh-Hans-CN.</source>
        <translation>“%1”은(는) 언어 표시가 아닙니다. ko, ko-KP, zh-Hans-CN처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>The file has no captions in it.</source>
        <translation>파일에 자막이 없습니다.</translation>
    </message>
    <message>
        <source>The captions are larger than 32 MiB; divide the file and try again.</source>
        <translation>자막이 32 MiB보다 큽니다. 파일을 나누어 다시 해 주세요.</translation>
    </message>
    <message>
        <source>The sound file holds no sound.</source>
        <translation>파일에 소리가 없습니다.</translation>
    </message>
    <message>
        <source>The note is empty.</source>
        <translation>노트가 비어 있습니다.</translation>
    </message>
    <message>
        <source>There are no words to find.</source>
        <translation>찾을 말이 없습니다.</translation>
    </message>
    <message>
        <source>Only signs can not be searched for. Write at least one letter or digit.</source>
        <translation>기호만으로는 찾을 수 없습니다. 글자나 숫자를 하나 이상 적어 주세요.</translation>
    </message>
    <message>
        <source>There is another contact of this name. Give this one a name of its own.</source>
        <translation>같은 이름의 연락처가 이미 있습니다. 다른 이름을 붙여 주세요.</translation>
    </message>
    <message>
        <source>This is the contact card of this very vault.</source>
        <translation>바로 이 보관함의 카드입니다.</translation>
    </message>
    <message>
        <source>This is not a contact card.</source>
        <translation>연락처 카드가 아닙니다.</translation>
    </message>
    <message>
        <source>This file is not a sealed bundle of Attest.</source>
        <translation>Attest의 봉인된 꾸러미가 아닙니다.</translation>
    </message>
    <message>
        <source>No sound came, so nothing was recorded.</source>
        <translation>소리가 들어오지 않아 아무것도 녹음되지 않았습니다.</translation>
    </message>
    <message>
        <source>This key does not open the vault.</source>
        <translation>이 열쇠로는 보관함이 열리지 않습니다.</translation>
    </message>
    <message>
        <source>This opens the vault already.</source>
        <translation>이미 이것으로 보관함이 열립니다.</translation>
    </message>
    <message>
        <source>A vault has at most eight ways in. Remove one first.</source>
        <translation>보관함을 여는 방법은 여덟 가지까지입니다. 먼저 하나를 없애 주세요.</translation>
    </message>
    <message>
        <source>A label has at most 64 bytes in one line.</source>
        <translation>이름표는 한 줄에 64바이트까지입니다.</translation>
    </message>
    <message>
        <source>The new passphrase is the old one.</source>
        <translation>새 암호문구가 지금 것과 같습니다.</translation>
    </message>
    <message>
        <source>There is no such way into this vault.</source>
        <translation>이 보관함을 여는 그런 방법은 없습니다.</translation>
    </message>
    <message>
        <source>This is the only passphrase. Add another first, or change it.</source>
        <translation>하나뿐인 암호문구입니다. 먼저 다른 것을 더하거나, 이것을 바꾸어 주세요.</translation>
    </message>
    <message>
        <source>Changing the database&apos;s key needs %1 MB of free space for a while; %2 MB are free. Free some space, then try again.</source>
        <translation>데이터베이스의 열쇠를 바꾸는 동안 빈 공간 %1 MB가 필요합니다. 지금은 %2 MB가 비어 있습니다. 공간을 비우고 다시 해 주세요.</translation>
    </message>
    <message>
        <source>The vault %1 is being read by another window or command. Close it there, then try again.</source>
        <translation>보관함 %1을(를) 다른 창이나 명령에서 읽고 있습니다. 그쪽을 닫고 다시 해 주세요.</translation>
    </message>
    <message>
        <source>The keys of the vault %1 are being replaced. Try again in a moment.</source>
        <translation>보관함 %1의 열쇠를 바꾸는 중입니다. 잠시 뒤에 다시 해 주세요.</translation>
    </message>
    <message>
        <source>The vault&apos;s folder %1 cannot be written to.</source>
        <translation>보관함 폴더 %1에 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The file “keyring” is older than the database: somebody put an earlier one in its place. Restore the vault from a backup.</source>
        <translation>파일 “keyring”이 데이터베이스보다 오래되었습니다. 누군가 예전 것으로 바꾸어 놓았습니다. 백업에서 보관함을 되살려 주세요.</translation>
    </message>
    <message>
        <source>The file “store.key” is older than the database: somebody put an earlier one in its place, and a passphrase that was given up may open it. Restore the vault from a backup.</source>
        <translation>파일 “store.key”가 데이터베이스보다 오래되었습니다. 누군가 예전 것으로 바꾸어 놓았으며, 버린 암호문구로 열릴 수 있습니다. 백업에서 보관함을 되살려 주세요.</translation>
    </message>
    <message>
        <source>This vault was made by an earlier Attest and is damaged, so it was not brought to the new format. Restore it from a backup.</source>
        <translation>예전 Attest에서 만든 보관함인데 손상되어 있어 새 형식으로 옮기지 않았습니다. 백업에서 되살려 주세요.</translation>
    </message>
    <message>
        <source>The list of what the backup at %1 holds is damaged.</source>
        <translation>%1에 있는 백업의 목록이 손상되어 있습니다.</translation>
    </message>
    <message>
        <source>A newer Attest made this backup. Update Attest to restore it.</source>
        <translation>더 새로운 Attest에서 만든 백업입니다. Attest를 새 버전으로 바꾸어 되살려 주세요.</translation>
    </message>
    <message>
        <source>There is no backup of a vault at %1.</source>
        <translation>%1에 보관함의 백업이 없습니다.</translation>
    </message>
    <message>
        <source>There is more than one backup at %1. Name one of its folders, for example %2.</source>
        <translation>%1에 백업이 여러 개 있습니다. 그 안의 폴더 하나를 골라 주세요. 예: %2</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>폴더 %1이(가) 없습니다.</translation>
    </message>
    <message>
        <source>A backup inside the vault&apos;s own folder would be lost with it. Choose another disk.</source>
        <translation>보관함 폴더 안에 둔 백업은 보관함과 함께 없어집니다. 다른 디스크를 골라 주세요.</translation>
    </message>
    <message>
        <source>The vault&apos;s database is damaged, so it was not backed up: an earlier backup stays as it is. Look at vault check.</source>
        <translation>보관함의 데이터베이스가 손상되어 있어 백업하지 않았습니다. 앞서 만든 백업은 그대로 있습니다. 보관함을 확인해 보세요.</translation>
    </message>
    <message>
        <source>No backup at %1 is written down here.</source>
        <translation>%1의 백업은 여기에 적혀 있지 않습니다.</translation>
    </message>
    <message>
        <source>There is no such record in this vault.</source>
        <translation>이 보관함에 그런 기록이 없습니다.</translation>
    </message>
    <message>
        <source>There is no such interview in this vault.</source>
        <translation>이 보관함에 그런 면담이 없습니다.</translation>
    </message>
    <message>
        <source>Give a reason in one line. It stays for ever and travels: no names in it.</source>
        <translation>사유를 한 줄로 적어 주세요. 사유는 영원히 남고 다른 기기에도 전해집니다. 이름은 적지 마세요.</translation>
    </message>
    <message>
        <source>This interview was sent in a bundle, so others may have it. Erase it instead: that leaves a tombstone, which tells them.</source>
        <translation>이 면담은 꾸러미로 보낸 적이 있어 다른 사람에게 있을 수 있습니다. 버리는 대신 완전히 지워 주세요. 그러면 지웠다는 표시가 남아 그들에게 알려집니다.</translation>
    </message>
    <message>
        <source>Something of this interview was exported, so it cannot be as if it never was. Erase it instead.</source>
        <translation>이 면담에서 내보낸 것이 있어 처음부터 없던 것으로 할 수 없습니다. 버리는 대신 완전히 지워 주세요.</translation>
    </message>
    <message>
        <source>Another device worked on this interview, so it has it too. Erase it instead.</source>
        <translation>다른 기기에서도 이 면담을 다루어 그쪽에도 있습니다. 버리는 대신 완전히 지워 주세요.</translation>
    </message>
    <message>
        <source>This is a post-quantum key (age1pq1...), which is not supported yet. Ask for an X25519 key (age1...).</source>
        <translation>양자 내성 열쇠(age1pq1...)는 아직 쓸 수 없습니다. X25519 열쇠(age1...)를 부탁해 주세요.</translation>
    </message>
    <message>
        <source>This is not a key that can be sealed to (age1...). Check that it was copied whole.</source>
        <translation>봉인에 쓸 수 있는 열쇠(age1...)가 아닙니다. 빠짐없이 옮겼는지 확인해 주세요.</translation>
    </message>
    <message>
        <source>This is far too long for a recovery key.</source>
        <translation>복구 열쇠라기에는 너무 깁니다.</translation>
    </message>
    <message>
        <source>There is no recovery key (AGE-SECRET-KEY-1...) in it.</source>
        <translation>복구 열쇠(AGE-SECRET-KEY-1...)가 들어 있지 않습니다.</translation>
    </message>
    <message>
        <source>The recovery key is not whole: its checksum does not fit. Compare it with the page, letter by letter (there is no 1, B, I or O in it after the first “-1”).</source>
        <translation>복구 열쇠가 온전하지 않습니다. 검사 글자가 맞지 않습니다. 종이와 한 글자씩 맞추어 보세요(맨 앞의 “-1” 다음에는 1, B, I, O가 나오지 않습니다).</translation>
    </message>
    <message>
        <source>These sheets look right, but do not fit together: one of them is of another set, or was altered. Try again with other sheets of the set.</source>
        <translation>쪽지들이 맞아 보이지만 서로 어울리지 않습니다. 하나가 다른 묶음의 것이거나 바뀌었습니다. 같은 묶음의 다른 쪽지로 다시 해 주세요.</translation>
    </message>
    <message>
        <source>Sheets %1 and %2 of those given are of different sets. Use sheets of one set only.</source>
        <translation>넣은 쪽지 가운데 %1번째와 %2번째는 서로 다른 묶음의 것입니다. 한 묶음의 쪽지만 써 주세요.</translation>
    </message>
    <message>
        <source>%1 of the %2 sheets that are needed are here. Add more sheets of the same set.</source>
        <translation>필요한 쪽지 %2장 가운데 %1장이 있습니다. 같은 묶음의 쪽지를 더 넣어 주세요.</translation>
    </message>
    <message>
        <source>There is no sheet here. Enter the words of the sheets.</source>
        <translation>쪽지가 없습니다. 쪽지의 낱말을 적어 주세요.</translation>
    </message>
    <message>
        <source>There are more than %1 sheets here. Enter the sheets of one set only.</source>
        <translation>쪽지가 %1장보다 많습니다. 한 묶음의 쪽지만 넣어 주세요.</translation>
    </message>
    <message>
        <source>This is longer than 64 KiB, so it is not a sheet. Enter one sheet at a time.</source>
        <translation>64 KiB보다 길어 쪽지가 아닙니다. 쪽지를 한 장씩 넣어 주세요.</translation>
    </message>
    <message>
        <source>There are more words here than a sheet has. Enter one sheet at a time.</source>
        <translation>쪽지 한 장보다 낱말이 많습니다. 쪽지를 한 장씩 넣어 주세요.</translation>
    </message>
    <message>
        <source>Word %1 is none of the words that sheets are made of. Compare it with the sheet.</source>
        <translation>%1번째 낱말은 쪽지에 쓰이는 낱말이 아닙니다. 쪽지와 맞추어 보세요.</translation>
    </message>
    <message>
        <source>There are no words here. Enter the words that stand on the sheet.</source>
        <translation>낱말이 없습니다. 쪽지에 적힌 낱말을 적어 주세요.</translation>
    </message>
    <message>
        <source>The check of these words fails: one or more of them are not those of the sheet, or stand in another place. Compare them with the sheet.</source>
        <translation>낱말이 서로 맞지 않습니다. 쪽지와 다른 낱말이 있거나 순서가 다릅니다. 쪽지와 맞추어 보세요.</translation>
    </message>
    <message>
        <source>These words are whole, but say what no sheet may say (%1). The program that made them is at fault.</source>
        <translation>낱말은 온전하지만 쪽지에 있을 수 없는 내용입니다(%1). 이것을 만든 프로그램의 잘못입니다.</translation>
    </message>
    <message>
        <source>The vault&apos;s database does not hold what was written. Look at vault check.</source>
        <translation>보관함의 데이터베이스가 기록된 내용과 다릅니다. 보관함 점검을 해 보십시오.</translation>
    </message>
    <message>
        <source>The key of this record is not in this vault any more.</source>
        <translation>이 기록의 열쇠는 더 이상 이 보관함에 없습니다.</translation>
    </message>
    <message>
        <source>The vault&apos;s database belongs to another vault. Restore it from a backup.</source>
        <translation>이 데이터베이스는 다른 보관함의 것입니다. 백업에서 복원하십시오.</translation>
    </message>
    <message>
        <source>Too little of the vault&apos;s database can be read to repair it. Restore the vault from a backup.</source>
        <translation>보관함의 데이터베이스에서 읽을 수 있는 부분이 너무 적어 복구할 수 없습니다. 백업에서 복원하십시오.</translation>
    </message>
    <message>
        <source>The database %1 is being written by another window or program. Try again.</source>
        <translation>다른 창이나 프로그램이 데이터베이스 %1에 쓰고 있습니다. 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>Consent was withdrawn: this interview was erased elsewhere. Erase it here, too.</source>
        <translation>동의가 철회되어 이 면담은 다른 곳에서 지워졌습니다. 여기서도 지우십시오.</translation>
    </message>
    <message>
        <source>These sheets hold another program&apos;s key, not a vault&apos;s.</source>
        <translation>이 쪽지들에는 보관함의 열쇠가 아니라 다른 프로그램의 열쇠가 들어 있습니다.</translation>
    </message>
    <message>
        <source>There is an identity vault already.</source>
        <translation>신원 보관함이 이미 있습니다.</translation>
    </message>
    <message>
        <source>The identity vault holds nothing of this person.</source>
        <translation>신원 보관함에 이 사람의 내용이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing of this recording can be heard: all its sound is damaged. Look for it in a backup.</source>
        <translation>이 녹음은 소리가 모두 손상되어 들을 수 없습니다. 백업에서 찾아보세요.</translation>
    </message>
    <message>
        <source>The database %1 is not what was written. Check the vault to see what is damaged, and repair it to bring back what can be read.</source>
        <translation>데이터베이스 %1이(가) 기록된 내용과 다릅니다. 보관함을 확인하면 무엇이 손상되었는지 알 수 있고, 고치면 읽을 수 있는 부분이 되살아납니다.</translation>
    </message>
    <message>
        <source>There is no redacted transcript of this recording for the machine to read. Import one with the role “redacted”.</source>
        <translation>기계가 읽을, 이 녹음의 가림 처리된 녹취록이 없습니다. 역할을 “redacted”로 하여 하나 가져오십시오.</translation>
    </message>
    <message>
        <source>There are several redacted transcripts of this recording. Choose the one to be read aloud.</source>
        <translation>이 녹음의 가림 처리된 녹취록이 여러 개 있습니다. 소리 내어 읽을 것을 고르십시오.</translation>
    </message>
    <message>
        <source>A redacted transcript does not say which of the recordings it is of. Import it again and name the recording.</source>
        <translation>가림 처리된 녹취록 하나가 어느 녹음의 것인지 밝히지 않습니다. 녹음을 지정하여 다시 가져오십시오.</translation>
    </message>
    <message>
        <source>Two versions of a transcript of this recording differ. Settle that first.</source>
        <translation>이 녹음의 녹취록에 서로 다른 두 판이 있습니다. 먼저 그것을 정리하십시오.</translation>
    </message>
    <message>
        <source>The redacted transcript of this recording has no original in its language to be compared with, so it cannot be told what to silence. Import the original, too.</source>
        <translation>이 녹음의 가림 처리된 녹취록과 견줄 같은 언어의 원본이 없어, 어디를 소거해야 할지 알 수 없습니다. 원본도 가져오십시오.</translation>
    </message>
    <message>
        <source>A line that was redacted has no times in the original transcript, so it cannot be told where to silence it. Give that line its times first.</source>
        <translation>가림 처리된 한 줄에 원본 녹취록에서 시각이 없어, 어디를 소거해야 할지 알 수 없습니다. 먼저 그 줄에 시각을 넣으십시오.</translation>
    </message>
    <message>
        <source>The transcript does not say its language, so no voice can be chosen. Import it with its language.</source>
        <translation>녹취록이 어떤 언어인지 밝히지 않아 목소리를 고를 수 없습니다. 언어를 지정하여 가져오십시오.</translation>
    </message>
    <message>
        <source>The machine&apos;s voice is reading another transcript. Wait until it is done.</source>
        <translation>기계 음성이 다른 녹취록을 읽고 있습니다. 끝날 때까지 기다리십시오.</translation>
    </message>
    <message>
        <source>The data of the machine&apos;s voice are not installed (Debian&apos;s package espeak-ng-data).</source>
        <translation>기계 음성의 데이터가 설치되어 있지 않습니다(데비안 패키지 espeak-ng-data).</translation>
    </message>
    <message>
        <source>The machine has no voice for the language “%1”.</source>
        <translation>“%1” 언어를 읽을 기계 음성이 없습니다.</translation>
    </message>
    <message>
        <source>The file is not text, and no document that Attest can read; save it as text and try again.</source>
        <translation>글 파일도 아니고 Attest가 읽을 수 있는 문서도 아닙니다. 텍스트로 저장해 다시 해 주세요.</translation>
    </message>
    <message>
        <source>The file is no transcript that Attest can read; save it as text and try again.</source>
        <translation>Attest가 읽을 수 있는 녹취록이 아닙니다. 텍스트로 저장해 다시 해 주세요.</translation>
    </message>
    <message>
        <source>The encoding of the file cannot be told; name it, or save the file as UTF-8.</source>
        <translation>파일의 문자 인코딩을 알 수 없습니다. 인코딩을 지정하거나 UTF-8로 저장해 주세요.</translation>
    </message>
    <message>
        <source>The captions have more than %1 cues; divide the file and try again.</source>
        <translation>자막이 %1개를 넘습니다. 파일을 나누어 다시 해 주세요.</translation>
    </message>
    <message>
        <source>The document is locked with a password; save it without one and try again.</source>
        <translation>문서가 암호로 잠겨 있습니다. 암호 없이 저장해 다시 해 주세요.</translation>
    </message>
    <message>
        <source>The document is locked with a password, or in Word&apos;s old format; save it as DOCX without a password and try again.</source>
        <translation>문서가 암호로 잠겨 있거나 Word의 옛 형식입니다. 암호 없이 DOCX로 저장해 다시 해 주세요.</translation>
    </message>
    <message>
        <source>The document is not a whole zip archive; open it in the program that made it and save it again.</source>
        <translation>문서 파일이 온전하지 않습니다. 만든 프로그램에서 열어 다시 저장해 주세요.</translation>
    </message>
    <message>
        <source>The document is larger than 48 MiB when it is unpacked; divide it and try again.</source>
        <translation>문서를 풀면 48 MiB보다 큽니다. 나누어 다시 해 주세요.</translation>
    </message>
    <message>
        <source>The document holds a file that no office program puts there; it was not opened.</source>
        <translation>문서 프로그램이 넣지 않는 파일이 들어 있어 열지 않았습니다.</translation>
    </message>
    <message>
        <source>The document holds one of its parts twice; it was not opened.</source>
        <translation>문서에 같은 부분이 두 번 들어 있어 열지 않았습니다.</translation>
    </message>
    <message>
        <source>The file is neither a DOCX nor an ODT text document; save it as one and try again.</source>
        <translation>DOCX나 ODT 글 문서가 아닙니다. 그중 하나로 저장해 다시 해 주세요.</translation>
    </message>
    <message>
        <source>The XML in the file is not well formed; it may be cut or damaged.</source>
        <translation>파일 안의 XML이 올바르지 않습니다. 잘렸거나 손상되었을 수 있습니다.</translation>
    </message>
    <message>
        <source>The XML has a document type, which no transcript needs and which can be a trap; it was not read.</source>
        <translation>XML에 문서 형식 선언(DOCTYPE)이 있습니다. 녹취록에는 필요 없고 함정일 수 있어 읽지 않았습니다.</translation>
    </message>
    <message>
        <source>The XML is no OHMS record; Attest reads transcripts in XML from OHMS only.</source>
        <translation>OHMS 기록이 아닌 XML입니다. XML 녹취록은 OHMS의 것만 읽습니다.</translation>
    </message>
    <message>
        <source>The file is JSON, but no transcript that Attest knows (Whisper, oTranscribe).</source>
        <translation>JSON 파일이지만 Attest가 아는 녹취록(Whisper, oTranscribe)이 아닙니다.</translation>
    </message>
    <message>
        <source>The file begins like JSON but is not; it may be cut.</source>
        <translation>JSON처럼 시작하지만 온전한 JSON이 아닙니다. 잘렸을 수 있습니다.</translation>
    </message>
    <message>
        <source>A line of the transcript has no times, which captions need; export it as plain text.</source>
        <translation>녹취록에 시간이 없는 줄이 있어 자막으로 내보낼 수 없습니다. 일반 텍스트로 내보내 주세요.</translation>
    </message>
    <message>
        <source>This microphone&apos;s sound has a form that cannot be tested.</source>
        <translation>이 마이크의 소리는 시험할 수 없는 형식입니다.</translation>
    </message>
    <message>
        <source>“%1” is too long (%2 bytes at most).</source>
        <translation>“%1”이(가) 너무 깁니다(최대 %2바이트).</translation>
    </message>
    <message>
        <source>This is no sound file that Attest can keep. It takes WAV, FLAC, Ogg, MP3, and with the help of ffmpeg M4A, AMR, video and others.</source>
        <translation>Attest에 담을 수 있는 소리 파일이 아닙니다. WAV, FLAC, Ogg, MP3를 받으며, ffmpeg이 있으면 M4A, AMR, 영상 등도 받습니다.</translation>
    </message>
    <message>
        <source>A file of this kind (%1) needs the program ffmpeg, which is not on this computer. Install it (the package is called ffmpeg), or convert the file to WAV or FLAC first, on a computer that is safe.</source>
        <translation>이런 종류의 파일(%1)에는 ffmpeg 프로그램이 필요한데, 이 컴퓨터에 없습니다. ffmpeg 패키지를 설치하거나, 안전한 컴퓨터에서 먼저 WAV나 FLAC으로 바꿔 주세요.</translation>
    </message>
    <message>
        <source>There is not enough memory to convert this file without writing it to the disk. Close other programs, or convert it to WAV or FLAC first, on a computer that is safe.</source>
        <translation>디스크에 쓰지 않고 이 파일을 바꾸기에는 메모리가 모자랍니다. 다른 프로그램을 닫거나, 안전한 컴퓨터에서 먼저 WAV나 FLAC으로 바꿔 주세요.</translation>
    </message>
    <message>
        <source>No sound was found in this file (%1), or it is damaged.</source>
        <translation>이 파일(%1)에서 소리를 찾지 못했거나, 파일이 손상되었습니다.</translation>
    </message>
    <message>
        <source>The program that was to convert this file got stuck in it, and was ended.</source>
        <translation>이 파일을 바꾸던 프로그램이 멈춰 서서 종료했습니다.</translation>
    </message>
    <message>
        <source>The sound file is larger than 4 GiB. Cut it into parts.</source>
        <translation>소리 파일이 4 GiB보다 큽니다. 여러 부분으로 나눠 주세요.</translation>
    </message>
    <message>
        <source>The sound file is longer than %1 hours. Cut it into parts.</source>
        <translation>소리 파일이 %1시간보다 깁니다. 여러 부분으로 나눠 주세요.</translation>
    </message>
    <message>
        <source>Of recordings made elsewhere a partner gets the sound alone: the files as they came, and what devices wrote into them, stay.</source>
        <translation>다른 곳에서 녹음한 것은 협력 단체에 소리만 갑니다. 받은 그대로의 파일과 기기가 그 안에 적은 내용은 여기에 남습니다.</translation>
    </message>
</context>
<context>
    <name>MemoryCaution</name>
    <message>
        <source>This computer may write what is open in Attest to its disk (swap), where it can be read later. Ask whoever looks after it to encrypt the swap. Until then, switch it off before you unlock a vault: “sudo swapoff -a” in a terminal.</source>
        <translation>이 컴퓨터는 Attest에 열려 있는 내용을 디스크(스왑)에 쓸 수 있고, 그것은 나중에 읽힐 수 있습니다. 컴퓨터를 관리하는 사람에게 스왑을 암호화해 달라고 하세요. 그때까지는 보관함을 열기 전에 스왑을 끄세요. 터미널에서 “sudo swapoff -a”를 실행하면 됩니다.</translation>
    </message>
    <message>
        <source>This computer does not let Attest hold its keys in memory alone. Ask whoever looks after it to allow 8192 KiB of locked memory or more (“ulimit -l”).</source>
        <translation>이 컴퓨터에서는 Attest가 열쇠를 메모리에만 두지 못합니다. 컴퓨터를 관리하는 사람에게 잠긴 메모리를 8192KiB 이상 허용해 달라고 하세요(“ulimit -l”).</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Attest: recovery key on paper</source>
        <translation>Attest: 종이 복구 열쇠</translation>
    </message>
    <message>
        <source>Attest: recovery sheet %1 of %2</source>
        <translation>Attest: 복구 쪽지 %2장 가운데 %1번</translation>
    </message>
    <message>
        <source>Whoever holds this page and the laptop, or a backup, can read everything in the vault. Keep it where neither is.</source>
        <translation>이 종이와 함께 노트북이나 백업을 가진 사람은 보관함의 모든 것을 읽을 수 있습니다. 둘 다 없는 곳에 두세요.</translation>
    </message>
    <message>
        <source>Any %1 of these %2 sheets together open the vault; fewer tell nothing. Keep each in another place, and none beside the laptop.</source>
        <translation>이 쪽지 %2장 가운데 아무 %1장이나 모이면 보관함이 열립니다. 그보다 적으면 아무것도 알 수 없습니다. 한 장씩 서로 다른 곳에 두고, 노트북 곁에는 두지 마세요.</translation>
    </message>
    <message>
        <source>To set a new passphrase with it: on the first page of Attest, “I forgot the passphrase”; or on the command line, attest vault recovery restore FOLDER --paper FILE. The last six characters are a checksum.</source>
        <translation>이것으로 새 암호문구를 정하려면 Attest 첫 화면에서 “암호문구를 잊었습니다”를 누르세요. 명령줄에서는 attest vault recovery restore FOLDER --paper FILE 입니다. 마지막 여섯 글자는 검사 글자입니다.</translation>
    </message>
    <message>
        <source>To set a new passphrase with them: on the first page of Attest, “I forgot the passphrase”; or on the command line, attest vault recovery restore FOLDER --shares FILE FILE. The words are a share by the standard SLIP-0039.</source>
        <translation>이것들로 새 암호문구를 정하려면 Attest 첫 화면에서 “암호문구를 잊었습니다”를 누르세요. 명령줄에서는 attest vault recovery restore FOLDER --shares FILE FILE 입니다. 낱말은 표준 SLIP-0039에 따른 것입니다.</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>보관함</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>프로젝트</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>만든 날</translation>
    </message>
    <message>
        <source>Goes by</source>
        <translation>공개 열쇠</translation>
    </message>
    <message>
        <source>The same in groups of four, for typing:</source>
        <translation>같은 것을 옮겨 적기 쉽게 네 글자씩:</translation>
    </message>
</context>
<context>
    <name>Uses</name>
    <message>
        <source>Analysis within the project</source>
        <translation>프로젝트 안에서의 분석</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>통계 수치</translation>
    </message>
    <message>
        <source>A paraphrase</source>
        <translation>풀어 쓰기</translation>
    </message>
    <message>
        <source>A quote without any name</source>
        <translation>이름 없는 인용</translation>
    </message>
    <message>
        <source>A quote under a pseudonym</source>
        <translation>가명 인용</translation>
    </message>
    <message>
        <source>A quote with the name</source>
        <translation>실명 인용</translation>
    </message>
    <message>
        <source>A treaty body</source>
        <translation>조약 기구</translation>
    </message>
    <message>
        <source>The media</source>
        <translation>언론</translation>
    </message>
    <message>
        <source>A website</source>
        <translation>웹사이트</translation>
    </message>
    <message>
        <source>A court</source>
        <translation>법원</translation>
    </message>
    <message>
        <source>A partner organisation</source>
        <translation>협력 단체</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>학술 연구</translation>
    </message>
    <message>
        <source>An archive</source>
        <translation>기록 보관소</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>교육</translation>
    </message>
    <message>
        <source>Reason of the export</source>
        <translation>내보내는 이유</translation>
    </message>
    <message>
        <source>Where consent is pending, or text leaves unscanned for names: written down, so no names</source>
        <translation>동의를 아직 묻지 않았거나 이름을 검사하지 않은 글이 나갈 때 적습니다. 기록에 남으니 이름은 쓰지 마십시오</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Record code</source>
        <translation>기록 번호</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>장소</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Interviewer</source>
        <translation>면담자</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>통역</translation>
    </message>
    <message>
        <source>How it was held</source>
        <translation>면담 방식</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>목적</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>요약</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>Placed under</source>
        <translation>상위 코드</translation>
    </message>
    <message>
        <source>Version of the transcript</source>
        <translation>녹취록의 판</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>글</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>녹취록</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>노트</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>대면</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>전화</translation>
    </message>
    <message>
        <source>By video call</source>
        <translation>영상 통화</translation>
    </message>
    <message>
        <source>In writing</source>
        <translation>서면</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>예정</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>녹음됨</translation>
    </message>
    <message>
        <source>Transcribed</source>
        <translation>녹취됨</translation>
    </message>
    <message>
        <source>Coded</source>
        <translation>코딩됨</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>마침</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>프로젝트</translation>
    </message>
    <message>
        <source>Codebook</source>
        <translation>코드북</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>면담</translation>
    </message>
    <message>
        <source>Coding layer</source>
        <translation>코딩 층</translation>
    </message>
    <message>
        <source>Device ledger</source>
        <translation>기기의 전달 이력</translation>
    </message>
    <message>
        <source>Language not given</source>
        <translation>언어를 적지 않음</translation>
    </message>
    <message>
        <source>%1, translation</source>
        <translation>%1 (번역)</translation>
    </message>
    <message>
        <source>%1, original</source>
        <translation>%1 (원문)</translation>
    </message>
    <message>
        <source>Headquarters</source>
        <translation>본부</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>동료</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>협력 단체</translation>
    </message>
    <message>
        <source>New here</source>
        <translation>새로 들어옴</translation>
    </message>
    <message>
        <source>Joined with what was here</source>
        <translation>여기에 있던 것과 합침</translation>
    </message>
    <message>
        <source>Already here</source>
        <translation>이미 있음</translation>
    </message>
    <message>
        <source>Joined; two writings differ and wait for you</source>
        <translation>합쳤으나 서로 다르게 적힌 것이 있어 정해야 합니다</translation>
    </message>
    <message>
        <source>Kept until what it builds on arrives</source>
        <translation>앞선 것이 도착할 때까지 맡아 둠</translation>
    </message>
    <message>
        <source>Not taken in</source>
        <translation>받아들이지 않음</translation>
    </message>
    <message>
        <source>Consent: unknown, parts are missing</source>
        <translation>동의: 빠진 부분이 있어 알 수 없음</translation>
    </message>
    <message>
        <source>Consent: not asked yet</source>
        <translation>동의: 아직 묻지 않음</translation>
    </message>
    <message>
        <source>Consent: given for the interview</source>
        <translation>동의: 면담에 동의함</translation>
    </message>
    <message>
        <source>Consent: refused</source>
        <translation>동의: 거부함</translation>
    </message>
    <message>
        <source>Consent: to be asked again later</source>
        <translation>동의: 나중에 다시 묻기로 함</translation>
    </message>
    <message>
        <source>today</source>
        <translation>오늘</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n일 전</numerusform>
        </translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>암호문구</translation>
    </message>
    <message>
        <source>Recovery key on paper</source>
        <translation>종이 복구 열쇠</translation>
    </message>
    <message>
        <source>Recovery sheets: any %1 of %2</source>
        <translation>복구 쪽지: %2장 가운데 아무 %1장</translation>
    </message>
    <message>
        <source>Recovery sheets</source>
        <translation>복구 쪽지</translation>
    </message>
    <message>
        <source>Headquarters&apos; key</source>
        <translation>본부의 열쇠</translation>
    </message>
    <message>
        <source>Name in Hangul</source>
        <translation>한글 이름</translation>
    </message>
    <message>
        <source>Name in Hanja</source>
        <translation>한자 이름</translation>
    </message>
    <message>
        <source>Name in Chinese characters</source>
        <translation>중국어 이름(한자)</translation>
    </message>
    <message>
        <source>Name in Pinyin</source>
        <translation>중국어 이름(병음)</translation>
    </message>
    <message>
        <source>Name in Latin letters</source>
        <translation>로마자 이름</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>다른 이름</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>전화</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Other contact</source>
        <translation>다른 연락처</translation>
    </message>
    <message>
        <source>Safe way to make contact</source>
        <translation>안전하게 연락하는 방법</translation>
    </message>
    <message>
        <source>Identity document</source>
        <translation>신분 증명 서류</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>생년월일</translation>
    </message>
    <message>
        <source>Place of birth</source>
        <translation>태어난 곳</translation>
    </message>
    <message>
        <source>Relatives</source>
        <translation>가족과 친척</translation>
    </message>
    <message>
        <source>Relatives at risk</source>
        <translation>위험에 놓인 가족과 친척</translation>
    </message>
    <message>
        <source>Damaged from %1 to %2</source>
        <translation>%1부터 %2까지 손상됨</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <comment>a further damaged place</comment>
        <translation>%1부터 %2까지</translation>
    </message>
    <message numerus="yes">
        <source>and in %n more place(s)</source>
        <translation>
            <numerusform>그 밖에 %n곳</numerusform>
        </translation>
    </message>
    <message>
        <source>Code lost (%1…)</source>
        <comment>of an interview; the beginning of its id</comment>
        <translation>기록 번호 없어짐 (%1…)</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>성명</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Off the record</source>
        <translation>기록하지 않음</translation>
    </message>
    <message>
        <source>The microphone went away</source>
        <translation>마이크가 사라짐</translation>
    </message>
    <message>
        <source>The microphone was put to sleep</source>
        <translation>마이크가 절전 상태가 됨</translation>
    </message>
    <message>
        <source>The computer slept</source>
        <translation>컴퓨터가 절전 상태였음</translation>
    </message>
    <message>
        <source>The computer was too busy</source>
        <translation>컴퓨터가 너무 바빴음</translation>
    </message>
    <message>
        <source>The disk was full</source>
        <translation>디스크가 가득 참</translation>
    </message>
    <message>
        <source>The disk could not be written</source>
        <translation>디스크에 쓸 수 없었음</translation>
    </message>
    <message>
        <source>%1, redacted</source>
        <translation>%1, 가림 처리됨</translation>
    </message>
    <message>
        <source>Transcripts (*.vtt *.srt *.txt *.docx *.odt *.otr *.json *.xml *.smi);;All files (*)</source>
        <translation>녹취록 (*.vtt *.srt *.txt *.docx *.odt *.otr *.json *.xml *.smi);;모든 파일 (*)</translation>
    </message>
</context>
<context>
    <name>attest::ui::BackupPanel</name>
    <message>
        <source>Backups</source>
        <translation>백업</translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation>지금 백업…</translation>
    </message>
    <message>
        <source>The folder that the backup goes to</source>
        <translation>백업을 저장할 폴더</translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation>백업의 암호문구</translation>
    </message>
    <message>
        <source>The passphrase that opened the vault then</source>
        <translation>그때 보관함을 열던 암호문구</translation>
    </message>
    <message>
        <source>Rehearse the restore</source>
        <translation>되살리기 연습</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>None yet. If this laptop is lost or breaks, everything in the vault is gone.</source>
        <translation>아직 없습니다. 이 노트북을 잃어버리거나 고장 나면 보관함의 모든 것이 사라집니다.</translation>
    </message>
    <message>
        <source>It still holds what was erased, or opens with what was given up: replace or destroy it.</source>
        <translation>지운 것이 아직 들어 있거나, 버린 방법으로 열립니다. 새로 백업하거나 없애 주세요.</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>다시 백업</translation>
    </message>
    <message>
        <source>Rehearse…</source>
        <translation>연습…</translation>
    </message>
    <message>
        <source>Reads every file of the backup at %1, compares it and opens the database. Nothing is changed.</source>
        <translation>%1에 있는 백업의 모든 파일을 읽어 견주어 보고 데이터베이스를 열어 봅니다. 아무것도 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>목록에서 빼기</translation>
    </message>
    <message>
        <source>Forgotten. Nothing at that place was touched: destroy it there, if it still exists.</source>
        <translation>목록에서 뺐습니다. 그곳에 있는 것은 건드리지 않았습니다. 아직 있다면 그곳에서 없애 주세요.</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>백업하는 중</translation>
    </message>
    <message numerus="yes">
        <source>Backed up to %1: %n new recording(s), %2 written.</source>
        <translation>
            <numerusform>%1에 백업했습니다: 새 녹음 %n개, 쓴 양 %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rehearsing the restore</source>
        <translation>되살리기를 연습하는 중</translation>
    </message>
    <message numerus="yes">
        <source>The backup of %1 can be restored: %n interview(s) could be read.</source>
        <translation>
            <numerusform>%1의 백업은 되살릴 수 있습니다. 면담 %n건을 읽을 수 있었습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>These files of it are damaged; make a new backup:</source>
        <translation>그 가운데 다음 파일이 손상되어 있습니다. 새로 백업해 주세요:</translation>
    </message>
    <message>
        <source>Keep one on another disk, in another place. Everything in it is encrypted and opens with the same ways in; only what is new is copied each time. The identity vault goes along, shut.</source>
        <translation>다른 디스크에 만들어 다른 곳에 두세요. 담긴 것은 모두 암호화되어 있으며 같은 방법으로 열립니다. 할 때마다 새로 생긴 것만 복사합니다. 신원 보관함도 닫힌 채로 함께 복사됩니다.</translation>
    </message>
</context>
<context>
    <name>attest::ui::CareBar</name>
    <message>
        <source>Finish now</source>
        <translation>지금 마치기</translation>
    </message>
    <message>
        <source>All is there: remove it</source>
        <translation>다 있음: 지우기</translation>
    </message>
    <message>
        <source>An erasure is not finished: its words cannot be read any more, but the keys are not gone yet.</source>
        <translation>지우기가 아직 끝나지 않았습니다. 내용은 더 이상 읽을 수 없지만 열쇠가 아직 남아 있습니다.</translation>
    </message>
    <message>
        <source>The keys of this vault are half replaced. Nothing is lost; the old ones still work until it is finished.</source>
        <translation>보관함의 열쇠를 바꾸다 멈추었습니다. 잃은 것은 없으며, 마칠 때까지는 예전 열쇠도 통합니다.</translation>
    </message>
    <message>
        <source>This vault was brought to the new format. What there was is kept in %1 (%2). Look whether all is there.</source>
        <translation>이 보관함을 새 형식으로 옮겼습니다. 전에 있던 것은 %1(%2)에 그대로 있습니다. 다 있는지 살펴봐 주세요.</translation>
    </message>
    <message>
        <source>Finishing the erasure</source>
        <translation>지우기를 마치는 중</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>보러 가기</translation>
    </message>
    <message numerus="yes">
        <source>Another device erased %n interview(s) that can still be read here.</source>
        <translation>
            <numerusform>다른 기기에서 지운 면담 %n건을 여기에서는 아직 읽을 수 있습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::CheckPanel</name>
    <message>
        <source>Is everything whole?</source>
        <translation>모든 것이 온전한가요?</translation>
    </message>
    <message>
        <source>Reads every key, page and journal, and compares what is shown with what its history says. Nothing is changed.</source>
        <translation>모든 열쇠와 기록과 이력을 읽고, 보이는 것이 이력과 같은지 견주어 봅니다. 아무것도 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>지금 확인</translation>
    </message>
    <message>
        <source>Checking the vault</source>
        <translation>보관함을 확인하는 중</translation>
    </message>
    <message>
        <source>Read every recording to its end, too</source>
        <translation>모든 녹음도 끝까지 읽기</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>고치기…</translation>
    </message>
</context>
<context>
    <name>attest::ui::CodePanel</name>
    <message>
        <source>Search the codes</source>
        <translation>코드 찾기</translation>
    </message>
    <message>
        <source>Search the codes, or name a new one</source>
        <translation>코드를 찾거나 새 이름을 적으세요</translation>
    </message>
    <message>
        <source>Codes to give</source>
        <translation>붙일 수 있는 코드</translation>
    </message>
    <message>
        <source>Memo on this coding</source>
        <translation>이 코딩의 메모</translation>
    </message>
    <message>
        <source>Memo, if there is something to say</source>
        <translation>덧붙일 말이 있으면 메모로 적으세요</translation>
    </message>
    <message>
        <source>Give this code</source>
        <translation>이 코드 붙이기</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>코딩 거두기</translation>
    </message>
    <message>
        <source>Take this coding back</source>
        <translation>이 코딩 거두기</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>a shown coding</comment>
        <translation>닫기</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>the selected words in quotation marks</comment>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Select words in the transcript to give them a code.</source>
        <translation>녹취록에서 말을 선택하면 코드를 붙일 수 있습니다.</translation>
    </message>
    <message>
        <source>(code not here)</source>
        <translation>(여기에 없는 코드)</translation>
    </message>
    <message>
        <source>No memo.</source>
        <translation>메모가 없습니다.</translation>
    </message>
    <message>
        <source>New code “%1”</source>
        <translation>새 코드 “%1”</translation>
    </message>
</context>
<context>
    <name>attest::ui::CodebookPage</name>
    <message>
        <source>Codebook</source>
        <translation>코드북</translation>
    </message>
    <message>
        <source>Choose a code</source>
        <translation>코드를 고르세요</translation>
    </message>
    <message>
        <source>What was coded with it is shown here, and each quote leads to its moment.</source>
        <translation>그 코드를 붙인 말이 여기에 나오고, 인용문을 누르면 그 순간으로 갑니다.</translation>
    </message>
    <message>
        <source>Name of a new code</source>
        <translation>새 코드의 이름</translation>
    </message>
    <message>
        <source>New code; “Parent/Child” nests it</source>
        <translation>새 코드 (“상위/하위”로 적으면 아래에 놓입니다)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Add the code</source>
        <translation>코드 추가</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>No codes yet</source>
        <translation>아직 코드가 없습니다</translation>
    </message>
    <message>
        <source>A code names what a passage is about. Write the first one above.</source>
        <translation>코드는 한 대목이 무엇에 관한 것인지를 이름 붙인 것입니다. 위에 첫 코드를 적어 보세요.</translation>
    </message>
    <message>
        <source>Name of the code</source>
        <translation>코드의 이름</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Delete the code</source>
        <translation>코드 삭제</translation>
    </message>
    <message>
        <source>Description of the code</source>
        <translation>코드의 설명</translation>
    </message>
    <message>
        <source>When to use this code, and when not</source>
        <translation>이 코드를 언제 쓰고 언제 쓰지 않는지 적으세요</translation>
    </message>
    <message>
        <source>Placed under</source>
        <translation>상위 코드</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Save name, description and place of the code</source>
        <translation>코드의 이름, 설명, 위치 저장</translation>
    </message>
    <message>
        <source>With the codes below it</source>
        <translation>하위 코드 포함</translation>
    </message>
    <message>
        <source>Quotes of the code</source>
        <translation>코드의 인용문</translation>
    </message>
    <message numerus="yes">
        <source>Delete “%1”? Its %n quote(s) stay and are shown under no code.</source>
        <translation>
            <numerusform>“%1” 코드를 삭제할까요? 이 코드의 인용문 %n개는 남아 있으며, 코드 없이 표시됩니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Colour %1</source>
        <translation>색 %1</translation>
    </message>
    <message>
        <source>Nothing: a top code</source>
        <translation>없음: 맨 위 코드</translation>
    </message>
    <message>
        <source>Move or delete the codes below it first.</source>
        <translation>먼저 하위 코드를 옮기거나 삭제해 주세요.</translation>
    </message>
    <message>
        <source>(sound alone)</source>
        <translation>(소리만)</translation>
    </message>
    <message numerus="yes">
        <source>%n quote(s)</source>
        <translation>
            <numerusform>인용문 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is coded with it yet</source>
        <translation>아직 이 코드를 붙인 말이 없습니다</translation>
    </message>
    <message>
        <source>Select words in a transcript to give them this code.</source>
        <translation>녹취록에서 말을 선택해 이 코드를 붙이세요.</translation>
    </message>
</context>
<context>
    <name>attest::ui::CodesModel</name>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>인용문</translation>
    </message>
</context>
<context>
    <name>attest::ui::DamageView</name>
    <message>
        <source>%1 is not what was written. Its other copy is whole and in use.</source>
        <translation>%1이(가) 기록된 내용과 다릅니다. 다른 한 벌은 온전하며 그것을 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>%1 is missing, or older than its other copy, which is whole.</source>
        <translation>%1이(가) 없거나 다른 한 벌보다 오래되었습니다. 다른 한 벌은 온전합니다.</translation>
    </message>
    <message>
        <source>Both copies of %1 are damaged. That cannot be repaired: restore the vault from a backup.</source>
        <translation>%1이(가) 두 벌 모두 손상되었습니다. 이것은 고칠 수 없으니 보관함을 백업에서 되살려 주세요.</translation>
    </message>
    <message>
        <source>It does not open. A repair makes it anew from what can be read.</source>
        <translation>열리지 않습니다. 고치면 읽을 수 있는 것으로 새로 만듭니다.</translation>
    </message>
    <message numerus="yes">
        <source>%1: at least %n part(s) of its history are missing.</source>
        <translation>
            <numerusform>%1: 이력 가운데 적어도 %n개 부분이 없습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>something in its file is not what was written.</source>
        <translation>파일의 무언가가 기록된 내용과 다릅니다.</translation>
    </message>
    <message>
        <source>%1: the file of a recording is missing.</source>
        <translation>%1: 녹음 파일이 없습니다.</translation>
    </message>
    <message>
        <source>%1: missing, or not what was backed up.</source>
        <translation>%1: 없거나, 백업한 내용과 다릅니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s) were found in its pages.</source>
        <comment>of the database</comment>
        <translation>
            <numerusform>페이지에서 잘못된 곳 %n군데를 찾았습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of what was written are not what they were.</source>
        <translation>
            <numerusform>기록된 것 가운데 %n개 부분이 처음과 다릅니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>lines that are left out</comment>
        <translation>
            <numerusform>그 밖에 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Key files</source>
        <translation>열쇠 파일</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>데이터베이스</translation>
    </message>
    <message>
        <source>History</source>
        <translation>이력</translation>
    </message>
    <message>
        <source>Shown otherwise than the history says; a repair mends it</source>
        <translation>이력과 다르게 보이는 것 (고치면 바로잡힙니다)</translation>
    </message>
    <message>
        <source>Shown in part, until a bundle or a backup brings what is missing</source>
        <translation>일부만 보이는 것 (꾸러미나 백업으로 빠진 부분이 채워질 때까지)</translation>
    </message>
    <message>
        <source>Recordings that are damaged; the rest of them plays</source>
        <translation>손상된 녹음 (나머지 부분은 들을 수 있습니다)</translation>
    </message>
    <message>
        <source>Recordings that are missing; a backup may have them</source>
        <translation>없는 녹음 (백업에 있을 수 있습니다)</translation>
    </message>
    <message>
        <source>Files that no interview names; they are kept</source>
        <translation>어느 면담에도 속하지 않는 파일 (그대로 둡니다)</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>백업</translation>
    </message>
    <message numerus="yes">
        <source>Looked at: %n record(s)</source>
        <translation>
            <numerusform>살펴본 것: 기록 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <comment>commits</comment>
        <translation>
            <numerusform>변경 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>녹음 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is whole.</source>
        <translation>모든 것이 온전합니다.</translation>
    </message>
    <message>
        <source>Everything else is whole.</source>
        <translation>나머지는 모두 온전합니다.</translation>
    </message>
    <message>
        <source>It was not repaired, and nothing was lost.</source>
        <translation>고치지 못했습니다. 없어진 것은 없습니다.</translation>
    </message>
    <message>
        <source>%1 was brought back from its other copy.</source>
        <translation>%1을(를) 다른 한 벌에서 되살렸습니다.</translation>
    </message>
    <message numerus="yes">
        <source>The database was made anew from what could be read; %n page(s) of it could not be.</source>
        <translation>
            <numerusform>읽을 수 있는 것으로 데이터베이스를 새로 만들었습니다. %n개 페이지는 읽을 수 없었습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are shown anew from their histories.</source>
        <translation>
            <numerusform>기록 %n개를 이력에 따라 새로 보여 줍니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>고친 것</translation>
    </message>
    <message>
        <source>What was damaged lies aside, sealed as it was:</source>
        <translation>손상된 것은 봉인된 그대로 따로 두었습니다:</translation>
    </message>
    <message>
        <source>Nothing was damaged.</source>
        <translation>손상된 것이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>아무것도 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>Recordings whose key is gone; their files are kept</source>
        <translation>열쇠가 없어진 녹음 (파일은 그대로 둡니다)</translation>
    </message>
    <message>
        <source>The rest</source>
        <translation>나머지</translation>
    </message>
    <message>
        <source>What stands in damaged pages could not be read. It can be looked at after a repair.</source>
        <translation>손상된 페이지에 담긴 것은 읽지 못했습니다. 고친 뒤에 살펴볼 수 있습니다.</translation>
    </message>
    <message>
        <source>It can be looked at once the vault opens again.</source>
        <translation>보관함이 다시 열리면 살펴볼 수 있습니다.</translation>
    </message>
    <message>
        <source>%1: from %2 to %3.</source>
        <comment>a recording; a span of it</comment>
        <translation>%1: %2부터 %3까지.</translation>
    </message>
    <message>
        <source>Said off the record, and the sound is here; opening the vault again destroys it</source>
        <translation>기록하지 않기로 한 말인데 소리가 남아 있는 녹음 (보관함을 다시 열면 없앱니다)</translation>
    </message>
</context>
<context>
    <name>attest::ui::DetailsPanel</name>
    <message>
        <source>(not here)</source>
        <translation>(여기에 없음)</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>적지 않음</translation>
    </message>
    <message>
        <source>%1: two writings differ</source>
        <translation>%1: 서로 다르게 적혀 있습니다</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>이것으로 정하기</translation>
    </message>
    <message>
        <source>Keep “%1”</source>
        <translation>“%1”(으)로 정하기</translation>
    </message>
</context>
<context>
    <name>attest::ui::EndPanel</name>
    <message>
        <source>Destroy this vault</source>
        <translation>이 보관함 없애기</translation>
    </message>
    <message>
        <source>First its keys, then everything in its folder, at once and for ever. A recording under way ends with it.</source>
        <translation>먼저 열쇠를, 이어서 폴더 안의 모든 것을 곧바로 영원히 없앱니다. 진행 중인 녹음도 끝납니다.</translation>
    </message>
    <message>
        <source>Hold for two seconds to destroy</source>
        <translation>2초 동안 누르고 있으면 없앱니다</translation>
    </message>
    <message>
        <source>Not reached: backups, bundles that were sent, files that were exported, an image of the disk taken before. A flash disk may keep old blocks of the key file, which only a way in of then opens.</source>
        <translation>백업, 이미 보낸 꾸러미, 내보낸 파일, 전에 떠 놓은 디스크 복사본에는 미치지 못합니다. 플래시 디스크에는 열쇠 파일의 옛 조각이 남을 수 있으며, 그것은 그때의 여는 방법으로만 열립니다.</translation>
    </message>
</context>
<context>
    <name>attest::ui::EraseIdentityPanel</name>
    <message>
        <source>Erase who this is, for good</source>
        <translation>이 사람의 신원을 완전히 지우기</translation>
    </message>
    <message>
        <source>For when the person withdraws consent. The record code stays, and a tombstone with the reason. Not reached: names that were spoken in an interview, images of the disk taken before, and backups until they are replaced.</source>
        <translation>당사자가 동의를 거두었을 때 씁니다. 기록 번호와, 사유를 적은 표지는 남습니다. 미치지 못하는 것: 면담에서 말한 이름, 전에 떠 둔 디스크 복사본, 새로 하기 전의 백업.</translation>
    </message>
    <message>
        <source>Reason for erasing the identity</source>
        <translation>신원을 지우는 사유</translation>
    </message>
    <message>
        <source>Stays for ever: no names</source>
        <translation>영원히 남습니다. 이름은 적지 마세요</translation>
    </message>
    <message>
        <source>The record code, to erase the identity</source>
        <translation>신원을 지우기 위한 기록 번호</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Record code, to confirm</source>
        <translation>확인을 위한 기록 번호</translation>
    </message>
    <message>
        <source>Erase this identity</source>
        <translation>이 신원 지우기</translation>
    </message>
    <message>
        <source>Type %1</source>
        <translation>여기에 %1 입력</translation>
    </message>
    <message>
        <source>Give a reason. It stays for ever: no names in it.</source>
        <translation>사유를 적어 주세요. 영원히 남으므로 이름은 적지 마세요.</translation>
    </message>
    <message>
        <source>That is not the record code. Nothing was done.</source>
        <translation>기록 번호가 아닙니다. 아무것도 하지 않았습니다.</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>지우는 중</translation>
    </message>
    <message>
        <source>Erased. Backups that were made before hold it still: replace or destroy them.</source>
        <translation>지웠습니다. 앞서 만든 백업에는 아직 들어 있습니다. 새로 백업하거나 없애 주세요.</translation>
    </message>
</context>
<context>
    <name>attest::ui::ErasePanel</name>
    <message>
        <source>Erase this interview for good</source>
        <translation>이 면담을 완전히 지우기</translation>
    </message>
    <message>
        <source>Reason of the erasure</source>
        <translation>지우는 사유</translation>
    </message>
    <message>
        <source>Stays for ever and is sent along: no names</source>
        <translation>영원히 남고 함께 전해집니다. 이름은 적지 마세요</translation>
    </message>
    <message>
        <source>The record code, to erase</source>
        <translation>지우려면 기록 번호</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Record code, to confirm</source>
        <translation>확인을 위한 기록 번호</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>완전히 지우기</translation>
    </message>
    <message>
        <source>Discard it: it was a mistake</source>
        <translation>버리기: 잘못 만든 면담</translation>
    </message>
    <message>
        <source>For a record that nobody else has, such as a test. Nothing of it stays, not even that it was there.</source>
        <translation>시험 삼아 만든 것처럼 다른 누구에게도 없는 기록일 때 씁니다. 있었다는 흔적조차 남지 않습니다.</translation>
    </message>
    <message>
        <source>The record code, to discard</source>
        <translation>버리려면 기록 번호</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message numerus="yes">
        <source>What goes: everything written in %1, what was coded on it, and %n recording(s) (%2), with their keys.</source>
        <translation>
            <numerusform>지워지는 것: %1에 적힌 모든 것, 그 위의 코딩, 녹음 %n개(%2), 그리고 그 열쇠.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was sent in %n bundle(s), which stay with those who have them.</source>
        <translation>
            <numerusform>꾸러미 %n개로 보냈으며, 그것은 가진 사람에게 남습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They went to %n recipient(s); ask each of them to erase it.</source>
        <translation>
            <numerusform>받은 쪽은 %n곳입니다. 저마다 지워 달라고 부탁하세요.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was exported %n time(s); those files are not reached.</source>
        <translation>
            <numerusform>%n번 내보냈으며, 그 파일에는 미치지 못합니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The backup at %1 holds it until it is replaced or destroyed.</source>
        <translation>%1의 백업에는 새로 백업하거나 없앨 때까지 남아 있습니다.</translation>
    </message>
    <message>
        <source>As far as this vault knows, nobody else has any of it.</source>
        <translation>이 보관함이 아는 한, 다른 누구에게도 없습니다.</translation>
    </message>
    <message>
        <source>Out of reach:</source>
        <translation>미치지 못하는 것:</translation>
    </message>
    <message>
        <source>For a while it needs %1 of free space; %2 are free.</source>
        <translation>하는 동안 필요한 빈 공간: %1 (지금 비어 있는 공간: %2)</translation>
    </message>
    <message>
        <source>Type %1</source>
        <translation>여기에 %1 입력</translation>
    </message>
    <message>
        <source>A recording of this interview is under way. End it first.</source>
        <translation>이 면담을 녹음하고 있습니다. 먼저 녹음을 끝내 주세요.</translation>
    </message>
    <message>
        <source>That is not the record code. Nothing was done.</source>
        <translation>기록 번호가 아닙니다. 아무것도 하지 않았습니다.</translation>
    </message>
    <message>
        <source>Give a reason. It stays for ever and is sent along: no names in it.</source>
        <translation>사유를 적어 주세요. 영원히 남고 함께 전해지므로 이름은 적지 마세요.</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>지우는 중</translation>
    </message>
    <message>
        <source>Erased. What may be left in this disk&apos;s worn-out blocks opens only with an earlier image of the vault and a passphrase of then.</source>
        <translation>완전히 지웠습니다. 디스크의 낡은 조각에 남아 있을지 모르는 것은, 보관함의 예전 복사본과 그때의 암호문구가 있어야만 열립니다.</translation>
    </message>
    <message>
        <source>Discarding</source>
        <translation>버리는 중</translation>
    </message>
    <message>
        <source>Discarded. Nothing of it is left in this vault.</source>
        <translation>버렸습니다. 이 보관함에는 아무것도 남지 않았습니다.</translation>
    </message>
    <message>
        <source>For when the person withdraws consent. A tombstone with the reason stays, and tells every device that has the interview that it is to be erased there too.</source>
        <translation>본인이 동의를 거두었을 때 씁니다. 사유와 함께 지웠다는 표시가 남으며, 이 면담이 있는 다른 기기에도 지워 달라고 알립니다.</translation>
    </message>
    <message>
        <source>What goes: everything written in %1, and what was coded on it.</source>
        <translation>지워지는 것: %1에 적힌 모든 것과 그 위의 코딩.</translation>
    </message>
</context>
<context>
    <name>attest::ui::ErasuresPanel</name>
    <message>
        <source>Erasures that were asked for</source>
        <translation>지워 달라는 요청</translation>
    </message>
    <message>
        <source>Another device erased these interviews. Here they can be read until they are erased here too.</source>
        <translation>다른 기기에서 지운 면담입니다. 여기에서도 지울 때까지는 여기에서 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>Erase here too…</source>
        <translation>여기에서도 지우기…</translation>
    </message>
</context>
<context>
    <name>attest::ui::ExchangePage</name>
    <message>
        <source>Exchange</source>
        <translation>주고받기</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>이 기기</translation>
    </message>
    <message>
        <source>Others need your card to seal bundles for you. It holds no secret; the fingerprint shows, read aloud over a phone, that nobody has exchanged it on the way.</source>
        <translation>다른 사람이 나에게 꾸러미를 봉인해 보내려면 내 카드가 있어야 합니다. 카드에는 비밀이 없습니다. 전화로 지문을 소리 내어 읽어 맞춰 보면, 중간에 카드가 바뀌지 않았음을 알 수 있습니다.</translation>
    </message>
    <message>
        <source>Save the card…</source>
        <translation>카드 저장…</translation>
    </message>
    <message>
        <source>Where the card goes</source>
        <translation>카드를 저장할 곳</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>The card is saved. Send it by any way; compare the fingerprint by another.</source>
        <translation>카드를 저장했습니다. 아무 방법으로나 보내고, 지문은 다른 방법으로 맞춰 보세요.</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>연락처</translation>
    </message>
    <message>
        <source>Add from a card…</source>
        <translation>카드로 추가…</translation>
    </message>
    <message>
        <source>A contact&apos;s card</source>
        <translation>연락처의 카드</translation>
    </message>
    <message>
        <source>Name of the contact</source>
        <translation>연락처의 이름</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Role of the contact</source>
        <translation>연락처의 역할</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>역할</translation>
    </message>
    <message>
        <source>Add the contact</source>
        <translation>연락처 추가</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Seal interviews</source>
        <translation>면담 봉인하기</translation>
    </message>
    <message>
        <source>Makes one encrypted file that only the chosen contacts can open, by any way that carries files.</source>
        <translation>고른 연락처만 열 수 있는 암호화된 파일 하나를 만듭니다. 어떤 방법으로든 보낼 수 있습니다.</translation>
    </message>
    <message>
        <source>Interviews to seal</source>
        <translation>봉인할 면담</translation>
    </message>
    <message>
        <source>Contacts to seal for</source>
        <translation>받을 연락처</translation>
    </message>
    <message>
        <source>Interviews</source>
        <translation>면담</translation>
    </message>
    <message>
        <source>For</source>
        <translation>받는 사람</translation>
    </message>
    <message>
        <source>Reason, where consent is pending</source>
        <translation>동의를 아직 묻지 않았을 때의 사유</translation>
    </message>
    <message>
        <source>Kept in this device&apos;s ledger</source>
        <translation>이 기기의 전달 이력에 남습니다</translation>
    </message>
    <message>
        <source>Choose interviews and contacts: then this says what would go.</source>
        <translation>면담과 연락처를 고르면 무엇이 나가는지 여기에 나옵니다.</translation>
    </message>
    <message>
        <source>With recordings</source>
        <translation>녹음 포함</translation>
    </message>
    <message>
        <source>Seal…</source>
        <translation>봉인…</translation>
    </message>
    <message>
        <source>Without recordings</source>
        <translation>녹음 제외</translation>
    </message>
    <message>
        <source>The folder that the bundle goes to</source>
        <translation>꾸러미를 저장할 폴더</translation>
    </message>
    <message>
        <source>Open a bundle</source>
        <translation>꾸러미 열기</translation>
    </message>
    <message>
        <source>Checks everything first. What you have written here stays; what came is joined to it.</source>
        <translation>먼저 모든 것을 확인합니다. 여기에 적은 것은 그대로 남고, 온 것은 거기에 합쳐집니다.</translation>
    </message>
    <message>
        <source>Open a bundle…</source>
        <translation>꾸러미 열기…</translation>
    </message>
    <message>
        <source>A sealed bundle</source>
        <translation>봉인된 꾸러미</translation>
    </message>
    <message>
        <source>Bundles (*.age);;All files (*)</source>
        <translation>꾸러미 (*.age);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Nobody yet. Ask a colleague for the card of their device.</source>
        <translation>아직 아무도 없습니다. 동료에게 그 기기의 카드를 받아 주세요.</translation>
    </message>
    <message>
        <source>trusted: their work is taken in</source>
        <translation>신뢰함: 보내온 것을 받아들입니다</translation>
    </message>
    <message>
        <source>not trusted yet: compare the fingerprint</source>
        <translation>아직 신뢰하지 않음: 지문을 맞춰 보세요</translation>
    </message>
    <message>
        <source>Stop trusting</source>
        <translation>신뢰 거두기</translation>
    </message>
    <message>
        <source>Fingerprints agree: trust</source>
        <translation>지문이 같음: 신뢰하기</translation>
    </message>
    <message>
        <source>A card of “%1”. Its fingerprint is
%2
Ask them to read theirs aloud. Add it now; trust it once both agree.</source>
        <translation>“%1”의 카드입니다. 지문은 다음과 같습니다.
%2
상대에게 지문을 소리 내어 읽어 달라고 하세요. 지금 추가하고, 두 지문이 같은 것을 확인한 뒤에 신뢰하세요.</translation>
    </message>
    <message>
        <source>Goes: %1.</source>
        <translation>나가는 것: %1.</translation>
    </message>
    <message>
        <source>Stays: %1</source>
        <translation>남는 것: %1</translation>
    </message>
    <message>
        <source>Sealing</source>
        <translation>봉인하는 중</translation>
    </message>
    <message>
        <source>Sealed: %1 (%2). Send this file by any way.</source>
        <translation>봉인했습니다: %1 (%2). 이 파일을 아무 방법으로나 보내세요.</translation>
    </message>
    <message>
        <source>Checking and opening the bundle</source>
        <translation>꾸러미를 확인하고 여는 중</translation>
    </message>
    <message>
        <source>From %1:</source>
        <translation>%1에게서 온 것:</translation>
    </message>
    <message>
        <source>This bundle was opened here before.</source>
        <translation>전에 여기에서 연 꾸러미입니다.</translation>
    </message>
</context>
<context>
    <name>attest::ui::ExportSoundPanel</name>
    <message>
        <source>Export the sound of this recording</source>
        <translation>이 녹음의 소리 내보내기</translation>
    </message>
    <message>
        <source>Not to export it is the safest. Each level gives away more than the one before; the file lies in the clear where you put it.</source>
        <translation>내보내지 않는 것이 가장 안전합니다. 뒤의 것일수록 더 많은 것이 드러나며, 파일은 저장한 곳에 암호화되지 않은 채 놓입니다.</translation>
    </message>
    <message>
        <source>Import a redacted transcript…</source>
        <translation>가림 처리된 녹취록 가져오기…</translation>
    </message>
    <message>
        <source>What the sound is for</source>
        <translation>소리의 용도</translation>
    </message>
    <message>
        <source>The record code, to export the voice itself</source>
        <translation>목소리 그대로 내보내기 위한 기록 코드</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>용도</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Record code, to confirm</source>
        <translation>확인을 위한 기록 코드</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Do not export</source>
        <translation>내보내지 않음</translation>
    </message>
    <message>
        <source>Read by a machine</source>
        <translation>기계가 읽음</translation>
    </message>
    <message>
        <source>The voice altered</source>
        <translation>변조한 목소리</translation>
    </message>
    <message>
        <source>The voice as it is</source>
        <translation>목소리 그대로</translation>
    </message>
    <message>
        <source>A machine reads the redacted transcript: the voice is not in it. What was said is, and words alone can tell who said them.</source>
        <translation>가림 처리된 녹취록을 기계가 읽습니다. 목소리는 들어 있지 않습니다. 그러나 말의 내용은 그대로이며, 말만으로도 누가 했는지 드러날 수 있습니다.</translation>
    </message>
    <message>
        <source>The voice is altered, and that is all: a person who knows the speaker, or a program, may still recognise it. Words, accent and background are unchanged.</source>
        <translation>목소리를 바꾸었을 뿐입니다. 말한 사람을 아는 이나 프로그램은 여전히 알아볼 수 있습니다. 말의 내용, 억양, 주변 소리는 그대로입니다.</translation>
    </message>
    <message>
        <source>This is the speaker&apos;s own voice. Whoever knows it recognises it; whoever has a sample of it can prove it.</source>
        <translation>말한 사람의 목소리 그대로입니다. 아는 사람은 알아듣고, 목소리 견본이 있는 사람은 증명할 수 있습니다.</translation>
    </message>
    <message>
        <source>Type %1</source>
        <translation>%1을(를) 입력하십시오</translation>
    </message>
    <message>
        <source>Each speaker gets a voice of the machine; lines keep their times.</source>
        <translation>말하는 사람마다 기계 음성이 하나씩 정해지고, 각 줄은 제 시각에 읽힙니다.</translation>
    </message>
    <message>
        <source>There is no redacted transcript of this recording: nothing in it will be silent.</source>
        <translation>이 녹음에는 가림 처리된 녹취록이 없어, 어느 곳도 소거되지 않습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) will be silent, where text was redacted: %1 in all.</source>
        <translation>
            <numerusform>글이 가림 처리된 %n곳이 소거됩니다. 모두 %1입니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>No line of the transcript covers %1 of the recording: whatever is said there leaves with it.</source>
        <translation>녹음 가운데 %1은(는) 녹취록의 어느 줄에도 들어 있지 않습니다. 거기서 한 말은 그대로 함께 나갑니다.</translation>
    </message>
    <message>
        <source>That is not the record code. Nothing was done.</source>
        <translation>기록 코드가 아닙니다. 아무것도 하지 않았습니다.</translation>
    </message>
    <message>
        <source>Where the sound goes, in the clear</source>
        <translation>소리를 암호화하지 않고 저장할 곳</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Writing the sound</source>
        <translation>소리를 쓰는 중</translation>
    </message>
    <message>
        <source>Written, in the clear.</source>
        <translation>암호화하지 않은 파일로 썼습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Written, in the clear. Lines are read up to %n second(s) after their time.</source>
        <translation>
            <numerusform>암호화하지 않은 파일로 썼습니다. 줄에 따라 제 시각보다 최대 %n초 늦게 읽힙니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::ExportTranscriptPanel</name>
    <message>
        <source>Not to export it is the safest: the file lies in the clear where you put it. Nobody has scanned the text for names.</source>
        <translation>내보내지 않는 것이 가장 안전합니다. 파일은 놓아둔 곳에 암호 없이 남고, 글 속의 이름은 아무도 검사하지 않았습니다.</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>파일 종류</translation>
    </message>
    <message>
        <source>What the transcript is for</source>
        <translation>녹취록의 용도</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>용도</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Do not export</source>
        <translation>내보내지 않음</translation>
    </message>
    <message>
        <source>Export: %1</source>
        <comment>a transcript</comment>
        <translation>내보내기: %1</translation>
    </message>
    <message>
        <source>Whatever names and places were said are in it.</source>
        <translation>말에 나온 이름과 지명이 모두 들어 있습니다.</translation>
    </message>
    <message>
        <source>A machine made it, and nobody has read it against the sound: it may say what nobody said.</source>
        <translation>기계가 쓴 것으로 아무도 소리와 대조하지 않았습니다. 아무도 하지 않은 말이 있을 수 있습니다.</translation>
    </message>
    <message>
        <source>Lines without times: WebVTT, SubRip and SAMI need a time for each.</source>
        <translation>시간이 없는 줄이 있습니다. WebVTT, SubRip, SAMI에는 줄마다 시간이 있어야 합니다.</translation>
    </message>
    <message>
        <source>Captions (WebVTT)</source>
        <translation>자막(WebVTT)</translation>
    </message>
    <message>
        <source>Captions (SubRip)</source>
        <translation>자막(SubRip)</translation>
    </message>
    <message>
        <source>Text document (Word, DOCX)</source>
        <translation>문서(Word, DOCX)</translation>
    </message>
    <message>
        <source>Text document (ODT)</source>
        <translation>문서(ODT)</translation>
    </message>
    <message>
        <source>Plain text, the words alone</source>
        <translation>일반 텍스트, 말만</translation>
    </message>
    <message>
        <source>oTranscribe</source>
        <translation>oTranscribe</translation>
    </message>
    <message>
        <source>Captions (SAMI)</source>
        <translation>자막(SAMI)</translation>
    </message>
    <message>
        <source>Where the transcript goes, in the clear</source>
        <translation>녹취록을 암호 없이 둘 곳</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Written, in the clear and not scanned for names.</source>
        <translation>암호 없이 썼습니다. 이름은 검사하지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>attest::ui::FindPage</name>
    <message>
        <source>Find</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Words to find</source>
        <translation>찾을 말</translation>
    </message>
    <message>
        <source>Words, in any language; two syllables are enough</source>
        <translation>어느 언어로든 적으세요. 두 음절이면 됩니다</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>찾은 것</translation>
    </message>
    <message>
        <source>Find words across all interviews</source>
        <translation>모든 면담에서 말을 찾습니다</translation>
    </message>
    <message>
        <source>Transcripts, notes, memos and the fields of every interview are looked through. Nothing that you type here is kept.</source>
        <translation>모든 면담의 녹취록, 노트, 메모, 항목을 살펴봅니다. 여기에 적은 말은 어디에도 남지 않습니다.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>찾은 것이 없습니다</translation>
    </message>
    <message>
        <source>Try fewer words, or another form of the word.</source>
        <translation>말을 줄이거나 다른 꼴로 찾아 보세요.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>찾는 중…</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <comment>where words were found</comment>
        <translation>
            <numerusform>%n곳</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n interview(s)</source>
        <comment>after &apos;3 places&apos;</comment>
        <translation>
            <numerusform>면담 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; the first %2 are shown</source>
        <translation>%1 가운데 처음 %2곳을 보입니다</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>&apos;3 places&apos; &apos;in 2 interviews&apos;</comment>
        <translation>%2에서 %1</translation>
    </message>
</context>
<context>
    <name>attest::ui::GroundingCard</name>
    <message>
        <source>We can stop at any time. You decide.</source>
        <translation>언제든 멈출 수 있어요. 멈출지는 당신이 정합니다.</translation>
    </message>
    <message>
        <source>Put both feet on the floor. Feel how it holds you.</source>
        <translation>두 발을 바닥에 대 보세요. 바닥이 나를 받쳐 주고 있습니다.</translation>
    </message>
    <message>
        <source>Breathe out slowly, longer than you breathe in.</source>
        <translation>숨을 천천히 내쉬세요. 들이쉴 때보다 더 길게요.</translation>
    </message>
    <message>
        <source>Look around and name five things you see, four you can touch, three you hear, two you smell, one you taste.</source>
        <translation>주위를 둘러보며 말해 보세요. 보이는 것 다섯, 만질 수 있는 것 넷, 들리는 것 셋, 냄새 둘, 맛 하나.</translation>
    </message>
    <message>
        <source>There is no hurry.</source>
        <translation>서두르지 않아도 됩니다.</translation>
    </message>
    <message>
        <source>Places that help</source>
        <translation>도움받을 수 있는 곳</translation>
    </message>
    <message>
        <source>Grounding card</source>
        <translation>안정 카드</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>닫기(Esc)</translation>
    </message>
    <message>
        <source>No places are listed yet. Fill the list on the Vault page before the first interview: who helps, where, and how to reach them.</source>
        <translation>아직 적어 둔 곳이 없습니다. 첫 면담 전에 보관함 화면에서 누가, 어디서, 어떻게 연락하면 도와주는지 적어 두세요.</translation>
    </message>
    <message>
        <source>Go on recording</source>
        <translation>녹음 이어 하기</translation>
    </message>
    <message>
        <source>Pause the recording</source>
        <translation>녹음 잠시 멈추기</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>잠시 멈춤</translation>
    </message>
    <message>
        <source>Not recording at present</source>
        <translation>지금은 녹음되지 않음</translation>
    </message>
    <message>
        <source>The recording goes on</source>
        <translation>녹음이 계속됩니다</translation>
    </message>
</context>
<context>
    <name>attest::ui::IdentityForm</name>
    <message>
        <source>Names</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>How to reach the person</source>
        <translation>연락하는 방법</translation>
    </message>
    <message>
        <source>Birth and papers</source>
        <translation>출생과 서류</translation>
    </message>
    <message>
        <source>Relatives, and what else is to be known</source>
        <translation>가족과 친척, 그 밖에 알아 둘 것</translation>
    </message>
    <message>
        <source>2021, 2021-03 or 2021-03-14</source>
        <translation>2021, 2021-03 또는 2021-03-14</translation>
    </message>
    <message>
        <source>A field holds no more than 4096 bytes. What did not fit was left out.</source>
        <translation>한 칸에는 4096바이트까지 들어갑니다. 넘친 것은 빠졌습니다.</translation>
    </message>
    <message>
        <source>The identity vault is shut. What was typed and not saved yet was sealed into it.</source>
        <translation>신원 보관함이 닫혔습니다. 입력하고 저장하지 않은 것은 봉인해 넣었습니다.</translation>
    </message>
    <message>
        <source>What the identity vault holds of this person.</source>
        <translation>신원 보관함에 있는 이 사람의 내용입니다.</translation>
    </message>
    <message>
        <source>What you fill in is sealed into the identity vault, which stays shut. What it holds already is not shown; a field left empty stays as it is there.</source>
        <translation>적은 것은 봉인되어 신원 보관함에 들어가며, 보관함은 닫힌 채로 있습니다. 이미 들어 있는 것은 보이지 않습니다. 비워 둔 칸은 그 안에 있는 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Save in the identity vault</source>
        <translation>신원 보관함에 저장</translation>
    </message>
    <message>
        <source>Seal into the identity vault</source>
        <translation>봉인해 신원 보관함에 넣기</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>바뀐 것이 없습니다.</translation>
    </message>
    <message>
        <source>Fill in a field first. Nothing was sealed.</source>
        <translation>먼저 한 칸이라도 적어 주세요. 아무것도 봉인하지 않았습니다.</translation>
    </message>
    <message>
        <source>Saved in the identity vault.</source>
        <translation>신원 보관함에 저장했습니다.</translation>
    </message>
    <message>
        <source>Sealed. It can be read only with the identity vault&apos;s own passphrase.</source>
        <translation>봉인했습니다. 신원 보관함의 암호문구로만 읽을 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>attest::ui::IdentityVaultPanel</name>
    <message>
        <source>Identity vault</source>
        <translation>신원 보관함</translation>
    </message>
    <message>
        <source>Who people really are is kept apart, under a passphrase of its own. To seal something into the identity vault takes no passphrase; to read it takes this one, and the main one does not do.</source>
        <translation>사람들의 실제 신원은 따로, 별도의 암호문구로 지킵니다. 신원 보관함에 봉인해 넣는 데는 암호문구가 필요 없지만, 읽으려면 이 암호문구가 있어야 하며 보관함의 암호문구로는 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Nobody can recover this passphrase. If it is forgotten, only a backup made under an earlier passphrase that is still known can be read.</source>
        <translation>이 암호문구는 아무도 되살려 줄 수 없습니다. 잊으면, 아직 아는 예전 암호문구로 만든 백업만 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>Make the identity vault</source>
        <translation>신원 보관함 만들기</translation>
    </message>
    <message>
        <source>Passphrase of the identity vault</source>
        <translation>신원 보관함의 암호문구</translation>
    </message>
    <message>
        <source>Open the identity vault</source>
        <translation>신원 보관함 열기</translation>
    </message>
    <message>
        <source>Shut it now</source>
        <translation>지금 닫기</translation>
    </message>
    <message>
        <source>Shut the identity vault now</source>
        <translation>지금 신원 보관함 닫기</translation>
    </message>
    <message>
        <source>It is also shut when the vault locks, and for a backup.</source>
        <translation>보관함이 잠길 때와 백업할 때도 닫힙니다.</translation>
    </message>
    <message>
        <source>Change its passphrase…</source>
        <translation>암호문구 바꾸기…</translation>
    </message>
    <message>
        <source>Search all that identifies people</source>
        <translation>신원 정보 전체에서 찾기</translation>
    </message>
    <message>
        <source>Search names, numbers, places…</source>
        <translation>이름, 번호, 장소로 찾기…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Search the identity vault</source>
        <translation>신원 보관함에서 찾기</translation>
    </message>
    <message>
        <source>People found in the identity vault</source>
        <translation>신원 보관함에서 찾은 사람</translation>
    </message>
    <message>
        <source>An erasure is not finished: its words cannot be read any more, but the keys are not gone yet. Shut the identity vault and open it again to finish it.</source>
        <translation>지우기가 아직 끝나지 않았습니다. 내용은 더 이상 읽을 수 없지만 열쇠가 아직 남아 있습니다. 신원 보관함을 닫았다가 다시 열면 마저 지웁니다.</translation>
    </message>
    <message>
        <source>Nobody can recover it. Backups that were made before open with the passphrase of now until they are replaced.</source>
        <translation>아무도 되살려 줄 수 없습니다. 앞서 만든 백업은 새로 하기 전까지 지금의 암호문구로 열립니다.</translation>
    </message>
    <message>
        <source>Change the identity vault&apos;s passphrase</source>
        <translation>신원 보관함의 암호문구 바꾸기</translation>
    </message>
    <message>
        <source>Open: what is in it can be read on this screen.</source>
        <translation>열림: 담긴 것을 이 화면에서 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>Shut</source>
        <comment>the identity vault</comment>
        <translation>닫힘</translation>
    </message>
    <message>
        <source>There is none yet</source>
        <translation>아직 없습니다</translation>
    </message>
    <message numerus="yes">
        <source>%n deposit(s) wait to be read.</source>
        <translation>
            <numerusform>봉인해 넣은 %n건이 아직 읽히지 않았습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deposit(s) cannot be read. They are kept:</source>
        <translation>
            <numerusform>봉인해 넣은 %n건을 읽을 수 없습니다. 그대로 두었습니다:</numerusform>
        </translation>
    </message>
    <message>
        <source>Measuring how slow this computer can make a guess, then making the identity vault</source>
        <translation>이 컴퓨터로 추측을 얼마나 느리게 할 수 있는지 재고 나서 신원 보관함을 만드는 중</translation>
    </message>
    <message>
        <source>Made, and shut. Sealing into it takes no passphrase. Back the vault up soon: the identity vault goes along.</source>
        <translation>만들었고, 닫혀 있습니다. 봉인해 넣는 데는 암호문구가 필요 없습니다. 곧 보관함을 백업하세요. 신원 보관함도 함께 백업됩니다.</translation>
    </message>
    <message>
        <source>Deriving the key from the passphrase</source>
        <translation>암호문구에서 열쇠를 만드는 중</translation>
    </message>
    <message>
        <source>The passphrase is not right.</source>
        <translation>암호문구가 맞지 않습니다.</translation>
    </message>
    <message>
        <source>The identity vault is shut.</source>
        <translation>신원 보관함이 닫혔습니다.</translation>
    </message>
    <message>
        <source>Changed. Backups that were made before open with the old passphrase: replace or destroy them.</source>
        <translation>바꾸었습니다. 앞서 만든 백업은 예전 암호문구로 열립니다. 새로 백업하거나 없애 주세요.</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>아무도 없습니다</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) found</source>
        <translation>
            <numerusform>%n명 찾음</numerusform>
        </translation>
    </message>
    <message>
        <source>The identity vault is open until you shut it or the vault locks.</source>
        <translation>신원 보관함이 열렸습니다. 닫거나 보관함이 잠길 때까지 열려 있습니다.</translation>
    </message>
</context>
<context>
    <name>attest::ui::InterviewPage</name>
    <message>
        <source>Back to all interviews</source>
        <translation>면담 목록으로 돌아가기</translation>
    </message>
    <message>
        <source>Add a recording…</source>
        <translation>녹음 파일 추가…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>녹음</translation>
    </message>
    <message>
        <source>Coding</source>
        <translation>코딩</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>노트</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>항목</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) to settle</source>
        <translation>
            <numerusform>정해야 할 충돌 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>Notes (%1)</source>
        <translation>노트 (%1)</translation>
    </message>
    <message>
        <source>A recording</source>
        <translation>녹음 파일</translation>
    </message>
    <message>
        <source>Adding the recording</source>
        <translation>녹음을 추가하는 중</translation>
    </message>
    <message>
        <source>More</source>
        <comment>what else can be done with an interview: erase it</comment>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Erase this interview, or discard it</source>
        <translation>이 면담을 지우거나 버리기</translation>
    </message>
    <message>
        <source>What was typed and not saved yet is here again.</source>
        <translation>입력하고 아직 저장하지 않은 내용을 다시 불러왔습니다.</translation>
    </message>
    <message numerus="yes">
        <source>This interview is damaged and shown in part: at least %n part(s) of its history are missing. Open a bundle that has them, or restore a backup; until then, what is missing may be anything that was written here.</source>
        <translation>
            <numerusform>이 면담은 손상되어 일부만 보입니다. 이력 가운데 적어도 %n개 부분이 없습니다. 빠진 부분이 든 꾸러미를 열거나 백업에서 되살려 주세요. 그때까지는 여기에 적혔던 무엇이든 빠져 있을 수 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Record, and see the recordings of this interview</source>
        <translation>녹음하고, 이 면담의 녹음들을 봅니다</translation>
    </message>
    <message>
        <source>Sound and video (*.wav *.flac *.opus *.ogg *.oga *.mp3 *.m4a *.aac *.amr *.3gp *.aif *.aiff *.caf *.wma *.mp4 *.mov *.mkv *.webm);;All files (*)</source>
        <translation>소리와 영상 (*.wav *.flac *.opus *.ogg *.oga *.mp3 *.m4a *.aac *.amr *.3gp *.aif *.aiff *.caf *.wma *.mp4 *.mov *.mkv *.webm);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Added, %1 long.</source>
        <comment>a recording</comment>
        <translation>추가했습니다. 길이 %1.</translation>
    </message>
    <message>
        <source>The file is damaged or was cut; it was taken as far as it goes.</source>
        <translation>파일이 손상되었거나 잘려 있어, 읽을 수 있는 데까지 가져왔습니다.</translation>
    </message>
    <message>
        <source>The file as it came is kept as evidence, and stays in the project with what its device wrote into it (see Record).</source>
        <translation>받은 파일은 증거로 그대로 보관하며, 기기가 그 안에 적은 내용과 함께 프로젝트 밖으로 나가지 않습니다(‘녹음’에서 볼 수 있습니다).</translation>
    </message>
</context>
<context>
    <name>attest::ui::InterviewsModel</name>
    <message>
        <source>Two writings of a field differ and wait to be settled.</source>
        <translation>한 항목이 서로 다르게 적혀 있어 정해야 합니다.</translation>
    </message>
    <message numerus="yes">
        <source>Damaged: shown in part, %n part(s) missing</source>
        <comment>instead of an interview&apos;s status</comment>
        <translation>
            <numerusform>손상됨: 일부만 보임, %n개 부분 없음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Damaged: shown in part. At least %n part(s) of its history are missing; a bundle or a backup that has them mends it.</source>
        <translation>
            <numerusform>손상되어 일부만 보입니다. 이력 가운데 적어도 %n개 부분이 없습니다. 그 부분이 든 꾸러미나 백업이 있으면 온전해집니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::InterviewsPage</name>
    <message>
        <source>Interviews</source>
        <translation>면담</translation>
    </message>
    <message>
        <source>New interview</source>
        <translation>새 면담</translation>
    </message>
    <message>
        <source>Filter the interviews</source>
        <translation>면담 거르기</translation>
    </message>
    <message>
        <source>Filter by code, place, interviewer…</source>
        <translation>기록 번호, 장소, 면담자로 거르기…</translation>
    </message>
    <message>
        <source>Find in everything said</source>
        <translation>모든 증언에서 찾기</translation>
    </message>
    <message numerus="yes">
        <source>%n interview(s)</source>
        <translation>
            <numerusform>면담 %n건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n interview(s)</source>
        <translation>
            <numerusform>면담 %n건 가운데 %1건</numerusform>
        </translation>
    </message>
    <message>
        <source>No interviews yet</source>
        <translation>아직 면담이 없습니다</translation>
    </message>
    <message>
        <source>Start one here, or open a bundle that someone sent you under Exchange.</source>
        <translation>여기에서 새로 시작하거나, 받은 꾸러미를 주고받기에서 여세요.</translation>
    </message>
    <message>
        <source>2021, 2021-03 or 2021-03-14</source>
        <translation>2021, 2021-03 또는 2021-03-14</translation>
    </message>
    <message>
        <source>What is known, and no more. A “~” in front says that it is an estimate.</source>
        <translation>아는 만큼만 적으세요. 앞에 “~”를 붙이면 어림한 날짜라는 뜻입니다.</translation>
    </message>
    <message>
        <source>In general words</source>
        <translation>구체적이지 않게</translation>
    </message>
    <message>
        <source>ko, zh, en…</source>
        <translation>ko, zh, en…</translation>
    </message>
    <message>
        <source>A code, not a name</source>
        <translation>이름이 아닌 부호</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>적지 않음</translation>
    </message>
    <message>
        <source>It gets a random record code that tells nothing. Everything here can be changed later.</source>
        <translation>아무것도 알려 주지 않는 임의의 기록 번호가 붙습니다. 여기에 적은 것은 나중에 모두 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Create the interview</source>
        <translation>면담 만들기</translation>
    </message>
    <message>
        <source>Nothing here is backed up yet. If this laptop is lost or breaks, the interviews are gone.</source>
        <translation>아직 백업이 없습니다. 이 노트북을 잃어버리거나 고장 나면 면담이 모두 사라집니다.</translation>
    </message>
    <message>
        <source>The last backup still holds what was erased, or opens with what was given up. Renew it.</source>
        <translation>마지막 백업에 지운 것이 아직 들어 있거나, 버린 방법으로 열립니다. 다시 백업해 주세요.</translation>
    </message>
    <message>
        <source>The last backup was made %1.</source>
        <comment>&apos;20 days ago&apos;</comment>
        <translation>마지막 백업은 %1에 만들었습니다.</translation>
    </message>
    <message>
        <source>To the backups</source>
        <translation>백업으로 가기</translation>
    </message>
</context>
<context>
    <name>attest::ui::JobBar</name>
    <message>
        <source>Progress</source>
        <translation>진행 상황</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>attest::ui::LevelMeter</name>
    <message>
        <source>Level of the microphone</source>
        <translation>마이크 음량</translation>
    </message>
</context>
<context>
    <name>attest::ui::LockCard</name>
    <message>
        <source>Locks itself</source>
        <translation>자동 잠금</translation>
    </message>
    <message>
        <source>Time without a key or the mouse until the vault locks itself</source>
        <translation>키보드와 마우스를 쓰지 않을 때 보관함이 스스로 잠기기까지의 시간</translation>
    </message>
    <message numerus="yes">
        <source>after %n minute(s)</source>
        <translation>
            <numerusform>%n분 뒤</numerusform>
        </translation>
    </message>
    <message>
        <source>When nothing is typed or touched</source>
        <translation>아무것도 입력하거나 건드리지 않으면</translation>
    </message>
    <message>
        <source>Also before the computer sleeps, and when its lid is closed or its screen is locked. What was typed is kept, and a recording goes on.</source>
        <translation>컴퓨터가 절전에 들어가기 전에도, 덮개를 닫거나 화면을 잠글 때도 잠깁니다. 입력하던 내용은 남고, 녹음은 계속됩니다.</translation>
    </message>
    <message>
        <source>This computer does not say when it is about to sleep: the vault locks itself only after it wakes up. Lock it before you close the lid. What was typed is kept, and a recording goes on.</source>
        <translation>이 컴퓨터는 절전에 들어가는 것을 미리 알려 주지 않습니다. 그래서 보관함은 깨어난 뒤에야 스스로 잠깁니다. 덮개를 닫기 전에 직접 잠그세요. 입력하던 내용은 남고, 녹음은 계속됩니다.</translation>
    </message>
</context>
<context>
    <name>attest::ui::MainWindow</name>
    <message>
        <source>Copied. Other programs can read it until the vault is locked, at most for a minute.</source>
        <translation>복사했습니다. 보관함을 잠글 때까지, 길어도 1분 동안 다른 프로그램이 읽을 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>attest::ui::MessageBar</name>
    <message>
        <source>Close</source>
        <comment>a message bar</comment>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>attest::ui::NewPassphrase</name>
    <message>
        <source>New passphrase</source>
        <translation>새 암호문구</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>같은 암호문구 한 번 더</translation>
    </message>
    <message numerus="yes">
        <source>The passphrase needs at least %n character(s). Several words are better.</source>
        <translation>
            <numerusform>암호문구는 적어도 %n자여야 합니다. 여러 낱말이면 더 좋습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two passphrases differ. Type both again.</source>
        <translation>두 암호문구가 다릅니다. 둘 다 다시 적어 주세요.</translation>
    </message>
</context>
<context>
    <name>attest::ui::NewTranscriptPanel</name>
    <message>
        <source>The first lines of the file</source>
        <translation>파일의 첫 줄들</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>What the transcript is</source>
        <translation>녹취록의 종류</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>말한 그대로</translation>
    </message>
    <message>
        <source>A translation</source>
        <translation>번역</translation>
    </message>
    <message>
        <source>What may leave: names and places taken out</source>
        <translation>내보내도 되는 것: 이름과 지명을 지운 녹취록</translation>
    </message>
    <message>
        <source>Language of the transcript</source>
        <translation>녹취록의 언어</translation>
    </message>
    <message>
        <source>A code, such as ko, zh or en</source>
        <translation>ko, zh, en 같은 언어 코드</translation>
    </message>
    <message>
        <source>The recording that it belongs to</source>
        <translation>녹취록이 속한 녹음</translation>
    </message>
    <message>
        <source>What it begins with</source>
        <translation>무엇에서 시작할지</translation>
    </message>
    <message>
        <source>How the file&apos;s letters are coded</source>
        <translation>파일의 문자 인코딩</translation>
    </message>
    <message>
        <source>The program and its words</source>
        <translation>프로그램과 그 명령어</translation>
    </message>
    <message>
        <source>A program heard it, and nobody has read it against the sound</source>
        <translation>프로그램이 듣고 쓴 것으로, 아직 아무도 소리와 대조하지 않았음</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>녹음</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>인코딩</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>프로그램</translation>
    </message>
    <message>
        <source>Write a transcript</source>
        <translation>녹취록 쓰기</translation>
    </message>
    <message>
        <source>Beside the sound, line by line. A draft is kept as you write.</source>
        <translation>소리를 들으며 한 줄씩 씁니다. 쓰는 동안 초안이 저장됩니다.</translation>
    </message>
    <message>
        <source>Begin to write</source>
        <translation>쓰기 시작</translation>
    </message>
    <message>
        <source>A transcript from a file</source>
        <translation>파일에서 가져오는 녹취록</translation>
    </message>
    <message>
        <source>Look whether the letters are right before you take it in. The file itself stays where it is.</source>
        <translation>가져오기 전에 글자가 바르게 보이는지 확인하십시오. 파일은 제자리에 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>자동으로 찾음</translation>
    </message>
    <message>
        <source>Let a program write it</source>
        <translation>프로그램에 맡기기</translation>
    </message>
    <message>
        <source>A program of this laptop hears the whole recording and writes down what it takes it for: {wav} is the sound, in memory, {language} its language. It runs without a network where this system allows that, and can write no file; that holds back accidents, not malice, so name one that you trust. What it writes is marked as a machine&apos;s until somebody has read it against the sound.</source>
        <translation>이 컴퓨터의 프로그램이 녹음 전체를 듣고 들은 대로 적습니다. {wav}는 메모리 안의 소리이고 {language}는 그 언어입니다. 이 시스템이 허용하면 네트워크 없이 실행되며 파일을 쓸 수 없습니다. 이는 실수를 막을 뿐 악의까지 막지는 못하므로 믿을 수 있는 프로그램만 지정하십시오. 누군가 소리와 대조해 읽을 때까지 기계가 쓴 것으로 표시됩니다.</translation>
    </message>
    <message>
        <source>Let it listen</source>
        <translation>듣게 하기</translation>
    </message>
    <message>
        <source>%1, %2 long</source>
        <comment>a recording: when, how long</comment>
        <translation>%1, 길이 %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>an empty page</source>
        <translation>빈 문서</translation>
    </message>
    <message>
        <source>%1, found by itself</source>
        <comment>an encoding</comment>
        <translation>%1 (자동으로 찾음)</translation>
    </message>
    <message>
        <source>%1, a guess</source>
        <comment>an encoding</comment>
        <translation>%1 (추측)</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s).</source>
        <comment>of a transcript</comment>
        <translation>
            <numerusform>%n줄.</numerusform>
        </translation>
    </message>
    <message>
        <source>How its letters are coded is a guess: choose another encoding where they look wrong.</source>
        <translation>문자 인코딩은 추측한 것입니다. 글자가 이상하면 다른 인코딩을 고르십시오.</translation>
    </message>
    <message numerus="yes">
        <source>%n places could not be read; � stands for them.</source>
        <translation>
            <numerusform>%n곳을 읽지 못해 �로 나타냈습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file holds other languages, too: %1.</source>
        <translation>파일에 다른 언어도 있습니다: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Taken in: %n line(s).</source>
        <comment>of a transcript</comment>
        <translation>
            <numerusform>%n줄을 가져왔습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>A program is listening</source>
        <translation>프로그램이 듣고 있습니다</translation>
    </message>
    <message>
        <source>The program ran without a network. It may have written what nobody said.</source>
        <translation>프로그램은 네트워크 없이 실행되었습니다. 아무도 하지 않은 말을 썼을 수 있습니다.</translation>
    </message>
    <message>
        <source>This system does not let a program be cut off from the network: it could have sent away what it heard. It may have written what nobody said.</source>
        <translation>이 시스템에서는 프로그램을 네트워크에서 끊을 수 없어, 들은 것을 밖으로 보냈을 수 있습니다. 아무도 하지 않은 말을 썼을 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>attest::ui::NotesPanel</name>
    <message>
        <source>Notes</source>
        <translation>노트</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>새 노트</translation>
    </message>
    <message>
        <source>A new note: what the sound does not tell</source>
        <translation>새 노트: 소리에는 담기지 않는 것</translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>노트 추가</translation>
    </message>
    <message>
        <source>at %1</source>
        <comment>a moment of the recording</comment>
        <translation>%1에서</translation>
    </message>
    <message>
        <source>At %1</source>
        <comment>a moment of the recording</comment>
        <translation>%1 시점에</translation>
    </message>
    <message>
        <source>Tie the note to the moment %1</source>
        <translation>노트를 %1 시점에 이어 두기</translation>
    </message>
    <message>
        <source>No notes yet. Write down what was seen and not said, or what to ask next time.</source>
        <translation>아직 노트가 없습니다. 보았으나 말로 나오지 않은 것, 다음에 물을 것을 적어 두세요.</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>마친 뒤</translation>
    </message>
    <message>
        <source>How the interview went, and how you are. The project&apos;s own people can read it, partners never</source>
        <translation>면담이 어땠고 나는 어떤지 적습니다. 프로젝트 안의 동료는 읽을 수 있고, 협력 단체에는 가지 않습니다</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Recording %1 · %2</source>
        <comment>a number and a date</comment>
        <translation>녹음 %1 · %2</translation>
    </message>
    <message>
        <source>Another recording</source>
        <translation>다른 녹음</translation>
    </message>
    <message>
        <source>This recording</source>
        <translation>지금 녹음</translation>
    </message>
    <message>
        <source>On the whole interview</source>
        <translation>면담 전체에 대하여</translation>
    </message>
    <message>
        <source>Afterwards, of the interviewer</source>
        <translation>마친 뒤 면담자의 노트</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>표시</translation>
    </message>
    <message>
        <source>Question skipped</source>
        <translation>질문 건너뜀</translation>
    </message>
    <message>
        <source>Distress</source>
        <translation>힘들어함</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a kind of marker and its word</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>How did it go? How are you? No testimony; partners never receive it.</source>
        <translation>어땠나요? 지금 당신은 어떤가요? 증언이 아니며, 협력 단체에는 가지 않습니다.</translation>
    </message>
    <message>
        <source>A note at this moment; Enter keeps it</source>
        <translation>이 순간의 노트. Enter를 누르면 저장됩니다</translation>
    </message>
</context>
<context>
    <name>attest::ui::PeoplePage</name>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>사람 추가</translation>
    </message>
    <message>
        <source>No people yet</source>
        <translation>아직 사람이 없습니다</translation>
    </message>
    <message>
        <source>A person gets a random record code that tells nothing. Who it really is can be sealed into the identity vault, apart from everything else.</source>
        <translation>사람마다 아무것도 드러내지 않는 임의의 기록 번호가 붙습니다. 실제로 누구인지는 다른 모든 것과 떨어진 신원 보관함에 봉인해 넣을 수 있습니다.</translation>
    </message>
    <message>
        <source>This person&apos;s record is not in this vault.</source>
        <translation>이 사람의 기록은 이 보관함에 없습니다.</translation>
    </message>
    <message>
        <source>When the vault was locked, something about %1 was typed and not sealed yet. It was sealed into the identity vault as it stood.</source>
        <translation>보관함이 잠길 때 %1에 대해 적고 아직 봉인하지 않은 것이 있었습니다. 적힌 그대로 봉인해 신원 보관함에 넣었습니다.</translation>
    </message>
    <message>
        <source>Added as %1.</source>
        <translation>%1(으)로 추가했습니다.</translation>
    </message>
</context>
<context>
    <name>attest::ui::PlayerPanel</name>
    <message>
        <source>Back 5 seconds</source>
        <translation>5초 뒤로</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Forward 5 seconds</source>
        <translation>5초 앞으로</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>녹음</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>%1. It is silent there; a backup may have it whole.</source>
        <comment>&apos;Damaged from 0:12 to 0:14&apos;</comment>
        <translation>%1. 그곳은 소리가 나지 않습니다. 백업에는 온전한 녹음이 있을 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an act and its key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Speed, with the same pitch</source>
        <translation>속도(음높이는 그대로)</translation>
    </message>
    <message>
        <source>Slower (%1), faster (%2); the pitch stays</source>
        <comment>two keys</comment>
        <translation>느리게(%1), 빠르게(%2). 음높이는 그대로입니다</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Hear a stretch over and over (%1). Drag over the sound to choose it, or set its beginning with [ and its end with ]; Esc ends it. While you write: Ctrl+[ and Ctrl+].</source>
        <translation>한 구간을 되풀이하여 듣습니다(%1). 소리 그림 위를 끌어 구간을 고르거나, [ 로 시작을, ] 로 끝을 정하십시오. Esc로 끝냅니다. 글을 쓰는 동안에는 Ctrl+[ 와 Ctrl+] 를 쓰십시오.</translation>
    </message>
    <message>
        <source>After a pause, go back by</source>
        <translation>멈춘 뒤 다시 들을 때 되돌아가기</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>되돌아가지 않음</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <comment>go back by</comment>
        <translation>
            <numerusform>%n초</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the sound…</source>
        <translation>소리 내보내기…</translation>
    </message>
    <message>
        <source>%1: %2 are missing here</source>
        <comment>Paused: 3:07 are missing here</comment>
        <translation>%1: 여기서 %2이(가) 빠져 있습니다</translation>
    </message>
    <message>
        <source>%1: sound is missing here</source>
        <comment>Paused: sound is missing here</comment>
        <translation>%1: 여기에 소리가 빠져 있습니다</translation>
    </message>
    <message>
        <source>Loop from %1: its end with ]</source>
        <translation>%1부터 반복. 끝은 ] 로 정하십시오</translation>
    </message>
    <message>
        <source>%1 (%2, Ctrl+Space)</source>
        <comment>Play or Pause, and its key</comment>
        <translation>%1 (%2, Ctrl+Space)</translation>
    </message>
    <message>
        <source>Step back</source>
        <comment>how far playing goes back after a pause</comment>
        <translation>되돌아가기</translation>
    </message>
</context>
<context>
    <name>attest::ui::ProjectPanel</name>
    <message>
        <source>How this project records</source>
        <translation>이 프로젝트의 녹음 방식</translation>
    </message>
    <message>
        <source>For everyone who records for it: these settings go along in the project&apos;s bundles. The list of places stays inside the project; partners never receive it.</source>
        <translation>이 프로젝트에서 녹음하는 모두에게 적용되며, 프로젝트의 꾸러미와 함께 전해집니다. 도움받을 곳 목록은 프로젝트 안에만 머물고 협력 단체에는 가지 않습니다.</translation>
    </message>
    <message>
        <source>Two devices have set some of this differently. What is kept here now counts for both.</source>
        <translation>두 기기가 일부 설정을 서로 다르게 정했습니다. 지금 여기서 저장하는 값이 양쪽에 적용됩니다.</translation>
    </message>
    <message>
        <source>Speech (Opus): about 15 MB an hour</source>
        <translation>말소리용(Opus): 한 시간에 약 15MB</translation>
    </message>
    <message>
        <source>Lossless evidence (FLAC): up to 240 MB an hour</source>
        <translation>무손실 증거용(FLAC): 한 시간에 최대 240MB</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>소리</translation>
    </message>
    <message>
        <source>Mono: one microphone for everyone</source>
        <translation>모노: 마이크 하나로 모두 녹음</translation>
    </message>
    <message>
        <source>Stereo: two microphones, one to each side</source>
        <translation>스테레오: 마이크 둘, 양쪽에 하나씩</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>never</source>
        <translation>하지 않음</translation>
    </message>
    <message numerus="yes">
        <source>after %n minute(s) without a break</source>
        <translation>
            <numerusform>쉬지 않고 %n분이 지나면</numerusform>
        </translation>
    </message>
    <message>
        <source>Check-in</source>
        <translation>쉬어 갈지 묻기</translation>
    </message>
    <message>
        <source>Grounding card</source>
        <translation>안정 카드</translation>
    </message>
    <message>
        <source>Places that help</source>
        <translation>도움받을 수 있는 곳</translation>
    </message>
    <message>
        <source>A line each: who helps, where, how to reach them. Fill it before the first interview.</source>
        <translation>한 줄에 하나씩: 누가, 어디서, 어떻게 연락하면 도와주는지. 첫 면담 전에 채워 두세요.</translation>
    </message>
    <message>
        <source>Keep for the project</source>
        <translation>프로젝트 설정으로 저장</translation>
    </message>
    <message>
        <source>Kept. It counts for the next recording.</source>
        <translation>저장했습니다. 다음 녹음부터 적용됩니다.</translation>
    </message>
</context>
<context>
    <name>attest::ui::QuietView</name>
    <message>
        <source>New note</source>
        <translation>새 노트</translation>
    </message>
    <message>
        <source>%1 pause or go on · %2 off the record · %3 marker · %4 question skipped · %5 distress</source>
        <translation>%1 멈춤·이어 하기 · %2 기록에서 빼기 · %3 표시 · %4 질문 건너뜀 · %5 힘들어함</translation>
    </message>
    <message>
        <source>%1 note · %2 grounding card · %3 asked about a break · %4 end · %5 leave the quiet screen</source>
        <translation>%1 노트 · %2 안정 카드 · %3 쉴지 물어봄 · %4 끝내기 · %5 조용한 화면 나가기</translation>
    </message>
    <message>
        <source>off the record</source>
        <translation>기록하지 않는 중</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>잠시 멈춤</translation>
    </message>
    <message>
        <source>NOT RECORDING: the disk takes nothing</source>
        <translation>녹음되지 않음: 디스크에 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>NOT RECORDING: the microphone went away</source>
        <translation>녹음되지 않음: 마이크 연결이 끊겼습니다</translation>
    </message>
    <message>
        <source>recording, but nothing is heard</source>
        <translation>녹음 중, 그러나 들리는 소리가 없음</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>녹음 중</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n min</source>
        <comment>&apos;recording · 12 min&apos;</comment>
        <translation>
            <numerusform>%1 · %n분</numerusform>
        </translation>
    </message>
    <message>
        <source>ask about a break</source>
        <translation>쉴지 물어보세요</translation>
    </message>
    <message>
        <source>the vault is locked: no notes</source>
        <translation>보관함이 잠겨 노트를 적을 수 없음</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>표시함</translation>
    </message>
    <message>
        <source>question skipped</source>
        <translation>질문 건너뜀</translation>
    </message>
    <message>
        <source>distress marked</source>
        <translation>힘들어함 표시</translation>
    </message>
    <message>
        <source>noted</source>
        <translation>노트 저장됨</translation>
    </message>
    <message>
        <source>the note could not be kept yet</source>
        <translation>노트가 아직 저장되지 않음</translation>
    </message>
</context>
<context>
    <name>attest::ui::ReadBackPanel</name>
    <message>
        <source>Type what stands on the paper, not what you remember. Nothing is changed by this.</source>
        <translation>기억나는 대로가 아니라 종이에 적힌 대로 적어 주세요. 이것으로 바뀌는 것은 없습니다.</translation>
    </message>
    <message>
        <source>Does it open this vault?</source>
        <translation>보관함이 열리는지 확인</translation>
    </message>
    <message>
        <source>Back to the vault</source>
        <translation>보관함으로 돌아가기</translation>
    </message>
    <message>
        <source>Read the recovery key back</source>
        <translation>복구 열쇠를 다시 읽어 확인하기</translation>
    </message>
    <message>
        <source>Read the recovery sheets back</source>
        <translation>복구 쪽지를 다시 읽어 확인하기</translation>
    </message>
    <message>
        <source>It opens this vault.</source>
        <translation>이 보관함이 열립니다.</translation>
    </message>
    <message>
        <source>It is whole, but it does not open this vault: it belongs to another one, or a newer key has taken its place.</source>
        <translation>온전하지만 이 보관함은 열리지 않습니다. 다른 보관함의 것이거나, 더 새로운 열쇠로 바뀌었습니다.</translation>
    </message>
</context>
<context>
    <name>attest::ui::RecorderPanel</name>
    <message>
        <source>Microphone</source>
        <translation>마이크</translation>
    </message>
    <message>
        <source>No microphone answers</source>
        <translation>응답하는 마이크가 없습니다</translation>
    </message>
    <message>
        <source>The system&apos;s choice</source>
        <translation>시스템 기본값</translation>
    </message>
    <message>
        <source>End the recording</source>
        <translation>녹음 끝내기</translation>
    </message>
    <message>
        <source>Start recording</source>
        <translation>녹음 시작</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>녹음하고 있지 않습니다</translation>
    </message>
    <message>
        <source>Recording into another interview</source>
        <translation>다른 면담에 녹음하고 있습니다</translation>
    </message>
    <message>
        <source>Recording, but nothing is heard. Is the microphone muted?</source>
        <translation>녹음 중이지만 아무 소리도 들리지 않습니다. 마이크가 꺼져 있지 않나요?</translation>
    </message>
    <message>
        <source>Recording. Every second is sealed as it comes.</source>
        <translation>녹음 중입니다. 들어오는 대로 곧바로 봉인됩니다.</translation>
    </message>
    <message>
        <source>NOT RECORDING: the disk is full. Make room: it goes on by itself then.</source>
        <translation>녹음되지 않습니다: 디스크가 가득 찼습니다. 자리를 비우면 저절로 이어집니다.</translation>
    </message>
    <message>
        <source>NOT RECORDING: the disk takes nothing. It goes on by itself once it does.</source>
        <translation>녹음되지 않습니다: 디스크에 쓸 수 없습니다. 쓸 수 있게 되면 저절로 이어집니다.</translation>
    </message>
    <message>
        <source>Paused. Nothing is kept until you go on.</source>
        <translation>잠시 멈추었습니다. 다시 시작할 때까지 아무것도 남지 않습니다.</translation>
    </message>
    <message>
        <source>Off the record. Nothing is kept until you go on.</source>
        <translation>기록하지 않는 중입니다. 다시 시작할 때까지 아무것도 남지 않습니다.</translation>
    </message>
    <message>
        <source>NOT RECORDING: the sound system put the microphone to sleep. It goes on by itself once one answers.</source>
        <translation>녹음되지 않습니다: 소리 시스템이 마이크를 재웠습니다. 마이크가 응답하면 저절로 이어집니다.</translation>
    </message>
    <message>
        <source>NOT RECORDING: the microphone went away. It goes on by itself once one answers.</source>
        <translation>녹음되지 않습니다: 마이크가 빠졌습니다. 마이크가 응답하면 저절로 이어집니다.</translation>
    </message>
    <message>
        <source>Recording, but too loud: words are cut off. Move the microphone away, or turn it down.</source>
        <translation>녹음 중이지만 소리가 너무 커서 말이 깨집니다. 마이크를 멀리 두거나 줄이세요.</translation>
    </message>
    <message>
        <source>Recording goes on with “%1”, since “%2” went away.</source>
        <translation>“%2”이(가) 빠져서 “%1”(으)로 이어 녹음합니다.</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>표시</translation>
    </message>
    <message>
        <source>A word for the marker</source>
        <translation>표시에 붙일 말</translation>
    </message>
    <message>
        <source>A word for it, if you like</source>
        <translation>원하면 한마디 적으세요</translation>
    </message>
    <message>
        <source>Off the record</source>
        <translation>기록에서 빼기</translation>
    </message>
    <message numerus="yes">
        <source>Not recording. Only %n minute(s) fit on the disk.</source>
        <translation>
            <numerusform>녹음하고 있지 않습니다. 디스크에 %n분밖에 들어가지 않습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not recording. About %n hour(s) fit on the disk.</source>
        <translation>
            <numerusform>녹음하고 있지 않습니다. 디스크에 약 %n시간 들어갑니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on recording</source>
        <translation>녹음 이어 하기</translation>
    </message>
    <message>
        <source>Pause the recording</source>
        <translation>녹음 잠시 멈추기</translation>
    </message>
    <message>
        <source>Recording, but almost too loud: move the microphone away a little.</source>
        <translation>녹음 중이지만 소리가 너무 커지려 합니다. 마이크를 조금 떨어뜨려 주세요.</translation>
    </message>
    <message>
        <source>Recording, but very quiet: move the microphone closer.</source>
        <translation>녹음 중이지만 소리가 아주 작습니다. 마이크를 더 가까이 두세요.</translation>
    </message>
    <message>
        <source>Test for ten seconds</source>
        <translation>10초 시험</translation>
    </message>
    <message>
        <source>Listens for ten seconds and says how it sounds. Nothing of it is kept.</source>
        <translation>10초 동안 듣고 소리가 어떤지 알려 줍니다. 아무것도 남지 않습니다.</translation>
    </message>
    <message>
        <source>Marks this moment</source>
        <translation>이 순간을 표시합니다</translation>
    </message>
    <message>
        <source>Question skipped</source>
        <translation>질문 건너뜀</translation>
    </message>
    <message>
        <source>Marks that a question was left out; nobody asks why</source>
        <translation>질문 하나를 건너뛰었다고 표시합니다. 이유는 묻지 않습니다</translation>
    </message>
    <message>
        <source>Distress</source>
        <translation>힘들어함</translation>
    </message>
    <message>
        <source>Marks that it was hard here. It says nothing about what was said; partners never receive it</source>
        <translation>이 순간이 힘들었다고 표시합니다. 말한 내용에 대해서는 아무것도 뜻하지 않으며, 협력 단체에는 가지 않습니다</translation>
    </message>
    <message>
        <source>Nothing is kept until you go on</source>
        <translation>다시 시작할 때까지 아무것도 남지 않습니다</translation>
    </message>
    <message>
        <source>Grounding card</source>
        <translation>안정 카드</translation>
    </message>
    <message>
        <source>Large and calm, to be turned to the person; with the places that help</source>
        <translation>크고 차분한 글씨로, 구술자에게 돌려 보여 줄 수 있습니다. 도움받을 곳도 함께 나옵니다</translation>
    </message>
    <message>
        <source>Quiet screen</source>
        <translation>조용한 화면</translation>
    </message>
    <message>
        <source>While recording, the window is dark and still, and everything works by key</source>
        <translation>녹음하는 동안 창이 어둡고 움직이지 않으며, 모든 것을 키로 조작합니다</translation>
    </message>
    <message>
        <source>Shall what was said before go too? It is destroyed for good; the rest of the recording stays, and the gap can be seen.</source>
        <translation>앞서 한 말도 지울까요? 지우면 되돌릴 수 없습니다. 나머지 녹음은 그대로 남고, 빈 곳이 있다는 것은 보입니다.</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>어디까지 거슬러</translation>
    </message>
    <message>
        <source>%1 (since %2)</source>
        <translation>%1 (%2부터)</translation>
    </message>
    <message>
        <source>The last minute</source>
        <translation>지난 1분</translation>
    </message>
    <message>
        <source>The last 5 minutes</source>
        <translation>지난 5분</translation>
    </message>
    <message>
        <source>The last 15 minutes</source>
        <translation>지난 15분</translation>
    </message>
    <message>
        <source>Since the last marker</source>
        <translation>마지막 표시부터</translation>
    </message>
    <message>
        <source>Everything until now</source>
        <translation>지금까지 전부</translation>
    </message>
    <message>
        <source>What was said since %1 is destroyed. Off the record until you go on.</source>
        <translation>%1부터 한 말을 지웠습니다. 계속할 때까지 기록하지 않습니다.</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>물어봤음</translation>
    </message>
    <message>
        <source>The time until the next check-in begins anew</source>
        <translation>다음에 물어볼 때까지의 시간을 새로 잽니다</translation>
    </message>
    <message>
        <source>The recording is kept. When there is a quiet minute: how did it go, and how are you? A note apart from the testimony; the project&apos;s own people can read it, partners never.</source>
        <translation>녹음이 저장되었습니다. 잠시 여유가 있을 때 적어 보세요. 면담은 어땠고, 당신은 지금 어떤가요? 증언과는 별개의 노트로, 프로젝트 안의 동료는 읽을 수 있고 협력 단체에는 가지 않습니다.</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>적기</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>Recorded without loss (FLAC), in stereo; the project&apos;s choice.</source>
        <translation>무손실(FLAC) 스테레오로 녹음합니다. 프로젝트에서 정한 값입니다.</translation>
    </message>
    <message>
        <source>Recorded without loss (FLAC), in mono; the project&apos;s choice.</source>
        <translation>무손실(FLAC) 모노로 녹음합니다. 프로젝트에서 정한 값입니다.</translation>
    </message>
    <message>
        <source>Recorded as speech (Opus), in stereo; the project&apos;s choice.</source>
        <translation>말소리용(Opus) 스테레오로 녹음합니다. 프로젝트에서 정한 값입니다.</translation>
    </message>
    <message>
        <source>Recorded as speech (Opus), in mono; the project&apos;s choice.</source>
        <translation>말소리용(Opus) 모노로 녹음합니다. 프로젝트에서 정한 값입니다.</translation>
    </message>
    <message>
        <source>Marked at %1.</source>
        <translation>%1에 표시했습니다.</translation>
    </message>
    <message>
        <source>Question skipped at %1.</source>
        <translation>%1에 질문을 건너뛰었습니다.</translation>
    </message>
    <message>
        <source>Which question, if you like</source>
        <translation>어떤 질문인지 적어도 됩니다</translation>
    </message>
    <message>
        <source>Distress marked at %1. It never counts for or against what was said.</source>
        <translation>%1에 힘들어함을 표시했습니다. 말한 내용을 판단하는 데에는 쓰이지 않습니다.</translation>
    </message>
    <message>
        <source>What helped, if you like</source>
        <translation>무엇이 도움이 되었는지 적어도 됩니다</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) without a break. Ask whether the person wants to pause.</source>
        <translation>
            <numerusform>쉬지 않고 %n분이 지났습니다. 잠시 쉬고 싶은지 물어봐 주세요.</numerusform>
        </translation>
    </message>
    <message>
        <source>Hold for two seconds to take it back</source>
        <translation>2초 동안 눌러 지우기</translation>
    </message>
</context>
<context>
    <name>attest::ui::RecordingsPanel</name>
    <message>
        <source>Recordings of this interview</source>
        <translation>이 면담의 녹음</translation>
    </message>
    <message>
        <source>Session %1 · %2</source>
        <comment>a number and a date</comment>
        <translation>%1회차 · %2</translation>
    </message>
    <message>
        <source>Recording %1 · %2 · %3</source>
        <comment>a number, a time of day and a length</comment>
        <translation>녹음 %1 · %2 · %3</translation>
    </message>
    <message>
        <source>lossless (FLAC)</source>
        <translation>무손실(FLAC)</translation>
    </message>
    <message>
        <source>speech (Opus)</source>
        <translation>말소리용(Opus)</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>모노</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>스테레오</translation>
    </message>
    <message>
        <source>recorded elsewhere</source>
        <translation>다른 곳에서 녹음됨</translation>
    </message>
    <message>
        <source>interrupted: it ends where it was cut</source>
        <translation>중단됨: 끊긴 곳에서 끝납니다</translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s), %1 not recorded</source>
        <translation>
            <numerusform>빈 곳 %n군데, %1 녹음되지 않음</numerusform>
        </translation>
    </message>
    <message>
        <source>its sound is not in this vault</source>
        <translation>소리가 이 보관함에 없음</translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s)</source>
        <translation>
            <numerusform>빈 곳 %n군데</numerusform>
        </translation>
    </message>
    <message>
        <source>The file as it came (%1) was destroyed: something in it is off the record</source>
        <translation>받은 파일(%1)은 파기했습니다. 그 안에 오프더레코드 내용이 있기 때문입니다</translation>
    </message>
    <message>
        <source>Made of a file that is kept as it came: %1</source>
        <translation>그대로 보관한 파일에서 만듦: %1</translation>
    </message>
    <message>
        <source>Its device wrote into it, and it stays in the project: %1</source>
        <translation>기기가 파일에 적은 내용(프로젝트 밖으로 나가지 않음): %1</translation>
    </message>
    <message>
        <source>finer than the 24 bits of the recording</source>
        <translation>녹음의 24비트보다 정밀함</translation>
    </message>
    <message>
        <source>the file is not in this vault</source>
        <translation>파일이 이 보관소에 없음</translation>
    </message>
</context>
<context>
    <name>attest::ui::RecoverPanel</name>
    <message>
        <source>I forgot the passphrase</source>
        <translation>암호문구를 잊었습니다</translation>
    </message>
    <message>
        <source>The forgotten passphrases end with this.</source>
        <translation>잊은 암호문구는 이것으로 쓸 수 없게 됩니다.</translation>
    </message>
    <message>
        <source>Set the new passphrase</source>
        <translation>새 암호문구 정하기</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>The vault in %1. Its recovery key, or enough of its sheets, is needed.</source>
        <translation>%1의 보관함입니다. 그 복구 열쇠나 필요한 만큼의 쪽지가 있어야 합니다.</translation>
    </message>
</context>
<context>
    <name>attest::ui::RecoveryInput</name>
    <message>
        <source>Paper key</source>
        <translation>종이 열쇠</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>쪽지</translation>
    </message>
    <message>
        <source>What stands on the paper</source>
        <translation>종이에 적힌 것</translation>
    </message>
    <message>
        <source>Add this sheet</source>
        <translation>이 쪽지 넣기</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>파일에서…</translation>
    </message>
    <message>
        <source>AGE-SECRET-KEY-1…; small letters and spaces do not matter</source>
        <translation>AGE-SECRET-KEY-1… 소문자와 빈칸은 상관없습니다</translation>
    </message>
    <message>
        <source>The words of one sheet, in their order</source>
        <translation>쪽지 한 장의 낱말을 순서대로</translation>
    </message>
    <message>
        <source>The key is read from the file.</source>
        <translation>파일에서 열쇠를 읽었습니다.</translation>
    </message>
    <message>
        <source>Type the key as it stands on the page, group by group.</source>
        <translation>종이에 적힌 대로 한 묶음씩 적어 주세요.</translation>
    </message>
    <message>
        <source>Type one sheet after the other; capital letters and numbers do not matter.</source>
        <translation>쪽지를 한 장씩 적어 주세요. 대문자와 번호는 상관없습니다.</translation>
    </message>
    <message>
        <source>%1 of the %2 sheets that are needed are in.</source>
        <translation>필요한 쪽지 %2장 가운데 %1장이 들어왔습니다.</translation>
    </message>
    <message>
        <source>%1 sheets are in: enough.</source>
        <comment>of recovery sheets</comment>
        <translation>쪽지 %1장이 들어왔습니다. 충분합니다.</translation>
    </message>
    <message>
        <source>The file with the paper key</source>
        <translation>종이 열쇠가 든 파일</translation>
    </message>
    <message>
        <source>A sheet&apos;s file</source>
        <translation>쪽지 파일</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
</context>
<context>
    <name>attest::ui::RecoveryPagesView</name>
    <message>
        <source>Sheet before</source>
        <translation>앞 쪽지</translation>
    </message>
    <message>
        <source>Next sheet</source>
        <translation>다음 쪽지</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>인쇄…</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>파일로 저장…</translation>
    </message>
    <message>
        <source>Read it back…</source>
        <translation>다시 읽어 확인…</translation>
    </message>
    <message>
        <source>Done: close it</source>
        <translation>마침: 닫기</translation>
    </message>
    <message>
        <source>The recovery key</source>
        <translation>복구 열쇠</translation>
    </message>
    <message>
        <source>The recovery sheets</source>
        <translation>복구 쪽지</translation>
    </message>
    <message>
        <source>It is shown only now. Print it or write it down, read it back, then close this page.</source>
        <translation>지금만 보입니다. 인쇄하거나 받아 적고, 다시 읽어 확인한 뒤에 이 화면을 닫으세요.</translation>
    </message>
    <message>
        <source>They are shown only now. Print or write down every sheet, read them back, then close this page.</source>
        <translation>지금만 보입니다. 쪽지를 모두 인쇄하거나 받아 적고, 다시 읽어 확인한 뒤에 이 화면을 닫으세요.</translation>
    </message>
    <message>
        <source>A file with this page in the clear opens the vault: destroy it once it is printed. The print queue and many printers keep what they print for a while; use one that you trust.</source>
        <translation>이 내용이 암호화되지 않은 채 담긴 파일은 보관함을 엽니다. 인쇄하고 나면 없애세요. 인쇄 대기열과 여러 프린터는 인쇄한 것을 한동안 간직하므로 믿을 수 있는 프린터를 쓰세요.</translation>
    </message>
    <message>
        <source>Files with these sheets in the clear open the vault together: take each to its place, then destroy what is left here. The print queue and many printers keep what they print for a while; use one that you trust.</source>
        <translation>쪽지가 암호화되지 않은 채 담긴 파일들은 모이면 보관함을 엽니다. 저마다 둘 곳으로 옮긴 뒤 여기에 남은 것은 없애세요. 인쇄 대기열과 여러 프린터는 인쇄한 것을 한동안 간직하므로 믿을 수 있는 프린터를 쓰세요.</translation>
    </message>
    <message>
        <source>Sheet %1 of %2</source>
        <translation>쪽지 %2장 가운데 %1번</translation>
    </message>
    <message>
        <source>Sent to the printer. Read the print back before you rely on it.</source>
        <translation>프린터로 보냈습니다. 믿고 쓰기 전에 인쇄한 것을 다시 읽어 확인하세요.</translation>
    </message>
    <message>
        <source>Where the recovery key goes, in the clear</source>
        <translation>복구 열쇠를 암호화하지 않고 저장할 곳</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>The folder that the sheets go to, in the clear</source>
        <translation>쪽지를 암호화하지 않고 저장할 폴더</translation>
    </message>
    <message>
        <source>Saved in the clear: %1. This file alone opens the vault: print it, read the print back, then destroy the file.</source>
        <translation>암호화하지 않고 저장했습니다: %1. 이 파일만 있으면 보관함이 열립니다. 인쇄하고, 인쇄한 것을 다시 읽어 확인한 뒤 파일을 없애세요.</translation>
    </message>
    <message>
        <source>Saved in the clear in %1. These files together open the vault: take each to its place, then destroy what is left here.</source>
        <translation>%1에 암호화하지 않고 저장했습니다. 이 파일들이 모이면 보관함이 열립니다. 저마다 둘 곳으로 옮긴 뒤 여기에 남은 것은 없애세요.</translation>
    </message>
</context>
<context>
    <name>attest::ui::RecoverySheet</name>
    <message>
        <source>The page with the recovery key</source>
        <translation>복구 열쇠가 적힌 종이</translation>
    </message>
</context>
<context>
    <name>attest::ui::RepairPanel</name>
    <message>
        <source>A repair deletes nothing. First it copies what is damaged into the folder “aside” of the vault; then it brings key files back from their other copies, and makes the database anew from everything that can still be read. An interview that lost something is shown in part, and says so.</source>
        <translation>고쳐도 아무것도 지우지 않습니다. 먼저 손상된 것을 보관함의 “aside” 폴더에 복사해 둡니다. 그런 다음 열쇠 파일을 다른 한 벌에서 되살리고, 아직 읽을 수 있는 모든 것으로 데이터베이스를 새로 만듭니다. 무언가 잃은 면담은 일부만 보이며, 그렇다고 표시됩니다.</translation>
    </message>
    <message>
        <source>The passphrase is the one that you just typed.</source>
        <translation>방금 입력한 암호문구를 씁니다.</translation>
    </message>
    <message>
        <source>Passphrase, to repair</source>
        <translation>고치기 위한 암호문구</translation>
    </message>
    <message>
        <source>The passphrase of this vault</source>
        <translation>이 보관함의 암호문구</translation>
    </message>
    <message>
        <source>With a recovery key instead</source>
        <translation>대신 복구 열쇠로</translation>
    </message>
    <message>
        <source>Repair the vault</source>
        <translation>보관함 고치기</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>It needs up to %1 of free space; %2 are free. The vault is closed for it and opened again.</source>
        <translation>빈 공간이 %1까지 필요합니다. 지금 %2가 비어 있습니다. 고치는 동안 보관함을 닫았다가 다시 엽니다.</translation>
    </message>
    <message>
        <source>It needs up to %1 of free space. The vault is closed for it and opened again.</source>
        <translation>빈 공간이 %1까지 필요합니다. 고치는 동안 보관함을 닫았다가 다시 엽니다.</translation>
    </message>
    <message>
        <source>With the passphrase instead</source>
        <translation>대신 암호문구로</translation>
    </message>
    <message>
        <source>A recording is under way. End it first.</source>
        <translation>녹음하고 있습니다. 먼저 녹음을 끝내 주세요.</translation>
    </message>
    <message>
        <source>Repairing the vault</source>
        <translation>보관함을 고치는 중</translation>
    </message>
</context>
<context>
    <name>attest::ui::RestorePanel</name>
    <message>
        <source>Restore from a backup</source>
        <translation>백업에서 되살리기</translation>
    </message>
    <message>
        <source>Makes a new vault from it, as a new device: others need its new contact card.</source>
        <translation>백업으로 새 보관함을 만듭니다. 새 기기가 되므로 다른 사람들에게 새 연락처 카드를 주어야 합니다.</translation>
    </message>
    <message>
        <source>Folder of the backup</source>
        <translation>백업 폴더</translation>
    </message>
    <message>
        <source>Folder for the restored vault</source>
        <translation>되살린 보관함의 폴더</translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation>백업의 암호문구</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>백업</translation>
    </message>
    <message>
        <source>Choose the folder of the backup</source>
        <translation>백업 폴더 고르기</translation>
    </message>
    <message>
        <source>The folder of the backup</source>
        <translation>백업 폴더</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>새 폴더</translation>
    </message>
    <message>
        <source>Choose where the new folder goes</source>
        <translation>새 폴더를 둘 곳 고르기</translation>
    </message>
    <message>
        <source>Where the new folder goes</source>
        <translation>새 폴더를 둘 곳</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>암호문구</translation>
    </message>
    <message>
        <source>With a recovery key instead</source>
        <translation>대신 복구 열쇠로</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>되살리기</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>고르기…</translation>
    </message>
    <message>
        <source>With the passphrase instead</source>
        <translation>대신 암호문구로</translation>
    </message>
    <message>
        <source>Choose the folder of the backup and a new one for the vault.</source>
        <translation>백업 폴더와, 보관함이 들어갈 새 폴더를 골라 주세요.</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>되살리는 중</translation>
    </message>
    <message numerus="yes">
        <source>Restored the backup of %1 with %n interview(s). Give the new contact card to the others; if the old laptop may be in other hands, they should stop trusting its card.</source>
        <translation>
            <numerusform>%1의 백업을 되살렸습니다. 면담 %n건이 있습니다. 새 연락처 카드를 다른 사람들에게 주세요. 예전 노트북이 남의 손에 있을 수 있다면, 그 카드를 더는 신뢰하지 않도록 알려 주세요.</numerusform>
        </translation>
    </message>
    <message>
        <source>These files of it are damaged; all else is there:</source>
        <translation>그 가운데 다음 파일이 손상되어 있습니다. 나머지는 다 있습니다:</translation>
    </message>
</context>
<context>
    <name>attest::ui::Session</name>
    <message>
        <source>Interviews</source>
        <translation>면담</translation>
    </message>
    <message>
        <source>Codebook</source>
        <translation>코드북</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>주고받기</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>보관함</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열림</translation>
    </message>
    <message>
        <source>The vault is open: what is in it can be read on this screen.</source>
        <translation>보관함이 열려 있어, 담긴 것을 이 화면에서 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>잠그기</translation>
    </message>
    <message>
        <source>Recording %1</source>
        <translation>녹음 중 %1</translation>
    </message>
    <message>
        <source>A recording is under way. End it first; then the window can be closed.</source>
        <translation>녹음이 진행 중입니다. 먼저 녹음을 끝내면 창을 닫을 수 있습니다.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>Not recording (%1)</source>
        <comment>it is interrupted; how much there is so far</comment>
        <translation>녹음 안 됨 (%1)</translation>
    </message>
</context>
<context>
    <name>attest::ui::SoundTestPanel</name>
    <message>
        <source>Hear it</source>
        <translation>들어 보기</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>다시 시험</translation>
    </message>
    <message>
        <source>Close the test</source>
        <translation>시험 닫기</translation>
    </message>
    <message numerus="yes">
        <source>Listening for %n more second(s). Speak as it will be in the interview.</source>
        <translation>
            <numerusform>앞으로 %n초 더 듣습니다. 면담할 때처럼 말해 보세요.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>재생 멈추기</translation>
    </message>
    <message>
        <source>The voice is clear.</source>
        <translation>목소리가 또렷합니다.</translation>
    </message>
    <message>
        <source>Nothing was heard. Is the microphone muted, or another one chosen?</source>
        <translation>아무 소리도 들리지 않았습니다. 마이크가 음소거되었거나 다른 마이크가 선택된 것은 아닌가요?</translation>
    </message>
    <message>
        <source>Only the room was heard. Test again, and speak.</source>
        <translation>방 안 소리만 들렸습니다. 다시 시험하면서 말해 보세요.</translation>
    </message>
    <message>
        <source>The voice is very quiet. Move the microphone closer.</source>
        <translation>목소리가 아주 작습니다. 마이크를 더 가까이 두세요.</translation>
    </message>
    <message>
        <source>Almost too loud. Move the microphone away a little.</source>
        <translation>소리가 너무 커지려 합니다. 마이크를 조금 떨어뜨려 주세요.</translation>
    </message>
    <message>
        <source>Too loud: parts were cut off. Move the microphone away, or turn it down.</source>
        <translation>소리가 너무 커서 일부가 잘렸습니다. 마이크를 멀리 두거나 음량을 줄이세요.</translation>
    </message>
    <message>
        <source>The room is nearly as loud as the voice. Close a window, or move the microphone closer.</source>
        <translation>방 안 소리가 목소리만큼 큽니다. 창문을 닫거나 마이크를 더 가까이 두세요.</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <comment>decibels</comment>
        <translation>%1dB</translation>
    </message>
    <message>
        <source>Voice %1, room %2, loudest moment %3. Microphone: %4. It is in memory only and goes when this is closed.</source>
        <translation>목소리 %1, 방 %2, 가장 큰 순간 %3. 마이크: %4. 메모리에만 있으며 닫으면 사라집니다.</translation>
    </message>
</context>
<context>
    <name>attest::ui::SpeakerBar</name>
    <message>
        <source>Name of a speaker</source>
        <translation>말하는 사람의 이름</translation>
    </message>
    <message>
        <source>A role, never a name</source>
        <translation>역할만, 실명 금지</translation>
    </message>
    <message>
        <source>Add</source>
        <comment>a speaker</comment>
        <translation>추가</translation>
    </message>
    <message>
        <source>Rename</source>
        <comment>a speaker</comment>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>Interviewer</source>
        <translation>면담자</translation>
    </message>
    <message>
        <source>Narrator</source>
        <translation>구술자</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>통역</translation>
    </message>
    <message>
        <source>%1 speaks in this line (Alt+%2)</source>
        <translation>이 줄은 %1의 말 (Alt+%2)</translation>
    </message>
    <message>
        <source>Call %1 so, in every line</source>
        <translation>모든 줄에서 %1을(를) 이 이름으로 바꿉니다</translation>
    </message>
</context>
<context>
    <name>attest::ui::StartPage</name>
    <message>
        <source>What was said, kept safe and kept whole.</source>
        <translation>증언을 안전하게, 온전하게 지킵니다.</translation>
    </message>
    <message>
        <source>Open a vault</source>
        <translation>보관함 열기</translation>
    </message>
    <message>
        <source>Start a vault</source>
        <translation>보관함 만들기</translation>
    </message>
    <message>
        <source>New here?</source>
        <translation>처음이신가요?</translation>
    </message>
    <message>
        <source>Open the sample interview</source>
        <translation>예시 면담 열어 보기</translation>
    </message>
    <message>
        <source>Made up, in a vault of its own in a temporary folder; both go when you lock it.</source>
        <translation>지어낸 면담이며, 임시 폴더의 따로 된 보관함에 들어 있습니다. 잠그면 함께 사라집니다.</translation>
    </message>
    <message>
        <source>Folder of the vault</source>
        <translation>보관함 폴더</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>고르기…</translation>
    </message>
    <message>
        <source>Choose the folder of the vault</source>
        <translation>보관함 폴더 고르기</translation>
    </message>
    <message>
        <source>The folder of the vault</source>
        <translation>보관함 폴더</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>암호문구</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Shown to those you exchange bundles with</source>
        <translation>꾸러미를 주고받는 사람들에게 보입니다</translation>
    </message>
    <message>
        <source>Your author code</source>
        <translation>나의 작성자 부호</translation>
    </message>
    <message>
        <source>A code, not a name: A1, K-07</source>
        <translation>이름이 아닌 부호: A1, K-07</translation>
    </message>
    <message>
        <source>Author code</source>
        <translation>작성자 부호</translation>
    </message>
    <message>
        <source>Folder for the new vault</source>
        <translation>새 보관함의 폴더</translation>
    </message>
    <message>
        <source>Join a project…</source>
        <translation>프로젝트에 합류…</translation>
    </message>
    <message>
        <source>Do not join</source>
        <translation>합류하지 않기</translation>
    </message>
    <message>
        <source>The contact card of someone in the project</source>
        <translation>그 프로젝트에 있는 사람의 연락처 카드</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Joins the project “%1”.</source>
        <translation>“%1” 프로젝트에 합류합니다.</translation>
    </message>
    <message>
        <source>Create the vault</source>
        <translation>보관함 만들기</translation>
    </message>
    <message>
        <source>End the recording</source>
        <translation>녹음 끝내기</translation>
    </message>
    <message>
        <source>A recording goes on: %1. It is sealed as it comes and can be heard only after unlocking.</source>
        <translation>녹음이 계속되고 있습니다: %1. 들어오는 대로 봉인되며, 보관함을 연 뒤에만 들을 수 있습니다.</translation>
    </message>
    <message>
        <source>Choose the folder of the vault first.</source>
        <translation>먼저 보관함 폴더를 골라 주세요.</translation>
    </message>
    <message>
        <source>Deriving the key from the passphrase. This takes about a second and slows down whoever guesses.</source>
        <translation>암호문구에서 열쇠를 만들고 있습니다. 일 초쯤 걸리며, 그만큼 암호문구를 알아맞히기 어려워집니다.</translation>
    </message>
    <message>
        <source>Give an author code. It stands beside everything you write.</source>
        <translation>작성자 부호를 적어 주세요. 적는 모든 것 옆에 남습니다.</translation>
    </message>
    <message>
        <source>Measuring how slow this computer can make a guess, then making the vault. This takes a few seconds.</source>
        <translation>이 컴퓨터에서 암호문구를 알아맞히기 얼마나 어렵게 할 수 있는지 잰 다음 보관함을 만듭니다. 몇 초 걸립니다.</translation>
    </message>
    <message>
        <source>Sample (made up)</source>
        <translation>예시 (지어낸 것)</translation>
    </message>
    <message>
        <source>Making a vault for the sample in a temporary folder.</source>
        <translation>임시 폴더에 예시 보관함을 만들고 있습니다.</translation>
    </message>
    <message>
        <source>The sample is locked and gone.</source>
        <translation>예시를 잠갔고, 함께 지워졌습니다.</translation>
    </message>
    <message>
        <source>Locked. Nothing can be read without the passphrase.</source>
        <translation>잠갔습니다. 암호문구 없이는 아무것도 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Name of the vault</source>
        <translation>보관함의 이름</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Starts a project of this name.</source>
        <translation>이 이름으로 새 프로젝트를 시작합니다.</translation>
    </message>
    <message>
        <source>Give the vault a name.</source>
        <translation>보관함의 이름을 적어 주세요.</translation>
    </message>
    <message>
        <source>Opening the vault with the recovery key and setting the new passphrase.</source>
        <translation>복구 열쇠로 보관함을 열고 새 암호문구를 정하고 있습니다.</translation>
    </message>
    <message>
        <source>Destroy this vault</source>
        <translation>이 보관함 없애기</translation>
    </message>
    <message>
        <source>Hold for two seconds to destroy</source>
        <translation>2초 동안 누르고 있으면 없앱니다</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Destroying the vault.</source>
        <translation>보관함을 없애고 있습니다.</translation>
    </message>
    <message>
        <source>The keys could not all be removed. Destroy the disk.</source>
        <translation>열쇠를 다 없애지 못했습니다. 디스크를 부수어 주세요.</translation>
    </message>
    <message>
        <source>The keys are gone, and with them everything in this vault.</source>
        <translation>열쇠가 없어졌고, 이 보관함에 있던 모든 것도 함께 없어졌습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of it could not be removed; they hold ciphertext only.</source>
        <translation>
            <numerusform>파일 %n개는 없애지 못했습니다. 암호문만 들어 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>I forgot the passphrase</source>
        <translation>암호문구를 잊었습니다</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>백업에서 되살리기</translation>
    </message>
    <message>
        <source>Destroy a vault</source>
        <translation>보관함 없애기</translation>
    </message>
    <message>
        <source>Destroys what is in %1: first its keys, then everything, at once and for ever. No passphrase is needed.</source>
        <translation>%1에 있는 것을 없앱니다. 먼저 열쇠를, 이어서 모든 것을 곧바로 영원히 없앱니다. 암호문구는 필요 없습니다.</translation>
    </message>
    <message>
        <source>Without its passphrase a vault opens only by a recovery key that you made before. Make one on its Vault page.</source>
        <translation>암호문구가 없으면 미리 만들어 둔 복구 열쇠로만 열 수 있습니다. 보관함 화면에서 만들어 두세요.</translation>
    </message>
    <message>
        <source>This vault is damaged</source>
        <translation>보관함이 손상되어 있습니다</translation>
    </message>
    <message>
        <source>Look at the damage</source>
        <translation>손상된 곳 보기</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>고치기…</translation>
    </message>
    <message>
        <source>Looking at the damage</source>
        <translation>손상된 곳을 살펴보는 중</translation>
    </message>
</context>
<context>
    <name>attest::ui::StrengthHint</name>
    <message>
        <source>Strength of the passphrase</source>
        <translation>암호문구의 세기</translation>
    </message>
    <message>
        <source>Five or six words that nothing joins are easy to keep and hard to guess.</source>
        <translation>서로 관계없는 낱말 대여섯 개는 기억하기 쉽고 알아맞히기 어렵습니다.</translation>
    </message>
    <message>
        <source>Weak: 10 000 computers, one try a second each, would find it within days. Counted without Korean words and names, which weaken it.</source>
        <translation>약함: 컴퓨터 만 대가 저마다 일 초에 한 번씩 해 보면 며칠 안에 알아냅니다. 한국어 낱말과 이름은 셈에 넣지 않았으며, 그런 것이 있으면 더 약합니다.</translation>
    </message>
    <message>
        <source>Fair: 10 000 computers, one try a second each, would need weeks or years. Counted without Korean words and names, which weaken it.</source>
        <translation>보통: 컴퓨터 만 대가 저마다 일 초에 한 번씩 해 보면 몇 주에서 몇 해가 걸립니다. 한국어 낱말과 이름은 셈에 넣지 않았으며, 그런 것이 있으면 더 약합니다.</translation>
    </message>
    <message>
        <source>Strong: 10 000 computers, one try a second each, would need centuries. Counted without Korean words and names, which weaken it.</source>
        <translation>강함: 컴퓨터 만 대가 저마다 일 초에 한 번씩 해 보아도 몇백 년이 걸립니다. 한국어 낱말과 이름은 셈에 넣지 않았으며, 그런 것이 있으면 더 약합니다.</translation>
    </message>
</context>
<context>
    <name>attest::ui::TranscriptPanel</name>
    <message>
        <source>Import a transcript…</source>
        <translation>녹취록 가져오기…</translation>
    </message>
    <message>
        <source>No transcript yet</source>
        <translation>아직 녹취록이 없습니다</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>녹취록</translation>
    </message>
    <message>
        <source>Import another transcript</source>
        <translation>녹취록 더 가져오기</translation>
    </message>
    <message>
        <source>Edit the text</source>
        <translation>글 고치기</translation>
    </message>
    <message>
        <source>Save a version</source>
        <translation>새 판으로 저장</translation>
    </message>
    <message>
        <source>%1 (two versions differ)</source>
        <translation>%1 (두 판이 다름)</translation>
    </message>
    <message>
        <source>Changes that were not saved yet are here again.</source>
        <translation>저장하지 않았던 고친 내용을 다시 불러왔습니다.</translation>
    </message>
    <message>
        <source>Draft kept at %1.</source>
        <translation>%1에 초안을 보관했습니다.</translation>
    </message>
    <message>
        <source>Saved as a new version. Earlier versions are kept.</source>
        <translation>새 판으로 저장했습니다. 이전 판도 남아 있습니다.</translation>
    </message>
    <message>
        <source>A transcript</source>
        <translation>녹취록 파일</translation>
    </message>
    <message>
        <source>%1 (made by a machine, reviewed)</source>
        <translation>%1 (기계가 작성, 검토됨)</translation>
    </message>
    <message>
        <source>%1 (made by a machine, not yet reviewed)</source>
        <translation>%1 (기계가 작성, 아직 검토 안 됨)</translation>
    </message>
    <message>
        <source>Write another transcript</source>
        <translation>다른 녹취록 쓰기</translation>
    </message>
    <message>
        <source>Let a program write a transcript</source>
        <translation>프로그램에 녹취를 맡기기</translation>
    </message>
    <message>
        <source>Read against the sound</source>
        <translation>소리와 대조함</translation>
    </message>
    <message>
        <source>Say that you have read all of it against the sound, and that it says what was said</source>
        <translation>전체를 소리와 대조해 읽었고, 말한 그대로임을 밝힙니다</translation>
    </message>
    <message>
        <source>Write it beside the sound</source>
        <translation>들으며 쓰기</translation>
    </message>
    <message>
        <source>Let a program write it…</source>
        <translation>프로그램에 맡기기…</translation>
    </message>
    <message>
        <source>Write down what was said while you listen, or take in captions, a text document, or what a transcription program wrote. It is read beside the sound, coded and edited here.</source>
        <translation>들으면서 받아쓰거나, 자막, 텍스트 문서, 전사 프로그램이 쓴 파일을 가져오십시오. 여기에서 소리와 함께 읽고, 코딩하고, 고칩니다.</translation>
    </message>
    <message>
        <source>Return begins a line at the moment that you hear; Ctrl+J sets the line&apos;s time anew. Esc plays and pauses, F4 and F6 go back and forward, F7 and F8 change the speed.</source>
        <translation>Enter는 지금 들리는 순간에서 새 줄을 시작하고, Ctrl+J는 그 줄의 시간을 다시 맞춥니다. Esc는 재생과 일시정지, F4와 F6은 뒤로와 앞으로, F7과 F8은 속도입니다.</translation>
    </message>
    <message>
        <source>The recording of this transcript is not open: lines get no times.</source>
        <translation>이 녹취록의 녹음이 열려 있지 않아 줄에 시간이 붙지 않습니다.</translation>
    </message>
    <message>
        <source>A draft is kept every few seconds.</source>
        <translation>몇 초마다 초안이 저장됩니다.</translation>
    </message>
    <message numerus="yes">
        <source>Saved as a new version. Earlier versions are kept. %n line(s) have no time.</source>
        <translation>
            <numerusform>새 판으로 저장했습니다. 이전 판도 남아 있습니다. 시간이 없는 줄이 %n개 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Said: a person has read this transcript against the sound.</source>
        <translation>기록했습니다: 사람이 이 녹취록을 소리와 대조했습니다.</translation>
    </message>
    <message>
        <source>Export this transcript</source>
        <translation>이 녹취록 내보내기</translation>
    </message>
    <message>
        <source>Close the editor</source>
        <translation>편집기 닫기</translation>
    </message>
    <message>
        <source>Hold to discard</source>
        <translation>길게 눌러 버리기</translation>
    </message>
    <message>
        <source>Hold for two seconds: what was written since the last version is gone then</source>
        <translation>2초 동안 누르면 마지막 판 이후에 쓴 것이 사라집니다</translation>
    </message>
</context>
<context>
    <name>attest::ui::TranscriptView</name>
    <message>
        <source>Transcript</source>
        <translation>녹취록</translation>
    </message>
    <message>
        <source>(code not here)</source>
        <translation>(여기에 없는 코드)</translation>
    </message>
</context>
<context>
    <name>attest::ui::TryAgain</name>
    <message numerus="yes">
        <source>You can try again in %n second(s).</source>
        <translation>
            <numerusform>%n초 뒤에 다시 해 볼 수 있습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>attest::ui::VaultPage</name>
    <message>
        <source>Vault</source>
        <translation>보관함</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>프로젝트</translation>
    </message>
    <message>
        <source>Author code</source>
        <translation>작성자 부호</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Interviews</source>
        <translation>면담</translation>
    </message>
    <message>
        <source>Lock the vault</source>
        <translation>보관함 잠그기</translation>
    </message>
    <message>
        <source>Closes it and wipes its keys from memory. A recording under way goes on.</source>
        <translation>보관함을 닫고 메모리에서 열쇠를 지웁니다. 진행 중인 녹음은 계속됩니다.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
</context>
<context>
    <name>attest::ui::Waveform</name>
    <message>
        <source>%1 of %2</source>
        <comment>position and length of a recording</comment>
        <translation>%2 가운데 %1</translation>
    </message>
    <message>
        <source>Position in the recording</source>
        <translation>녹음에서의 위치</translation>
    </message>
    <message>
        <source>%1: %2 are missing at %3</source>
        <comment>Paused: 3:07 are missing at 0:12</comment>
        <translation>%1: %3에서 %2이(가) 빠져 있습니다</translation>
    </message>
    <message>
        <source>%1: sound is missing at %2</source>
        <comment>Paused: sound is missing at 0:12</comment>
        <translation>%1: %2에 소리가 빠져 있습니다</translation>
    </message>
    <message>
        <source>Marker at %1</source>
        <translation>%1의 표시</translation>
    </message>
    <message>
        <source>Marker at %1: %2</source>
        <translation>%1의 표시: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>gaps and markers of a recording</comment>
        <translation>
            <numerusform>그 밖에 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. Click to go there, drag to hear a stretch over and over.</source>
        <comment>0:12</comment>
        <translation>%1. 누르면 그곳으로 가고, 끌면 그 구간을 되풀이하여 듣습니다.</translation>
    </message>
</context>
<context>
    <name>attest::ui::WaysInPanel</name>
    <message>
        <source>Ways in</source>
        <translation>여는 방법</translation>
    </message>
    <message>
        <source>What opens this vault. Every change here also replaces the key inside, so that an old copy of the folder and a passphrase that was given up open nothing new.</source>
        <translation>이 보관함을 여는 것들입니다. 여기에서 무엇을 바꾸든 안쪽 열쇠도 함께 바뀌므로, 폴더의 옛 복사본과 버린 암호문구로는 새것이 열리지 않습니다.</translation>
    </message>
    <message>
        <source>Earlier backups still open with what was given up: replace or destroy them. They are marked below.</source>
        <translation>앞서 만든 백업은 버린 방법으로도 열립니다. 새로 백업하거나 없애 주세요. 아래에 표시되어 있습니다.</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>암호문구 바꾸기</translation>
    </message>
    <message>
        <source>The one that this vault was opened with gives way to a new one.</source>
        <translation>이 보관함을 열 때 쓴 암호문구를 새것으로 바꿉니다.</translation>
    </message>
    <message>
        <source>Change…</source>
        <comment>the passphrase</comment>
        <translation>바꾸기…</translation>
    </message>
    <message>
        <source>Another passphrase</source>
        <translation>또 하나의 암호문구</translation>
    </message>
    <message>
        <source>For a second person, who opens the vault with one of their own.</source>
        <translation>두 번째 사람이 자기 암호문구로 보관함을 열 수 있습니다.</translation>
    </message>
    <message>
        <source>Add…</source>
        <comment>a passphrase</comment>
        <translation>더하기…</translation>
    </message>
    <message>
        <source>A recovery key on paper</source>
        <translation>종이 복구 열쇠</translation>
    </message>
    <message>
        <source>For when the passphrase is forgotten: a page to keep elsewhere. Whoever holds it and the laptop, or a backup, can read everything.</source>
        <translation>암호문구를 잊었을 때를 위해 다른 곳에 두는 종이입니다. 이 종이와 함께 노트북이나 백업을 가진 사람은 모든 것을 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>Make…</source>
        <comment>a recovery key</comment>
        <translation>만들기…</translation>
    </message>
    <message>
        <source>Recovery sheets</source>
        <translation>복구 쪽지</translation>
    </message>
    <message>
        <source>The same, divided among people: any two of three sheets open the vault, one alone tells nothing.</source>
        <translation>같은 것을 여러 사람이 나누어 가집니다. 쪽지 석 장 가운데 아무 두 장이면 열리고, 한 장만으로는 아무것도 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Make…</source>
        <comment>recovery sheets</comment>
        <translation>만들기…</translation>
    </message>
    <message>
        <source>Headquarters&apos; key</source>
        <translation>본부의 열쇠</translation>
    </message>
    <message>
        <source>Whoever holds the other half of that key can open this vault, or its backups, without you.</source>
        <translation>그 열쇠의 나머지 반쪽을 가진 사람은 나 없이도 이 보관함이나 그 백업을 열 수 있습니다.</translation>
    </message>
    <message>
        <source>Add…</source>
        <comment>headquarters&apos; key</comment>
        <translation>더하기…</translation>
    </message>
    <message>
        <source>New keys inside</source>
        <translation>안쪽 열쇠 새로 하기</translation>
    </message>
    <message>
        <source>For when somebody may have copied the folder and seen a passphrase. Every way in stays; recordings keep their own keys.</source>
        <translation>누군가 폴더를 복사하고 암호문구를 보았을지 모를 때 씁니다. 여는 방법은 모두 그대로이고, 녹음의 열쇠도 그대로입니다.</translation>
    </message>
    <message>
        <source>Replace…</source>
        <comment>the keys inside the vault</comment>
        <translation>바꾸기…</translation>
    </message>
    <message>
        <source>Whose passphrase it is</source>
        <translation>누구의 암호문구인지</translation>
    </message>
    <message>
        <source>Whose it is: a code, not a name</source>
        <translation>누구의 것인지: 이름이 아니라 부호로</translation>
    </message>
    <message>
        <source>Add the passphrase</source>
        <translation>암호문구 더하기</translation>
    </message>
    <message>
        <source>The key is shown on the screen next: be alone with it.</source>
        <translation>다음 화면에 열쇠가 보입니다. 혼자 있을 때 하세요.</translation>
    </message>
    <message>
        <source>The recovery key that was made before opens the vault no more then.</source>
        <translation>그러면 앞서 만든 복구 열쇠로는 더 이상 열리지 않습니다.</translation>
    </message>
    <message>
        <source>Make the recovery key</source>
        <translation>복구 열쇠 만들기</translation>
    </message>
    <message>
        <source>The sheets are shown on the screen next: be alone with them.</source>
        <translation>다음 화면에 쪽지가 보입니다. 혼자 있을 때 하세요.</translation>
    </message>
    <message>
        <source>How many sheets are made</source>
        <translation>만들 쪽지의 수</translation>
    </message>
    <message>
        <source>How many of them open the vault</source>
        <translation>보관함을 여는 데 필요한 쪽지의 수</translation>
    </message>
    <message>
        <source>Sheets in all</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Needed to open</source>
        <translation>여는 데 필요</translation>
    </message>
    <message>
        <source>The sheets that were made before open the vault no more then.</source>
        <translation>그러면 앞서 만든 쪽지로는 더 이상 열리지 않습니다.</translation>
    </message>
    <message>
        <source>Make the sheets</source>
        <translation>쪽지 만들기</translation>
    </message>
    <message>
        <source>Headquarters&apos; public key</source>
        <translation>본부의 공개 열쇠</translation>
    </message>
    <message>
        <source>age1…, as headquarters gave it to you</source>
        <translation>본부에서 받은 age1…</translation>
    </message>
    <message>
        <source>Whose key it is</source>
        <translation>누구의 열쇠인지</translation>
    </message>
    <message>
        <source>Whose it is</source>
        <translation>누구의 것인지</translation>
    </message>
    <message>
        <source>Let this key open the vault</source>
        <translation>이 열쇠로 열 수 있게 하기</translation>
    </message>
    <message>
        <source>This takes a moment and, for as long, free space as large as the database. What plays stops.</source>
        <translation>잠시 걸리며, 그동안 데이터베이스만큼의 빈 공간이 필요합니다. 재생 중인 소리는 멈춥니다.</translation>
    </message>
    <message>
        <source>Replace the keys</source>
        <translation>열쇠 바꾸기</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>없애기</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Taken away. It opens the vault no more.</source>
        <translation>없앴습니다. 더 이상 보관함이 열리지 않습니다.</translation>
    </message>
    <message>
        <source>made %1 · %2</source>
        <comment>date, short public key</comment>
        <translation>%1 만듦 · %2</translation>
    </message>
    <message>
        <source>Read it back…</source>
        <translation>다시 읽어 확인…</translation>
    </message>
    <message>
        <source>Take away…</source>
        <translation>없애기…</translation>
    </message>
    <message>
        <source>“%1” (%2) will open this vault no more.</source>
        <translation>“%1”(%2)(으)로는 더 이상 이 보관함이 열리지 않게 됩니다.</translation>
    </message>
    <message>
        <source>Deriving the key from the passphrase</source>
        <translation>암호문구에서 열쇠를 만드는 중</translation>
    </message>
    <message>
        <source>Changed. The new passphrase opens the vault; the old one does not.</source>
        <translation>바꾸었습니다. 새 암호문구로 열리며, 예전 것으로는 열리지 않습니다.</translation>
    </message>
    <message>
        <source>Added. Either passphrase opens the vault.</source>
        <translation>더했습니다. 어느 암호문구로든 보관함이 열립니다.</translation>
    </message>
    <message>
        <source>Added. Whoever holds the other half of this key can open the vault.</source>
        <translation>더했습니다. 이 열쇠의 나머지 반쪽을 가진 사람은 보관함을 열 수 있습니다.</translation>
    </message>
    <message>
        <source>Replacing the keys</source>
        <translation>열쇠를 바꾸는 중</translation>
    </message>
    <message>
        <source>The keys are new. Every way in still opens the vault.</source>
        <translation>열쇠를 새로 바꾸었습니다. 여는 방법은 모두 그대로 통합니다.</translation>
    </message>
</context>
</TS>
