"""文件夹平台 (第四条): a platform whose other side is a person with workbooks."""
