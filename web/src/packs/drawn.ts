// Draws the figures of a document once, before it is written.
import type { Block, Draw, Figure, Picture } from "./blocks";

/** The pictures of all figures among blocks, by figure; null where one cannot be drawn. */
export async function drawn(blocks: readonly Block[], draw: Draw): Promise<Map<Figure, Picture | null>> {
  const figures = blocks.filter((one): one is Figure => one.kind === "figure");
  const pictures = await Promise.all(figures.map((one) => draw(one).catch(() => null)));
  return new Map(figures.map((figure, at) => [figure, pictures[at] ?? null]));
}
