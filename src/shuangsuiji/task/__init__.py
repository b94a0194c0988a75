"""抽查任务与方案 (第十条): the task with its six elements, and how its registries are drawn from."""
