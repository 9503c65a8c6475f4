// Which fonts and which language codes documents of a language are written with.

export interface Speech {
  /** The language as Word and PowerPoint name it, for Latin and for Chinese text. */
  readonly latin: string;
  readonly chinese: string;
  /** The Chinese fonts of running text and of heads. */
  readonly serif: string;
  readonly sans: string;
  /** How a title says that it goes on. */
  readonly goesOn: (part: number) => string;
}

export const SERIF = "Cambria";
export const SANS = "Calibri";

const HANS: Speech = { latin: "en-GB", chinese: "zh-CN", serif: "宋体", sans: "微软雅黑", goesOn: (part) => `（${part}）` };
const HANT: Speech = { ...HANS, chinese: "zh-TW", serif: "新細明體", sans: "微軟正黑體" };
const ENGLISH: Speech = { ...HANS, goesOn: (part) => ` (${part})` };

/** How documents of a BCP 47 tag are written. */
export function speech(tag: string): Speech {
  const small = tag.toLowerCase();
  if (["zh-hant", "zh-tw", "zh-hk"].some((one) => small.startsWith(one))) return HANT;
  return isChinese(tag) ? HANS : ENGLISH;
}

/** Whether a tag's language is Chinese. */
export function isChinese(tag: string): boolean {
  return tag.toLowerCase().startsWith("zh");
}

// What other systems have in place of an office's fonts.
const EASTERN: Readonly<Record<string, string>> = { "zh-CN": "PingFang SC, Noto Sans CJK SC", "zh-TW": "PingFang TC, Noto Sans CJK TC" };
const LATIN = "Helvetica Neue, Arial, Liberation Sans";

/** A drawing with its texts in the fonts of its language: the first that is named is all that Word looks for. */
export function lettered(svg: string): string {
  const tag = /xml:lang="([^"]{0,35})"/.exec(svg)?.[1] ?? "";
  const { sans, chinese } = speech(tag);
  return svg.replace(/font-family="[^"]*"/, `font-family="${isChinese(tag) ? `${sans}, ${EASTERN[chinese]!}` : `${SANS}, ${LATIN}`}, sans-serif"`);
}
