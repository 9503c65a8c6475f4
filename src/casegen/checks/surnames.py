"""Chinese surnames, in Simplified characters and in pinyin, and the words that only begin or end as one."""

from __future__ import annotations

# Characters that hardly ever end another word: a title after one of them is a person's.
CLEAR = (
    "王李黄孙朱林肖叶唐陶赵吴郑冯陈褚蒋沈韩杨秦吕曹魏姜邹潘葛彭韦袁柳鲍俞滕罗毕郝邬孟邵汪祁臧宋庞熊董梁杜阮蓝"
    "贾郭刁徐邱骆夏蔡樊胡霍虞柯卢莫裘缪邓郁崔吉钮龚嵇邢裴荀靳侯刘詹黎蒲卓蔺屠乔翟谭冉雍璩桑桂晏柴瞿阎茹廖耿匡"
    "寇欧聂晁阚饶岑薛雷倪殷闵覃佟隋仝逯邸冼麦尹姚涂芦苗丘鄢晋牟卜孔伊"
)
# Surnames that end other words too, each with the characters that it makes such a word with: 一周, 对方, 提高.
GUARDED = {
    "张": "一两二三四五六七八九十几这那每半数紧慌夸扩主开",
    "周": "一两二三四五六七八九十几这那每上下本半双逢当隔全四圆",
    "高": "提最更较很增升跳登年崇孤拔偏身",
    "方": "对双官各多校甲乙警我贵地东南西北前后上下医药军资一三供需他己那这大",
    "马": "立车骑人牛走斑白黑战出",
    "江": "长珠漓松沿滨香",
    "金": "基资现奖黄租本年押薪保罚税千合五",
    "田": "农水种油下稻",
    "何": "任如为若无几奈因缘",
    "许": "也或允准特不些少几",
    "谢": "感谢多答致酬鸣",
    "余": "其多业剩盈富十百千万零年0123456789",
    "钟": "分点时刻秒闹警",
    "顾": "照回只兼不光惠看环",
    "程": "工过课流行日里章教历规全旅议",
    "段": "阶地路手片时波身",
    "史": "历党校国村",
    "施": "措实设",
    "钱": "花有金价挣省付交出捐给工",
    "常": "日经平非正时异通往",
    "安": "治公平保早晚问",
    "文": "语中英作公人课论散原全条",
    "陆": "大登着水内",
    "康": "健小安",
    "戴": "佩爱穿拥",
    "范": "模规示师典防风",
    "严": "庄尊威戒从森",
    "章": "文规篇徽印勋违",
    "季": "四一春夏秋冬旺淡",
    "温": "体气保高低升降",
    "龙": "沙水恐长乌",
    "贺": "祝恭庆致",
    "石": "岩宝玉碎",
    "万": "一两几十百千上数",
    "汤": "送喝热煲",
    "蒙": "启",
    "洪": "抗防山泄",
    "庄": "村山端田",
    "焦": "聚",
    "凌": "欺",
    "戚": "亲",
}
# Surnames that are everyday characters: a name only where a word begins.
COMMON = "白华齐童曲游卫席司宁强房毛左关易尤伍古申项宗丁梅盛景伏葛沙丰颜辛简冷牛贝米舒武费纪闻曾甘尚"
DOUBLE = ("欧阳", "司马", "上官", "诸葛", "司徒", "皇甫", "尉迟", "令狐", "慕容", "东方", "端木", "公孙")
# Words that a surname begins and that follow a role as readily as a name does: 居民张贴通知, 志愿者王牌.
WORDS = frozenset(
    "张贴 张罗 张望 张嘴 张口 张灯 张扬 张开 王牌 王国 李子 黄昏 黄金 黄色 黄马 黄牛 林立 林间 林木 朱红 孙子 孙女 孙辈 "
    "陈述 陈列 陈旧 陈情 罗列 杜绝 梁上 胡乱 胡同 桂花 柳树 杨树 叶子 唐突 夏天 夏季 夏日 夏令 雷雨 雷锋 雷打 吉日 卓越 "
    "卓有 欧式 蓝天 蓝色 蓝图 汪洋 陶醉 陶艺 陶冶 彭湃 莫名 莫过 霍乱 毕业 毕竟 毕生 屠宰 乔迁 乔装 柴米 麦子 桑树 郁闷 "
    "殷切 殷勤 樊篱 徐徐 沈阳 郑重 郑州 吴江 韩国 秦岭 魏晋 宋代 唐代 吕剧 葛根 董事 侯选 苗圃 苗木 孔子 孔洞 邱陵 丘陵 "
    "涂抹 涂鸦 涂料 饶有 殷实 肖像 谭天 伊始 晋升 晋级 邸报 芦苇 冉冉 耿直 骆驼 葛优 熊猫 曹操 孟春 郭外 潘多 姜汤 姜茶 "
    "周边 周围 周末 周到 周期 周年 周知 周全 周一 周二 周三 周四 周五 周六 周日 高兴 高度 高层 高龄 高效 高峰 高级 高于 高中 "
    "高楼 高空 高质 高喊 方便 方式 方法 方面 方案 方向 方能 方可 方才 方言 马上 马路 马力 何时 何地 何种 何以 何处 何况 许多 "
    "许可 许愿 许诺 谢谢 谢绝 谢意 顾虑 顾问 顾及 顾全 安全 安装 安排 安心 安置 安静 常常 常年 常来 常态 常住 常用 金额 "
    "文明 文化 文艺 温暖 温馨 贺信 贺卡 贺喜 石头 万一 万家 严格 严重 施工 施行 施展 程度 程序 段位 季度 陆续 康复 戴上 戴着 "
    "钱财 史料 范围 范例 龙舟 龙灯 凌晨 凌乱 焦急 焦虑 庄严 蒙受 洪水 洪涝 洪亮 江边 余下 余生 田间 田园 章程 武装 司法 卫生 房管 房屋 尤其 "
    "曾经 曾多 曾在 曾任 曾向 尚未 尚不 宁愿 宁可 强烈 强调 关切 关心 关注 关于 冷静 简单 简要 严肃 安慰 齐声 席间 许久 何必 何等 "
    "项目 闻讯 闻言 丰富 古稀 辛苦 左邻 左右 伏案 易于 牛奶".split()
)
PINYIN = frozenset(
    "Zhao Qian Sun Li Zhou Wu Zheng Wang Feng Chen Chu Wei Jiang Shen Han Yang Zhu Qin Xu He Lu Lv Shi Zhang Kong "
    "Cao Yan Hua Jin Tao Qi Xie Zou Su Pan Ge Fan Peng Chang Ma Miao Fang Yu Yuan Liu Bao Tang Fei Cen Xue Lei Ni "
    "Teng Yin Luo Bi Hao Fu Bian Kang Meng Gu Huang Mu Xiao Yao Shao Zhan Mao Di Dai Song Pang Xiong Ji Shu Qu "
    "Xiang Zhuang Dong Liang Du Ruan Lan Min Jia Lou Guo Mei Lin Diao Zhong Qiu Gao Xia Cai Tian Hu Ling Huo Wan "
    "Ke Guan Mo Jing Ding Deng Hong Zuo Cui Gong Cheng Xing Pei Rong Weng Jiao Hou Ning Duan Long Ye Qiao Tan Ran "
    "Gui Niu Wen Chai Liao Geng Ouyang Nie Zeng Tu Ai Leng Jian Rao Sha Ou Wong Chan Cheung Leung Lau Chow Kwok Ho "
    "Lam".split()
)
