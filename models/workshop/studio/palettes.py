"""The painter's colours by decoration class: roles (line, deep, main, wash, leaf, second, accent, bark, bloom, white) to RGBA."""
import numpy as np

BLUE, RED, GREEN, YELLOW, AUBERGINE, BLACK, GOLD = (52, 48, 128), (178, 44, 30), (44, 118, 74), (216, 170, 50), (92, 48, 76), (44, 30, 26), (196, 156, 74)


def _a(c, alpha=255):
    return tuple(int(np.clip(v, 0, 255)) for v in c[:3]) + (alpha,)


def _mix(a, b, t):
    return [x + (y - x) * t for x, y in zip(a, b)]


def _tones(deep, wash, alpha=245):
    """One pigment from full brush to pale wash."""
    q = lambda t: _a(_mix(deep, wash, t), alpha)   # noqa: E731
    return dict(line=q(-.1), deep=q(.1), main=q(.36), wash=q(.92), leaf=q(.42), second=q(.62), accent=q(.2), bark=q(.3), bloom=q(1.0))


def _enamels(line, deep, main, wash, leaf, second, accent, bark, bloom, alpha=255):
    return dict(line=_a(line), **{k: _a(v, alpha) for k, v in dict(deep=deep, main=main, wash=wash, leaf=leaf, second=second, accent=accent, bark=bark, bloom=bloom).items()})


def roles(pigment: str, cobalt: tuple, ground: tuple, rng) -> dict:
    """cobalt: (deep, wash) of the period; ground: sRGB of the glaze beneath."""
    j = lambda c, s=7: tuple(np.clip(np.asarray(c, float) + rng.normal(0, s, 3), 0, 255))   # noqa: E731
    flip = rng.random() < .5
    white = _a(ground)
    grey, dark = rng.uniform(0, .4), rng.uniform(.7, 1.05)      # how much the cobalt was refined, how thickly laid
    cobalt = tuple(tuple(np.asarray(_mix(c, [float(np.mean(c))] * 3, grey)) * (dark if n == 0 else dark ** .6)) for n, c in enumerate(cobalt))
    if pigment == "cobalt":
        pal = _tones(j(cobalt[0], 5), j(cobalt[1], 6))
    elif pigment == "copper":
        d = j((112, 44, 44) if rng.random() < .6 else (138, 50, 42), 8) if rng.random() < .75 else j((104, 84, 78), 6)
        pal = _tones(d, _mix(d, ground, .55))
    elif pigment in ("cobalt-copper", "cobalt-red"):
        pal = _tones(j(cobalt[0], 5), j(cobalt[1], 6))
        red = j((138, 46, 44) if pigment == "cobalt-copper" else (186, 62, 38))
        pal.update(main=_a(red), bloom=_a(_mix(red, ground, .3)), accent=_a(red), **({"second": _a(red, 225)} if flip else {}))
        if pigment == "cobalt-red" and flip:
            pal.update(line=_a(_mix(red, BLACK, .2)))
    elif pigment == "three":
        pal = _tones(j(cobalt[0], 5), j(cobalt[1], 6))
        pal.update(main=_a(j((140, 48, 46))), bloom=_a(j((150, 60, 56))), leaf=_a(j((130, 152, 120))), second=_a(j((150, 168, 140))))
    elif pigment == "wucai":
        b, r, g, y = j(BLUE), j(RED), j(GREEN), j(YELLOW)
        main, second = (r, g) if rng.random() < .6 else (g, r)
        pal = _enamels((70, 24, 26), b, main, b if flip else g, g, second, y, b, r)
    elif pigment == "verte":
        b, r, g, y = j((86, 92, 172)), j((178, 50, 34)), j((72, 150, 96)), j((226, 190, 84))
        pal = _enamels((44, 34, 36), j((58, 122, 84)), r if flip else g, j((146, 190, 140)), g, b, y, AUBERGINE, r)
    elif pigment == "doucai":
        r, g, y = j((202, 84, 56)), j((112, 168, 112)), j((226, 196, 92))
        pal = _enamels(j(_mix(cobalt[0], cobalt[1], .35), 5), (116, 136, 186), r, _mix(g, ground, .35), g, y, (148, 104, 156), (120, 138, 186), r, 225)
    elif pigment in ("rose", "canton"):
        p, pale, g, b = j((212, 92, 128)), j((244, 198, 208)), j((100, 160, 108)), j((112, 150, 208))
        if pigment == "canton":
            p, g = j((222, 84, 110)), j((74, 146, 92))
        pal = _enamels((104, 60, 54), (176, 62, 104), p, pale, g, b if flip else (236, 176, 120), (230, 194, 84) if pigment == "rose" else GOLD, (128, 96, 78), p)
        white = _a((252, 248, 244))
    elif pigment == "pale-rose":
        pal = _enamels((92, 80, 84), (150, 120, 140), (206, 150, 150), (206, 214, 212), (150, 176, 150), (158, 172, 198), (190, 130, 110), (130, 116, 112), (214, 160, 164), 225)
    elif pigment in ("iron-red", "red-on"):
        d = j((168, 50, 30))
        pal = _tones(d, _mix(d, ground, .62), 250)
        if flip and pigment == "iron-red":
            pal.update(accent=_a(GOLD), second=_a(_mix(GOLD, d, .3)))
    elif pigment == "red-green":
        r, g = j((184, 48, 32)), j((62, 132, 92))
        pal = _enamels((150, 40, 30), r, r, _mix(r, ground, .5), g, g, j((222, 188, 90)), r, r, 240)
    elif pigment == "ink":
        pal = _tones(j((46, 44, 46), 4), j((170, 168, 168), 4))
    elif pigment == "imari":
        b, r = j((38, 52, 116)), j((186, 74, 44))
        pal = _enamels(b, b, r, _mix(b, ground, .4), b, r, GOLD, b, r)
    elif pigment in ("gold", "white-on"):
        c = j((214, 172, 86) if pigment == "gold" else (232, 236, 236), 5)
        pal = _tones(c, _mix(c, ground, .28), 235)
        pal["line"], pal["white"] = _a(c, 255), _a(ground)
    elif pigment in ("green", "green-on"):
        g = j((54, 128, 76))
        pal = _tones(_mix(g, BLACK, .35), _mix(g, ground, .35), 245)
        pal.update(main=_a(g), leaf=_a(g))
    elif pigment == "aubergine-on":
        a = j((86, 44, 72))
        pal = _tones(_mix(a, BLACK, .3), _mix(a, ground, .3), 245)
    elif pigment in ("sancai", "sancai-on-dark"):
        g, y, p = j((70, 136, 78)), j((222, 182, 76)), j((110, 66, 96))
        pal = _enamels((52, 36, 34), p, g if flip else p, (232, 228, 206), g, (236, 232, 214), y if pigment != "sancai" else p, (120, 90, 60), (238, 234, 216))
    elif pigment in ("iron-black", "iron-brown", "changsha"):
        k = {"iron-black": (46, 30, 22), "iron-brown": (104, 62, 34), "changsha": (96, 56, 32)}[pigment]
        k = j(k, 6)
        pal = {r: _a(k) for r in ("line", "deep", "accent", "bark")}
        pal.update(main=_a(_mix(k, ground, .18), 240), wash=_a(_mix(k, ground, .25), 150), leaf=_a(_mix(k, ground, .12), 240), second=_a(_mix(k, ground, .2), 235), bloom=white)
        if pigment == "changsha":
            g = j((76, 110, 72))
            pal.update(leaf=_a(g, 225), second=_a(g, 200), main=_a(k, 200))
    elif pigment in ("sgraffito", "dark-resist"):
        k = j((60, 42, 32) if pigment == "sgraffito" else (44, 28, 22), 6)
        pal = {r: _a(k, 250) for r in ("line", "deep", "main", "leaf", "second", "accent", "bark", "bloom")}
        pal.update(wash=_a(_mix(k, ground, .25), 235), line=_a(ground, 240))
        if pigment == "dark-resist":
            pal.update(line=_a(_mix(k, ground, .35), 250))
    elif pigment == "incised-brown":
        k = j((140, 88, 54), 6)
        pal = {r: _a(_mix(k, ground, .75), 130) for r in ("main", "wash", "second", "bloom")}
        pal.update(line=_a(k), deep=_a(k, 180), leaf=_a(_mix(k, ground, .6), 140), accent=_a(k, 190), bark=_a(k, 190))
    elif pigment == "song-sancai":
        g, y, r = j((64, 120, 66)), j((214, 160, 66)), j((150, 74, 44))
        pal = _enamels((70, 46, 34), g, (234, 222, 188), y, g, y, r, g, (236, 226, 196))
    elif pigment == "fahua":
        t, y, p = j((60, 150, 160)), j((214, 180, 84)), j((92, 52, 104))
        pal = _enamels((206, 196, 170), t, (226, 220, 200), t, t, y, y, p, (230, 222, 200))
    else:
        raise KeyError(pigment)
    pal.setdefault("white", white)
    return pal


def carved(tints: dict, depth: float) -> dict:
    """Cut or moulded under the glaze: lines hold thicker, darker glaze, raised places run thin. tints: thin, body, thick."""
    deep = [v * (1 - .14 * depth) for v in tints["thick"]]
    s = min(depth, 1.2)
    thin, thick = tints["thin"], tints["thick"]
    return dict(line=_a(deep, int(min(255, 225 * s))), deep=_a(thick, int(150 * s)), main=_a(thin, int(90 * s)), wash=_a(thick, int(70 * s)), leaf=_a(thick, int(92 * s)),
                second=_a(thin, int(66 * s)), accent=_a(thin, int(105 * s)), bark=_a(thick, int(125 * s)), bloom=_a(thin, int(110 * s)), white=_a(thin, int(58 * s)))
