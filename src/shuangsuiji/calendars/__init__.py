"""日历来源: sources of calendar years, and the calendar that is made of several."""
