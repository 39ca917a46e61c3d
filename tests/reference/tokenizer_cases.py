#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tokenizer folders and prompts with the ids that transformers gives them.

    tokenizer_cases.py              writes tests/data/tokenizer/
    tokenizer_cases.py --check      exits 1 when these files differ from what would be written

Folders: "classic" (vocab.json, merges.txt, as old checkpoints have them), "unified" (tokenizer.json
alone, as save_pretrained writes it today), "pairs" (the same with merges as pairs and added tokens
of every kind), "sparse" (bytes without a token, a space before every text). cases.jsonl holds the
prompts, character_classes.txt what the reference takes for letters, numbers and white space.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from pathlib import Path

from audioldm_reference.tokenizer import train, training_text
from tokenizers import pre_tokenizers
from transformers import RobertaTokenizer

DATA = Path(__file__).resolve().parent.parent / "data" / "tokenizer"
SEED = 48
VOCABULARY_SIZE = 1100
SPECIAL = {
    "bos_token": "<s>",
    "eos_token": "</s>",
    "unk_token": "<unk>",
    "sep_token": "</s>",
    "pad_token": "<pad>",
    "cls_token": "<s>",
}


def added(content: str, **flags: bool) -> dict:
    token = {"content": content, "single_word": False, "lstrip": False, "rstrip": False}
    return {**token, "normalized": False, "special": True, **flags}


def write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


def write_merges(path: Path, merges: list[tuple[str, str]]) -> None:
    path.write_text("#version: 0.2\n" + "".join(f"{a} {b}\n" for a, b in merges), "utf-8")


def tokenizer_json(vocabulary: dict, merges: list, tokens: list) -> dict:
    level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True}
    level["use_regex"] = True
    ends = {"sep": ["</s>", vocabulary["</s>"]], "cls": ["<s>", vocabulary["<s>"]]}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": tokens,
        "normalizer": None,
        "pre_tokenizer": level,
        "post_processor": {
            "type": "RobertaProcessing",
            **ends,
            "trim_offsets": True,
            "add_prefix_space": False,
        },
        "decoder": {**level, "add_prefix_space": True},
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": None,
            "continuing_subword_prefix": "",
            "end_of_word_suffix": "",
            "fuse_unk": False,
            "byte_fallback": False,
            "vocab": vocabulary,
            "merges": merges,
        },
    }


def write_classic(folder: Path, vocabulary: dict, merges: list) -> None:
    """The layout of the published AudioLDM checkpoints."""
    mask = {"content": "<mask>", "lstrip": True, "normalized": True, "rstrip": False}
    mask["single_word"] = False
    write_json(folder / "vocab.json", vocabulary)
    write_merges(folder / "merges.txt", merges)
    write_json(folder / "special_tokens_map.json", {**SPECIAL, "mask_token": mask})
    config = {
        **{k: {"__type": "AddedToken", **added(v)} for k, v in SPECIAL.items()},
        "mask_token": {"__type": "AddedToken", **mask},
        "add_prefix_space": False,
        "model_max_length": 512,
        "tokenizer_class": "RobertaTokenizer",
    }
    for key in SPECIAL:
        config[key].pop("special")
    write_json(folder / "tokenizer_config.json", config)


def special_entries(vocabulary: dict) -> list[dict]:
    plain = [{"id": vocabulary[t], **added(t)} for t in ("<s>", "<pad>", "</s>", "<unk>")]
    return [*plain, {"id": vocabulary["<mask>"], **added("<mask>", lstrip=True)}]


def write_unified(folder: Path, vocabulary: dict, merges: list) -> None:
    texts = [f"{a} {b}" for a, b in merges]
    content = tokenizer_json(vocabulary, texts, special_entries(vocabulary))
    write_json(folder / "tokenizer.json", content)
    # "No limit", as save_pretrained writes it.
    config = {**SPECIAL, "mask_token": "<mask>", "model_max_length": int(1e30)}
    write_json(folder / "tokenizer_config.json", {**config, "tokenizer_class": "RobertaTokenizer"})


def write_pairs(folder: Path, vocabulary: dict, merges: list) -> None:
    few = merges[:120]
    size = len(vocabulary) - (len(merges) - len(few)) - 1
    small = {token: index for token, index in vocabulary.items() if index < size}
    small["<mask>"] = size
    tokens = [
        *special_entries(small),
        {"id": small["a"], **added("a", rstrip=True, special=False, normalized=True)},
        {"id": size + 1, **added("[NOISE]", lstrip=True, rstrip=True, special=False)},
        {"id": size + 2, **added("[NOISE][NOISE]")},
        {"id": size + 3, **added("dog bark", normalized=True)},
        {"id": size + 4, **added("\u3000é", special=False)},
        {"id": size + 5, **added("bark!!")},
    ]
    tokens.sort(key=lambda token: token["id"])
    write_json(folder / "tokenizer.json", tokenizer_json(small, [list(p) for p in few], tokens))
    write_json(folder / "tokenizer_config.json", {**SPECIAL, "mask_token": "<mask>"})


def write_sparse(folder: Path, vocabulary: dict, merges: list) -> None:
    """Every third byte has no token, and so have the merges that need it."""
    lost = set([token for token in vocabulary if len(token) == 1 and token != "Ġ"][::3])
    kept = []
    for left, right in merges[:400]:
        if left in lost or right in lost:
            lost.add(left + right)
        else:
            kept.append((left, right))
    produced = {left + right for left, right in kept}
    produced |= {token for token in vocabulary if len(token) == 1 or token[0] == "<"}
    tokens = [token for token in vocabulary if token not in lost and token in produced]
    small = {token: index for index, token in enumerate(tokens)}
    write_json(folder / "vocab.json", small)
    write_merges(folder / "merges.txt", kept)
    write_json(folder / "tokenizer_config.json", {"add_prefix_space": True, "max_len": 300})


def prompts() -> list[str]:
    """Texts of many kinds; the order stays, so that a difference can be found again."""
    source = random.Random(SEED)
    texts = ["", " ", "  ", "   ", "\t", "\n", "\r\n", "a", " a", "a ", "  a  b  "]
    texts += ["\n\na\n", "a\tb\t\tc"]
    texts += [
        "A dog barking in the distance",
        "a hammer hitting a wooden surface",
        "Techno music with a strong, upbeat tempo and high melodic riffs.",
        "two people talking; one of them laughs (quietly), the other doesn't",
        "I'm sure it's what they've said we'll do, you're not? He'd go, I'd too, can't we",
        "IT'S I'M DON'T he'S she'LL 's 't 're 've 'm 'll 'd ' 's' ''s 'sa 'tis 'really 'double",
        "rock 'n' roll, the '90s, it’s, don’t, ‘quoted’, \"quoted\"",
        "1 12 123 1234567890 3.14 1,000,000 10:30 50% $5 #1 2nd 3rd x2 4x4 v1.2.3",
        "!?!? ... --- *** @#$%^&*()_+-=[]{}|;':\",./<>?`~ a.b.c a-b-c a_b_c",
        "word" * 40,
        "pneumonoultramicroscopicsilicovolcanoconiosis antidisestablishmentarianism",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "👨‍👩‍👧‍👦 family, 🏳️‍🌈 flag, 👍🏽 thumb, 🇩🇪🇫🇷 flags, 1️⃣ keycap, ❤️ heart",
        "e\u0301 o\u0308 n\u0303 a\u0323\u0302 Z\u0351\u036b\u0343\u036a\u0302\u036b q\u0307\u0323",
        "é ö ñ ậ ﬁ ﬂ ß ẞ İ ı ſ Å Å Ω Ω",
        "مرحبا بالعالم، صوت المطر على السقف ؟ ٠١٢٣٤٥٦٧٨٩ ۰۱۲۳",
        "שלום עולם, כלב נובח \u202bembedded\u202c \u200fmark\u200e",
        "בְּרֵאשִׁית بِسْمِ ٱللَّهِ",
        "小狗在远处吠叫，雨落在屋顶上。你好！１２３ａｂｃ",
        "犬が遠くで吠えている。ｶﾀｶﾅ ひらがな カタカナ ー々〆",
        "멀리서 개가 짖는다 ㄱㄴㄷ 각",
        "เสียงสุนัขเห่าในระยะไกล ๑๒๓ ฿100",
        "दूर कुत्ता भौंक रहा है। क्ष त्र ज्ञ १२३",
        "Далеко лает собака, дождь стучит по крыше. Ёжик № 5",
        "Ένας σκύλος γαβγίζει στο βάθος; Ὀδυσσεύς ΑΣ ας",
        "Հեռվում շուն է հաչում։ ძაღლი ყეფს ውሻ ይጮኻል ᏣᎳᎩ ᠮᠣᠩᠭᠣᠯ ꦗꦮ မြန်မာ ខ្មែរ བོད་",
        "Ⅷ ⅻ ½ ¾ ² ³ ₂ ① ⒈ ㊀ ㉈ 〇 一二三 万 ٣ ３ 𝟛 𐄡 ༳ ௧௰",
        "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𝐛𝐨𝐥𝐝 𝒞 🅰 Ⓐ ℃ ℡ ™ © ® ª º ʰ ⁿ",
        "𞤀𞤣𞤢𞤥 𐐀𐐨 𖤀 𑀓 𒀀 𓀀 𗀀 𛀀 𞸀 𠀀 𪛖 \U00031350",
        "\u1c89\u1c8a \ua7cb \ua7dc \U000105c0 \U00010d40\U00010d4a \U00011bf0 \U0001ccf0",
        "\U0001e5f1 \U0002ebf0",
        "a\u1c89 a\ua7cb a\U000105c0 a\U0002ebf0 a\U00031350 a\U00010d4a 1\U00010d40 1\U0001ccf0",
        "1\U0001e5f1 !\u180e! a\u180e 1\u180e \u180e\u180e a\u0085 \u0085a",
        "a\u00a0b \u00a0 c\u2003d\u2003\u2003e\u3000f",
        "f \u3000g\u0085h\u1680i\u2028j\u2029k\u202fl\u205fm",
        "a\u200bb \u200b c\u200cd\u200de\ufefff\u2060g\u180eh \u180e i\u00adj",
        "\x01\x02\x07\x08\x0b\x0c\x0e\x1b\x1c\x1d\x1e\x1f\x7f\u0080\u009f",
        "zero\x00bytes \x00 \x00\x00 in\x00side",
        "line one\nline two\r\nline three\n\n\nline seven \n  indented\n\tby tab",
        "trailing spaces   ",
        "   leading spaces",
        "\u3000\u2003 mixed \u00a0\t spaces \n \u0085",
        "<s>", "</s>", "<pad>", "<unk>", "<mask>", "<s></s>", " <s> ", "a <mask> b", "a<mask>b",
        "a   <mask>   b", "a\u3000\u00a0<mask>\u2003b",
        "a\n\t<mask>\n<mask> <mask><mask>", "\u200b<mask>\u200b",
        "<mask", "mask>", "< mask>", "<MASK>", "<<mask>>",
        "<s", "</ s>", "<s<s>s>", "<pad><pad> <pad>",
        "the <unk> dog </s> barks <s> again <pad> and again<mask>.",
        "a \u0085\u2028<mask>", "a\u180e<mask> \u200b<mask>", "a \u205f\x1f<mask>\x1c b",
        "dog bark!! dog bark! bark!! dog  bark!!",
        "[NOISE]", "a [NOISE] dog [NOISE] [NOISE] bark", "[NOISE][NOISE][NOISE]",
        "dog barks dog  bark",
        "x\u3000é y \u3000é\u3000e\u0301 aa a aaa banana", "[NOISE  ] a\n\n[NOISE]\t\tdog bark",
    ]
    for line in training_text(SEED + 1, words=12 * 110):
        texts.append(" ".join(line.split(" ")[: source.randint(1, 6)]))
    kinds = [
        (0x20, 0x7E), (0x00, 0x1F), (0x80, 0xFF), (0x100, 0x24F), (0x250, 0x36F), (0x370, 0x52F),
        (0x530, 0x6FF), (0x700, 0xDFF), (0xE00, 0x109F), (0x10A0, 0x1FFF), (0x2000, 0x206F),
        (0x2070, 0x2FFF), (0x3000, 0x33FF), (0x4E00, 0x9FFF), (0xA000, 0xABFF), (0xAC00, 0xD7FF),
        (0xE000, 0xFFFF), (0x10000, 0x1FFFF), (0x20000, 0x323AF), (0xE0000, 0xE01EF),
    ]
    spaces = [" ", " ", " ", "  ", "\n", "\t", "\u00a0", "\u2003", "\u3000", "\u0085", "\u200b"]
    for _ in range(150):
        parts = []
        for _ in range(source.randint(1, 6)):
            first, last = source.choice(kinds)
            letters = [chr(source.randint(first, last)) for _ in range(source.randint(1, 3))]
            parts += [source.choice(spaces) if source.random() < 0.5 else "", "".join(letters)]
        texts.append("".join(parts))
    return texts


def long_prompts() -> list[tuple[str, int]]:
    """(text, how often it is repeated): far more than 512 tokens."""
    return [
        ("a dog barks, ", 300), ("a", 5000), ("é", 700), ("犬", 700),
        ("👩‍👩‍👧 ", 150), ("<mask> ", 700),
        (" ", 2000), ("\n", 1500), ("x1 ", 600), ("\x00", 900), ("<s></s>", 400), ("rain's ", 510),
    ]


def cases() -> list[dict]:
    source = random.Random(SEED + 2)
    found = []
    for text in prompts():
        found.append({"text": text, "repeat": 1, "maxLength": 512})
        if source.random() < 0.25:
            length = source.choice([2, 3, 4, 5, 8, 16])
            found.append({"text": text, "repeat": 1, "maxLength": length})
    for text, repeat in long_prompts():
        for length in (512, 77, 10, 2):
            found.append({"text": text, "repeat": repeat, "maxLength": length})
    return found


def write_all(target: Path) -> None:
    vocabulary, merges = train(SEED, VOCABULARY_SIZE)
    vocabulary = dict(sorted(vocabulary.items(), key=lambda item: item[1]))
    writers = {
        "classic": write_classic,
        "unified": write_unified,
        "pairs": write_pairs,
        "sparse": write_sparse,
    }
    all_cases = cases()
    ids: dict[str, list] = {}
    for name, write in writers.items():
        (target / name).mkdir(parents=True, exist_ok=True)
        write(target / name, vocabulary, merges)
        tokenizer = RobertaTokenizer.from_pretrained(target / name)
        ids[name] = [
            tokenizer(
                case["text"] * case["repeat"], truncation=True, max_length=case["maxLength"]
            ).input_ids
            for case in all_cases
        ]
    if ids["classic"] != ids["unified"]:
        # Only the mask's "normalized" differs, and only where it could be seen.
        print("classic and unified differ", file=sys.stderr)
    del ids["unified"]
    lines = []
    for index, case in enumerate(all_cases):
        row = [*case.values(), *(shorten(ids[name][index]) for name in ids)]
        lines.append(json.dumps(row, ensure_ascii=False, separators=(",", ":")))
    header = json.dumps({"columns": ["text", "repeat", "maxLength", *ids]})
    classes = " ".join(f"{kind}{count}" for kind, count in character_classes())
    (target / "character_classes.txt").write_text(classes + "\n", "utf-8")
    (target / "cases.jsonl").write_text(header + "\n" + "\n".join(lines) + "\n", "utf-8")


def shorten(ids: list[int]) -> list:
    """Runs of one id as [id, times], to keep the file small."""
    short: list = []
    for value in ids:
        if short and isinstance(short[-1], list) and short[-1][0] == value:
            short[-1][1] += 1
        elif len(short) > 1 and short[-1] == value == short[-2]:
            short[-2:] = [[value, 3]]
        else:
            short.append(value)
    return short


def character_classes() -> list[list]:
    """[class, number of characters] of all characters in their order, surrogates left out: L
    letters, N numbers, S white space, O others; which they are shows in what they form a word with."""
    words = pre_tokenizers.ByteLevel(add_prefix_space=False)
    runs: list[list] = []
    for code in (*range(0xD800), *range(0xE000, 0x110000)):
        partners = (("L", "a"), ("N", "1"), ("O", "!"))
        found = (k for k, c in partners if len(words.pre_tokenize_str(c + chr(code))) == 1)
        kind = next(found, "S")
        if runs and runs[-1][0] == kind:
            runs[-1][1] += 1
        else:
            runs.append([kind, 1])
    return runs


def contents(folder: Path) -> dict[Path, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder): path.read_bytes() for path in files}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare with the files there")
    if not parser.parse_args().check:
        write_all(DATA)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        write_all(Path(folder))
        made = contents(Path(folder))
    kept = contents(DATA)
    different = sorted(str(p) for p in made.keys() | kept.keys() if made.get(p) != kept.get(p))
    print("\n".join(different) or "the same")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
