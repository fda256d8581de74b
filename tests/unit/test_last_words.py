"""What a command says when it fails: the sentence of a fault that has one, the kind of any other."""

from __future__ import annotations

import pytest

from channels.contract import NotConfigured
from hub.cli import last_words
from hub.domain.problem import Invalid


@pytest.mark.parametrize("fault", [Invalid("Enter the secret again."), NotConfigured("Enter the secret again.")])
def test_a_fault_with_a_sentence_says_just_that(fault: Exception) -> None:
    assert last_words(ExceptionGroup("tasks", [fault])) == "Enter the secret again."


def test_a_fault_nobody_foresaw_says_of_what_kind_it_is() -> None:
    assert last_words(KeyError("colour")) == "The command failed: KeyError: 'colour'"
