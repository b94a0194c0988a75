"""检查之前 (第十五条、第十六条): pre-check, notice, commission."""
