#!/usr/bin/env python3
"""Turns marked-up comments into a labelled corpus (JSON Lines).

Input: text, one comment a line ('\\n' inside a line is a line break). '## tag' lines tag what follows.
  [[kind|text]]  [[kind:subject|text {{core}} text]]   labels, nesting allowed
  <CF> <IBAN sp> ...                                   a generated value, labelled by itself (see VALUES)
  <!CF>                                                the same value, not labelled (a trap)
Output: {"id","text","tags","spans":[{"kind","start","end","core":[s,e],"subject"?}]}, offsets in code points.
Values are generated from the seed, so a corpus is rebuilt the same. No dependency.
"""
import json, random, re, sys

ODD = dict(zip("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    [1,0,5,7,9,13,15,17,19,21,1,0,5,7,9,13,15,17,19,21,2,4,18,20,11,3,6,8,12,14,16,10,22,25,24,23]))
EVEN = {c: (int(c) if c.isdigit() else ord(c) - 65) for c in ODD}
OMO = "LMNPQRSTUV"
# Birthplaces: the large cities, some comuni of every letter, ceased ones, states.
PLACES = ("A001 A059 A089 A182 A271 A345 A390 A479 A485 A509 A515 A646 A703 A757 A783 A794 A859 A940 A944 A952 A964 A965 B019 B034 B041 B111 B157 B180 B201 B300 B312 B429 B519 B602 B745 B774 B791 B885 B905 B963 C129 C134 C265 C349 C352 C632 C722 C933 C983 D009 D086 D122 D142 D150 D205 D325 D423 D530 D538 D548 D643 D651 D653 D662 D704 D708 D810 D862 D883 D912 D918 D930 D960 D969 D971 E017 E058 E098 E202 E256 E290 E335 E379 E388 E435 E441 E445 E456 E463 E472 E507 E514 E532 E618 E648 E704 E715 E882 E897 E958 E974 F023 F051 F112 F158 F205 F241 F257 F299 F335 F351 F537 F546 F585 F704 F770 F784 F842 F844 F848 F912 F952 F979 G148 G224 G317 G337 G388 G393 G478 G479 G482 G491 G535 G568 G628 G682 G702 G713 G752 G812 G813 G839 G843 G878 G902 G912 G942 H199 H223 H224 H282 H294 H360 H398 H425 H558 H612 H620 H645 H703 H727 H783 H789 H792 H798 H823 H856 H872 H892 H926 I138 I158 I197 I220 I224 I226 I333 I356 I390 I452 I470 I480 I535 I577 I608 I628 I690 I693 I725 I726 I754 I804 I862 I921 L042 L063 L083 L103 L109 L112 L117 L157 L182 L219 L245 L259 L331 L361 L378 L407 L424 L483 L500 L565 L628 L669 L682 L727 L736 L746 L750 L781 L840 L845 M052 M082 M088 M109 M132 M172 M208 M257 M297 M304 M323 M402 "
  "Z102 Z103 Z104 Z109 Z110 Z112 Z114 Z115 Z118 Z127 Z131 Z133 Z134 Z138 Z140 Z148 Z149 Z153 Z154 Z210 Z213 Z216 Z222 Z236 Z243 Z249 Z301 Z313 Z318 Z330 Z335 Z336 Z343 Z352 Z368 Z404 Z505 Z600 Z602 Z604 Z605 Z611 Z614 Z700 Z907 H501 F839 F205 L219 A662 G273 D612 C351 L049 B354 Z129 Z100 Z330 Z404 H703 A783 E625").split()
CONS = "BCDFGLMNPRSTVZ"

def control(c15):
    return chr(65 + sum((ODD if i % 2 == 0 else EVEN)[c] for i, c in enumerate(c15)) % 26)

def cf(r, omo=0, bad=False):
    part = lambda: "".join(r.choice(CONS) for _ in range(r.choice([2, 3, 3, 3])))
    a, b = part().ljust(3, r.choice("AEIO")), part().ljust(3, r.choice("AEIO"))
    day = r.randint(1, 28) + r.choice([0, 40])
    base = f"{a}{b}{r.randint(0, 99):02d}{r.choice('ABCDEHLMPRST')}{day:02d}{r.choice(PLACES)}"
    if omo:
        pos = r.sample([6, 7, 9, 10, 12, 13, 14], omo)
        base = "".join(OMO[int(c)] if i in pos else c for i, c in enumerate(base))
    ch = control(base)
    if bad:
        ch = chr(65 + (ord(ch) - 65 + r.randint(1, 25)) % 26)
    v = base + ch
    return v

def it_iban(r, bad=False):
    abi, cab = r.choice("03069 02008 07601 36081 05034 01030 03002 01005 05387 06230 08327 03268 03062 36772 05696 08530 06175 03111 03015 02569 10278 05424 33111".split()), f"{r.randint(1000, 99999):05d}"
    acc = "".join(r.choice("0123456789") for _ in range(12))
    if r.random() < 0.15:
        acc = r.choice(["CC", "X0", "EC", "CD"]) + acc[2:]
    body = abi + cab + acc
    cin = chr(65 + sum((ODD if i % 2 == 0 else EVEN)[c] for i, c in enumerate(body)) % 26)
    return with_check("IT", cin + body, bad, r)

def with_check(cc, bban, bad, r):
    num = lambda s: "".join(str(int(c, 36)) for c in s)
    k = 98 - int(num(bban + cc + "00")) % 97
    v = f"{cc}{k:02d}{bban}"
    if bad:
        v = v[:-1] + str((int(v[-1]) + r.randint(1, 9)) % 10)
    return v

def piva(r):
    base = "0" + "".join(r.choice("0123456789") for _ in range(6)) + r.choice("001 002 010 012 015 017 023 024 027 030 034 036 048 058 063 065 070 080 087 092 100 120 121".split())
    s = 0
    for i, c in enumerate(base):
        d = int(c) * (2 if i % 2 else 1)
        s += d - 9 if d > 9 else d
    v = base + str((10 - s % 10) % 10)
    return v

def check_digit(base):
    s = 0
    for i, c in enumerate(reversed(base)):
        d = int(c) * (1 if i % 2 else 2)
        s += d - 9 if d > 9 else d
    return str((10 - s % 10) % 10)

def card(r, bad=False):
    base = r.choice("4023600 5333171 4556012 5168420 4485123 4907555 5204731 5489012 2221004 2720990 6759649 5018200".split()) + "".join(r.choice("0123456789") for _ in range(8))
    v = base + check_digit(base)
    return v[:-1] + str((int(v[-1]) + 3) % 10) if bad else v

def groups(s, *ns, sep=" "):
    out, i = [], 0
    for n in ns:
        out.append(s[i:i + n]); i += n
    if s[i:]: out.append(s[i:])
    return sep.join(out)

def four(s, sep=" "):
    return groups(s, *([4] * (len(s) // 4)), sep=sep).strip()

digits = lambda r, n: "".join(r.choice("0123456789") for _ in range(n))
alnum = lambda r, n: "".join(r.choice("ABCDEFGHJKLMNPQRSTUVWXYZ23456789") for _ in range(n))
mob = lambda r: r.choice("320 324 327 328 329 330 331 333 334 335 338 339 340 345 347 348 349 351 366 370 380 388 389 391 392 393".split()) + digits(r, 7)
FIRST = "maria giuseppe anna luca rosa antonio lucia salvatore francesca ciro elena marco giulia vincenzo paola".split()
LAST = "esposito rossi russo bianchi ferrari romano colombo ricci greco conte deluca gallo costa".split()

def email(r):
    return f"{r.choice(FIRST)}{r.choice(['.', '', '_'])}{r.choice(LAST)}{r.choice(['', str(r.randint(60, 99)), '1'])}@{r.choice(['gmail.com', 'libero.it', 'hotmail.it', 'alice.it', 'yahoo.it', 'pec.it', 'tiscali.it'])}"

def plate(r):
    L = "ABCDEFGHJKLMNPRSTVWXYZ"
    if r.random() < 0.15:
        return r.choice("BCDEF") + r.choice("BKJWXZ") + digits(r, 5)
    return r.choice("ABCDEFG") + r.choice(L) + digits(r, 3) + r.choice(L) + r.choice(L)

VALUES = {  # tag: (kind, generator)
 "CF": ("fiscal_code", cf), "CF lower": ("fiscal_code", lambda r: cf(r).lower()),
 "CF sp": ("fiscal_code", lambda r: groups(cf(r), 3, 3, 5)), "CF sp lower": ("fiscal_code", lambda r: groups(cf(r), 3, 3, 5).lower()),
 "CF dots": ("fiscal_code", lambda r: groups(cf(r), 3, 3, 5, sep=".")), "CF dash": ("fiscal_code", lambda r: groups(cf(r), 6, 5, sep="-")),
 "CF omo": ("fiscal_code", lambda r: cf(r, omo=r.randint(1, 3))), "CF bad": ("fiscal_code", lambda r: cf(r, bad=True)),
 "CF trunc": ("fiscal_code", lambda r: cf(r)[:15]),
 "CF nl": ("fiscal_code", lambda r: groups(cf(r), 6, sep="\n")),
 "CF letters": ("fiscal_code", lambda r: " ".join(cf(r).lower())),
 "IBAN": ("iban", it_iban), "IBAN sp": ("iban", lambda r: four(it_iban(r))), "IBAN lower": ("iban", lambda r: it_iban(r).lower()),
 "IBAN it": ("iban", lambda r: groups(it_iban(r), 2, 2, 1, 5, 5, 12)), "IBAN bad": ("iban", lambda r: it_iban(r, bad=True)),
 "IBAN dash": ("iban", lambda r: four(it_iban(r), sep="-")),
 "IBAN DE": ("iban", lambda r: with_check("DE", digits(r, 18), False, r)), "IBAN RO": ("iban", lambda r: four(with_check("RO", "BTRL" + alnum(r, 16), False, r))),
 "IBAN SM": ("iban", lambda r: with_check("SM", "U0322509800" + digits(r, 12), False, r)),
 "PIVA": ("vat_number", piva), "PIVA it": ("vat_number", lambda r: "IT" + piva(r)),
 "MOB": ("phone", mob), "MOB sp": ("phone", lambda r: groups(mob(r), 3)), "MOB sp2": ("phone", lambda r: groups(mob(r), 3, 3, 2)),
 "MOB sp3": ("phone", lambda r: groups(mob(r), 3, 2, 2)), "MOB dash": ("phone", lambda r: groups(mob(r), 3, sep="-")), "MOB slash": ("phone", lambda r: groups(mob(r), 3, sep="/")),
 "MOB dot": ("phone", lambda r: groups(mob(r), 3, 3, sep=".")), "MOB 39": ("phone", lambda r: "+39 " + groups(mob(r), 3)), "MOB 0039": ("phone", lambda r: "0039" + mob(r)),
 "MOB par": ("phone", lambda r: "(+39) " + mob(r)), "MOB letters": ("phone", lambda r: " ".join(mob(r))),
 "LAND": ("phone", lambda r: r.choice(["081", "06", "02", "011", "010", "051", "055", "041", "095", "091", "080", "070"]) + digits(r, 7)),
 "LAND sp": ("phone", lambda r: r.choice(["081 ", "06/", "02-", "0823 ", "0971/"]) + digits(r, 6)),
 "GREEN": (None, lambda r: r.choice(["800 ", "800-", "800"]) + digits(r, 6)),
 "EMAIL": ("email", email), "EMAIL upper": ("email", lambda r: email(r).upper()),
 "EMAIL at": ("email", lambda r: email(r).replace("@", r.choice([" chiocciola ", "(at)", " [at] "])).replace(".com", " punto com").replace(".it", " punto it")),
 "CARD": ("payment_card", card), "CARD sp": ("payment_card", lambda r: four(card(r))), "CARD dash": ("payment_card", lambda r: four(card(r), sep="-")), "CARD bad": (None, lambda r: card(r, bad=True)),
 "PIN16": ("pin", lambda r: alnum(r, 16)), "PIN8": ("pin", lambda r: alnum(r, 8)), "PIN8 lower": ("pin", lambda r: alnum(r, 8).lower()), "PIN6": ("pin", lambda r: digits(r, 6)), "PIN5": ("pin", lambda r: digits(r, 5)), "PIN4": ("pin", lambda r: digits(r, 4)),
 "PIN16 sp": ("pin", lambda r: four(alnum(r, 16))), "PUK": ("pin", lambda r: digits(r, 8)), "OTP": ("pin", lambda r: digits(r, 6)),
 "CIE": ("identity_card", lambda r: "C" + r.choice("ABCDEFGH") + digits(r, 5) + r.choice("ABCDEFG") + r.choice("HKLMNP")), "CIPAPER": ("identity_card", lambda r: "A" + r.choice("RSTUVXY") + " " + digits(r, 7)),
 "PASS": ("passport", lambda r: r.choice(["YA", "YB", "AA"]) + digits(r, 7)), "LIC": ("driving_licence", lambda r: r.choice(["NA", "RM", "MI", "TO", "CE"]) + digits(r, 7) + r.choice("ABDEFGHKL")), "LICU": ("driving_licence", lambda r: "U1" + r.choice("ABCDEFGH") + digits(r, 6) + r.choice("ABCDEFG")),
 "TEAM": ("health_card", lambda r: "80380" + "00" + r.choice(["150", "120", "030", "190"]) + digits(r, 10)), "PLATE": ("licence_plate", plate), "PLATE sp": ("licence_plate", lambda r: groups(plate(r), 2, 3)), "PLATE lower": ("licence_plate", lambda r: plate(r).lower()),
 "PERM": ("residence_permit", lambda r: "I" + digits(r, 8)),
 "RDC": ("case_number", lambda r: "INPS-RDC-2019-" + digits(r, 7)), "ISEE": ("case_number", lambda r: "INPS-ISEE-2019-" + digits(r, 8) + r.choice("ABCDEFX") + "-00"),
 "PROT": ("case_number", lambda r: f"INPS.{digits(r, 4)}.{r.randint(10, 28)}/0{r.randint(1, 9)}/2019.{digits(r, 7)}"), "PROT2": ("case_number", lambda r: digits(r, 13)), "DOM": ("case_number", lambda r: digits(r, 10)), "CERT": ("case_number", lambda r: digits(r, 8)),
 "IP": ("ip_address", lambda r: ".".join(str(r.randint(2, 250)) for _ in range(4))),
}
TOKEN = re.compile(r"\[\[([a-z_]+)(?::([a-z]+))?\||\]\]|\{\{|\}\}|<(!?)([A-Z][A-Za-z0-9 ]*)>")

def parse(line, r):
    text, spans, stack, last = "", [], [], 0
    line = line.replace("\\n", "\n")
    for m in TOKEN.finditer(line):
        text += line[last:m.start()]; last = m.end(); t = m.group(0)
        if t.startswith("[["):
            stack.append({"kind": m.group(1), "start": len(text), **({"subject": m.group(2)} if m.group(2) else {})})
        elif t == "]]":
            s = stack.pop(); s["end"] = len(text); s.setdefault("core", [s["start"], s["end"]]); spans.append(s)
        elif t == "{{":
            stack[-1]["core"] = [len(text), None]
        elif t == "}}":
            stack[-1]["core"][1] = len(text)
        else:
            if m.group(4) not in VALUES: raise ValueError(f"unknown value <{m.group(4)}>")
            kind, gen = VALUES[m.group(4)]
            v = gen(r)
            inside = stack and stack[-1]["kind"] == kind
            if kind and not m.group(3) and not inside:
                spans.append({"kind": kind, "start": len(text), "end": len(text) + len(v), "core": [len(text), len(text) + len(v)]})
            text += v
    if stack: raise ValueError("unclosed [[")
    text += line[last:]
    for s in spans:
        assert text[s["start"]:s["end"]].strip() == text[s["start"]:s["end"]] != "", (text, s)
        assert s["core"][1] is not None
    return text, sorted(spans, key=lambda s: (s["start"], -s["end"]))

def main(path, prefix, seed):
    r, tags, n = random.Random(seed), [], 0
    for i, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if not line.strip(): continue
        if line.startswith("## "): tags = line[3:].split(); continue
        try: text, spans = parse(line, r)
        except Exception as e: print(f"{path}:{i}: {e}: {line[:80]}", file=sys.stderr); continue
        n += 1
        print(json.dumps({"id": f"{prefix}-{n:04d}", "text": text, "tags": tags, "spans": spans}, ensure_ascii=False))

if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
