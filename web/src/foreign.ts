// Finds the words of another language in a text: Chinese in an English page, English in a Chinese one.

// What is foreign in a language, without what stands around it, and the language that it then is in. Only runs of one
// class each, so that no text takes long.
const FOREIGN: Readonly<Record<string, readonly [RegExp, string]>> = {
  en: [/([\u3400-\u9fff\uf900-\ufaff][\u3400-\u9fff\uf900-\ufaff、，。；：！？·“”《》（）]*)/, "zh-Hans"],
  zh: [/([A-Za-z][A-Za-z’' ,;:-]*)/, "en"],
};
// A few Latin words in a Chinese text are names or terms, which Chinese voices read well enough; four in a row are English.
const WORDS = 4;

/** A text in the language of a BCP 47 tag, in parts: each with the tag of its language where that is another. */
export function parted(text: string, tag: string): readonly (readonly [text: string, tag: string | null])[] {
  const foreign = FOREIGN[tag.slice(0, 2)];
  if (!foreign || !foreign[0].test(text)) return [[text, null]];
  const [run, other] = foreign;
  const meant = (part: string): boolean => other !== "en" || part.split(/[ ,;:]+/).filter(Boolean).length >= WORDS;
  return text.split(run).map((part, at) => [part, at % 2 && meant(part) ? other : null] as const).filter(([part]) => part);
}
