"""检查与录入 (第十四条至第十九条): the team's record, signed by all of it, and its entry into the platform."""
