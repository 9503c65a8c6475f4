"""Chinese surnames, in Simplified characters and in pinyin, and the words that only begin as a name would."""

from __future__ import annotations

# Characters that hardly ever end another word: a title after one of them is a person's.
CLEAR = frozenset(
    "赵吴郑冯陈褚蒋沈韩杨秦吕曹魏姜邹潘葛范彭韦袁柳鲍俞滕罗毕郝邬孟邵汪祁臧宋庞熊董梁杜阮蓝贾郭刁徐邱骆夏蔡"
    "樊胡凌霍虞柯卢莫裘缪邓郁洪崔吉钮龚嵇邢裴荀靳焦侯祖刘詹黎蒲卓蔺屠蒙乔翟谭冉雍璩桑桂庄晏柴瞿阎茹廖耿匡"
    "寇欧聂晁阚饶岑薛雷倪殷闵覃佟隋仝逯邸冼麦甘贺尹姚涂芦龙苗魏丘鄢晋阙倘王李张黄孙朱林肖叶唐陶戚谷牟卜"
)
# Surnames that are ordinary characters too: 方 in 对方, 高 in 提高. They count only where a word begins.
COMMON = frozenset(
    "方高何马白江金安常许余史华周时文谢顾温严陆钱康齐施季章管费纪童曲游卫查席司宁强房车边程田段钟汤戴武"
    "万石毛左关易尤伍元古申祝项路宗应丁梅盛景伏成葛包曾沙丰游万俞颜向辛简冷牛连明贝米舒水"
) - {"成", "向", "应", "时", "连", "明", "管"}
DOUBLE = frozenset(("欧阳", "司马", "上官", "诸葛", "司徒", "皇甫", "尉迟", "令狐", "慕容", "东方", "端木", "公孙"))
# Words that a surname begins and that follow a role as readily as a name does (居民张贴通知).
WORDS = frozenset(
    "张贴 张罗 张望 张嘴 张口 张灯 张扬 王牌 王国 李子 黄昏 黄金 黄色 林立 林间 朱红 孙子 孙女 孙辈 陈述 陈列 陈旧 "
    "陈情 罗列 杜绝 梁上 胡乱 胡同 蒙受 荣获 庄严 桂花 柳树 杨树 林木 叶子 唐突 夏天 夏季 夏日 夏令 雷雨 洪水 洪涝 "
    "吉日 邓小 龙舟 龙灯 卓越 卓有 欧式 蓝天 蓝色 汪洋 贺卡 贺信 贺喜 陶醉 陶艺 陶冶 谷物 范围 范例 彭湃 焦急 焦虑 "
    "莫名 莫过 凌晨 凌乱 霍乱 毕业 毕竟 甘愿 甘于 甘当 甘心 蒙头 屠宰 乔迁 乔装 柴米 麦子 桑树 孟春 郁闷 洪亮 侯选 "
    "殷切 殷勤 祖孙 祖辈 祖国 樊篱 徐徐 蒋介 曹操 沈阳 郑重 郑州 吴江 韩国 秦岭 魏晋 宋代 唐代 吕剧 葛根 袁大".split()
)
PINYIN = frozenset(
    "Zhao Qian Sun Li Zhou Wu Zheng Wang Feng Chen Chu Wei Jiang Shen Han Yang Zhu Qin You Xu He Lu Lv Shi Zhang "
    "Kong Cao Yan Hua Jin Tao Qi Xie Zou Su Pan Ge Fan Peng Lang Chang Ma Miao Fang Yu Ren Yuan Liu Bao Tang Fei Cen "
    "Xue Lei Ni Teng Yin Luo Bi Hao An Fu Pi Bian Kang Meng Gu Huang Mu Xiao Yao Shao Zhan Mao Di Dai Song Pang Xiong "
    "Ji Shu Qu Xiang Zhuang Dong Liang Du Ruan Lan Min Jia Lou Guo Mei Lin Diao Zhong Qiu Luo Gao Xia Cai Tian Hu "
    "Ling Huo Wan Ke Guan Mo Jing Fang Ding Deng Hong Zuo Cui Gong Cheng Xing Pei Rong Weng Jiao Hou Ning Duan Long "
    "Ye Li Qiao Tan Ran Gui Niu Wen Chai Liao Geng Ouyang Nie Zeng Xiao Yu Tu Ai Leng Jian Rao Sha Ou Wong Chan "
    "Cheung Leung Lau Chow Cheng Kwok Ho Lam".split()
)
