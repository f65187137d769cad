"""What each glaze or decoration class looks like: its colour in CIE L*a*b* (D65), how it thins and pools, and its faults.

Colours are typical values of well-kept museum pieces in our own estimate, after published descriptions and colorimetry of
Song and Ming-Qing wares (for example Vandiver & Kingery 1984 on celadon, Kerr & Wood, Science and Civilisation in China
5.12, 2004); they are no measurements of single pieces. thin, thick: offsets in L*a*b* at lips and in pools.
kind: paint (pigment on it), carve (lines pool the glaze), plain. gloss 0..1; cloud: tone variation; hue: spread between
pieces; crackle: strength of crack lines; rim: colour of the lip; bare: share of the wall left unglazed at the foot.
"""
GLAZES = {}
WHITE = (90, -1.6, 1.0)
RIM_BROWN, RIM_WHITE, RIM_DARK = (112, 82, 54), (232, 226, 214), (74, 54, 44)


def _g(names, kind, lab, thin=(4, 0, 2), thick=(-5, -2, -3), **more):
    for name in names.split():
        GLAZES["glaze:" + name] = dict(dict(gloss=1., cloud=.03, crackle=0., hue=2.), kind=kind, lab=lab, thin=thin, thick=thick, **more)


# underglaze painting on white
_g("qinghua sumali zheliao huiqing potang", "paint", (89, -2.2, -.2), (3, .6, 2), (-6, -2, -4), cloud=.02, pigment="cobalt")
_g("qinghua-jiangkou", "paint", (88, -2.4, -.5), (3, .6, 2), (-6, -2, -4), cloud=.02, pigment="cobalt", rim=RIM_BROWN)
_g("youlihong", "paint", (88, -1.8, .2), (3, 1, 2), (-6, -2, -3), cloud=.02, pigment="copper")
_g("qhylh", "paint", (90, -1.8, 0), (2, 1, 2), (-6, -2, -3), cloud=.02, pigment="cobalt-copper")
_g("youlisancai", "paint", (90, -1.8, .5), (2, 1, 2), (-6, -2, -3), cloud=.02, pigment="three")
_g("landibaihua", "paint", (30, 8, -38), (10, -2, 8), (-8, 2, 4), cloud=.05, pigment="white-on", gloss=.9, inside=(226, 232, 234))
_g("lanyoubaihua", "paint", (27, 8, -36), (20, -6, 16), (-8, 2, 6), cloud=.05, pigment="white-on", gloss=.95, rim=RIM_WHITE)
_g("huangdiqinghua", "paint", (74, 6, 58), (5, -2, -12), (-8, 4, 0), pigment="cobalt", cloud=.04)
_g("qh-fanhong", "paint", WHITE, pigment="cobalt-red", cloud=.02)
_g("qh-lvcai baidilvcai", "paint", WHITE, pigment="green", cloud=.02)
# overglaze enamels
_g("wucai qh-wucai", "paint", (89, -1.8, 2), cloud=.02, pigment="wucai")
_g("kangxi-wucai", "paint", (92, -1.6, .6), cloud=.015, pigment="verte")
_g("doucai", "paint", (92, -1, 4), cloud=.014, pigment="doucai", gloss=.95)
_g("fencai yangcai", "paint", (94, -.6, 1.5), (1, 0, 1), (-4, -1, -2), cloud=.012, pigment="rose", raised=.25)
_g("falangcai", "paint", (95, -.4, 1.5), (1, 0, 1), (-3, -1, -2), cloud=.008, pigment="rose", raised=.3)
_g("xinfencai qianjiang", "paint", (93, -1, 0), cloud=.015, pigment="pale-rose")
_g("guangcai", "paint", (93, -.8, 1.5), cloud=.012, pigment="canton", raised=.25)
_g("fanhong", "paint", (93, -.8, 2), cloud=.015, pigment="iron-red")
_g("honglvcai", "paint", (86, 0, 9), cloud=.04, pigment="red-green", crackle=.08)
_g("mocai", "paint", (94, -.8, 1.5), cloud=.01, pigment="ink")
_g("zhongguo-imari", "paint", (90, -2, 0), cloud=.02, pigment="imari")
_g("hongdimiaojin", "paint", (44, 46, 36), (6, -6, -6), (-6, 2, 2), cloud=.05, pigment="gold", gloss=.8, inside=(230, 230, 226))
_g("susancai", "paint", (72, 2, 52), (6, -2, -8), (-8, 2, 6), pigment="sancai", cloud=.08, gloss=.85)
_g("famille-noire", "paint", (16, -3, 3), (10, 0, 4), (-5, 0, 0), pigment="sancai-on-dark", cloud=.06, gloss=.9, rim=RIM_WHITE)
_g("huangdilvcai", "paint", (76, 6, 62), (6, -2, -14), (-8, 4, -2), pigment="green-on", cloud=.04)
_g("huangdifencai", "paint", (77, 7, 60), (5, -2, -12), (-6, 3, 0), pigment="rose", cloud=.02, gloss=.9, raised=.25, inside=(236, 236, 230))
_g("songshilvdi", "paint", (74, -26, -4), (4, 4, 2), (-6, -4, -2), pigment="rose", cloud=.02, gloss=.85, raised=.25)
_g("yanzhidi", "paint", (46, 44, 2), (8, -8, 2), (-6, 2, -2), pigment="rose", cloud=.03, gloss=.85, raised=.25, inside=(238, 238, 236))
_g("huangdizicai", "paint", (75, 6, 58), pigment="aubergine-on", cloud=.04)
_g("lvdizicai", "paint", (50, -28, 22), (10, 4, 0), (-10, -4, -2), pigment="aubergine-on", cloud=.06, inside=(230, 230, 222))
_g("huangdihongcai", "paint", (76, 6, 62), pigment="red-on", cloud=.04)
# northern and southern painted stonewares
_g("baidiheihua", "paint", (86, 1, 10), (-6, 4, 8), (-3, 1, 3), gloss=.45, cloud=.05, crackle=.2, pigment="iron-black", bare=.04)
_g("baidihehua", "paint", (84, 2, 12), (-6, 4, 8), (-3, 1, 3), gloss=.5, cloud=.05, crackle=.15, pigment="iron-brown", bare=.04)
_g("hecai", "paint", (76, 0, 16), (-4, 3, 4), (-4, -1, 2), gloss=.5, cloud=.06, crackle=.2, pigment="iron-brown", hue=5)
_g("changsha-cai", "paint", (72, 1, 24), (-4, 3, 4), (-6, -3, 4), gloss=.5, cloud=.07, crackle=.22, pigment="changsha", hue=5, bare=.06)
_g("tihua", "paint", (84, 2, 12), (-6, 4, 8), (-3, 1, 3), gloss=.45, cloud=.05, crackle=.12, pigment="sgraffito", bare=.05, raised=-.4)
_g("zhenzhudi", "paint", (82, 2, 13), (-5, 4, 6), (-4, 1, 3), gloss=.45, cloud=.05, crackle=.12, pigment="incised-brown", bare=.05, raised=-.4)
_g("songsancai", "paint", (66, 6, 44), (8, -4, -10), (-12, 2, 4), gloss=.7, cloud=.1, crackle=.12, pigment="song-sancai", bare=.06)
_g("liaosancai", "carve", (70, 8, 48), (8, -4, -16), (-14, 4, 0), gloss=.7, cloud=.12, crackle=.12, effect="liao", bare=.08, carve=1.)
_g("fahua", "paint", (32, 6, -40), (8, -4, 6), (-8, 2, 4), gloss=.75, cloud=.09, pigment="fahua", raised=.5)
# celadons
_g("longquan-celadon", "carve", (59, -10, 11), (12, 5, 5), (-12, -5, 0), gloss=.75, cloud=.05, crackle=.10, hue=5, carve=1.)
_g("fenqing", "carve", (67, -10, 4), (10, 5, 5), (-9, -4, -2), gloss=.6, cloud=.04, crackle=.06, hue=3, carve=.8)
_g("meiziqing", "carve", (58, -17, 10), (14, 7, 5), (-10, -5, -1), gloss=.85, cloud=.04, crackle=.05, hue=3, carve=.8)
_g("douqing dongqing", "carve", (76, -10, 8), (7, 4, 2), (-8, -4, 0), gloss=.95, cloud=.02, hue=2.5, carve=.7)
_g("yaozhou-celadon", "carve", (50, -6, 22), (16, 5, 6), (-14, -3, -2), gloss=.85, cloud=.06, crackle=.05, hue=4, carve=1.4, bare=.03)
_g("yue-celadon", "carve", (56, -3, 18), (10, 4, 4), (-12, -2, 2), gloss=.6, cloud=.1, crackle=.1, hue=5, carve=1., bare=.06)
_g("mise", "carve", (62, -8, 15), (8, 4, 4), (-10, -3, 2), gloss=.7, cloud=.05, hue=3, carve=.8)
_g("piaoci", "carve", (68, -3, 14), (6, 3, 4), (-10, -2, 3), gloss=.6, cloud=.1, crackle=.14, hue=4, carve=.9, bare=.08)
_g("proto-celadon", "carve", (52, 2, 24), (8, 3, 2), (-16, -4, 4), gloss=.4, cloud=.22, crackle=.1, hue=5, carve=1., bare=.15, effect="ash")
_g("dianciqingci", "plain", (64, -10, 8), (10, 5, 5), (-10, -4, 0), gloss=.8, cloud=.05, effect="iron-spots", hue=3)
_g("ruqing", "plain", (70, -6, -2), (4, 4, 8), (-6, -2, -2), gloss=.40, cloud=.04, crackle=.26, hue=3)
_g("guanqing", "plain", (66, -4, 3), (-14, 6, 8), (-6, -2, -2), gloss=.5, cloud=.05, crackle=.5, hue=4, rim=RIM_DARK, rim_often=.8, iron=1)
_g("geyou", "plain", (72, -1, 9), (-10, 3, 4), (-5, -1, 0), gloss=.5, cloud=.04, crackle=.6, hue=4, effect="gold-threads", rim=RIM_DARK, rim_often=.8, iron=1)
_g("fangru", "plain", (74, -6, -3), (4, 3, 5), (-6, -2, -2), gloss=.8, cloud=.02, crackle=.2, hue=2)
_g("fangguan", "plain", (72, -4, 1), (-8, 4, 5), (-6, -2, -2), gloss=.8, cloud=.02, crackle=.45, hue=2.5, iron=1)
_g("fangge", "plain", (76, -1, 6), (-6, 3, 3), (-5, -1, 0), gloss=.8, cloud=.02, crackle=.55, hue=3, effect="gold-threads", iron=1)
# whites
_g("qingbai", "carve", (85, -5, 0), (6, 2, 3), (-16, -7, -3), gloss=1., cloud=.03, crackle=.05, hue=2.5, carve=1.2)
_g("shufu", "carve", (84, -3, 4), (4, 1, 2), (-8, -3, -2), gloss=.5, cloud=.03, hue=2, carve=.6)
_g("tianbai", "carve", (92, -.5, 4), (2, 0, 1), (-6, -1, 0), gloss=.9, cloud=.01, hue=1.5, carve=.4)
_g("dingbai", "carve", (90, .5, 8), (-3, 1, 5), (-8, 1, 6), gloss=.7, cloud=.025, hue=2, carve=.9, rim=RIM_BROWN)
_g("xingbai", "carve", (92, -.8, 4), (0, 0, 1), (-8, -2, 3), gloss=.7, cloud=.02, hue=2, carve=.6)
_g("baiyou", "carve", (88, -.5, 5), (2, 0, 1), (-7, -2, 1), gloss=.8, cloud=.03, crackle=.06, hue=2.5, carve=.6)
_g("dehuabai", "carve", (93, .4, 6), (1, 0, 1), (-5, 1, 3), gloss=.95, cloud=.01, hue=2.5, carve=.5)
_g("huazhuangtubai", "carve", (84, 1, 10), (-8, 3, 6), (-4, 1, 3), gloss=.5, cloud=.05, crackle=.15, hue=3, carve=.7, bare=.08)
# reds
_g("jihong", "plain", (26, 40, 20), (46, -28, -12), (-9, -6, -4), gloss=.85, cloud=.07, hue=4, rim=RIM_WHITE, inside=(228, 232, 232))
_g("xianhong", "plain", (31, 45, 26), (44, -32, -16), (-9, -4, -4), gloss=.9, cloud=.08, hue=4, rim=RIM_WHITE, inside=(230, 230, 226))
_g("langyao", "plain", (26, 43, 25), (52, -38, -18), (-12, -8, -8), gloss=1., cloud=.12, crackle=.16, hue=4, rim=RIM_WHITE, effect="run-red", inside=(216, 222, 206))
_g("jiangdou", "plain", (56, 24, 12), (18, -10, -4), (-8, 6, 2), gloss=.85, cloud=.16, hue=3, effect="peachbloom", rim=RIM_WHITE, inside=(236, 236, 232))
_g("yaobian", "plain", (27, 34, 14), (34, -20, 4), (-8, -6, -6), gloss=1., cloud=.1, effect="flambe", hue=4, crackle=.06)
_g("shanhu", "plain", (44, 42, 32), (8, -6, -6), (-5, 2, 2), gloss=.7, cloud=.04, hue=3, inside=(236, 236, 232))
_g("yanzhihong", "plain", (50, 42, -2), (14, -12, 2), (-6, 4, -2), gloss=.85, cloud=.06, hue=3, inside=(240, 240, 238))
_g("fenhong", "plain", (74, 22, 2), (8, -6, 0), (-6, 5, 0), gloss=.85, cloud=.05, hue=3, inside=(240, 240, 238))
# blues and turquoises
_g("jilan", "plain", (24, 10, -36), (30, -10, 22), (-8, 2, 6), gloss=.85, cloud=.07, hue=3, rim=RIM_WHITE, inside=(228, 232, 234))
_g("salan", "plain", (42, 4, -36), (14, -4, 10), (-8, 3, -2), gloss=.9, cloud=.06, effect="sprinkle", hue=3, inside=(228, 232, 234))
_g("tianlan", "plain", (70, -6, -14), (8, 2, 6), (-8, -2, -4), gloss=.85, cloud=.03, hue=2.5, inside=(232, 236, 236))
_g("yuebai", "plain", (82, -4, -6), (5, 1, 3), (-8, -2, -4), gloss=.85, cloud=.025, hue=2, inside=(234, 238, 238))
_g("kongquelv", "plain", (56, -30, -14), (12, 8, 4), (-16, -2, -6), gloss=.85, cloud=.09, crackle=.3, hue=4)
_g("songshilv", "plain", (74, -24, -4), (6, 6, 2), (-8, -4, -2), gloss=.7, cloud=.03, hue=3)
# greens and yellows
_g("guapi", "plain", (42, -28, 26), (16, 6, 2), (-12, -2, -4), gloss=.9, cloud=.08, crackle=.2, hue=4, inside=(228, 230, 220))
_g("pingguolv", "plain", (68, -28, 34), (8, 6, -6), (-8, -4, 2), gloss=.9, cloud=.06, crackle=.3, hue=4)
_g("qiukui", "plain", (80, -12, 30), (5, 3, -6), (-8, -3, 4), gloss=.8, cloud=.04, hue=3)
_g("jiaohuang", "carve", (78, 4, 58), (6, -2, -14), (-8, 5, 0), carve=.4, gloss=.9, cloud=.03, hue=3)
_g("ningmeng", "plain", (88, -6, 40), (4, 2, -10), (-6, -1, 8), gloss=.8, cloud=.025, hue=3, inside=(240, 240, 238))
_g("shouhuang jianghuang", "carve", (58, 6, 40), (10, 0, -6), (-12, 2, -4), gloss=.6, cloud=.13, crackle=.16, hue=5, bare=.1)
_g("shanyu", "plain", (48, 2, 32), (10, 2, 0), (-8, -2, -4), gloss=.4, cloud=.06, effect="dust-yellow", hue=4)
# browns and blacks
_g("zijin jiangyou", "plain", (34, 14, 20), (20, 8, 12), (-10, -4, -6), gloss=.85, cloud=.07, hue=4, rim=RIM_WHITE, rim_often=.5)
_g("ziding", "plain", (36, 18, 20), (14, 4, 8), (-10, -4, -6), gloss=.9, cloud=.07, hue=4)
_g("shihong", "plain", (38, 26, 30), (10, 2, 4), (-12, -6, -10), gloss=.6, cloud=.1, hue=4, bare=.05)
_g("wujin", "plain", (11, 0, 0), (14, 6, 10), (-5, 0, 0), gloss=1., cloud=.05, hue=1.5)
_g("heiyou", "plain", (17, 3, 4), (20, 14, 20), (-7, -1, -1), gloss=.9, cloud=.08, hue=2, bare=.07)
_g("heiding", "plain", (14, 1, 2), (26, 12, 16), (-5, 0, 0), gloss=1., cloud=.05, hue=1.5)
_g("chayemo", "plain", (36, -4, 20), (8, 6, 4), (-8, -2, -4), gloss=.35, cloud=.06, effect="dust-yellow", hue=4)
_g("xiejia", "plain", (42, -8, 14), (8, 6, 4), (-8, -2, -4), gloss=.45, cloud=.06, effect="dust-yellow", hue=3)
_g("tiexiu", "plain", (20, 8, 6), (10, 6, 6), (-6, -2, -2), gloss=.6, cloud=.06, effect="rust", hue=2)
_g("gutong", "paint", (33, 4, 14), (8, 4, 6), (-8, -2, -3), gloss=.55, cloud=.08, pigment="gold", hue=3)
_g("tuhao", "plain", (14, 3, 3), (24, 18, 24), (-6, -2, -2), gloss=.9, cloud=.1, streak=1, bare=.12, streaked=1, hue=1.5)
_g("youdi", "plain", (13, 2, 1), (22, 14, 18), (-5, -1, 0), gloss=.9, cloud=.05, effect="oil-spots", bare=.1, hue=1.5)
_g("zhegu", "plain", (17, 4, 5), (18, 12, 16), (-5, -1, 0), gloss=.85, cloud=.06, effect="partridge", bare=.1, hue=2)
_g("yaobian-tenmoku", "plain", (10, 2, -4), (20, 14, 18), (-4, 0, -2), gloss=1., cloud=.05, effect="yohen", bare=.1, hue=1)
_g("daimao", "plain", (24, 10, 14), (16, 8, 12), (-8, -2, -4), gloss=.8, cloud=.06, effect="tortoise", bare=.06, hue=2)
_g("muye", "plain", (16, 6, 6), (20, 14, 20), (-6, -1, -2), gloss=.8, cloud=.06, effect="leaf", bare=.06, hue=2)
_g("jianzhi", "paint", (58, 8, 26), (-8, 4, 4), (-10, 2, 0), gloss=.75, cloud=.12, effect="mottle", pigment="dark-resist", bare=.06, hue=4)
_g("huayou", "plain", (17, 3, 3), (18, 10, 14), (-5, -1, 0), gloss=.85, cloud=.06, effect="milky", bare=.08, hue=2)
# Jun, its heirs, and lead glazes
_g("jun-tianlan", "plain", (60, -4, -16), (-2, 6, 26), (-8, 0, -6), gloss=.6, cloud=.08, crackle=.05, hue=4, bare=.05)
_g("jun-yuebai", "plain", (74, -4, -4), (-6, 6, 18), (-6, -1, -4), gloss=.6, cloud=.06, crackle=.06, hue=3, bare=.05)
_g("jun-zibanyou", "plain", (60, -3, -15), (-4, 6, 26), (-8, 0, -6), gloss=.6, cloud=.08, crackle=.05, hue=4, splash=1, bare=.05)
_g("jun-meiguizi", "plain", (40, 26, -12), (14, -12, 18), (-6, 2, -8), gloss=.7, cloud=.14, effect="jun-purple", hue=4)
_g("jun-haitang", "plain", (36, 36, 4), (20, -16, 14), (-6, 2, -10), gloss=.7, cloud=.14, effect="jun-purple", hue=4)
_g("lujun", "plain", (50, -12, -16), (10, 2, 6), (-8, 2, -4), gloss=.7, cloud=.06, effect="robin", hue=3)
_g("yijun guangjun", "plain", (58, -6, -14), (6, 4, 10), (-10, 0, -4), gloss=.6, cloud=.1, effect="milky", hue=4)
_g("tangsancai", "carve", (78, 2, 24), (4, 0, -4), (-8, 2, 8), gloss=.7, cloud=.08, crackle=.15, effect="sancai", bare=.16, hue=3)
_g("hupi", "plain", (86, 0, 12), gloss=.9, cloud=.04, effect="patches", hue=2)
_g("hanlv", "plain", (42, -16, 20), (10, 6, 8), (-10, -2, -2), gloss=.55, cloud=.16, effect="iridescence", hue=4, bare=.03)
_g("hanhe", "plain", (40, 18, 34), (10, 4, 6), (-10, -2, -4), gloss=.6, cloud=.14, hue=4)
_g("jiaotai", "plain", (70, 8, 30), (4, 0, 0), (-6, 2, 4), gloss=.6, cloud=.05, effect="marble", hue=3, wear=-.3)

BODY = {   # sRGB of the fired, unglazed body as seen on the foot ring
    "kiln:jingdezhen": (226, 210, 186), "kiln:hutian": (222, 212, 192), "kiln:longquan": (158, 92, 60), "kiln:ru": (176, 160, 138), "kiln:ding": (226, 212, 186),
    "kiln:jian": (58, 40, 34), "kiln:jun": (140, 98, 68), "kiln:juntai": (130, 92, 66), "kiln:cizhou": (196, 168, 130), "kiln:yue": (150, 124, 98), "kiln:ou": (170, 152, 126),
    "kiln:wuzhou": (142, 104, 82), "kiln:deqing": (120, 92, 76), "kiln:guan-jiaotan": (64, 50, 44), "kiln:ge": (70, 54, 46), "kiln:xing": (228, 220, 204), "kiln:gongxian": (214, 196, 168),
    "kiln:dengfeng": (184, 158, 124), "kiln:yaozhou": (150, 128, 100), "kiln:jizhou": (200, 180, 148), "kiln:dehua": (234, 226, 210), "kiln:zhangzhou": (206, 180, 144),
    "kiln:changsha": (172, 144, 112), "kiln:qionglai": (140, 96, 74), "kiln:lingwu": (190, 172, 142), "kiln:gangwa": (206, 180, 146), "kiln:yixing": (128, 74, 54), "kiln:shiwan": (140, 104, 80),
    "kiln:chaozhou": (216, 204, 180), "kiln:shouzhou": (178, 140, 104), "kiln:duandian": (150, 128, 104), "kiln:hongzhou": (130, 100, 80), "kiln:yuezhou": (140, 116, 92), "kiln:canton-enamel": (228, 214, 192),
    "kiln:pingding": (150, 130, 106), "kiln:hunyuan": (140, 118, 96), "kiln:huozhou": (224, 216, 196), "kiln:liling": (230, 222, 206), "kiln:jiexiu": (210, 194, 166), "kiln:zibo": (168, 140, 110),
}

# cobalt by period: deep line, wash (sRGB), iron spotting 0..1, bleed in pixels of a 2048 strip
COBALT = {
    "dyn:yuan": ((18, 34, 104), (92, 122, 186), .8, 1.3), "reign:hongwu": ((70, 84, 116), (140, 152, 176), .4, 1.5), "reign:yongle": ((18, 36, 112), (88, 120, 190), .9, 1.5),
    "reign:xuande": ((16, 30, 100), (82, 112, 184), .9, 1.3), "reign:zhengtong": ((40, 58, 120), (116, 138, 186), .5, 1.3), "reign:jingtai": ((44, 62, 124), (120, 142, 188), .4, 1.3),
    "reign:tianshun": ((44, 60, 122), (120, 140, 186), .4, 1.3), "reign:chenghua": ((62, 88, 148), (146, 168, 208), .1, 1.0), "reign:hongzhi": ((66, 92, 150), (150, 172, 210), .1, 1.0),
    "reign:zhengde": ((52, 72, 130), (130, 148, 190), .2, 1.2), "reign:jiajing": ((44, 30, 136), (114, 104, 198), .2, 1.2), "reign:longqing": ((46, 36, 136), (118, 112, 198), .15, 1.2),
    "reign:wanli": ((62, 74, 128), (134, 146, 186), .2, 1.3), "reign:tianqi": ((58, 74, 122), (132, 148, 180), .3, 1.4), "reign:chongzhen": ((44, 66, 136), (124, 146, 194), .1, 1.1),
    "dyn:transitional": ((38, 58, 142), (118, 138, 200), .05, .9), "reign:shunzhi": ((44, 62, 132), (122, 142, 192), .1, 1.0),
    "reign:kangxi": ((10, 46, 148), (104, 146, 212), .05, .7), "reign:yongzheng": ((34, 60, 132), (124, 152, 204), .4, .8), "reign:qianlong": ((22, 42, 118), (108, 136, 196), .25, .7),
    "reign:jiaqing": ((30, 52, 124), (116, 140, 196), .1, .7), "reign:daoguang": ((34, 58, 132), (126, 150, 202), .05, .8), "reign:xianfeng": ((42, 62, 138), (130, 150, 204), .05, .9),
    "reign:tongzhi": ((50, 60, 152), (134, 146, 212), 0, .9), "reign:guangxu": ((58, 60, 158), (140, 146, 214), 0, .8), "reign:xuantong": ((50, 66, 160), (136, 152, 216), 0, .7),
    "dyn:ming": ((40, 58, 124), (120, 144, 194), .35, 1.2), "dyn:qing": ((26, 58, 140), (112, 146, 206), .1, .8), "dyn:republic": ((44, 72, 166), (140, 164, 220), 0, .7), "dyn:tang": ((30, 50, 130), (100, 126, 186), .4, 1.6),
}
