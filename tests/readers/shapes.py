"""One talk, set by hand in the true shape of every program; all must read as the same turns."""

WORDS = [
    ("Ann Lee", "How was the week? You look tired."),
    ("Tom", "Fine. I don't know."),
    ("Ann Lee", "That makes sense."),
]

ZOOM_VTT = """WEBVTT

1
00:00:01.000 --> 00:00:03.000
Ann Lee: How was the week?

2
00:00:03.200 --> 00:00:05.000
Ann Lee: You look tired.

3
00:00:06.000 --> 00:00:07.500
Tom: Fine. I don't know.

4
00:00:08.000 --> 00:00:09.000
Ann Lee: That makes sense.
"""

TEAMS_VTT = """WEBVTT

3e1f0b9a-5a64-4c7c-9d3c-5f5f0d5b8a11/1-0
00:00:01.000 --> 00:00:03.000
<v Ann Lee>How was the week?</v>

3e1f0b9a-5a64-4c7c-9d3c-5f5f0d5b8a11/1-1
00:00:03.200 --> 00:00:05.000
<v Ann Lee>You look
tired.</v>

3e1f0b9a-5a64-4c7c-9d3c-5f5f0d5b8a11/4-0
00:00:06.000 --> 00:00:07.500
<v Tom>Fine. I don't know.</v>

3e1f0b9a-5a64-4c7c-9d3c-5f5f0d5b8a11/6-0
00:00:08.000 --> 00:00:09.000
<v Ann Lee>That makes sense.</v>
"""

STYLED_VTT = """WEBVTT - made by hand
Kind: captions
Language: en

STYLE
::cue { color: red }

NOTE the talk begins
here

intro
00:01.000 --> 00:05.000 align:start position:0%
<v.loud Ann Lee>How was the <i>week</i>? <c.yellow>You</c> look<00:00:04.000> tired.

00:06.000 --> 00:07.500
<v Tom>Fine. I don&#39;t know.

00:08.000 --> 00:09.000
<v Ann Lee>That makes

sense.
"""

SRT = """1
00:00:01,000 --> 00:00:05,000
Ann Lee: How was the week?
You look tired.

2
00:00:06,000 --> 00:00:07,500
Tom: <i>Fine.</i> I don't know.

3
00:00:08,000 --> 00:00:09,000
Ann Lee: That makes sense.
"""

COLONS = """Ann Lee: How was the week? You look tired.

Tom: Fine. I don't know.
Ann Lee: That makes sense.
"""

STAMPED = """[00:00:01] Ann Lee: How was the week? You look tired.
[00:00:06] Tom: Fine. I don't know.
[00:00:08] Ann Lee: That makes sense.
"""

STAMP_AFTER = """Ann Lee (00:01): How was the week? You look tired.
Tom (00:06): Fine. I don't know.
Ann Lee (00:08): That makes sense.
"""

OTTER = """Week 3

Ann Lee  0:01
How was the week? You look tired.

Tom  0:06
Fine. I don't know.

Ann Lee  0:08
That makes sense.

Transcribed by https://otter.ai
"""

TEAMS_TEXT = """0:0:1.0 --> 0:0:5.0
Ann Lee
How was the week? You look tired.
0:0:6.0 --> 0:0:7.500
Tom
Fine. I don't know.
0:0:8.0 --> 0:0:9.0
Ann Lee
That makes sense.
"""

ALONE = """Ann Lee
How was the week? You look tired.

Tom
Fine. I don't know.

Ann Lee
That makes sense.
"""

MARKDOWN = """**Ann Lee:** How was the week? You look tired.

**Tom:** Fine. I don't know.

**Ann Lee:** That makes sense.
"""

ANNOMI = """mi_quality,transcript_id,interlocutor,timestamp,utterance_id,utterance_text,annotator_id
high,7,therapist,00:00:01,0,How was the week? You look tired.,3
high,7,therapist,00:00:01,0,How was the week? You look tired.,4
high,7,client,00:00:06,1,Fine. I don't know.,3
high,7,client,00:00:06,1,Fine. I don't know.,4
high,7,therapist,00:00:08,2,That makes sense.,3
"""

CONVOKIT = """\
{"id": "u1", "conversation_id": "c1", "text": "How was the week? You look tired.", \
"speaker": "Ann Lee", "meta": {}, "reply-to": null, "timestamp": 1700000000, "vectors": []}
{"id": "u2", "conversation_id": "c1", "text": "Fine. I don't know.", \
"speaker": "Tom", "meta": {}, "reply-to": "u1", "timestamp": 1700000005, "vectors": []}
{"id": "u3", "conversation_id": "c1", "text": "That makes sense.", \
"speaker": "Ann Lee", "meta": {}, "reply-to": "u2", "timestamp": 1700000007, "vectors": []}
"""

OURS = """\
{"conversation": "c1", "speaker": "Ann Lee", "role": "helper", \
"text": "How was the week? You look tired.", "start": 1.0, "end": 5.0}
{"conversation": "c1", "speaker": "Tom", "role": "him", "text": "Fine. I don't know.", "start": 6}
{"conversation": "c1", "speaker": "Ann Lee", "role": "helper", "text": "That makes sense."}
"""

WHISPERX = """{"segments": [
{"start": 1.0, "end": 3.0, "text": " How was the week?", "speaker": "Ann Lee", "words": []},
{"start": 3.2, "end": 5.0, "text": " You look tired.", "speaker": "Ann Lee"},
{"start": 6.0, "end": 7.5, "text": " Fine. I don't know.", "speaker": "Tom"},
{"start": 8.0, "end": 9.0, "text": " That makes sense.", "speaker": "Ann Lee"}],
"word_segments": []}
"""

ANDROID = """\
12/30/23, 9:14 PM - Messages and calls are end-to-end encrypted. Tap to learn more.
12/31/23, 9:15\u202fPM - Ann Lee: How was the week? You look tired.
12/31/23, 9:16\u202fPM - Tom: <Media omitted>
12/31/23, 9:20\u202fPM - Tom: Fine. I don't know.
12/31/23, 9:21\u202fPM - Ann Lee added Bob to the group
12/31/23, 9:22\u202fPM - Ann Lee: That makes sense.
"""

IPHONE = """\
[31/12/2023, 21:15:03] Ann Lee: \u200eMessages and calls are end-to-end encrypted.
[31/12/2023, 21:15:03] Ann Lee: How was the week? You look tired.
\u200e[31/12/2023, 21:15:40] Tom: \u200eimage omitted
[31/12/2023, 21:16:00] Tom: Fine. I don't know. \u200e<This message was edited>
\u200e[31/12/2023, 21:16:10] Tom: \u200e<attached: 00000012-PHOTO-2023-12-31.jpg>
[31/12/2023, 21:17:03] Ann Lee: That makes sense.
"""

GERMAN_PHONE = """\
31.12.23, 21:15 - Ann Lee: How was the week? You look tired.
31.12.23, 21:16 - Tom: Fine. I don't know.
01.01.24, 00:15 - Ann Lee: That makes sense.
"""

TELEGRAM = """{"name": "Tom", "type": "personal_chat", "id": 42, "messages": [
{"id": 1, "type": "service", "date": "2024-01-31T21:15:00", "actor": "Ann Lee", "action": "call",
 "text": ""},
{"id": 2, "type": "message", "date": "2024-01-31T21:15:00", "from": "Ann Lee",
 "text": ["How was the ", {"type": "bold", "text": "week"}, "? You look tired."]},
{"id": 3, "type": "message", "date": "2024-01-31T21:15:05", "from": "Tom",
 "text": "Fine. I don't know."},
{"id": 4, "type": "message", "date": "2024-01-31T21:15:06", "from": "Tom", "photo": "x.jpg",
 "text": ""},
{"id": 5, "type": "message", "date": "2024-01-31T21:15:07", "from": "Ann Lee",
 "text": "That makes sense."}]}
"""

REVIEW = """{"schema": "earned.review/1", "findings": [], "conversation": {"id": "c1", "turns": [
{"index": 0, "speaker": "Ann Lee", "role": "helper", "text": "How was the week? You look tired."},
{"index": 1, "speaker": "Tom", "role": "him", "text": "Fine. I don't know.", "start": 6.0},
{"index": 2, "speaker": "Ann Lee", "role": "helper", "text": "That makes sense."}]}}
"""

CSV = """Speaker,Text,Start Time
Ann Lee,"How was the week? You look tired.",1
Tom,"Fine. I don't know.",6
Ann Lee,That makes sense.,8
"""

# shape → (format it is found as, file)
SHAPES = {
    "Zoom": ("vtt", ZOOM_VTT),
    "Teams": ("vtt", TEAMS_VTT),
    "WebVTT by hand": ("vtt", STYLED_VTT),
    "SRT": ("srt", SRT),
    "colons": ("text", COLONS),
    "stamped": ("text", STAMPED),
    "stamp after": ("text", STAMP_AFTER),
    "Teams text": ("text", TEAMS_TEXT),
    "alone": ("text", ALONE),
    "Markdown": ("text", MARKDOWN),
    "ConvoKit": ("jsonl", CONVOKIT),
    "ours": ("jsonl", OURS),
    "WhisperX": ("whisper", WHISPERX),
    "Android": ("whatsapp", ANDROID),
    "iPhone": ("whatsapp", IPHONE),
    "German phone": ("whatsapp", GERMAN_PHONE),
    "Telegram": ("telegram", TELEGRAM),
    "review": ("review", REVIEW),
    "CSV": ("csv", CSV),
    "TSV": ("csv", CSV.replace(",", "\t").replace('\t"', "\t").replace('."', ".")),
}
STARTS = {
    "Zoom": [1.0, 6.0, 8.0], "Teams": [1.0, 6.0, 8.0], "WebVTT by hand": [1.0, 6.0, 8.0],
    "SRT": [1.0, 6.0, 8.0], "stamped": [1.0, 6.0, 8.0], "stamp after": [1.0, 6.0, 8.0],
    "Teams text": [1.0, 6.0, 8.0], "ConvoKit": [0.0, 5.0, 7.0], "ours": [1.0, 6.0, None],
    "WhisperX": [1.0, 6.0, 8.0], "Android": [0.0, 300.0, 420.0], "iPhone": [0.0, 57.0, 120.0],
    "German phone": [0.0, 60.0, 10_800.0], "Telegram": [0.0, 5.0, 7.0],
    "review": [None, 6.0, None], "CSV": [1.0, 6.0, 8.0], "TSV": [1.0, 6.0, 8.0],
}  # fmt: skip
