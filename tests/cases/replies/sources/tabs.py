class Node:
	"""A node of a tree."""

	def __init__(self, value):
		self.value = value
		self.children = []

	def depth(self):
		deepest = 0
		for child in self.children:
			deepest = max(deepest, child.depth())
		return deepest + 1


def walk(node):
	yield node
	for child in node.children:
		yield from walk(child)
