"""Spark: a table of the cluster's catalogue, or the .parquet or .csv files at an address.

python on_spark.py "local[2]" 任务 --table registry.roll announce --task 样例-02 --ratio 3/100 …
python on_spark.py spark://master.example:7077 任务 --files hdfs:///registry/roll.parquet draw --value "03 08 12 19 27 31"
"""

from pyspark.sql import SparkSession
from table_draw import arguments

from shuangsuiji.draw import sql

options = arguments("Spark")
options.add_argument("--files", default="", help="where .parquet or .csv files are, instead of a table")
given = options.parse_args()
session = SparkSession.builder.master(given.where).appName("shuangsuiji").getOrCreate()
if given.files:
    reader = session.read.option("header", value=True)  # of .csv; every column is read as a text
    frame = reader.csv(given.files) if given.files.endswith(".csv") else session.read.parquet(given.files)
    frame.createOrReplaceTempView(given.table)
given.step(given, "spark", sql.on_spark(session))
session.stop()
