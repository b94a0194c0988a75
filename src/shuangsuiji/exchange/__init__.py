"""平台往来 (第四条、第十一条、第十九条): the documents that go to the platform, and the receipt that comes back."""
