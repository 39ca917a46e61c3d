# SPDX-License-Identifier: MIT
"""A byte-level BPE tokenizer as RoBERTa has it, trained on text that is made here."""

from __future__ import annotations

import json
import random
from pathlib import Path

from tokenizers import AddedToken, Tokenizer, models, pre_tokenizers, trainers
from transformers import RobertaTokenizer

SPECIAL_TOKENS = ["<s>", "<pad>", "</s>", "<unk>"]
MASK_TOKEN = "<mask>"
MAX_LENGTH = 512
_OTHERS = ["it's", "they're", "12", "1970,", "(3.5)", "--", "\n", "!?"]

# Words of sounds; enough for the first merges to be those of real text.
_ENGLISH = """a an the of in on with and at by from to over under near distant loud soft slow fast
dog barking cat meowing rain falling roof thunder rolling wind blowing through trees leaves rustling
waves crashing beach river flowing water dripping into a cave hammer hitting wooden surface metal
bell ringing clock ticking door creaking closing footsteps gravel crowd cheering applause laughing
engine starting idling train passing car horn siren airplane keyboard typing glass breaking fire
crackling birds singing morning frogs crickets night guitar piano drums violin flute music techno
synthesizer bass beat melody voice singing whispering man woman child speaking shouting echo hall
street market kitchen frying pan boiling kettle vacuum cleaner drill saw cutting wood bicycle"""

# Ranges of letters for the pseudo-words of other scripts.
_SCRIPTS = [
    (0x0430, 0x044F),  # Cyrillic
    (0x03B1, 0x03C9),  # Greek
    (0x0627, 0x064A),  # Arabic
    (0x0905, 0x0939),  # Devanagari
    (0x3042, 0x3093),  # Hiragana
    (0x4E00, 0x4FFF),  # CJK
    (0xAC00, 0xAFFF),  # Hangul
    (0x00E0, 0x00FF),  # Latin with accents
    (0x1F300, 0x1F5FF),  # pictographs
]
_CONSONANTS = list("bcdfghklmnprstvwz")
_CLUSTERS = ["br", "ch", "cr", "dr", "gl", "pl", "qu", "sh", "st", "str", "th", "tr"]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ee", "io", "ou", "y"]
_ENDINGS = ["", "", "n", "r", "s", "t", "ng", "nd", "ck", "l", "m"]


def _latin_word(source: random.Random) -> str:
    onsets = _CONSONANTS + _CLUSTERS
    return "".join(
        source.choice(onsets) + source.choice(_VOWELS) + source.choice(_ENDINGS)
        for _ in range(source.randint(1, 4))
    )


def _script_word(source: random.Random) -> str:
    first, last = source.choice(_SCRIPTS)
    return "".join(chr(source.randint(first, last)) for _ in range(source.randint(1, 5)))


def training_text(seed: int, words: int) -> list[str]:
    """Lines of words: those of sounds, pseudo-words, other scripts, numbers and punctuation."""
    source = random.Random(f"text {seed}")
    english = _ENGLISH.split()
    lines = []
    for _ in range(words // 12):
        line = []
        for _ in range(12):
            kind = source.random()
            if kind < 0.35:
                line.append(source.choice(english))
            elif kind < 0.8:
                line.append(_latin_word(source))
            elif kind < 0.95:
                line.append(_script_word(source))
            else:
                line.append(source.choice(_OTHERS))
        text = " ".join(line)
        lines.append(text.capitalize() if source.random() < 0.5 else text)
    return lines


def train(seed: int, size: int) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Vocabulary (exactly `size` entries, special tokens first, the mask last) and merges."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    trainer = trainers.BpeTrainer(
        vocab_size=size - 1,
        special_tokens=SPECIAL_TOKENS,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(training_text(seed, words=size * 4), trainer)
    vocabulary = tokenizer.get_vocab()
    # Where the text gave fewer merges, unused entries fill up, so that ids keep their places.
    for index in range(len(vocabulary), size - 1):
        vocabulary[f"madeupword{index:05d}"] = index
    vocabulary[MASK_TOKEN] = size - 1
    merges = json.loads(tokenizer.to_str())["model"]["merges"]
    return vocabulary, [tuple(pair) for pair in merges]


def make_tokenizer(seed: int, size: int) -> RobertaTokenizer:
    vocabulary, merges = train(seed, size)
    return RobertaTokenizer(
        vocab=vocabulary,
        merges=merges,
        mask_token=AddedToken(MASK_TOKEN, lstrip=True, normalized=False, special=True),
        model_max_length=MAX_LENGTH,
    )


def save_tokenizer(tokenizer: RobertaTokenizer, folder: Path, files: str = "both") -> None:
    """files: "both", "json" (tokenizer.json alone), "classic" (vocab.json and merges.txt)."""
    tokenizer.save_pretrained(folder)
    content = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    if files != "json":
        vocabulary = dict(sorted(content["model"]["vocab"].items(), key=lambda item: item[1]))
        (folder / "vocab.json").write_text(
            json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8"
        )
        pairs = [" ".join(pair) for pair in content["model"]["merges"]]
        (folder / "merges.txt").write_text(
            "#version: 0.2\n" + "\n".join(pairs) + "\n", encoding="utf-8"
        )
        special = {
            "bos_token": "<s>",
            "eos_token": "</s>",
            "unk_token": "<unk>",
            "sep_token": "</s>",
            "pad_token": "<pad>",
            "cls_token": "<s>",
            "mask_token": {
                "content": MASK_TOKEN,
                "single_word": False,
                "lstrip": True,
                "rstrip": False,
                "normalized": False,
            },
        }
        (folder / "special_tokens_map.json").write_text(json.dumps(special, indent=2) + "\n")
    if files == "classic":
        (folder / "tokenizer.json").unlink()
