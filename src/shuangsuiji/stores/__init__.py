"""日志存放处: stores of the journal that come with the library, in memory and in a folder."""
