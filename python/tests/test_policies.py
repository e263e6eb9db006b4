"""Policies from names, files and dicts; keys, allow-lists, and what a pickle carries."""

import copy
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import omissis
import pytest
from conftest import SECRET

KEY = b"sixteen bytes or more"
TEXT = f"scrivetemi a {SECRET}"
HASHED: dict[str, Any] = {"email": "hash"}


def hidden(text: str, **arguments: Any) -> str:
    return omissis.Redactor(**arguments).redact(text).text


def test_a_policy_is_a_name_a_file_or_a_dict(tmp_path: Path) -> None:
    file = tmp_path / "omissis.toml"
    file.write_text('extends = "strict"\n[kinds]\nemail = "omissis"\n')
    for policy in ("strict,email=omissis", file, str(file), {"extends": "strict", "kinds": {"email": "omissis"}}):
        assert hidden(TEXT, policy=policy) == "scrivetemi a [OMISSIS]"
        assert omissis.redact(TEXT, policy) == "scrivetemi a [OMISSIS]"
        assert len(omissis.scan(TEXT, policy)) == 1


def test_a_file_does_what_the_command_does_with_it(tmp_path: Path, command: Path) -> None:
    (tmp_path / "office.toml").write_text('[kinds]\nemail = "pseudonym"\nphone = "mask:2"\n[key]\nfile = "office.key"\n')
    (tmp_path / "office.key").write_bytes(KEY)
    text = f"{TEXT}, oppure 333 1234567"
    arguments: list[str | Path] = [command, "redact", "--input-format", "txt", "--policy", str(tmp_path / "office.toml")]
    done = subprocess.run(arguments, input=text.encode(), capture_output=True, check=True)
    assert done.stdout.decode() == hidden(text, policy=tmp_path / "office.toml") != text


def test_actions_may_name_groups_and_subjects() -> None:
    assert hidden(TEXT, actions={"contact": "omissis"}) == "scrivetemi a [OMISSIS]"
    assert hidden(TEXT, actions={"contact": "omissis", "email": "keep"}) == TEXT
    omissis.Redactor(actions={"health.family": "remove"})


def test_a_key_makes_pseudonyms_hashes_and_ciphers() -> None:
    for action in ("pseudonym", "hash", "encrypt"):
        ours, theirs = (hidden(TEXT, actions={"email": action}, key=key) for key in (KEY, b"another key of an office"))
        assert ours.startswith("scrivetemi a [EMAIL ") and SECRET not in ours and ours != theirs
        assert hidden(TEXT, actions={"email": action}, key=KEY.decode()) == ours
    assert hidden(TEXT, policy="standard,email=hash", key=KEY) == hidden(TEXT, actions=HASHED, key=KEY)
    assert hidden(TEXT, policy={"kinds": HASHED}, key=KEY) == hidden(TEXT, actions=HASHED, key=KEY)


def test_a_key_comes_from_where_the_policy_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OMISSIS_SECRET", KEY.decode())
    policy = {"kinds": HASHED, "key": {"env": "OMISSIS_SECRET"}}
    assert hidden(TEXT, policy=policy) == hidden(TEXT, actions=HASHED, key=KEY)
    assert hidden(TEXT, policy={"key": {"env": "OMISSIS_SECRET"}}, actions=HASHED) == hidden(TEXT, actions=HASHED, key=KEY)
    (tmp_path / "key").write_bytes(KEY)
    (tmp_path / "p.toml").write_text("[key]\nfile = 'key'\n")
    assert hidden(TEXT, policy=tmp_path / "p.toml", actions=HASHED) == hidden(TEXT, actions=HASHED, key=KEY)
    # The caller's key takes the place of the policy's.
    assert hidden(TEXT, policy=policy, key=b"another key of an office") != hidden(TEXT, policy=policy)


def test_encrypted_texts_come_back() -> None:
    redactor = omissis.Redactor(actions={"email": "encrypt"}, key=KEY)
    sealed = redactor.redact(TEXT).text
    assert redactor.reveal(sealed) == omissis.reveal(sealed, KEY) == TEXT
    assert omissis.reveal("ciao", KEY) == "ciao"
    with pytest.raises(omissis.SecretKeyError, match="not the one"):
        omissis.reveal(sealed, b"another key of an office")


def test_a_pseudonym_can_be_had_for_other_columns() -> None:
    redactor = omissis.Redactor(actions={"person_name": "pseudonym", "email": "pseudonym"}, key=KEY)
    assert redactor.pseudonym("Maria Rossi") == redactor.pseudonym("rossi maria") != redactor.pseudonym("Maria Bianchi")
    assert redactor.pseudonym("@rosy_napoli").startswith("[PROFILO ")
    assert redactor.redact(TEXT).text == f"scrivetemi a {redactor.pseudonym(SECRET, 'email')}"
    with pytest.raises(omissis.SecretKeyError, match="needs a key"):
        omissis.Redactor().pseudonym("Maria Rossi")


@pytest.mark.parametrize("allow", [[SECRET], {"domains": ["libero.it"]}, {"values": {SECRET}}, ({"values": (SECRET,)})], ids=str)
def test_what_is_allowed_stays(allow: Any) -> None:
    assert hidden(f"{TEXT} o a lucia@example.org", allow=allow) == f"{TEXT} o a [EMAIL]"
    assert hidden(TEXT, policy={"allow": {"domains": ["libero.it"]}}) == TEXT


def test_words_of_the_office_are_hidden() -> None:
    policy = {"hide": {"words": {"person_name": ["don Peppe"]}, "patterns": {"case_number": [r"PRT-\d{6}"]}}}
    assert hidden("chiedi a DON PEPPE, pratica prt-004217", policy=policy) == "chiedi a [NOME], pratica [NUMERO PRATICA]"


@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        ({"policy": 3}, omissis.PolicyError, "^the policy must be a name, a file or a dict, not int$"),
        ({"policy": "niente/omissis.toml"}, omissis.PolicyError, "niente/omissis.toml: No such file"),
        ({"policy": Path("niente")}, omissis.PolicyError, "niente: No such file"),
        ({"policy": {"kinds": {"ibna": "label"}}}, omissis.PolicyError, "kinds.ibna: unknown kind `ibna`: did you mean `iban`"),
        ({"policy": {"extends": "severo"}}, omissis.PolicyError, "extends: unknown policy `severo`"),
        ({"policy": {"knids": {}}}, omissis.PolicyError, "unknown key `knids`: did you mean `kinds`"),
        ({"policy": {"min_confidence": 2}}, omissis.PolicyError, "between 0 and 1"),
        ({"policy": {"kinds": {"email": {1, 2}}}}, omissis.PolicyError, "the policy may hold dicts, lists, str and numbers only"),
        ({"policy": {"min_confidence": float("nan")}}, omissis.PolicyError, "the policy may hold dicts, lists, str and numbers only"),
        ({"policy": {"kinds": {"pin": "mask"}}}, omissis.PolicyError, "`mask` is not possible for `pin`"),
        ({"actions": [("email", "keep")]}, omissis.PolicyError, "actions must be a dict of kinds and what is done with them, not list"),
        ({"actions": {"email.family": "keep"}}, omissis.PolicyError, "`email` has no subject"),
        ({"allow": SECRET}, omissis.PolicyError, "^allow must be a list of str, not str$"),
        ({"allow": {"domains": "libero.it"}}, omissis.PolicyError, r"^allow\['domains'\] must be a list of str, not str$"),
        ({"allow": {"domain": ["libero.it"]}}, omissis.PolicyError, "unknown key `domain`: did you mean `domains`"),
        ({"allow": [3]}, omissis.TextTypeError, "^allow: a value must be a str, not int$"),
        ({"allow": ["--"]}, omissis.PolicyError, "nothing in this value can be compared"),
        ({"actions": HASHED}, omissis.SecretKeyError, "`hash` needs a key: give `key=`"),
        ({"key": b"short"}, omissis.SecretKeyError, "the key has 5 bytes and needs at least 16"),
        ({"key": "omissis-key-1:zz"}, omissis.SecretKeyError, "the key is damaged"),
        ({"key": 3}, omissis.SecretKeyError, "the key must be bytes or a str, not int"),
        ({"policy": {"kinds": HASHED, "key": {"env": "OMISSIS_NO_SUCH"}}}, omissis.PolicyError, "the variable OMISSIS_NO_SUCH is not set"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_wrong_is_said(arguments: dict[str, Any], error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says) as caught:
        omissis.Redactor(**arguments)
    assert isinstance(caught.value, omissis.OmissisError) and SECRET not in str(caught.value)


def test_nothing_of_key_or_lists_is_shown(tmp_path: Path) -> None:
    redactor = omissis.Redactor({"allow": {"values": [SECRET]}}, actions=HASHED, allow=[SECRET], key=KEY)
    assert repr(redactor) == "Redactor(policy={...}, actions={'email': 'hash'}, allow=..., key=...)"


def test_a_pickle_carries_no_key_unless_asked() -> None:
    redactor = omissis.Redactor(actions=HASHED, key=KEY)
    carried = pickle.dumps(redactor)
    assert KEY not in carried
    locked = pickle.loads(carried)
    uses: list[Callable[[], object]] = [
        lambda: locked.redact(TEXT),
        lambda: locked.scan(TEXT),
        lambda: locked.redact_many([TEXT]),
        lambda: locked.report([TEXT]),
        lambda: omissis.Conversation(locked),
        lambda: pickle.loads(pickle.dumps(locked)).scan(TEXT),
    ]
    for use in uses:
        with pytest.raises(omissis.SecretKeyError, match="a pickle, which carries no key: give it back by `with_key`"):
            use()
    assert locked.with_key(KEY).redact(TEXT).text == redactor.redact(TEXT).text

    asked = pickle.loads(pickle.dumps(omissis.Redactor(actions=HASHED, key=KEY, pickle_key=True)))
    assert asked.redact(TEXT).text == redactor.redact(TEXT).text
    assert pickle.loads(pickle.dumps(asked)).redact(TEXT).text == redactor.redact(TEXT).text


def test_a_copy_has_the_key() -> None:
    redactor = omissis.Redactor(actions=HASHED, key=KEY)
    assert copy.copy(redactor) is copy.deepcopy([redactor])[0] is redactor


def test_a_pickle_carries_everything_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "omissis.toml").write_text("extends = 'strict'\n[kinds]\nemail = 'hash'\n[key]\nfile = 'key'\n")
    (tmp_path / "key").write_bytes(KEY)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OMISSIS_SECRET", KEY.decode())
    made = [
        omissis.Redactor("omissis.toml"),
        omissis.Redactor({"kinds": HASHED, "key": {"env": "OMISSIS_SECRET"}}),
        omissis.Redactor("minimal,phone", allow=[SECRET], actions={"email": "omissis"}),
        # A key that no rule needs does not lock what comes out.
        omissis.Redactor(key=KEY),
    ]
    monkeypatch.chdir("/")
    for redactor in made:
        again = pickle.loads(pickle.dumps(redactor))
        assert again.redact(TEXT).text == redactor.redact(TEXT).text
    # A file is carried as it was read.
    (tmp_path / "omissis.toml").unlink()
    assert pickle.loads(pickle.dumps(made[0])).redact(TEXT).text == made[0].redact(TEXT).text


def test_findings_are_values() -> None:
    (finding,) = omissis.scan(TEXT)
    assert pickle.loads(pickle.dumps(finding)) == finding and hash(finding) == hash(omissis.scan(TEXT)[0])
    assert len({finding, *omissis.scan(TEXT)}) == 1
    row = finding.to_dict()
    assert list(row) == ["kind", "group", "start", "end", "confidence", "evidence", "subject", "severity"]
    assert row["kind"] == "email" and TEXT[row["start"] : row["end"]] == SECRET
    for whole in (omissis.scan(text, "strict") for text in ("mio figlio è disabile al 100%", "ho 58 anni e lavoro in nero")):
        assert pickle.loads(pickle.dumps(whole)) == whole


def test_work_is_shared_with_processes() -> None:
    code = f"""
import multiprocessing, omissis
if __name__ == "__main__":
    redactor = omissis.Redactor(actions={HASHED!r}, key={KEY!r}, pickle_key=True)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.map(redactor.scan, [{TEXT!r}]) == [redactor.scan({TEXT!r})]
        print(pool.map(redactor.redact_many, [[{TEXT!r}]])[0][0])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hidden(TEXT, actions=HASHED, key=KEY)
