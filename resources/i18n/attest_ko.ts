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
        <source>The database %1 is not what was written. Restore the vault from a backup.</source>
        <translation>데이터베이스 %1이(가) 기록된 것과 다릅니다. 백업에서 보관함을 되살려 주세요.</translation>
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
        <source>The file is not text; choose a WebVTT, SubRip or plain text file.</source>
        <translation>글 파일이 아닙니다. WebVTT, SubRip 또는 일반 텍스트 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>The captions are in %1, not in UTF-8; save them as UTF-8 and try again.</source>
        <translation>자막이 UTF-8이 아니라 %1로 되어 있습니다. UTF-8로 저장해 다시 해 주세요.</translation>
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
        <source>This is no sound file that Attest can keep. It takes WAV, FLAC and Ogg Opus.</source>
        <translation>Attest에 담을 수 있는 소리 파일이 아닙니다. WAV, FLAC, Ogg Opus를 받습니다.</translation>
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
        <source>Sound (*.wav *.flac *.opus *.ogg);;All files (*)</source>
        <translation>소리 (*.wav *.flac *.opus *.ogg);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Adding the recording</source>
        <translation>녹음을 추가하는 중</translation>
    </message>
    <message>
        <source>What was typed and not saved yet is here again.</source>
        <translation>입력하고 아직 저장하지 않은 내용을 다시 불러왔습니다.</translation>
    </message>
</context>
<context>
    <name>attest::ui::InterviewsModel</name>
    <message>
        <source>Two writings of a field differ and wait to be settled.</source>
        <translation>한 항목이 서로 다르게 적혀 있어 정해야 합니다.</translation>
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
        <source>%1 (Ctrl+Space)</source>
        <comment>Play or Pause</comment>
        <translation>%1 (Ctrl+Space)</translation>
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
        <source>New passphrase</source>
        <translation>새 암호문구</translation>
    </message>
    <message>
        <source>Five or six words that only you put together</source>
        <translation>나만이 엮을 수 있는 낱말 대여섯 개</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>같은 암호문구 한 번 더</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>한 번 더</translation>
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
        <source>There is no way to open a vault without its passphrase.</source>
        <translation>암호문구 없이 보관함을 열 수 있는 방법은 없습니다.</translation>
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
    <message numerus="yes">
        <source>You can try again in %n second(s).</source>
        <translation>
            <numerusform>%n초 뒤에 다시 해 볼 수 있습니다.</numerusform>
        </translation>
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
        <source>Import WebVTT, SubRip or plain text. It is read beside the sound, coded and edited here.</source>
        <translation>WebVTT, SubRip 또는 일반 텍스트를 가져오세요. 여기에서 소리와 함께 읽고, 코딩하고, 고칠 수 있습니다.</translation>
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
        <source>Discard the changes</source>
        <translation>고친 것 버리기</translation>
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
        <source>Editing. A draft is kept every few seconds.</source>
        <translation>고치는 중입니다. 몇 초마다 초안이 보관됩니다.</translation>
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
        <source>Transcripts (*.vtt *.srt *.txt);;All files (*)</source>
        <translation>녹취록 (*.vtt *.srt *.txt);;모든 파일 (*)</translation>
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
        <source>Lock the vault</source>
        <translation>보관함 잠그기</translation>
    </message>
    <message>
        <source>Closes it and wipes its keys from memory. A recording under way goes on.</source>
        <translation>보관함을 닫고 메모리에서 열쇠를 지웁니다. 진행 중인 녹음은 계속됩니다.</translation>
    </message>
    <message>
        <source>Checking the vault</source>
        <translation>보관함을 확인하는 중</translation>
    </message>
    <message>
        <source>Everything is whole.</source>
        <translation>모든 것이 온전합니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) are damaged:</source>
        <translation>
            <numerusform>%n곳이 손상되었습니다:</numerusform>
        </translation>
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
        <source>Click to hear from there.</source>
        <translation>누르면 그곳부터 들립니다.</translation>
    </message>
</context>
</TS>
