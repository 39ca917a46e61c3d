# SPDX-License-Identifier: MIT
"""Sentences as people type them, and the tokenizer for them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from tokenizers import AddedToken, Tokenizer, models, pre_tokenizers, trainers
from transformers import RobertaTokenizer

from .concepts import FRAMES, Concept

_SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
_MASK = "<mask>"
_MAX_LENGTH = 512
_PLAIN_SHARE = 0.6
_LOOSE_SHARE, _TURNED_SHARE, _DROPPED_WORDS = 0.4, 0.5, 0.15
_CUT_WORDS, _SHORTEST_PIECE = 0.15, 3


def phrase(sentence: str, random: np.random.Generator) -> str:
    """The sentence in one of the ways to ask for it, capitalised or not, with or without a dot."""
    frame = "{}" if random.random() < _PLAIN_SHARE else FRAMES[random.integers(len(FRAMES))]
    text = frame.format(sentence)
    if random.random() < 0.5:
        text = text[0].upper() + text[1:]
    return text + "." if random.random() < 0.2 else text


def loosened(sentence: str, random: np.random.Generator) -> str:
    """The sentence, or some of its words, or its words in another order: each word shall count, also
    where it is met in a sentence that is not in the lists."""
    words = sentence.split()
    if random.random() >= _LOOSE_SHARE:
        return sentence
    if random.random() < _TURNED_SHARE:
        return " ".join(random.permutation(words))
    kept = [word for word in words if random.random() >= _DROPPED_WORDS]
    return " ".join(kept or words)


def split_finely(
    tokenizer: RobertaTokenizer, text: str, random: np.random.Generator
) -> list[int]:
    """The text's tokens, now and then those of a word's beginning and of its end, so that what is
    learnt from "barking" helps with "barks"."""
    tokens = [tokenizer.bos_token_id]
    for number, word in enumerate(text.split(" ")):
        cut = len(word)
        if cut >= 2 * _SHORTEST_PIECE and random.random() < _CUT_WORDS:
            cut = int(random.integers(_SHORTEST_PIECE, cut - 1))
        for piece in ((" " if number else "") + word[:cut], word[cut:]):
            if piece:
                tokens += tokenizer.encode(piece, add_special_tokens=False)
    return [*tokens, tokenizer.eos_token_id]


def all_sentences(concepts: list[Concept]) -> list[str]:
    lists = [c.captions + tuple(s for v in c.variants.values() for s in v) for c in concepts]
    return sorted({sentence for sentences in lists for sentence in sentences})


def make_tokenizer(concepts: list[Concept], size: int) -> RobertaTokenizer:
    """Byte-level BPE as AudioLDM's, learnt from the concepts' own sentences."""
    bpe = Tokenizer(models.BPE())
    bpe.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    trainer = trainers.BpeTrainer(
        vocab_size=size - 1,
        special_tokens=_SPECIAL,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    lines = [f.format(s) for s in all_sentences(concepts) for f in FRAMES]
    lines += [line.capitalize() for line in lines]
    bpe.train_from_iterator(lines, trainer)
    vocabulary = bpe.get_vocab()
    vocabulary[_MASK] = len(vocabulary)
    merges = json.loads(bpe.to_str())["model"]["merges"]
    return RobertaTokenizer(
        vocab=vocabulary,
        merges=[tuple(pair) for pair in merges],
        mask_token=AddedToken(_MASK, lstrip=True, normalized=False, special=True),
        model_max_length=_MAX_LENGTH,
    )


def save_tokenizer(tokenizer: RobertaTokenizer, folder: Path) -> None:
    """tokenizer.json and the older vocab.json and merges.txt."""
    tokenizer.save_pretrained(folder)
    content = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    ordered = dict(sorted(content["model"]["vocab"].items(), key=lambda item: item[1]))
    (folder / "vocab.json").write_text(json.dumps(ordered, ensure_ascii=False), encoding="utf-8")
    pairs = [pair if isinstance(pair, str) else " ".join(pair) for pair in content["model"]["merges"]]
    text = "#version: 0.2\n" + "\n".join(pairs) + "\n"
    (folder / "merges.txt").write_text(text, encoding="utf-8")
