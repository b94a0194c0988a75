"""一企一表 (第十六条、第十七条): the papers of one target: what came before the visit, the visits, the sheets, the signatures."""
