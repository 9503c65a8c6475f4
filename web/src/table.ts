// Lines up the cells of several cases: what they share, where they differ, which figures can be compared.

type Concept = readonly [id: string, label: string];
/** The last, the anchor of the paragraph on the case's page, may be left out. */
export type Figure = readonly [
  measure: string, amount: string, number: string, unit: string, date: string, place: string, anchor?: string,
];
export interface Cell {
  readonly c?: readonly Concept[];
  readonly t?: readonly string[];
  readonly f?: readonly Figure[];
}
export interface Case {
  readonly id: string;
  readonly title: string;
  readonly address: string;
  readonly where: string;
  readonly cells: Readonly<Record<string, Cell>>;
}
export interface Row {
  readonly id: string;
  readonly label: string;
  readonly group: string;
}

/** Why a figure cannot be compared with the others of its line. */
type Bar = "unit" | "date" | "undated";

/** One value in a cell; `holders` says how many cases have it. */
export interface Value {
  readonly kind: "concept" | "text" | "figure";
  readonly text: string;
  readonly holders: number;
  readonly measure?: string;
  readonly date?: string;
  readonly place?: string;
  readonly anchor?: string;
  readonly bars?: readonly Bar[];
}

/** One line of the table: a row, or one measure of a row of figures. A cell without values is not stated. */
export interface Line {
  readonly row: Row;
  readonly measure: string;
  /** Whether its figures are measured in one case only, so that nothing stands beside them. */
  readonly alone: boolean;
  readonly same: boolean;
  readonly cells: readonly (readonly Value[])[];
}

export interface Group {
  /** The id of its first row, which is the same in every edition; "" for the rows that are pinned. */
  readonly id: string;
  readonly label: string;
  readonly lines: readonly Line[];
  readonly folded: boolean;
  readonly hidden: number;
}

/** All rows over all cases, as lines, in the order of the rows. */
export function align(rows: readonly Row[], cases: readonly Case[]): Line[] {
  const lines: Line[] = [];
  for (const row of rows) {
    const cells = cases.map((one) => cellOf(one, row.id));
    if (cells.some((cell) => cell.f?.length)) lines.push(...figureLines(row, cells.map((cell) => cell.f ?? [])));
    else lines.push(plainLine(row, cells));
  }
  return lines;
}

/** Lines in the groups of their rows: pinned rows first, only what differs if asked for. */
export function arrange(
  lines: readonly Line[],
  rows: readonly Row[],
  shown: { readonly diff: boolean; readonly fold: readonly string[]; readonly pin: readonly string[] },
  pinned: string,
): Group[] {
  const found: Group[] = [];
  const add = (id: string, label: string, all: readonly Line[]): void => {
    const kept = shown.diff ? all.filter((line) => !line.same) : all;
    if (all.length) {
      found.push({ id, label, lines: kept, folded: shown.fold.includes(id), hidden: all.length - kept.length });
    }
  };
  add("", pinned, lines.filter((line) => shown.pin.includes(line.row.id)));
  const rest = lines.filter((line) => !shown.pin.includes(line.row.id));
  for (const [id, label] of groupsOf(rows)) add(id, label, rest.filter((line) => line.row.group === label));
  return found;
}

/** The groups of rows in their order: the id of the first row of each, and its label. */
export function groupsOf(rows: readonly Row[]): [id: string, label: string][] {
  const first = new Map<string, string>();
  for (const row of rows) if (!first.has(row.group)) first.set(row.group, row.id);
  return [...first].map(([label, id]) => [id, label]);
}

function cellOf(one: Case, row: string): Cell {
  return Object.prototype.hasOwnProperty.call(one.cells, row) ? one.cells[row] ?? {} : {};
}

/** Texts are the same where only spaces and letter case tell them apart. */
function plain(text: string): string {
  return text.trim().replace(/\s+/g, " ").toLowerCase();
}

type Bare = Omit<Value, "holders">;

function plainLine(row: Row, cells: readonly Cell[]): Line {
  const items = cells.map((cell) => new Map<string, Bare>([
    ...(cell.c ?? []).map(([id, text]): [string, Bare] => [`c${id}`, { kind: "concept", text }]),
    ...(cell.t ?? []).map((text): [string, Bare] => [`t${plain(text)}`, { kind: "text", text }]),
  ]));
  const holders = new Map<string, number>();
  for (const item of items) for (const key of item.keys()) holders.set(key, (holders.get(key) ?? 0) + 1);
  // What most cases share comes first, in one order for all of them, so that it lines up.
  const order = new Map([...holders].sort((a, b) => b[1] - a[1]).map(([key], at) => [key, at]));
  const sorts = cells.some((cell) => cell.c);
  return {
    row,
    measure: "",
    alone: false,
    same: cells.length > 1 && [...holders.values()].every((count) => count === cells.length),
    cells: items.map((item) => {
      const entries = [...item];
      if (sorts) entries.sort(([a], [b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
      return entries.map(([key, value]) => ({ ...value, holders: holders.get(key) ?? 1 }));
    }),
  };
}

/** A line for each measure that several cases state, then one for all that stand alone. */
function figureLines(row: Row, cells: readonly (readonly Figure[])[]): Line[] {
  const owners = new Map<string, Set<number>>();
  const names = new Map<string, string>();
  cells.forEach((figures, at) => {
    for (const [measure] of figures) {
      const key = plain(measure);
      if (!names.has(key)) names.set(key, measure);
      owners.set(key, (owners.get(key) ?? new Set()).add(at));
    }
  });
  const shared = [...owners].filter(([, cases]) => cases.size > 1).map(([key]) => key);
  const lines = shared.map((key): Line => {
    const own = cells.map((figures) => figures.filter(([measure]) => plain(measure) === key));
    const unit = commonest(own, (figure) => figure[3]);
    const date = commonest(own, (figure) => (figure[3] === unit ? figure[4] : ""));
    const holders = owners.get(key)?.size ?? 1;
    const said = own.map((figures) => figures.map((one) => `${one[2]} ${one[3]} ${one[4]} ${one[1]}`).sort().join("\n"));
    const values = own.map((figures) => figures.map((one) => figureValue(one, holders, bars(one, unit, date))));
    return {
      row,
      measure: names.get(key) ?? "",
      alone: false,
      // What cannot be compared is not the same, even where the numbers are.
      same: said.every((one) => one === said[0]) && values.every((list) => list.every((one) => !one.bars?.length)),
      cells: values,
    };
  });
  const left = cells.map((figures) => figures.filter(([measure]) => (owners.get(plain(measure))?.size ?? 0) < 2));
  if (left.some((figures) => figures.length)) {
    lines.push({
      row,
      measure: "",
      alone: cells.length > 1,
      same: false,
      cells: left.map((figures) => figures.map((one) => ({ ...figureValue(one, 1, []), measure: one[0] }))),
    });
  }
  return lines;
}

function figureValue(figure: Figure, holders: number, why: readonly Bar[]): Value {
  const [, text, , , date, place, anchor = ""] = figure;
  return { kind: "figure", text, holders, date, place, anchor, bars: why };
}

function bars(figure: Figure, unit: string, date: string): Bar[] {
  const found: Bar[] = figure[3] === unit ? [] : ["unit"];
  if (!figure[4]) found.push("undated");
  else if (date && figure[4] !== date) found.push("date");
  return found;
}

/** What most cases say, the first of them where several are as many; what is empty is not counted. */
function commonest(cells: readonly (readonly Figure[])[], read: (figure: Figure) => string): string {
  const counts = new Map<string, number>();
  for (const figures of cells) {
    for (const value of new Set(figures.map(read))) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  let best = "";
  for (const [value, count] of counts) if (count > (counts.get(best) ?? 0)) best = value;
  return best;
}
