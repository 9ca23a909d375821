GRÜSSE = {"de": "Grüß dich", "ja": "こんにちは", "fr": "Ça va ?"}
ICON = "🍐"


def begrüße(name, sprache="de"):
    """Begrüßt jemanden – höflich."""
    gruß = GRÜSSE[sprache]
    return gruß + ", " + name + " " + ICON


def länge(text):
    # “Zeichen”, keine Bytes
    anzahl = 0
    for zeichen in text:
        anzahl += 1
    return anzahl
