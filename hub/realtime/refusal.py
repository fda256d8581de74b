"""What a browser hears on its line when it asked for something that cannot be."""

from __future__ import annotations

from typing import Any

from hub.domain.problem import Problem


def refusal(problem: Problem) -> dict[str, Any]:
    """The acknowledgement that names the problem, as the API names it."""
    return {"problem": {"type": problem.type, "title": problem.title, "detail": problem.detail}}
