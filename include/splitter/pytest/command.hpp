#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace splitter::pytest {

/// The words, written for a shell, with which pytest tells the tests that a command runs: those of
/// the command itself, where they start pytest in a known way (`pytest …`, `python -m pytest …`,
/// `coverage run -m pytest …`, `uv run pytest …`). Nothing for others (`tox`, `make`). Options
/// whose meaning differs from machine to machine (`--lf` and its kin, by the cache) are left out:
/// the plan is of all tests.
[[nodiscard]] std::optional<std::string> asking_words(const std::vector<std::string>& command);

/// True for a program that is pytest itself, by its name: `pytest`, `py.test`, `pytest-3`.
[[nodiscard]] bool is_pytest(std::string_view program);

/// True for a Python interpreter, by its name: `python`, `python3.12`, `pypy3`.
[[nodiscard]] bool is_python(std::string_view program);

/// The command's words that may be options of pytest: those behind it (not the `-n` of `nice`); all
/// of them where it is not known how the command starts pytest.
[[nodiscard]] std::span<const std::string> words_for_pytest(
    const std::vector<std::string>& command);

}  // namespace splitter::pytest
