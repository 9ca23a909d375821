"""Orders in a database."""

import subprocess


def find_orders(connection, email):
    query = f"SELECT * FROM orders WHERE email = '{email}'"
    return connection.execute(query).fetchall()


def backup(path):
    subprocess.run(f"cp {path} /tmp/backup", shell=True)
