"""Whether robots.txt forbids buying by programs, as shops write it there for people and agents to read."""

import re

_BUYERS = re.compile(
    r"buy[\s_-]?for[\s_-]?me|\bagent(?:s|ic)?\b|\bbots?\b|\brobots?\b|automat(?:ed|ic|ion)|\bscripts?\b|\bscrap(?:ers?|ing)\b|\bai\b",
    re.IGNORECASE,
)
_BUYING = re.compile(
    r"buy[\s_-]?for[\s_-]?me|check-?outs?|purchas\w*|\bpayments?\b|\border(?:s|ing)?\b|\bbuying\b", re.IGNORECASE
)
_REFUSAL = re.compile(
    r"\bnot\s+(?:permitted|allowed|authori[sz]ed|welcome)|prohibit\w*|forbid\w*|disallow\w*|\b(?:must|may|do|should)\s+not\b|"
    r"\bno\s+(?:automated|agent|bot|buy)|for\s+humans|without\s+(?:our\s+)?(?:prior\s+)?(?:written\s+)?(?:permission|consent)",
    re.IGNORECASE,
)
_BUYING_ROBOT = re.compile(
    r"buy[\s_-]?for[\s_-]?me|shopping-?agent|purchas\w*-?(?:agent|bot)|checkout-?(?:agent|bot)", re.IGNORECASE
)
_NEAR = 3
"""Comment lines that are read together: the sentence is often broken over some."""


def purchase_refusal(robots_txt: str) -> str | None:
    """The words with which a robots.txt forbids buying by programs; None where it doesn't.

    Two ways are in use: a sentence in comments (``# Automated checkouts are not permitted``), and a group for robots
    that are named for buying (``User-agent: Shop-BuyForMe`` with ``Disallow: /``). That ``/checkout`` or ``/cart`` is
    closed to crawlers says nothing of buying: nearly every shop does that.
    """
    lines = [line.strip() for line in robots_txt.splitlines()[:20_000]]
    return _sentence(lines) or _closed_group(lines)


def _sentence(lines: list[str]) -> str | None:
    comments = [line.lstrip("# ").strip() if line.startswith("#") else "" for line in lines]
    for start, first in enumerate(comments):
        block: list[str] = []
        for line in comments[start : start + _NEAR] if first else ():
            if not line:
                break
            block.append(line)
            text = " ".join(block)
            if _BUYERS.search(text) and _BUYING.search(text) and _REFUSAL.search(text):
                return text[:300]
    return None


def _closed_group(lines: list[str]) -> str | None:
    named, in_agents = None, False
    for line in lines:
        field, _, value = line.partition("#")[0].partition(":")
        field, value = field.strip().lower(), value.strip()
        if field == "user-agent":
            named = value if _BUYING_ROBOT.search(value) else (named if in_agents else None)
            in_agents = True
        elif field:
            in_agents = False
            if named and field == "disallow" and value in ("/", "/*"):
                return f"User-agent: {named[:100]}, Disallow: {value}"
    return None
