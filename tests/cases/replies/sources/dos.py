import csv


def read_rows(path, delimiter=";"):
    rows = []
    with open(path) as file:
        for row in csv.reader(file, delimiter=delimiter):
            rows.append(row)
    return rows


def header(rows):
    if len(rows) == 0:
        return None
    return rows[0]
