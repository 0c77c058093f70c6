"""The sample symposium: invented people, invented answers, harmless question."""
