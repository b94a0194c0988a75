"""双随机、一公开: joint inspections whose random draw anyone can verify.

The package exports nothing: an import names the stage that it comes from, as in
`from shuangsuiji.draw.verify import verify`.
"""
