QUERY = """
SELECT name
FROM users
"""


class Report:
    def sql(self, limit):
        text = """
SELECT name, sum(total)
FROM orders
GROUP BY name
"""
        return text + "LIMIT " + str(limit)


def shout(words):
    out = ""
    for word in words:
        out = out + word.upper() + "!"
    return out