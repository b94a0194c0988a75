"""抽查比例和频次 (第七条、第十条): what plans print, as exact fractions; no float comes near a count."""
