"""检查小组与更换 (第十三条): who leads, who goes where, who goes and who comes. The draw itself is never touched."""
