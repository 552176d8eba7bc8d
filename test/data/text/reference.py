"""Writes fixtures/text.json: texts as numbers by scikit-learn and Keras.

    pip install scikit-learn==1.9.1 tensorflow-cpu==2.21.0 && python reference.py
"""

import json
from pathlib import Path

import tensorflow as tf
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

texts = [
    "The plot was not very good, but the music is superb!",
    "Dull. Dull, DULL: a dull plot.",
    "",
    "It's a film about a café in São_Paulo (1999)",
    "the the the music",
    "!!! ... 7 x",
]
fresh = ["the unknown music of Paris", "a", "plot plot"]


def camel(name):
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


def vectorized(make, **options):
    vectorizer = make(**options).fit(texts)
    return {
        "options": {camel(key): value for key, value in options.items()},
        "vocabulary": vectorizer.get_feature_names_out().tolist(),
        "texts": vectorizer.transform(texts).toarray().tolist(),
        "fresh": vectorizer.transform(fresh).toarray().tolist(),
    }


def tokens(**options):
    layer = tf.keras.layers.TextVectorization(**options)
    layer.adapt(texts)
    names = {"max_tokens": "maxTokens", "output_sequence_length": "outputSequenceLength"}
    return {
        "options": {names[key]: value for key, value in options.items()},
        "vocabulary": layer.get_vocabulary(),
        "texts": layer(texts).numpy().tolist(),
        "fresh": layer(fresh).numpy().tolist(),
    }


counts = [
    {},
    {"binary": True},
    {"lowercase": False},
    {"min_df": 2},
    {"max_df": 0.3},
    {"max_features": 3},
    {"ngram_range": (1, 2), "stop_words": ["the"]},
]
weights = [{}, {"norm": "l1"}, {"norm": None}, {"use_idf": False}, {"smooth_idf": False}, {"sublinear_tf": True}]
fixture = {
    "texts": texts,
    "fresh": fresh,
    "countVectorizer": [vectorized(CountVectorizer, **options) for options in counts],
    "tfidfVectorizer": [vectorized(TfidfVectorizer, **options) for options in weights],
    "textVectorization": [
        tokens(**options) for options in ({}, {"max_tokens": 6}, {"output_sequence_length": 4})
    ],
}
Path(__file__).parent.joinpath("fixtures/text.json").write_text(json.dumps(fixture) + "\n")
