"""命令行: `shuangsuiji ...`, thin over `office`; exit 0 fine, 1 a check failed, 2 usage or bad input."""
