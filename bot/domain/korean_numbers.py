"""Numbers as Koreans count things and hours."""

NUMBERS = {
    "한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
    "열": 10, "열한": 11, "열두": 12, "하나": 1, "둘": 2, "셋": 3, "넷": 4, "열하나": 11,
    "열둘": 12,
    # "Two or three": the larger number is meant.
    "한두": 2, "두세": 3, "서너": 4, "네다섯": 5,
}  # fmt: skip
