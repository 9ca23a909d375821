"""What customers read."""


def greet(name):
    print("😀 𝒽ello", name, f"welcome", "🎉")
