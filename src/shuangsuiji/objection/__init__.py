"""异议 (第二十条): a target objects to a published result, and the initiating department examines it again.

state         what an objection has come to
receiving     受理、转交、补正: the application, until the initiating department has all of it
concluding    复查结论、反馈
sending       反馈送达平台
clocks        the clocks that run
"""
