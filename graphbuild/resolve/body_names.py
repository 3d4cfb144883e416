"""When two spellings are the name of one body: without article and legal form, however its words are joined."""

import re

from graphbuild.names import fold

_FORMS = (
    "ab|ad|ag|ao|as|asa|bsc|bv|ca|cjsc|co|company|corp|corporation|cv|dmcc|doo|ead|eood|fz|fzc|fzco|fze|gmbh|inc"
    "|incorporated|jsc|kft|kg|kk|limited|llc|llp|lp|ltd|ltda|nv|oao|ojsc|ood|ooo|oy|oyj|pao|pc|pjs|pjsc|plc|private|psc|pt|pte"
    "|pty|public|sa|sab|sac|sae|sal|sarl|sas|sc|se|spa|sprl|srl|sro|zao"
)
_LONG_FORMS = (
    "(?:closed|open|public|private)? ?(?:joint stock|limited liability|limited) company|public company limited"
)
_LEGAL_END = re.compile(rf"(?: (?:{_FORMS}|{_LONG_FORMS}|de cv|de rl))+$")
_LEGAL_START = re.compile(rf"^(?:(?:ao|cjsc|jsc|llc|oao|ojsc|ooo|pao|pjs|pjsc|pt|zao|{_LONG_FORMS}) )+")
"""Legal forms of companies in many languages, folded; they tell nobody apart in the news."""


def body_key(name: str) -> str:
    """Reduce the name of a body to what tells it from others: no article, no legal form.

    >>> body_key("The Example Trading Co., Ltd."), body_key("PJSC Example")
    ('example trading', 'example')
    """
    bare = fold(name.replace("-", " ")).replace("&", " and ").removeprefix("the ")
    words = re.sub(r"\b(\w) (\w)(?: (\w))?$", r"\1\2\3", " ".join(bare.split()))  # "S. A. L." is "SAL"
    return _LEGAL_START.sub("", _LEGAL_END.sub("", words)) or words


def body_sound(key: str) -> str:
    """Write a body's key so that it does not matter how its words are joined.

    >>> body_sound("petro trade and oil") == body_sound("petrotrade oil")
    True
    """
    return key.replace(" and ", " ").replace(" ", "")
