import csv
import json

import pytest

from earned.annotation.model import shipped_model
from earned.errors import InputError
from earned.evaluation.public import CSSRS, ESCONV, public_tables

CHAT = {
    "dialog": [
        {"speaker": "usr", "text": "My dad died in May and I can't get out of bed."},
        {
            "speaker": "sys",
            "text": "I lost my own father two years ago.",
            "strategy": "Self-disclosure",
        },
        {"speaker": "sys", "text": "How are your evenings?", "strategy": "Question"},
        {"speaker": "usr", "text": "Long."},
    ]
}


def test_messages_are_held_against_the_supporters_own_names_for_them(tmp_path):
    (tmp_path / ESCONV).write_text(json.dumps(CHAT) + "\n" + json.dumps(CHAT) + "\n", "utf-8")
    (table,) = public_tables(tmp_path, shipped_model())
    rows = {str(row[0]).partition(" /")[0]: row for row in table.rows}
    assert "2 support chats, 4 messages" in table.title
    assert rows["Self-disclosure"][1] == 2
    assert rows["Question"][3] == 1.0


def test_users_are_found_by_any_of_their_posts(tmp_path):
    with (tmp_path / CSSRS).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["User", "Post", "Label"])
        writer.writerow(["user-1", "['Fine day.', 'I tried to kill myself last year.']", "Attempt"])
        writer.writerow(["user-2", "['The bus was late again.', 'Tea?']", "Supportive"])
    (table,) = public_tables(tmp_path, shipped_model())
    assert "2 users, 1 with behaviour" in table.title
    assert table.rows[0][1:4] == (1, 1.0, 1.0)


def test_a_folder_without_the_data_is_one_sentence(tmp_path):
    with pytest.raises(InputError, match="holds neither"):
        public_tables(tmp_path, shipped_model())


def test_data_of_another_shape_is_one_sentence(tmp_path):
    (tmp_path / ESCONV).write_text('{"talk": []}\n', "utf-8")
    with pytest.raises(InputError, match="not in the shape"):
        public_tables(tmp_path, shipped_model())
